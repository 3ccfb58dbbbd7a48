//! Leaves in the page's WebAssembly what telling its two modules apart takes: see `src/web/desk`.

use std::env;

#[expect(clippy::disallowed_methods, reason = "how cargo tells what is built")]
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bin=web=--emit-relocs");
    }
}
