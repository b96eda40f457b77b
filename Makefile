# make demo    set up, and show the figures of examples/scharrel
# make test    set up, and run every check and test
# make quick   ruff, and the tests that take less than a minute together
# make seeds   hold many more random books against the second model: make seeds SEEDS=500
# make edits   edit random books, and see that diff says each edit and nothing else: make edits EDITS=500
# make lowest  run a part of the tests with the lowest versions that pyproject.toml allows
# make mutants change rules one by one, and see whether a test fails; goes on where it was stopped.
#              MODULES="distribution checks.law" are some of them
# make bench   how long it takes beside Beancount, bean-query, hledger and ledger, as ratios; writes the
#              tables of docs/speed.md. MILLION=yes: with 1,000,000 transactions too
# make profile where a command's time goes: make profile COMMAND="result 2025" TRANSACTIONS=10000
# make fuzz    mutate the examples' books, and statements, for MINUTES (60), and see that nothing breaks
# make corpora read CASES (1000) books of each kind on the quick road and by the full load, and see
#              that nothing differs
# make goldens write the expected answers of examples and pages anew; read the difference before committing
# make picture draw docs/terminal.svg, README's picture, anew
# make messages  collect the texts, and compile the Dutch ones

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PO := socoledger/locale/nl/LC_MESSAGES/socoledger
EXTRACT := --no-default-keywords -k _ -k words -k Phrase --no-location --sort-output --omit-header
SEEDS ?= 12
EDITS ?= 200
MINUTES ?= 60
CASES ?= 1000
# What stands together stays together, so that what its tests share is made once.
WORKERS := -n auto --dist worksteal
MODULES ?=
MILLION ?=
COMMAND ?= result 2025
TRANSACTIONS ?= 10000

# Tests start the program many hundreds of times: where nothing compiled may be kept, each of them
# compiles it anew.
unexport PYTHONDONTWRITEBYTECODE

# Environments come before what is made in them.
.NOTPARALLEL:
.PHONY: demo test quick seeds edits lowest mutants bench profile fuzz corpora goldens picture messages clean

demo: $(VENV)/installed $(PO).mo
	$(BIN)/socoledger --books examples/scharrel check
	$(BIN)/socoledger --books examples/scharrel status
	$(BIN)/socoledger --books examples/scharrel result 2025
	$(BIN)/socoledger --books examples/scharrel spaarpot
	$(BIN)/socoledger --books examples/scharrel premium 2025
	$(BIN)/socoledger --books examples/scharrel return 2025

test: $(VENV)/installed-dev $(PO).mo
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	SOCOLEDGER_SEEDS=$(SEEDS) $(BIN)/pytest $(WORKERS)

quick: $(VENV)/installed-dev $(PO).mo
	$(BIN)/ruff check .
	$(BIN)/pytest $(WORKERS) -m "not slow"

seeds: $(VENV)/installed-dev $(PO).mo
	SOCOLEDGER_SEEDS=$(if $(filter file,$(origin SEEDS)),300,$(SEEDS)) $(BIN)/pytest $(WORKERS) tests/oracle tests/crashes/test_fuzz.py

edits: $(VENV)/installed-dev $(PO).mo
	SOCOLEDGER_EDITS=$(EDITS) $(BIN)/pytest $(WORKERS) tests/oracle/test_edits.py

# What old versions warn of, beside what is new, is theirs.
lowest: BIN := $(VENV)-lowest/bin
lowest: $(VENV)-lowest/installed $(PO).mo
	SOCOLEDGER_SEEDS=2 $(BIN)/pytest $(WORKERS) -W default::DeprecationWarning -m "not slow" \
		tests/read tests/write tests/storage tests/commands/report/test_pdf.py \
		tests/cli/test_help.py tests/cli/test_completion.py
	SOCOLEDGER_SEEDS=2 $(BIN)/pytest $(WORKERS) -W default::DeprecationWarning \
		tests/commands/test_export_facts.py tests/crashes/test_stranger.py tests/examples/test_examples.py \
		tests/oracle/test_closing.py tests/oracle/test_model.py

mutants: BIN := $(VENV)-mutants/bin
mutants: $(VENV)-mutants/installed $(PO).mo
	$(BIN)/mutmut run $(MODULES:%="socoledger.rules.%.*")
	$(BIN)/mutmut results

bench: $(VENV)/installed-dev $(PO).mo
	$(BIN)/python -m tests.support.bench --write $(if $(MILLION),--million)

profile: $(VENV)/installed-dev $(PO).mo
	$(BIN)/python -m tests.support.profile --transactions $(TRANSACTIONS) $(COMMAND)

fuzz: $(VENV)/installed-dev $(PO).mo
	$(BIN)/python -m tests.support.fuzz --minutes $(MINUTES) --out $(VENV)/fuzz

corpora: $(VENV)/installed-dev $(PO).mo
	$(BIN)/python -m tests.support.corpora --cases $(CASES) --out $(VENV)/corpora

goldens: $(VENV)/installed-dev $(PO).mo
	$(BIN)/pytest tests/examples/test_examples.py tests/docs --goldens

picture: $(VENV)/installed-dev $(PO).mo
	$(BIN)/python -m tests.support.picture

messages: $(VENV)/installed-dev
	$(BIN)/pybabel --quiet extract $(EXTRACT) -o $(VENV)/socoledger.pot socoledger
	$(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete \
		--ignore-pot-creation-date --width 100 -i $(VENV)/socoledger.pot -o $(PO).po -l nl
	$(MAKE) --silent $(PO).mo

# The package's build makes it too (setup.py); here, when the texts have changed since.
$(PO).mo: $(PO).po
	$(BIN)/pybabel --quiet compile -i $< -o $@

clean:
	rm -rf $(VENV) $(VENV)-lowest $(VENV)-mutants mutants build *.egg-info $(PO).mo

$(VENV)/bin/python $(VENV)-lowest/bin/python $(VENV)-mutants/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "socoledger needs Python 3.11 or later; try: make PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(@D:/bin=) || { rm -rf $(@D:/bin=); \
		echo "No virtual environment could be made; on Debian and Ubuntu first: apt install python3-venv"; exit 1; }

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --config-settings editable_mode=compat -e .
	touch $@

$(VENV)/installed-dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --config-settings editable_mode=compat -e ".[dev]"
	touch $@

$(VENV)-mutants/installed: pyproject.toml | $(VENV)-mutants/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --config-settings editable_mode=compat -e ".[mutation]"
	touch $@

$(VENV)-lowest/installed: pyproject.toml | $(VENV)-lowest/bin/python
	$(PYTHON) -m tests.support.lowest >$(VENV)-lowest/lowest.txt
	$(VENV)-lowest/bin/pip install --quiet --disable-pip-version-check \
		--config-settings editable_mode=compat -r $(VENV)-lowest/lowest.txt -e .
	touch $@
