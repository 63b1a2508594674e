# The two commands of the README: `make demo` and `make test`. The rest is for those who change Arshif.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK := uv pip compile --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --python-version 3.11 --custom-compile-command "make lock"

.PHONY: demo test check format bench lock clean chromium screenshots opensearch opensearch-stop

demo: $(VENV)/runtime
	$(BIN)/arshif demo

test: $(VENV)/development chromium check
	@$(BIN)/python tests/opensearch/cluster.py beside -- $(BIN)/python -m pytest -n auto --dist loadfile

check: $(VENV)/development
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/development
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Browser tests drive Debian's Chromium; without it they say so at the end of the run.
chromium:
	@sh scripts/install-chromium.sh

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Arshif needs Python 3.11 or newer; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "Python's venv module is missing; on Debian: apt install python3-venv"; exit 1; }

$(VENV)/runtime: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes --only-binary :all: -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/development: requirements-dev.txt $(VENV)/runtime
	$(PIP) install --require-hashes --only-binary :all: -r requirements-dev.txt
	@touch $@

# A real cluster of three nodes on loopback, for the tests that need one: needs Java and Maven.
opensearch:
	@$(PYTHON) tests/opensearch/cluster.py start

opensearch-stop:
	@$(PYTHON) tests/opensearch/cluster.py stop

# The pictures of the README and the docs, of the demo archive as it is served.
screenshots: $(VENV)/development chromium
	$(BIN)/python scripts/screenshots.py

# Measures Arshif beside Tantivy on any JSON Lines: make bench ARTICLES=a.jsonl QUERIES=q.json
bench: $(VENV)/runtime
	$(PIP) install --require-hashes --only-binary :all: -r requirements-bench.txt
	$(BIN)/python benchmarks/speed.py $(ARTICLES) $(QUERIES)

# Needs uv; the lock files carry hashes and no address.
lock:
	$(LOCK) pyproject.toml requirements-build.in --output-file requirements.txt
	$(LOCK) pyproject.toml requirements-build.in --group dev --constraint requirements.txt --output-file requirements-dev.txt
	$(LOCK) pyproject.toml --group bench --constraint requirements.txt --output-file requirements-bench.txt

clean:
	rm -rf $(VENV) arshif-index demo-index build dist .mypy_cache .ruff_cache .pytest_cache
