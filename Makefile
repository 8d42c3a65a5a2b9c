# `make run` opens the app, `make test` runs every check; both work from a fresh clone with Python 3.11+ and make.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STUDIO := .venv-studio
PORT   ?= 8501
CATALOG ?= catalogs/fashion

.PHONY: run test lint unit demo bench lock clean

run: $(VENV)/.app
	$(BIN)/python -m streamlit run app.py --server.port $(PORT)

test: lint unit

lint: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

unit: $(VENV)/.dev
	$(BIN)/python -m pytest

# Draws the demo shop anew and computes what the app needs for it. Takes hours the first time, then minutes:
# shapes and pictures that have not changed are kept in .cache. Needs Python 3.11 for Blender, as STUDIO_PYTHON.
# `make demo COUNT=120 SHOP=.cache/trial` tries every step with the first 120 products, in a folder of its own.
STUDIO_PYTHON ?= python3.11
SHOP ?= assets/demo
COUNT ?=
DRAWN = --out .cache/demo $(if $(COUNT),--count $(COUNT))
demo: $(VENV)/.app $(STUDIO)/.studio
	$(STUDIO)/bin/python -m showroom draw $(DRAWN)
	$(STUDIO)/bin/python -m showroom check $(DRAWN)
	$(BIN)/python -m recsys import .cache/demo --to $(SHOP) --name "Alike demo shop"
	$(BIN)/python -m recsys build $(SHOP) --encoder resnet50 --encoder eigenfaces
	$(BIN)/python -m recsys train-triplets $(SHOP) --keep
	$(BIN)/python -m recsys train-attributes $(SHOP) --keep
	$(BIN)/python -m recsys train-flag $(SHOP) --column isFragile --keep
	$(BIN)/python -m recsys fill $(SHOP) --keep
	$(BIN)/python -m recsys evaluate $(SHOP) --same family --keep
	$(BIN)/python -m recsys recognise $(SHOP) --keep
	$(STUDIO)/bin/python -m showroom photos $(DRAWN) --to $(SHOP)/photos
	$(BIN)/python -m showroom judge $(SHOP)
	$(BIN)/python -m showroom check $(DRAWN) --catalog $(SHOP)

# Prints the figures that the README quotes; needs the real photos (see README, "Figures").
bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks.importing
	$(BIN)/python -m benchmarks.encoding $(CATALOG)
	$(BIN)/python -m benchmarks.search $(CATALOG)
	$(BIN)/python -m benchmarks.browsing $(CATALOG)
	$(BIN)/python -m benchmarks.mapping $(CATALOG)
	$(BIN)/python -m benchmarks.photos $(CATALOG)

# Re-pins all requirement files; needs `pip install uv`.
lock:
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header requirements.in -o requirements.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header requirements-dev.in -o requirements-dev.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header requirements-studio.in -o requirements-studio.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header requirements-training.in -o requirements-training.txt

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

$(STUDIO)/.studio: requirements-studio.txt
	$(STUDIO_PYTHON) -m venv $(STUDIO)
	$(STUDIO)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-studio.txt
	@touch $@

clean:
	rm -rf $(VENV) $(STUDIO) .pytest_cache .mypy_cache .ruff_cache
