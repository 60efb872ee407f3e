# Everything one does here: `make` lists it.

SHELL := /bin/bash
.DEFAULT_GOAL := help

PYTHON ?= python3
PORT ?= 8000
NOTES ?= $(or $(STUDYAPP_NOTES),content)
export STUDYAPP_NOTES := $(NOTES)

VENV := .venv
PY := $(VENV)/bin/python
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check
RUNTIME := $(VENV)/.installed
DEV := $(VENV)/.installed-dev
DJADE = find templates -name '*.html' -exec $(VENV)/bin/djade --target-version 5.2

.PHONY: help run dev test test-sqlite test-postgres lint format check-content bench fuzz screenshots lock clean

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(RUNTIME) ## Serve the notes: make run [PORT=9000] [NOTES=/path/to/my/notes]
	@exec $(PY) -m studyapp.server --port $(PORT)

dev: export STUDYAPP_DEBUG := 1
dev: $(DEV) ## The same for development: restarts and refreshes the browser on every change
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py import_content "$$STUDYAPP_NOTES" || true
	@exec $(PY) manage.py runserver 127.0.0.1:$(PORT)

test: $(DEV) ## All tests: those of the database on PostgreSQL, then everything on SQLite (ARGS="-k quiz")
	@$(MAKE) --no-print-directory test-postgres
	@$(MAKE) --no-print-directory test-sqlite

test-sqlite: $(DEV)
	@echo "Tests, on SQLite"
	@env -u DATABASE_URL $(PY) -m pytest $(ARGS)

test-postgres: $(DEV)
	@echo "Tests of what uses the database, on PostgreSQL"
	@$(PY) -m tests.postgres $(PY) -m pytest --only-database $(ARGS)

lint: export STUDYAPP_HTTPS := 1
lint: export STUDYAPP_HSTS_WHOLE_DOMAIN := 1
lint: $(DEV) ## Style, types, templates, settings fit for production, migrations complete
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(DJADE) --check {} +
	$(VENV)/bin/mypy
	$(PY) manage.py check --deploy --fail-level WARNING
	$(PY) manage.py makemigrations --check --dry-run

format: $(DEV) ## Put code and templates into their one format
	$(VENV)/bin/ruff check --fix-only .
	$(VENV)/bin/ruff format .
	@$(DJADE) {} + || true # an exit code of 1 only says that it changed something

check-content: $(RUNTIME) ## Say what is wrong in the notes, with file and line (NOTES=/path/to/my/notes)
	@$(PY) manage.py check_content "$$STUDYAPP_NOTES"

bench: $(DEV) ## Measure what bench/README.md describes
	@$(PY) -m bench $(ARGS)

fuzz: $(DEV) ## Let libFuzzer look for notes that break the reader (ARGS="-max_total_time=600"; Python 3.11 on Linux)
	@$(PIP_INSTALL) atheris==3.0.0
	@$(PY) -m tests.fuzz $(or $(ARGS),-max_total_time=60)

screenshots: $(DEV) ## Pictures of every page and state, phone and desktop, light and dark: var/screenshots/index.html
	@env -u DATABASE_URL $(PY) -m pytest -q -s tests/screenshots.py

lock: $(PY) ## Compile the dependencies of pyproject.toml anew into the requirements files
	$(PIP_INSTALL) uv
	$(VENV)/bin/uv pip compile $(LOCK) pyproject.toml --output-file requirements.txt
	$(VENV)/bin/uv pip compile $(LOCK) --constraints requirements.txt --group dev pyproject.toml \
		--output-file requirements-dev.txt

# No header and no annotations: they would name the machine's folders and index.
LOCK := --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

clean: ## Remove the environment and caches; var/ with database and key stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

# One stamp for each list of packages: what is installed is installed again only when its list changes.
$(RUNTIME): requirements.txt | $(PY)
	@echo "Installing what the app needs"
	@$(PIP_INSTALL) --require-hashes -r requirements.txt
	@touch $@

$(DEV): requirements-dev.txt | $(PY)
	@echo "Installing what development and tests need"
	@$(PIP_INSTALL) --require-hashes -r requirements-dev.txt
	@touch $@ $(RUNTIME)

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "studyapp needs Python 3.11 or newer; name yours with make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "Python's venv module is missing; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)
