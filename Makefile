# booklet: the two commands are `make booklet` and `make test`. `make help` lists all.

SHELL := /bin/bash
BOOKLET := .venv/bin/booklet
PYTHON := .venv/bin/python
LOCKS := .ci/set-up .ci/requirements.lock .ci/requirements-dev.lock pyproject.toml
SEMESTER ?=

.DEFAULT_GOAL := help
.PHONY: help booklet preview check doctor test test-office test-browser test-samples weasyprint-latest bench bench-peers pictures manual lock clean

##@ For the editor
booklet: .venv/ready-run  ## set up what is missing, then build the newest semester (SEMESTER=name for another)
	@$(BOOKLET) build $(SEMESTER)

preview: .venv/ready-run  ## open the page to work in: pages and slides follow every word
	@$(BOOKLET) preview $(SEMESTER)

check: .venv/ready-run  ## read and lint the newest semester, lay out nothing
	@$(BOOKLET) check $(SEMESTER)

doctor: .venv/ready-run  ## fonts, libraries, tools: what is there, what is missing
	@$(BOOKLET) doctor

##@ For the engineer
test: .venv/ready-test  ## set up, then ruff, mypy, all tests that a bare clone can run
	$(PYTHON) -m ruff check src tests
	$(PYTHON) -m mypy
	$(PYTHON) -m pytest -n auto --dist loadgroup -m "not samples and not office and not browser"

test-office: .venv/ready-office  ## decks of 200 random articles through two validators and LibreOffice; pandoc
	$(PYTHON) -m pytest -n 2 --dist loadgroup -m office tests/office

test-browser: .venv/ready-test  ## everything about the page of `booklet preview`, in Chromium
	$(PYTHON) -m pytest -n 2 --dist loadgroup tests/preview

test-samples: .venv/ready-test  ## the tests that need the real documents in ../shared
	$(PYTHON) -m pytest -n auto --dist loadgroup -m samples

bench: .venv/ready-test  ## measure booklet beside stock WeasyPrint (10 minutes); writes docs/performance.md
	$(PYTHON) -m tests.bench --peers Typst --same-bytes 100 --write

weasyprint-latest: .venv/ready-test  ## try line setting and layout with the newest WeasyPrint, in a folder of its own
	@.ci/weasyprint-latest

bench-peers:  ## install the other engines that booklet is measured beside (about 1 GB)
	@.ci/peers

pictures: .venv/ready-test  ## make the pictures of the README anew from the sample semester
	$(PYTHON) -m tests.pictures

manual: .venv/ready-test  ## print commands, options and slugs into docs/ from the code
	$(PYTHON) -m tests.manual

lock: .venv/ready-test  ## choose the exact versions of all packages anew
	$(PYTHON) -m pip install --quiet uv
	.ci/lock

clean:  ## remove everything that a build makes (not .venv)
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

help:  ## this list
	@awk 'BEGIN {FS = ":.*  ## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} /^[a-z-]+:.*  ## / {printf "  make %-17s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.venv/ready-run: $(LOCKS)
	@.ci/set-up run

.venv/ready-test: $(LOCKS)
	@.ci/set-up test

.venv/ready-office: $(LOCKS) .ci/validator/package-lock.json
	@.ci/set-up office
