# Every target does its own set-up, and skips it when nothing changed.
PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
BIN := .venv/bin
PORT ?= 8000
TODAY ?= $(shell date +%F)
DAYS ?= 365
WITHIN ?= 30
# Material prints eight lines about its end of life, and plugins a red banner, at each start. docs/decisions/mkdocs.md knows.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
export PYTHONPATH := hooks

.PHONY: help setup setup-test setup-bench serve build compress lint quick test bench check stage permalinks headers links lock format clean

help: ## What can be typed
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1|/' | column -t -s '|'

setup: ## Set up for building
	@$(PYTHON) tools/setup.py

setup-test:
	@$(PYTHON) tools/setup.py test

setup-bench:
	@$(PYTHON) tools/setup.py test bench

serve: setup ## Serve the site at http://127.0.0.1:8000/ and rebuild it on each change (PORT=…)
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

build: setup ## Build the site into site/, ready to publish, failing on any finding
	$(BIN)/python tools/publish.py

compress: setup ## As build, with .gz and .br beside each file, for deploy/nginx.conf
	$(BIN)/python tools/publish.py --compress

lint: setup-test ## Format, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python tools/check_types.py

quick: lint ## Lint, and every test that needs no browser and prints nothing: a minute
	$(BIN)/python -m pytest -n auto --dist worksteal --quick $(ARGS)

test: lint ## Lint, and every test
	$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

check: setup ## Findings, reviews that are due, facts past their date or soon so, grades, known weaknesses of packages (TODAY=…, DAYS=…, WITHIN=30, JSON=1)
	@$(BIN)/python -m portal.check --today $(TODAY) --days $(DAYS) --within $(WITHIN) $(if $(JSON),--json); told=$$?; \
	$(if $(JSON),:,$(BIN)/python tools/weaknesses.py) || told=1; exit $$told

stage: setup ## Write the whole site as plain Markdown for another generator: make stage DIR=/tmp/guidepost
	@$(BIN)/python -m portal.stage --today $(TODAY) "$(or $(DIR),$(error Name an empty folder: make stage DIR=/tmp/guidepost))"

bench: setup-bench ## Measure speed as ratios within one run, and search in a browser
	$(BIN)/python tools/bench.py

permalinks: setup ## Add new addresses to tests/permalinks.txt
	@$(BIN)/python -m portal.checks.permalinks --write tests/permalinks.txt

headers: setup ## Write deploy/headers.conf from hooks/portal/publish/hosting.py
	@$(BIN)/python -m portal.publish.hosting > deploy/headers.conf

links: setup ## Ask for every address out of the site and note which ones answer (needs a network)
	@$(BIN)/python tools/links.py

lock: ## Write both lock files anew, keeping what still fits but for one package (UPGRADE=…; needs a network)
	@$(PYTHON) -m venv .cache/uv && .cache/uv/bin/pip install --quiet uv
	.cache/uv/bin/uv pip compile pyproject.toml --extra test --generate-hashes --universal --python-version 3.11 --no-annotate --no-header --no-emit-index-url --quiet $(if $(UPGRADE),--upgrade-package $(UPGRADE)) -o requirements.lock
	npm install --package-lock-only --ignore-scripts --loglevel=error
	$(if $(UPGRADE),npm update $(UPGRADE) --package-lock-only --ignore-scripts --loglevel=error)

format: setup ## Format the Python code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean: ## Remove what was built and set up
	rm -rf site .site.new .site.old .venv node_modules .mypy_cache .ruff_cache .pytest_cache
