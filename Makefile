# Two commands do everything: `make serve` and `make test`. Both install what is missing.
SHELL := bash
export PATH := $(if $(CARGO_HOME),$(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)
ADDRESS := 127.0.0.1
PORT := 8080
WASM := --target wasm32-unknown-unknown --no-default-features --bin web --features web

.DEFAULT_GOAL := help
.PHONY: help serve build command test lint test-native test-wasm test-journeys bench bench-page size tools-page tools-browser

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-14s %s\n", $$1, $$2 }'

serve: tools-page ## Build the page and serve it at http://127.0.0.1:8080
	@echo "==> Building the page; it will be at http://$(ADDRESS):$(PORT)"
	trunk serve --release --offline --no-autoreload --address $(ADDRESS) --port $(PORT)

build: tools-page ## Build the page into dist/
	trunk build --release --offline

command: ## Build the command into target/release/gouji
	cargo build --release --bin gouji

test: lint test-native test-wasm test-journeys ## Run every test: formatting, lints, native, wasm, browser journeys

lint: tools-page ## Formatting and lints, of the command and of the page
	cargo fmt --check
	cargo clippy --all-targets --features journeys -- -D warnings
	cargo clippy $(WASM) -- -D warnings

test-native: ## Tests of the engine, the command and the state of the page
	cargo test
	cargo test --no-default-features --features web --bin web

test-wasm: tools-page tools-browser ## Tests of the components, in headless Chromium
	CHROMEDRIVER=$$(command -v chromedriver) \
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
	cargo test $(WASM),html

test-journeys: build tools-browser ## Whole journeys through the built page, in headless Chromium
	cargo test --features journeys --test journeys -- --test-threads=2

bench: ## Benchmarks of the engine
	cargo bench --no-default-features --features html --bench check --bench text --bench cause --bench growth

bench-page: build tools-browser ## Benchmarks of the built page, in headless Chromium
	cargo bench --features journeys --bench page

size: build ## Transfer sizes of the built page, raw and gzip
	@scripts/size.sh

tools-page:
	@scripts/tools.sh page

tools-browser:
	@scripts/tools.sh browser
