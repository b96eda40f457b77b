# make demo    set up, and show the figures of examples/scharrel
# make test    set up, and run every check and test
# make bench   how long it takes beside Beancount itself, as ratios
# make fuzz    mutate the examples' books for MINUTES (60), and see that nothing breaks
# make goldens write the examples' expected answers anew; read the difference before committing
# make messages  collect the texts, and compile the Dutch ones

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PO := socoledger/locale/nl/LC_MESSAGES/socoledger
EXTRACT := --no-default-keywords -k _ -k words -k Phrase --no-location --sort-output --omit-header
SEEDS ?= 150
MINUTES ?= 60

.PHONY: demo test bench fuzz goldens messages clean

demo: $(VENV)/installed
	$(BIN)/socoledger --books examples/scharrel check
	$(BIN)/socoledger --books examples/scharrel status
	$(BIN)/socoledger --books examples/scharrel result 2025
	$(BIN)/socoledger --books examples/scharrel spaarpot
	$(BIN)/socoledger --books examples/scharrel premium --year 2025
	$(BIN)/socoledger --books examples/scharrel return --year 2025

test: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	SOCOLEDGER_SEEDS=$(SEEDS) $(BIN)/pytest -n auto

bench: $(VENV)/installed-dev
	$(BIN)/python -m tests.bench

fuzz: $(VENV)/installed-dev
	$(BIN)/python -m tests.fuzz --minutes $(MINUTES) --out $(VENV)/fuzz

goldens: $(VENV)/installed-dev
	$(BIN)/pytest tests/test_examples.py --goldens

messages: $(VENV)/installed-dev
	$(BIN)/pybabel --quiet extract $(EXTRACT) -o $(VENV)/socoledger.pot socoledger
	$(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete \
		--ignore-pot-creation-date --width 100 -i $(VENV)/socoledger.pot -o $(PO).po -l nl
	$(BIN)/pybabel --quiet compile -i $(PO).po -o $(PO).mo

clean:
	rm -rf $(VENV) build *.egg-info

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "socoledger needs Python 3.11 or later; try: make PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "No virtual environment could be made; on Debian and Ubuntu first: apt install python3-venv"; exit 1; }

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --config-settings editable_mode=compat -e .
	touch $@

$(VENV)/installed-dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --config-settings editable_mode=compat -e ".[dev]"
	touch $@
