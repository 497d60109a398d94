# Two commands: `make demo` and `make test`. Everything is installed into .venv from the locks, with uv when it is there, else pip.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# As the command line does for itself: see dateline/cli/main.py.
export OMP_NUM_THREADS := 1
UV := $(shell command -v uv 2>/dev/null)
DEMO_PORT ?= 8000

ifdef UV
  INSTALL = $(UV) pip install --quiet --python $(BIN)/python
  MAKE_VENV = $(UV) venv --quiet --python $(PYTHON) $(VENV)
else
  INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check
  MAKE_VENV = $(PYTHON) -m venv $(VENV)
endif

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev demo test test-shared check format lock browser clean

help: ## what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(VENV)/.installed ## install Dateline into .venv

demo: setup ## read the example wire and serve the site on localhost
	$(BIN)/dateline demo --port $(DEMO_PORT)

test: setup-dev browser ## install what the tests need and run them all
	$(BIN)/python -m pytest -m "not shared" -n 2 --dist loadfile

test-shared: setup-dev ## the tests that measure on ../shared; they are skipped where it is absent
	$(BIN)/python -m pytest -m shared

check: setup-dev ## ruff and mypy
	$(BIN)/ruff check --output-format=concise .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: setup-dev ## put the code into shape
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format --quiet .

lock: ## make both locks anew from pyproject.toml (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --extra postgres --group build pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --extra postgres --group build --group dev pyproject.toml -o requirements-dev.lock

clean: ## remove the virtual environment and all caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache dist build

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Dateline needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ..." >&2; exit 1; }
	$(MAKE_VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

setup-dev: $(VENV)/.installed-dev

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@

# Debian's Chromium for the browser tests. Without it, and without the right to install it, they are skipped and say so.
browser:
	@command -v chromium >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing chromium for the browser tests" && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null; \
	  else echo "chromium is not installed: the browser tests will be skipped"; fi; } || true
