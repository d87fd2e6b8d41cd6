# make run and make test are all a fresh machine needs: Python 3.11+ with venv, and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TESTERS ?= 2

.PHONY: run test explore coverage check bench score torture screenshots clean

run: $(READY)
	@$(BIN)/duidu corpus

test: $(READY)
	@$(BIN)/python -m pytest -n $(TESTERS) -q $(ARGS)

# The laws on examples nobody has seen; what it finds becomes a test with its story.
explore: $(READY)
	@$(BIN)/python -m pytest -n $(TESTERS) -q --hypothesis-profile=exploring $(ARGS)

# Twice as slow as the tests alone, so not part of them: the floors are 95 % outside the screen, 85 % of the screen.
coverage: $(READY)
	@rm -f .coverage .coverage.*
	@$(BIN)/coverage run -m pytest -n $(TESTERS) -q $(ARGS)
	@$(BIN)/coverage combine -q
	@$(BIN)/coverage report --omit='src/duidu/tui/*,src/duidu/__main__.py' --fail-under=95 --format=total
	@$(BIN)/coverage report --include='src/duidu/tui/*' --fail-under=85 --format=total

check: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

bench: $(READY)
	@$(BIN)/python -m bench

score: $(READY)
	@$(BIN)/python bench/score.py

torture: $(READY)
	@$(BIN)/python bench/torture.py $(ARGS)

screenshots: $(READY)
	@$(BIN)/python tools/screenshots.py

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("duidu needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[all,dev]'
	@touch $@

clean:
	@rm -rf $(VENV) .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
