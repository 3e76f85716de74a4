# Everything this project can do on a fresh machine with Python >= 3.10. After the first `make` no network is needed.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help site test test-full test-browser docs lock stamp screenshots serve clean

# "now" of the example portal: a newcomer in any year sees a lively site, and the same bytes
AS_OF ?= 2026-11-20T09:00
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python3.10 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
# one worker more than there are cores: some tests wait for the programs they start
WORKERS ?= $(shell echo $$(( $$(getconf _NPROCESSORS_ONLN) + 1 )))
# sites of tests lie in memory where there is room and programs may run: a busy disk makes tests slow, not better
MEMORY ?= $(shell [ -w /dev/shm ] && ! grep -q ' /dev/shm .*noexec' /proc/mounts && \
	[ "$$(df -Pk /dev/shm | awk 'END {print $$4}')" -gt 2000000 ] && echo /dev/shm)
# suites of `make test-full`
FULL ?= tests/crash tests/test_reuse.py tests/test_offline.py tests/hostile tests/text/test_pathological.py
LOCK := --quiet --universal --python-version 3.10 --generate-hashes --no-annotate --no-header --upgrade
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

help:  ## list what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

site: .venv/site.stamp  ## check the example portal and build it into public/
	$(BIN)/sitegen check --as-of $(AS_OF)
	$(BIN)/sitegen build --as-of $(AS_OF)

test: .venv/dev.stamp  ## style, types, tests on all cores, coverage: 90 %, and every branch of path, sign-off, publish, withdraw
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(if $(MEMORY),PYTEST_DEBUG_TEMPROOT=$(MEMORY)) $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --cov --cov-report=term:skip-covered
	$(BIN)/python -m tests.whole

test-full: .venv/dev.stamp  ## hours: a fault at every point where a build, a withdrawal, a delivery can die; 5,000 sequences of edits; the offline bundle
	SITEGEN_FULL=1 $(BIN)/python -m pytest -n auto --dist worksteal $(FULL)

test-browser: .venv/browser.stamp  ## the built portal in Chromium, by axe-core, Nu HTML checker and a feed parser (Node, Java, Chromium)
	AS_OF=$(AS_OF) $(BIN)/python -m tests.browser

docs: .venv/dev.stamp  ## write the pages that are made from the code
	$(BIN)/python docs/make_rules.py
	$(BIN)/python docs/make_schemas.py
	$(BIN)/python docs/make_coverage.py

lock:  ## write requirements/*.txt anew: every package with the sha256 of its files, for all of Python 3.10 to 3.14
	@$(PYTHON) -m venv .venv/lock
	@.venv/lock/bin/python -m pip --quiet --disable-pip-version-check install uv
	.venv/lock/bin/uv pip compile $(LOCK) pyproject.toml --output-file requirements/run.txt
	.venv/lock/bin/uv pip compile $(LOCK) --extra fast --extra dev pyproject.toml requirements/ci.in --output-file requirements/ci.txt
	@rm -rf .venv/lock

stamp: .venv/site.stamp  ## sign the example portal's texts anew (its people are invented)
	$(BIN)/python -m tests.stamp .

screenshots: .venv/dev.stamp  ## photograph the portal and a report for the README (needs Chromium)
	$(BIN)/python docs/make_screenshots.py

serve: .venv/site.stamp  ## preview the example portal on 127.0.0.1
	$(BIN)/sitegen serve --as-of $(AS_OF)

clean:  ## remove what was made; the publication record .sitegen/record stays
	rm -rf .venv public internal dist .coverage* .sitegen/cache .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "需要 Python 3.10 以上，PATH 里没有找到；或用 make PYTHON=路径 指定" >&2; \
		echo "No Python >= 3.10 on PATH; install one or call make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "无法建立虚拟环境；Debian/Ubuntu 请安装 python3-venv" >&2; \
		echo "Cannot make a virtual environment; on Debian or Ubuntu install python3-venv" >&2; exit 1; }

# What the portal uses: the traditional edition, WebP, words inside attachments. Machines without wheels of the native ones do without:
# the word engine has a pure-Python twin with the same findings, pages lack the edition or the WebP, and the check says what it could not read.
EXTRAS := fast zhtw images documents
.venv/site.stamp: pyproject.toml | .venv/bin/python
	@echo "安装依赖 · installing"
	@$(PIP) install -e '.[fast,zhtw,images,documents]' || { $(PIP) install -e . && for extra in $(EXTRAS); do \
		$(PIP) install -e ".[$$extra]" || echo "没有适合本机的 $$extra 扩展，不装也能用" >&2; done; }
	@touch $@

.venv/browser.stamp: .venv/dev.stamp .venv/site.stamp
	@touch $@

# What tests run with is locked by hash; `make UNLOCKED=1 test` takes the newest of everything.
.venv/dev.stamp: pyproject.toml requirements/ci.txt | .venv/bin/python
ifdef UNLOCKED
	@$(PIP) install -e '.[fast,dev]' feedparser
else
	@echo "安装锁定的依赖 · installing what is locked"
	@$(PIP) install --require-hashes --no-deps -r requirements/ci.txt || { \
		echo "锁定的依赖装不上（本机没有对应的文件，或下载的文件与锁定的校验值不符）；确认后可用 make UNLOCKED=1 test" >&2; \
		echo "what is locked cannot be installed here: no file for this machine, or one with another hash; make UNLOCKED=1 test takes others" >&2; exit 1; }
	@$(PIP) install --no-deps --no-build-isolation -e .
endif
	@touch $@
