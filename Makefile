# make run    set up and open the app in the browser
# make sample set up, analyse the sample recording, say where the results are
# make test   everything a change must pass
# make bench  measure accuracy and speed (an hour the first time)
# make dist   sdist and wheel
#
# Needs Python 3.11 or later with venv, git and make. Another Python: make run PYTHON=/path/to/it

ifndef PYTHON
PYTHON := $(shell for p in python3.11 python3.12 python3.13 python3; do \
	"$$p" -c "" 2>/dev/null && echo "$$p" && break; done)
endif
export BACKLINE_CACHE ?= $(CURDIR)/.cache
export PIP_DISABLE_PIP_VERSION_CHECK = 1

# A virtual environment works only with its own Python and at its own place: another means another.
KEY := $(shell echo "$(PYTHON) $(CURDIR)" | cksum | cut -d " " -f 1)
PY := .venv/bin/python
VENV := .venv/.made-$(KEY)
APP := .venv/.app-$(KEY)
DEV := .venv/.dev-$(KEY)
PINS := pyproject.toml constraints.txt hatch_build.py
PIP := $(PY) -m pip install --quiet --constraint constraints.txt

NAME_IT := install it, or name it: make run PYTHON=/path/to/python3.11

APT_PACKAGES := libegl1 libegl-mesa0 libgl1-mesa-dri chromium fonts-dejavu-core \
	xvfb openbox xdotool x11-xserver-utils x11-utils dbus dbus-daemon dunst mate-screensaver sway wtype \
	libglib2.0-bin gsettings-desktop-schemas dconf-gsettings-backend desktop-file-utils iproute2

.PHONY: run sample test bench dist models parts system clean
.DELETE_ON_ERROR:

# PORT=9000 make run where the usual port is taken.
run: $(APP) models parts
	@.venv/bin/backline serve $(if $(PORT),--port $(PORT))

sample: $(APP) models
	@mkdir -p out
	.venv/bin/backline analyze samples/bridge.mp4 --exercise bridge \
		--video out/bridge.mp4 --report out/bridge.html
	@echo "Annotated video: $(CURDIR)/out/bridge.mp4"
	@echo "Report:          $(CURDIR)/out/bridge.html"

test: $(DEV) models parts system
	@$(PY) -m backline.web.vendor_build --for-tests
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m codespell_lib
	$(PY) -m mypy
	$(PY) -m pytest

bench: $(DEV) models parts system
	$(PY) -m bench
	$(PY) -m bench.tests_accuracy
	$(PY) -m bench.planning
	$(PY) -m bench.body
	$(PY) -m bench.how
	$(PY) -m bench.live
	$(PY) -m bench.browser
	$(PY) -m bench.pages
	$(PY) -m bench.breaks

dist: $(DEV) models parts
	$(PY) -m build --no-isolation --outdir dist

models: $(APP)
	@$(PY) -m backline.sources.bundle_build

# Other people's scripts for the pages, from npm, served from our own origin.
parts: $(APP)
	@$(PY) -m backline.web.vendor_build

# Drawing people (the bench and its tests) needs EGL with a software renderer; tests of the pages
# need a browser with a font; those of the break companion a desktop: X server, window manager,
# buses, notices, a locker, a Wayland compositor.
system:
	@command -v apt-get >/dev/null && command -v dpkg-query >/dev/null || exit 0; \
	for p in $(APT_PACKAGES); do \
		dpkg-query -W -f '$${Status}' "$$p" 2>/dev/null | grep -q "ok installed" \
			|| missing="$$missing $$p"; \
	done; \
	test -n "$$missing" || exit 0; \
	if test "$$(id -u)" != 0; then \
		echo "Not installed:$$missing. Tests that draw people, need a browser or a desktop will skip; as root: apt-get install$$missing"; \
		exit 0; \
	fi; \
	echo "Installing for the tests:$$missing"; \
	apt-get update -qq; \
	for p in $$missing; do \
		DEBIAN_FRONTEND=noninteractive \
			apt-get install -y -qq --no-install-recommends "$$p" >/dev/null \
			|| echo "apt-get could not install $$p: tests that need it will skip."; \
	done

$(VENV):
	@test -n "$(PYTHON)" || { echo "Backline needs Python 3.11 or later, and none was found: $(NAME_IT)"; exit 1; }
	@"$(PYTHON)" -c "import sys; sys.exit(sys.version_info < (3, 11))" \
		|| { echo "Backline needs Python 3.11 or later, and $(PYTHON) is not one: $(NAME_IT)"; exit 1; }
	@"$(PYTHON)" -c "import venv, ensurepip" 2>/dev/null \
		|| { echo "$(PYTHON) has no venv: install it (Debian, Ubuntu: apt-get install python3-venv)"; exit 1; }
	@echo "Setting up .venv with $$("$(PYTHON)" --version) ..."
	@"$(PYTHON)" -m venv --clear .venv
	@touch $@

# A stamp is the last line of its recipe: an interrupted install leaves none and is done again.
$(APP): $(VENV) $(PINS)
	@echo "Installing Backline (about 200 MB to fetch the first time) ..."
	@$(PIP) hatchling
	@$(PIP) --no-build-isolation --editable .
	@touch $@

$(DEV): $(APP)
	@echo "Installing what tests and bench need ..."
	@$(PIP) --no-build-isolation --editable ".[bench,test]"
	@touch $@

clean:
	rm -rf .venv .cache build dist out src/backline/sources/models src/backline/web/static/vendor
