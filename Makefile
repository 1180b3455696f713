# make demo   build the graph of the sample articles into exports/
# make test   run the tests
# Needs Python 3.11 to 3.13; the rest is installed into .venv, pinned by hash.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help demo test lint lock train golden clean

help:
	@sed -n '1,3p' Makefile | cut -c3-
	@echo "make lint   ruff and mypy"
	@echo "make lock   pin the dependencies anew (needs uv)"
	@echo "make golden renew tests/golden/expected after a change that was meant; read the diff"
	@echo "make train  learn the scorer's weights anew from tests/gold"
	@echo "make clean  remove what was made"

demo: $(VENV)/.installed
	$(BIN)/kg build samples --out exports
	@echo
	@echo "For your own articles"
	@echo "  $(BIN)/kg build FOLDER --out MY-EXPORTS"

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -q

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/mypy

lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q -o requirements.lock
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q \
		-c requirements.lock -o requirements-dev.lock

train: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.train

golden: $(VENV)/.installed
	rm -rf build/golden
	$(BIN)/kg build tests/golden/input --out build/golden --quiet
	mkdir -p tests/golden/expected
	cp build/golden/claims.jsonl build/golden/graph.ttl build/golden/graph.graphml tests/golden/expected/
	@git diff --stat -- tests/golden/expected

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find exports -mindepth 1 ! -name README.md -delete

$(VENV)/.made:
	$(PYTHON) -c 'import sys; sys.exit(None if (3, 11) <= sys.version_info < (3, 14) else "kg needs Python 3.11, 3.12 or 3.13; name one with: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	touch $@

$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/.made
	@echo "Installing (about a minute) ..."
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps -e .
	touch $@

$(VENV)/.installed-dev: requirements-dev.lock | $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	touch $@
