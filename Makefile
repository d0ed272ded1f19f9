# The same four verbs everywhere: make run, make test, make lint, make bench. CI runs exactly these.
# Two environments: .venv (app, Python >= 3.11) and .venv-rasa (engine, Python 3.10), each from a hash lock.

SHELL := /bin/bash
APP := .venv/bin
ENGINE := .venv-rasa/bin
export RASA_TELEMETRY_ENABLED := false
PORT ?= 8080

.PHONY: run test lint bench bench-recognition evaluate train shell setup setup-dev check-kennis lock clean help

help:           ## shows this list
	@grep -E '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: setup      ## sets up what is missing, trains if needed, serves on http://127.0.0.1:8080
	@$(APP)/banenwijzer train --if-needed
	@echo "Banenwijzer: http://127.0.0.1:$(PORT)"
	@exec $(APP)/banenwijzer serve --port $(PORT)

test: setup-dev ## sets up what is missing, runs the whole test suite
	@$(APP)/banenwijzer kennis check
	@$(APP)/banenwijzer kennis dekking > /dev/null
	@$(APP)/banenwijzer train --if-needed
	@bin/ensure-browser
	@bin/ensure-postgres
	@$(APP)/python -m pytest -n 2 --dist loadfile

lint: setup-dev ## style, types, import contracts, forbidden words
	$(APP)/ruff check .
	$(APP)/ruff format --check .
	$(APP)/mypy
	$(APP)/lint-imports
	bin/check-repository

train: setup    ## knowledge/ + data/ -> models/
	@$(APP)/banenwijzer train

bench: setup-dev ## how fast: engine and index side by side
	@$(APP)/banenwijzer train --if-needed
	@$(APP)/python -m benchmarks.turns
	@$(APP)/python -m benchmarks.lookup

bench-recognition: setup-dev ## ways to recognise side by side; Rasa's DIET too, so more than half an hour
	@$(ENGINE)/python -m benchmarks.recognition
	@$(ENGINE)/python -m benchmarks.recognition --alleen diet

evaluate: setup ## how well questions are recognised: test set, calibration, cross-validation; HTML and JSON
	@$(APP)/banenwijzer train --if-needed
	@$(APP)/banenwijzer evaluate

shell: setup    ## rasa shell, with the actions beside it
	@$(APP)/banenwijzer train --if-needed
	@bin/shell

setup: .venv/.app-ready .venv-rasa/.ready      ## both environments
setup-dev: .venv/.dev-ready .venv-rasa/.ready  ## both environments, with what tests need

.venv/.app-ready: requirements/app.lock pyproject.toml bin/environment
	@bin/environment app
.venv/.dev-ready: requirements/dev.lock pyproject.toml bin/environment
	@bin/environment dev
.venv-rasa/.ready: requirements/rasa.lock bin/environment
	@bin/environment rasa

lock:           ## renew the hash locks from requirements/*.in
	@bin/environment lock

clean:          ## removes environments, models and caches
	rm -rf .venv .venv-rasa .venv-uv models var .rasa .mypy_cache .ruff_cache .pytest_cache *.egg-info
