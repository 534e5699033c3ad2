# SPDX-License-Identifier: MIT
SCRATCH ?= .build
export SWIFT_MIDEN_SCRATCH = $(SCRATCH)

.DEFAULT_GOAL := help
.PHONY: help build test lint format bench vectors simulate tidy wasm docs devnet

help: ## List what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) \
		| awk 'BEGIN { FS = ":.*## " } { printf "  \033[1m%-10s\033[0m %s\n", $$1, $$2 }'

build: ## Build everything, release
	Scripts/setup build
	swift build --scratch-path $(SCRATCH) -c release

test: ## Set up, build and run all tests
	Scripts/test

lint: ## Check the format
	Scripts/lint

format: ## Mend the format
	Scripts/lint --fix

bench: ## Run the benchmarks at full size
	swift run --scratch-path $(SCRATCH) -c release ZKBenchmarks

vectors: ## Run the suites that read golden data
	Scripts/test --filter VectorTests

simulate: ## Run the seeded simulations
	Scripts/test --filter SimulationTests

tidy: ## Check budgets, floors and habits
	Scripts/test --filter TidyTests

wasm: ## Build the verifier for the browser (not there yet)
	@test -x Scripts/wasm || { echo "the browser's verifier is not there yet"; exit 1; }
	Scripts/wasm

docs: ## Write the API documents from the route table
	swift run --scratch-path $(SCRATCH) swift-miden openapi --output OpenAPI

devnet: ## Run a whole network in one process
	Scripts/devnet
