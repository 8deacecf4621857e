#!/usr/bin/env bash
# Runs the tests on SQLite, then once more on PostgreSQL where one answers.
set -u
BIN=.venv/bin
status=0
echo "== tests on SQLite"
env -u DATABASE_URL "$BIN/python" -m pytest -n "${TEST_WORKERS:-2}" --dist worksteal "$@" || status=1
url="${DATABASE_URL:-postgresql://postgres@127.0.0.1:5432/postgres}"
if DATABASE_URL="$url" "$BIN/python" scripts/database_answers.py; then
  echo "== tests on PostgreSQL (all that touch a database)"
  DATABASE_URL="$url" "$BIN/python" -m pytest -n "${TEST_WORKERS:-2}" --dist worksteal --create-db -m "not browser" --ignore tests/science --ignore tests/proof --ignore tests/test_architecture.py "$@" || status=1
else
  echo "== SKIPPED: tests on PostgreSQL (no server answers at DATABASE_URL or 127.0.0.1:5432)"
fi
exit $status
