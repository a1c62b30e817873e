# What a person runs, and what CI runs. Everything else is behind these.
SHELL := /bin/bash
PYTHON := .venv/bin/python
BOTOCORE := 1.43.11

.PHONY: setup build check format test bench demo generate clean

# Installs what is missing: Debian packages (as root, or with sudo) and a Python environment in .venv.
setup: .venv/.installed
	@Scripts/install-packages.sh

.venv/.installed: Scripts/requirements.txt
	@Scripts/install-packages.sh
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check -r Scripts/requirements.txt
	touch $@

build:
	swift build

# What swift-format says, and whether the generated code is what its script makes.
check: setup
	swift format lint --strict --parallel --recursive Package.swift Sources Tests Benchmarks
	$(PYTHON) Scripts/generate_shapes.py --check

format:
	swift format --in-place --parallel --recursive Package.swift Sources Tests Benchmarks

# Four Swift tests at a time: all at once starve each other on two cores.
# All tests: Swift over SQLite, PostgreSQL and a peer S3; JavaScript; the real server with boto3, aws and Chromium.
test: setup
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=4 Scripts/with-services.sh swift test
	node --test Tests/web/unit/
	swift build -c release --product groundwork && swift build -c release --product automl
	$(PYTHON) -m pytest -q --timeout 600 Tests/web
	Scripts/with-services.sh $(PYTHON) -m pytest -q --timeout 600 Tests/EndToEnd

# `make bench DATA=FOLDER` also compares with their peers, on the data in that folder: the consolidation of crowd answers and
# boxes, and the models of automl.
bench: setup
	swift build -c release --product groundwork && swift build -c release --product LoadGenerator
	$(PYTHON) Benchmarks/bench.py
	$(PYTHON) Benchmarks/editor_frames.py
	@[ -z "$(DATA)" ] || $(PYTHON) Benchmarks/consolidation.py $(DATA)/crowd
	@[ -z "$(DATA)" ] || $(PYTHON) Benchmarks/box_consolidation.py $(DATA)/boxes
	@[ -z "$(DATA)" ] || $(PYTHON) Benchmarks/auto_labeling.py $(DATA)
	@[ -z "$(DATA)" ] || { swift build -c release --product automl && $(PYTHON) Benchmarks/automl.py $(DATA); }
	@[ -z "$(DATA)" ] || $(PYTHON) Benchmarks/prediction.py $(DATA)

# A server with a job ready to be labeled. Prints its address and how to sign in.
demo: setup
	swift build -c release --product groundwork && swift build -c release --product automl
	$(PYTHON) Scripts/demo.py

generate: setup
	$(PYTHON) Scripts/generate_shapes.py

clean:
	rm -rf .build .venv .groundwork
