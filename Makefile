# The one door for people and machines. `make help` lists what it does.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help setup packages demo test lint types imports bench docs screenshots lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: packages $(VENV)/.setup-done ## make .venv with everything; .venv/bin/sheber is the command

# Debian's packages, only where this user may install them; without them the tests that need them say so.
packages:
	@bash scripts/debian_packages.sh

$(VENV)/.setup-done: requirements/dev.txt pyproject.toml scripts/compile_messages.py $(shell find src -name '*.po')
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-build-isolation --no-deps -e .
	$(BIN)/python scripts/compile_messages.py
	touch $@

demo: setup ## the example region loaded, its whole year run, then served
	$(BIN)/sheber demo $(DEMO)

test: setup lint types imports ## everything CI runs: style, types, import arrows, tests on every database here
	@bash scripts/run_tests.sh

lint: setup ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup ## types, strict in science, proof and kernel
	$(BIN)/mypy

imports: setup ## the floors and rooms of the house
	$(BIN)/lint-imports

bench: setup ## benchmarks, side by side; results under benchmarks/results (BENCH="match identity": only these)
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements/bench.txt
	$(BIN)/python -m benchmarks $(BENCH)

docs: setup ## HTML documentation under docs/_build
	$(BIN)/sphinx-build -W -q -b html docs docs/_build/html

screenshots: setup ## a picture of every page in three languages under out/screenshots
	$(BIN)/python scripts/screenshots.py

lock: ## renew the lock files (needs uv)
	uv pip compile --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -q requirements/runtime.in -o requirements/runtime.txt
	uv pip compile --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -q requirements/dev.in -c requirements/runtime.txt -o requirements/dev.txt

clean: ## remove what this folder made
	rm -rf $(VENV) var out docs/_build .mypy_cache .ruff_cache
