# Two commands on a fresh machine with git, make and Python 3.11: `make demo`, then `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCKED := -m pip install --disable-pip-version-check --require-hashes --progress-bar on
PIP := $(BIN)/python $(LOCKED)
PEERS := .venv-peers
GOLD = $${ONRECORD_CORPORA:?names the folder of the corpora}/attribution/polnear.dev.jsonl
FOUND := build/textacy.jsonl
TIMES = $${ONRECORD_CORPORA:?names the folder of the corpora}/time
TIMES_FOUND := build/heideltime.jsonl
LOCK := uv pip compile
HASHES := --universal --python-version 3.11 --generate-hashes --no-emit-index-url

.PHONY: help demo test check faults evaluate calibration peers bench lock lint types clean

help: ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/' | expand -t 12

demo: $(VENV)/.run ## install, read the bundled sample and print its record
	@echo "==> demo: the record of the bundled sample"
	@$(BIN)/onrecord demo

test: $(VENV)/.dev ## install, then run every test this machine can run
	@echo "==> test: unit, model, and what this machine allows of browser and corpus"
	@$(BIN)/python -m pytest

check: lint types test ## exactly what CI runs

lint: $(VENV)/.dev
	@echo "==> lint"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.dev
	@echo "==> types"
	@$(BIN)/mypy

faults: export ONRECORD_KILLS := 100
faults: $(VENV)/.dev ## bad input and faults, case by case; kill -9 at 100 moments
	@echo "==> faults"
	@$(BIN)/python -m pytest tests/faults -rs -v -s --no-header

evaluate: $(VENV)/.dev ## score every task against evaluation/floors.json
	@echo "==> evaluate"
	@$(BIN)/python -m evaluation.check_floors

calibration: $(VENV)/.dev ## how well the confidence of attributions and acts holds
	@$(BIN)/python -m evaluation.calibration measure

peers: export PYTHONPATH := src
peers: $(PEERS)/.made ## score other systems, from an environment of their own
	@mkdir -p build
	@for how in "" --by-paragraph; do \
	  echo "==> peers: textacy $$how" && \
	  $(PEERS)/bin/python -m evaluation.peers.textacy_quotes --gold $(GOLD) --predictions $(FOUND) $$how && \
	  $(PEERS)/bin/python -m onrecord.evaluate.score_attribution $(GOLD) $(FOUND) || exit; \
	done
	@for corpus in timebank aquaint meantime_en "meantime_en --lines 6"; do \
	  set -- $$corpus; gold=$(TIMES)/$$1.jsonl; shift; rm -f $(TIMES_FOUND); \
	  echo "==> peers: HeidelTime $$corpus" && \
	  $(PEERS)/bin/python -m evaluation.peers.heideltime --gold $$gold --predictions $(TIMES_FOUND) $$@ && \
	  if [ -e $(TIMES_FOUND) ]; then \
	    $(PEERS)/bin/python -m onrecord.evaluate.score_time $$gold $(TIMES_FOUND); fi || exit; \
	done

bench: $(VENV)/.dev ## words a second against bare spaCy, what attribution and places add, memory, cold start
	@echo "==> bench"
	@$(BIN)/python benchmarks/speed.py
	@$(BIN)/python benchmarks/attribution.py
	@$(BIN)/python benchmarks/places.py
	@$(BIN)/python benchmarks/times.py
	@$(BIN)/python benchmarks/memory.py
	@$(BIN)/python benchmarks/start.py

lock: ## write the hash-locked lists again (needs uv)
	$(LOCK) requirements/build.in $(HASHES) -o requirements/build.txt
	$(LOCK) pyproject.toml $(HASHES) -o requirements/run.txt
	$(LOCK) pyproject.toml --extra dev $(HASHES) -c requirements/run.txt -o requirements/dev.txt
	$(LOCK) pyproject.toml requirements/peers.in $(HASHES) -c requirements/run.txt -o requirements/peers.txt
	$(LOCK) pyproject.toml requirements/train.in $(HASHES) -c requirements/run.txt -o requirements/train.txt
	$(LOCK) requirements/pretrained.in --no-deps $(HASHES) -o requirements/pretrained.txt

clean: ## remove what the commands above made
	rm -rf $(VENV) $(PEERS) build dist .pytest_cache .mypy_cache .ruff_cache

$(VENV)/.made:
	@echo "==> 1/3 make $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.11 demo")'
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.made requirements/run.txt requirements/build.txt pyproject.toml
	@echo "==> 2/3 install what it runs on, from the hash-locked list"
	@$(PIP) -r requirements/run.txt -r requirements/build.txt
	@echo "==> 3/3 install onrecord"
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt
	@echo "==> install what the tests and checks run on, from the hash-locked list"
	@$(PIP) -r requirements/dev.txt
	@touch $@

$(PEERS)/.made: requirements/peers.txt
	@echo "==> make $(PEERS) and install what the peers run on, from the hash-locked list"
	@$(PYTHON) -m venv $(PEERS)
	@$(PEERS)/bin/python $(LOCKED) -r requirements/peers.txt
	@touch $@
