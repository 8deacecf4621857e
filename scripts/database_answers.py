"""Exits 0 where a PostgreSQL server answers at DATABASE_URL, 1 where none does."""

import os
import sys

import psycopg

try:
    psycopg.connect(os.environ["DATABASE_URL"], connect_timeout=3).close()
except psycopg.Error:
    sys.exit(1)
