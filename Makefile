# Two commands do everything: `make serve` and `make test`. Both install what is missing.
SHELL := bash
# The project's own tools come first, then those of the machine.
export PATH := $(CURDIR)/.tools/bin:$(if $(CARGO_HOME),$(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)
ADDRESS := 127.0.0.1
PORT := 8080
TIME := 600
ENGINE := --target wasm32-unknown-unknown --no-default-features
WASM := $(ENGINE) --bin web --features web
SERVER := cargo run --quiet --no-default-features --features serve --bin serve --

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help serve build single dist reproducible command test lint lint-docs lint-crates test-native test-wasm test-journeys test-browsers bench \
  bench-page screenshots fuzz size \
  crates tools-page tools-lint tools-browser

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-14s %s\n", $$1, $$2 }'

serve: tools-page crates ## Build the page and serve it at http://127.0.0.1:8080
	@$(SERVER) --check $(ADDRESS):$(PORT)
	@echo "==> Building the page (some minutes the first time)"
	scripts/page.sh
	@$(SERVER) $(ADDRESS):$(PORT)

build: tools-page crates ## Build the page into dist/
	scripts/page.sh

single: build ## Build the page into one file that is opened from a disk, dist/gouji.html
	@scripts/single.sh

dist: single ## Build all that is published: dist/, to be copied anywhere, and an archive of it
	@scripts/dist.sh

reproducible: tools-page crates ## Build the last commit twice, in two places, and compare every byte
	@scripts/reproducible.sh

command: ## Build the command into target/release/gouji
	cargo build --release --bin gouji

test: lint test-native test-wasm test-journeys ## Run every test: formatting, lints, native, wasm, browser journeys

lint: tools-lint crates lint-docs lint-crates ## Formatting, lints, documentation, and what is depended on
	cargo fmt --check
	cargo clippy --all-targets --features journeys,serve,site -- -D warnings
	cargo clippy $(WASM) --bin first -- -D warnings
	cargo clippy $(ENGINE) --bin office --features reader,office -- -D warnings
	cargo clippy $(ENGINE) --bin pdf --features reader,pdf -- -D warnings
	cargo clippy $(ENGINE) --bin pdf-cmaps --features reader,pdf-cmaps -- -D warnings
	cargo clippy $(ENGINE) --bin export --features reader,export -- -D warnings

lint-docs: tools-page ## Documentation of the engine and of the page, without a warning
	RUSTDOCFLAGS="-D warnings" cargo doc --no-deps
	RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --document-private-items
	RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --document-private-items $(WASM),html

lint-crates: tools-lint crates ## Licences and sources of what is depended on, and its known faults where they can be had
	scripts/deny.sh

test-native: ## Tests of the engine, the command and the state of the page
	cargo test
	cargo test --no-default-features --features web --bin web

test-wasm: tools-page tools-browser ## Tests of the components, in headless Chromium
	CHROMEDRIVER=$$(command -v chromedriver) \
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
	cargo test $(WASM),html,pages

test-journeys: build tools-browser ## Whole journeys through the built page, in headless Chromium
	cargo test --features journeys --test journeys -- --test-threads=2

test-browsers: single tools-browser ## The main journey in old and other browsers; fetches them
	@scripts/browsers.sh
	cargo test --features journeys --test browsers -- --nocapture

bench: ## Benchmarks of the engine
	cargo bench --no-default-features --features html --bench check --bench text --bench cause --bench growth

bench-page: build tools-browser ## Benchmarks of the built page, in headless Chromium
	cargo bench --features journeys --bench page --bench many --bench long

screenshots: build tools-browser ## Pictures of the built page for the READMEs, into docs/pictures
	cargo run --quiet --features journeys --example screenshots

fuzz: crates ## Fuzz every reader and the whole check for TIME seconds (600)
	@scripts/fuzz.sh $(TIME)

size: build ## Transfer sizes of the built page, raw and gzip
	@scripts/size.sh

# Trunk builds without the network, so that everything in Cargo.lock must be there before.
crates:
	cargo fetch --locked

tools-page:
	@scripts/tools.sh page

tools-lint:
	@scripts/tools.sh page lint

tools-browser:
	@scripts/tools.sh browser
