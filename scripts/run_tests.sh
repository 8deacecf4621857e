#!/usr/bin/env bash
# Runs the tests on SQLite, then once more on PostgreSQL where one answers.
set -u
BIN=.venv/bin
status=0
# The tests fill both cores with processes; libraries that start threads for each core only get in their way.
export POLARS_MAX_THREADS=1 OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
echo "== tests on SQLite"
env -u DATABASE_URL "$BIN/python" -m pytest -n "${TEST_WORKERS:-2}" --dist worksteal "$@" || status=1
url="${DATABASE_URL:-postgresql://postgres@127.0.0.1:5432/postgres}"
if DATABASE_URL="$url" "$BIN/python" scripts/database_answers.py; then
  echo "== tests on PostgreSQL (all that touch a database)"
  echo "   SKIPPED there: tests/cli, which start commands on SQLite; browsers; what is marked one_database; Russian and"
  echo "   English where a test is repeated in three languages; what touches no database"
  DATABASE_URL="$url" "$BIN/python" -m pytest -n "${TEST_WORKERS:-2}" --dist worksteal --create-db -m "not browser and not one_database" --ignore tests/science --ignore tests/proof --ignore tests/cli --ignore tests/test_architecture.py "$@" || status=1
else
  echo "== SKIPPED: tests on PostgreSQL (no server answers at DATABASE_URL or 127.0.0.1:5432)"
fi
exit $status
