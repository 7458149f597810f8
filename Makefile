# Everything a person or CI does here, as one word. Plain `make` lists the words.
PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000
ARGS ?=
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
# A bundle brings its packages along (see `make bundle`): then nobody else is asked for them.
CARRIED := $(if $(wildcard wheels),--no-index --find-links wheels)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes $(CARRIED)
STYLES := $(shell find yichuang -path '*/styles/*.scss')
STATIC := $(shell find yichuang -path '*/static/*' -type f)

.DEFAULT_GOAL := help
.PHONY: help setup run install seals test torture check fix eval derived goldens law seed lock bundle simulate bench report backtest
.DELETE_ON_ERROR:

help:  ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

setup: .venv/.dev build/.collected  ## install everything, for working on it

run: .venv/.run build/.collected  ## serve on http://127.0.0.1:8000 (ADDRESS=…); installs, builds and loads the district at first
	@$(MANAGE) prepare
	@exec $(MANAGE) serve --bind $(ADDRESS)

install: .venv/.run build/.collected  ## bring what it needs to run, and start nothing (docs/operations.md)
	@$(BIN)/python -m compileall -q yichuang

seals: .venv/.run  ## also what seals beyond the local key need: a PKCS#11 device, SM2
	$(PIP) -r requirements-seals.lock

test: .venv/.dev build/.collected  ## run every test: SQLite, PostgreSQL, browser (LEGS="sqlite browser-sqlite", ARGS=…)
	@$(BIN)/python -m tools.legs $(LEGS) --pytest="$(ARGS)" $(if $(CI),--require-all)

torture: .venv/.dev build/.collected  ## kill -9 server and worker 200 times under load on each database (ARGS="--kills=… --seed=…")
	@$(BIN)/python -m tools.torture $(ARGS)

# Asked for together with `test`, its tests are left to `test`: they are the first leg there.
check: .venv/.dev build/.collected  ## lint, format, import contracts, migrations, the fast tests
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports
	@$(MANAGE) makemigrations --check --dry-run
	@$(if $(filter test,$(MAKECMDGOALS)),:,$(BIN)/pytest -m "not browser" -n auto $(ARGS))

report: .venv/.run build/.collected  ## write the year's self-evaluation report as Word, PDF and page (YEAR=2021 DATA=data/lusong OUT=build)
	@$(MANAGE) report --year $(or $(YEAR),2021) --data $(or $(DATA),data/lusong) --out $(or $(OUT),build)

bench: .venv/.dev build/.collected  ## measure on both databases: a table and build/bench.json (ARGS="--parts guide search --only sqlite --lives 160 --rounds 3 --cases 20000")
	@$(BIN)/python -m tools.bench $(ARGS)

eval: .venv/.dev  ## how well the search answers the questions of tests/eval, folder by folder (ARGS="--misses --queries folder")
	@$(BIN)/python -m tools.evaluate $(ARGS)

derived: .venv/.dev  ## the same on questions made by rule from the district's own words: those the search is tuned on (ARGS="--kind unheard")
	@$(BIN)/python -m tools.derived $(ARGS)

fix: .venv/.dev  ## repair what ruff can repair
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

goldens: .venv/.dev build/.collected  ## draw the golden papers again; look at each changed image before committing it
	@YICHUANG_RENEW_GOLDENS=1 $(BIN)/pytest -q tests/papers/test_goldens.py

law: .venv/.dev  ## print the act tables to docs/law, the measures to docs/measures.md
	@$(MANAGE) law
	@$(MANAGE) measures

seed: .venv/.run  ## load the district and the demo accounts again (YICHUANG_DISTRICT=folder)
	@$(MANAGE) migrate --no-input --verbosity 0
	@$(MANAGE) seed

lock: .venv/.dev  ## write the lock files again (ARGS=--upgrade takes newer versions)
	@$(BIN)/python -m tools.lock $(ARGS)

bundle: .venv/.run build/.collected  ## write dist/yichuang-….tar.gz, for a site that reaches no registry
	@$(BIN)/python -m tools.bundle $(ARGS)

simulate: .venv/.dev build/.collected  ## live a year by the acts (CASES=1000 JOINT=0 COMPLETED= YEAR=2021 SEED=1, ARGS=--sealing)
	@$(BIN)/python -m tools.simulate --cases $(or $(CASES),$(if $(JOINT),0,1000)) --joint $(or $(JOINT),0) --year $(or $(YEAR),2021) --seed $(or $(SEED),1) $(if $(COMPLETED),--completed $(COMPLETED)) $(ARGS)

backtest: .venv/.dev  ## try the estimate of budgets on simulated districts against last year and x % (ARGS="--training --write")
	@$(BIN)/python -m tools.backtest $(ARGS)

# Stamps: what follows is done once, and again only when a file on the right has changed.

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Yichuang needs Python 3.11 or newer: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv .venv
	@touch $@

.venv/.run: requirements.lock | .venv/.made
	$(PIP) -r requirements.lock
	@touch $@

.venv/.dev: requirements-dev.lock | .venv/.made
	$(PIP) -r requirements-dev.lock
	@touch $@ .venv/.run

build/.assets: package.json package-lock.json tools/build_assets.py tools/node.py $(STYLES) | .venv/.made
	$(BIN)/python -m tools.build_assets
	@touch $@

build/.collected: build/.assets requirements.lock $(STATIC) | .venv/.made
	@test -e .venv/.dev || $(MAKE) --silent .venv/.run
	$(MANAGE) collectstatic --clear --noinput --verbosity 0
	@touch $@
