# Two commands for everybody: `make run` and `make test`. Both fetch what they need themselves.
# On systems without make: `uv run bordrunde`.

.POSIX:
.PHONY: help run test soak check setup setup-test messages pictures slides views package \
	package-test clean

BIN = .venv/bin
OFFSCREEN = env LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen
SETUP = pyproject.toml uv.lock installer/setup.sh resources/locale/da/LC_MESSAGES/bordrunde.po

help:
	@echo "make run       opens Bordrunde with an example assembly; without a display plays the demo"
	@echo "make test      everything a change has to pass"
	@echo "make soak      the long runs of the same tests, with a report in build/soak"
	@echo "make check     the checks that need no test run: style, types, layers"
	@echo "make messages  brings the Danish catalogue in step with the program's texts"
	@echo "make pictures  makes the README's pictures anew"
	@echo "make slides    draws every slide of the room screen to build/slides"
	@echo "make views     draws every section of the window to build/views"
	@echo "make package   freezes the program into a .deb and a .tar.xz in build/package (Linux)"
	@echo "make package-test  installs the .deb and lets it try itself, cut off from any network"
	@echo "make clean     removes what was generated; the environment stays"

setup: .venv/ready-to-run

setup-test: .venv/ready-to-test

.venv/ready-to-run: $(SETUP)
	installer/setup.sh run
	@touch $@

.venv/ready-to-test: $(SETUP)
	installer/setup.sh test
	@touch $@ .venv/ready-to-run

run: setup
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		exec $(BIN)/bordrunde --example; \
	else \
		echo "There is no display: Bordrunde plays the demo assembly and draws its screens to files."; \
		exec $(OFFSCREEN) $(BIN)/bordrunde demo --case albertslund --out build/demo; \
	fi

test: setup-test check
	$(OFFSCREEN) $(BIN)/pytest -n 2 --dist worksteal --durations=15

soak: setup-test
	$(OFFSCREEN) $(BIN)/python -m tests.soak

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

messages: setup
	$(BIN)/python installer/messages.py

pictures: setup-test
	$(OFFSCREEN) BORDRUNDE_WRITE_PICTURES=1 $(BIN)/pytest -q tests/pictures

slides: setup
	$(OFFSCREEN) $(BIN)/bordrunde slides --out build/slides

package:
	installer/setup.sh package
	installer/package.sh

package-test:
	installer/setup.sh package
	installer/package_test.sh

views: setup
	$(OFFSCREEN) $(BIN)/bordrunde views --out build/views

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	rm -f resources/locale/*/LC_MESSAGES/*.mo
	find app installer tests -name __pycache__ -type d -prune -exec rm -rf {} +
