# Two commands for people: `make demo` and `make test`. Both set up an environment of their own first.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
JOBS   ?= auto

.PHONY: demo test lint types unit bench clean

$(VENV)/.run: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

demo: $(VENV)/.run
	@for programme in examples/speakers.csv examples/summit.csv examples/summit.yaml; do \
	  echo "\$$ panelcheck check --fail-on never $$programme"; \
	  $(BIN)/panelcheck check --fail-on never $$programme || exit 1; echo; \
	done
	@echo "\$$ panelcheck check --fail-on never --audience organiser --declarations - examples/summit.ics < examples/declarations.csv"
	@$(BIN)/panelcheck check --fail-on never --audience organiser --declarations - examples/summit.ics < examples/declarations.csv

test: lint types unit

lint: $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.dev
	$(BIN)/mypy

unit: $(VENV)/.dev
	$(BIN)/python -m pytest -n $(JOBS) --cov --cov-report=term-missing:skip-covered

bench: $(VENV)/.dev
	$(BIN)/python bench/cold.py
	$(BIN)/python bench/reporters.py
	$(BIN)/python bench/transcripts.py
	$(BIN)/python bench/false_alarms.py
	$(BIN)/python bench/attack.py

clean:
	rm -rf $(VENV) build dist .coverage .mypy_cache .pytest_cache .ruff_cache
