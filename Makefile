# Two commands do everything: `make feeds` and `make test`. They need Python 3.11 or newer and make.
.DEFAULT_GOAL := feeds
.PHONY: feeds test serve check lock clean

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

feeds: $(VENV)/run.stamp ## build the feeds of feeds.yaml into output/
	@$(BIN)/mmmfeed build --verbose

# In the order of their names, so that the browsers, which take longest and are few tests, do not come last.
test: $(VENV)/dev.stamp ## run the tests, each file in one of two processes
	@$(BIN)/python -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

serve: $(VENV)/dev.stamp ## look at the outputs in a browser on this computer
	@$(BIN)/mmmfeed serve

check: $(VENV)/dev.stamp ## lint, format, types, the plan of the rooms
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and f"mmmfeed needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}. Try: make PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: locks/run.txt pyproject.toml | $(BIN)/python
	@$(PIP) install --require-hashes -r locks/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: locks/dev.txt $(VENV)/run.stamp
	@$(PIP) install --require-hashes -r locks/dev.txt
	@touch $@

lock: ## pin the newest versions that pyproject.toml allows
	@$(PYTHON) -m venv .venv/lock && .venv/lock/bin/pip install --quiet uv
	@for set in run:build dev:dev; do \
	  .venv/lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-annotate --no-header pyproject.toml --group $${set#*:} -o locks/$${set%:*}.txt; done

clean: ## remove what was made, but never what was heard (.mmmfeed/)
	rm -rf .venv .venv-* node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis
