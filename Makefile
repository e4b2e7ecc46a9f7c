# Two commands set everything up: `make translate` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: translate test lint bench clean

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.test-installed: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	touch $@

translate: $(VENV)/.installed  ## draft the sample releases and show the result
	$(BIN)/workbench translate || [ $$? -eq 1 ]
	$(BIN)/workbench status

test: $(VENV)/.test-installed lint  ## lint, types, layers and every test
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/.test-installed
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.test-installed  ## the benchmarks; prints ratios
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test,bench]'
	for file in tests/benchmarks/bench_*.py; do $(BIN)/python $$file || exit 1; done

clean:
	rm -rf $(VENV) build dist *.egg-info
