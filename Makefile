# SPDX-License-Identifier: MIT
SCRATCH ?= .build
export SWIFT_MIDEN_SCRATCH = $(SCRATCH)

.DEFAULT_GOAL := help
.PHONY: help build test lint format bench vectors simulate tidy fuzz races docs wasm neon devnet

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

bench: ## Build release and run the benchmarks once
	swift run --scratch-path $(SCRATCH) -c release ZKBenchmarks --smoke

vectors: ## Run the suites that read golden data
	Scripts/test --filter VectorTests

simulate: ## Run the seeded simulations
	Scripts/test --filter SimulationTests

tidy: ## Check budgets, floors and habits
	Scripts/test --filter TidyTests

fuzz: ## Run libFuzzer on each decoder for ten seconds
	Scripts/fuzz

races: ## Prove programs under the thread sanitizer
	Scripts/races

docs: ## Make web pages of the public documentation
	Scripts/docs

wasm: ## Build the verifier for the browser and check recorded proofs with it
	Scripts/wasm

neon: ## Compile the kernels for NEON and compare them with plain C in an emulator
	Scripts/neon

devnet: ## Run a whole network in one process
	Scripts/devnet
