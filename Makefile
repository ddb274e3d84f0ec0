# What to do with a checkout of Slate. `make help` lists it.
# Standard output belongs to slate and to the tests: whatever is said on the way there goes to standard error.

.NOTPARALLEL:
.PHONY: run test accept bench reference plugin format lint setup help always

BINARY := .build/release/slate
# Written when a build starts and kept if it succeeds, so that an edit made during a build is not missed.
BUILT := .build/release.built
# Folders count too: a deleted file leaves its trace only there.
SOURCES := $(shell find Package.swift Sources Plugins ! -name '.*')
SWIFT_CODE := $(wildcard Package.swift Sources Plugins Tests)

help: ## lists these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile

run: $(BUILT) ## builds slate and opens its prompt; options in ARGS='...'
	@.ci/setup library </dev/null >&2
	@.ci/open $(BINARY) $(ARGS)

test: ## lint, build, tests and the notebooks; the last line counts them
	@.ci/test </dev/null

accept: ## records the notebooks that ship anew, after a change that their figures should follow
	@.ci/setup library </dev/null >&2
	@swift build --product slate >&2
	@for notebook in Notebooks/*.md; do .build/debug/slate replay "$$notebook" --accept || exit; done

bench: $(BUILT) ## times slate beside DuckDB's own command line
	@Tests/Benchmarks/run </dev/null

reference: ## writes the command reference anew, from the declarations
	@.ci/setup library </dev/null >&2
	@swift build --product slate >&2
	@.build/debug/slate reference >.build/REFERENCE.md && mv .build/REFERENCE.md Plugins/REFERENCE.md

plugin: ## lays out a new plugin and builds it: make plugin NAME=Meals
	@.ci/plugin "$(NAME)" </dev/null
	@$(MAKE) --no-print-directory reference

format: ## formats the Swift code in place
	@swift format --in-place --recursive $(SWIFT_CODE)

lint: ## says where the Swift code is not formatted
	@swift format lint --strict --recursive $(SWIFT_CODE)

setup: ## installs what is missing and verifies what is there
	@.ci/setup </dev/null

$(BUILT): $(SOURCES) $(if $(wildcard $(BINARY)),,always)
	@.ci/build $@ </dev/null >&2
