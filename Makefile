# make demo   install what is needed into .venv and digest the five seeds
# make test   install what is needed into .venv and run the tests
# make check  what CI runs: format, lint, types, tests
# make prove  the long proofs, up to two hours: 100,000 made-up cases, mutation testing, every fault at full size
# make bench DATA=DIR  score cleaning, dates, sentences and speed on evaluation data
# make bench-engines DATA=DIR  words a second of the Marian engines on a checkpoint of opus-mt's size

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: demo test check lint prove bench bench-engines clean

demo: $(VENV)/.demo
	$(BIN)/summarise seeds/

test: $(VENV)/.dev
	$(BIN)/python -m pytest

check: lint test

lint: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

prove: $(VENV)/.dev
	$(BIN)/python proofs/fuzz.py
	SUMMARISE_PROVE=1 $(BIN)/python -m pytest
	$(BIN)/python proofs/mutation.py

# trafilatura, sentencex, yasbd-lib and pysbd are what we compare with; what is not installed is left out.
bench: $(VENV)/.dev
	$(BIN)/python benchmarks/bench.py $(DATA)

bench-engines: $(VENV)/.dev
	$(BIN)/python benchmarks/engines.py $(DATA)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "summarise needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.12 demo")'
	@echo "Setting up $(VENV) (once; a minute or two)"
	$(PYTHON) -m venv $(VENV)

$(VENV)/.demo: pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) --editable '.[embedded,fast]'
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) --editable '.[embedded,fast,documents,dev]'
	@touch $@ $(VENV)/.demo

clean:
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache
