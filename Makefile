# The house keeper: every command sets up what it needs, and does nothing twice.
# Needs only make and a Python of at least 3.11. `make PYTHON=/path/to/python setup` names one.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules --no-print-directory

BIN := .venv/bin
STAMPS := .venv/.stamps
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
# Must be the version pyproject.toml names; tests/unit/test_house.py holds the two together.
TORCH := torch==2.13.0
# What the shipped index is made from: when one of these is newer, it is built again.
INDEX_SOURCES := $(shell find knowledge embeddings assistant/questions assistant/understanding -type f ! -name '*.pyc')

# The question as it was typed: make must not expand a $ in it, and the shell reads it from the environment.
override export Q := $(value Q)

.PHONY: help
help: ## Show this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

## Set-up

.PHONY: setup
setup: $(STAMPS)/index ## Make .venv/bin/assistant and the shipped index
	@true

.PHONY: dev
dev: $(STAMPS)/dev ## Install what tests and linters need
	@true

$(STAMPS)/venv:
	@found=; for python in $(or $(PYTHON),python3 python3.11 python3.12 python3.13 python3.14 python); do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found="$$python"; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "No Python of at least 3.11 was found. Name one: make PYTHON=/path/to/python setup" >&2; exit 1; \
	fi; \
	echo "Making .venv with $$("$$found" --version)" >&2; \
	"$$found" -m venv .venv
	@mkdir -p $(STAMPS) && touch $@

# Torch goes first and by itself: see dependencies in pyproject.toml.
$(STAMPS)/runtime: pyproject.toml $(STAMPS)/venv
	@echo "Installing the assistant and its libraries into .venv (once; some minutes on a slow line)" >&2
	@$(PIP) install $(TORCH)
	@$(PIP) install --editable .
	@$(BIN)/python -m compileall -q -j 0 assistant embeddings knowledge
	@touch $@

$(STAMPS)/dev: $(STAMPS)/runtime
	@echo "Installing what tests and linters need into .venv (once)" >&2
	@$(PIP) install --editable '.[dev]'
	@touch $@

$(STAMPS)/index: $(STAMPS)/runtime $(INDEX_SOURCES)
	@echo "Building the shipped index" >&2
	@$(BIN)/assistant index build --prebuilt >&2
	@touch $@

## Using it

.PHONY: chat
chat: setup ## Open the chat
	@$(BIN)/assistant

# Exit codes 3 (not found) and 4 (asks back) are answers, so make does not call them errors.
.PHONY: ask
ask: setup ## Ask one question: make ask Q="typical day rate in London?"
	@if [ -z "$$Q" ]; then echo 'Which question? For example: make ask Q="typical day rate in London?"' >&2; exit 2; fi; \
	$(BIN)/assistant ask -- "$$Q" || case $$? in 3|4) ;; *) exit 1 ;; esac

.PHONY: index
index: $(STAMPS)/runtime ## Build the shipped index again
	@$(BIN)/assistant index build --prebuilt
	@touch $(STAMPS)/index

## Working on it

.PHONY: test
test: $(STAMPS)/dev $(STAMPS)/index ## Run every test
	@$(BIN)/python -m pytest -q -n auto --dist loadfile

.PHONY: test-fast
test-fast: $(STAMPS)/dev ## Run the tests that need neither the real encoder nor the installed program
	@$(BIN)/python -m pytest -q -m "not model and not e2e"

.PHONY: lint
lint: $(STAMPS)/dev ## Check style, types, layers and sizes
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python tests/house/sizes.py assistant embeddings knowledge tests benchmarks

.PHONY: format
format: $(STAMPS)/dev ## Put the source in the house style
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format --quiet .

.PHONY: check-knowledge
check-knowledge: $(STAMPS)/runtime ## Check every shipped role document
	@status=0; for file in knowledge/roles/*.md; do $(BIN)/assistant knowledge check "$$file" || status=1; done; exit $$status

.PHONY: check
check: lint check-knowledge test ## Everything that must hold before a change goes in

.PHONY: bench
bench: $(STAMPS)/dev $(STAMPS)/index ## Measure speed and answers (see benchmarks)
	@$(BIN)/python -m benchmarks

.PHONY: pictures
pictures: $(STAMPS)/dev $(STAMPS)/index ## Take the pictures of docs/pictures again
	@$(BIN)/python tests/house/pictures.py

.PHONY: wheel
wheel: $(STAMPS)/dev $(STAMPS)/index ## Build the wheel into dist/
	@$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist

.PHONY: clean
clean: ## Remove everything that make made, .venv too
	@rm -rf .venv dist build assistant/prebuilt .pytest_cache .ruff_cache .mypy_cache .hypothesis .import_linter_cache
	@find assistant embeddings knowledge tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
