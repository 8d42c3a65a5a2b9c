# `make run` opens the app, `make test` runs every check, `make quick` those of a minute; all work from a fresh
# clone with Python 3.11+ and make.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
SHOWROOM := .venv-showroom
PORT   ?= 8501
CATALOG ?= catalogs/fashion

.PHONY: run test quick coverage lint unit demo bench docs lock clean

run: $(VENV)/.app
	$(BIN)/python -m streamlit run app.py --server.port $(PORT)

test: lint unit

lint: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/oxlint --deny-warnings pages tests

unit: $(VENV)/.dev
	$(BIN)/python -m pytest

# Nothing that trains, loads Keras or opens a browser: see conftest.py.
quick: $(VENV)/.dev
	$(BIN)/python -m pytest -m "not slow and not browser"

# Apart from `make test`, which it would slow down by a quarter.
coverage: $(VENV)/.dev
	$(BIN)/python -m pytest --cov

# Draws the demo shop anew and computes what the app needs for it. Takes hours the first time, then minutes:
# shapes and pictures that have not changed are kept in .cache. Needs Python 3.11 for Blender, as SHOWROOM_PYTHON.
# `make demo COUNT=120 SHOP=.cache/trial` tries every step with the first 120 products, in a folder of its own.
SHOWROOM_PYTHON ?= python3.11
SHOP ?= assets/demo
COUNT ?=
DRAWN = --out .cache/demo $(if $(COUNT),--count $(COUNT))
demo: $(VENV)/.app $(SHOWROOM)/.showroom
	$(SHOWROOM)/bin/python -m showroom draw $(DRAWN)
	$(SHOWROOM)/bin/python -m showroom check $(DRAWN)
	$(BIN)/python -m recsys import .cache/demo --to $(SHOP) --name "Alike demo shop" --replace
	$(BIN)/python -m recsys build $(SHOP) --encoder resnet50 --encoder eigenfaces
	$(BIN)/python -m recsys train-triplets $(SHOP) --keep
	$(BIN)/python -m recsys train-attributes $(SHOP) --keep
	$(BIN)/python -m recsys train-column $(SHOP) --column isFragile --keep
	$(BIN)/python -m recsys predict-missing $(SHOP) --keep
	$(BIN)/python -m recsys evaluate $(SHOP) --same family --keep
	$(BIN)/python -m recsys open-set $(SHOP) --keep
	$(BIN)/python -m showroom photos $(DRAWN) --to $(SHOP)/photos
	$(BIN)/python -m showroom judge $(SHOP)
	$(BIN)/python -m showroom check $(DRAWN) --catalog $(SHOP)

# Prints the figures of docs/figures.md; needs the real photos (see there).
bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks.importing
	$(BIN)/python -m benchmarks.encoding $(CATALOG)
	$(BIN)/python -m benchmarks.search $(CATALOG)
	$(BIN)/python -m benchmarks.browsing $(CATALOG)
	$(BIN)/python -m benchmarks.mapping $(CATALOG)
	$(BIN)/python -m benchmarks.photos $(CATALOG)

# Writes docs/command-line.md from the commands.
docs: $(VENV)/.app
	$(BIN)/python -m docs.command_line

# Re-pins all requirement files; needs `pip install uv`.
lock:
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header requirements.in -o requirements.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header requirements-dev.in -o requirements-dev.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header showroom/requirements.in -o showroom/requirements.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header training/requirements.in -o training/requirements.txt

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Alike needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version). Run: make PYTHON=python3.11 ..."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.app: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.app
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(SHOWROOM)/.showroom: showroom/requirements.txt
	$(SHOWROOM_PYTHON) -m venv $(SHOWROOM)
	$(SHOWROOM)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r showroom/requirements.txt
	@touch $@

clean:
	rm -rf $(VENV) $(SHOWROOM) .pytest_cache .mypy_cache .ruff_cache
