//! One target of the fuzzer, which the environment names: bytes in, a crash where a law is broken.

#![no_main]

mod targets;

use std::panic;
use std::process;
use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use targets::Target;

static TARGET: OnceLock<&'static Target> = OnceLock::new();

fuzz_target!(
    init: {
        let name = std::env::var("TARGET").unwrap_or_default();
        let Some(target) = targets::by_name(&name) else {
            let names: Vec<&str> = targets::TARGETS.iter().map(|target| target.name).collect();
            println!("{}", names.join(" "));
            process::exit(2);
        };
        let _ = TARGET.set(target);
        // Readers catch what panics in the libraries behind them; whatever panics in this project is a crash.
        let told = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let is_foreign = info
                .location()
                .is_some_and(|place| place.file().contains("/registry/src/"));
            if !(is_foreign && target.catches) {
                told(info);
            }
        }));
    },
    |data: &[u8]| {
        if let Some(target) = TARGET.get() {
            (target.run)(data);
        }
    }
);
