//! The targets of the fuzzer over its small corpus, as ordinary tests: what was once found stays mended.
#![expect(clippy::disallowed_methods, reason = "the inputs are files")]

use std::fs;
use std::path::Path;
use std::thread;

use crate::targets::{TARGETS, Target};

/// The stack that a browser gives to a worker.
const STACK: usize = 1 << 20;

/// Runs a target over each input of its folder; how many these were comes out.
fn run(target: &'static Target) -> usize {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    let entries = fs::read_dir(folder.join(target.name)).expect("every target has a corpus");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    let count = paths.len();
    for path in paths {
        let bytes = fs::read(&path).expect("an input");
        assert!(bytes.len() <= 8192, "{} is not small", path.display());
        let run = thread::Builder::new()
            .stack_size(STACK)
            .spawn(move || (target.run)(&bytes));
        let ended = run.expect("a thread").join();
        assert!(ended.is_ok(), "{} breaks a law", path.display());
    }
    count
}

#[test]
fn every_target_holds_over_its_corpus() {
    for target in TARGETS {
        assert!(run(target) > 0, "{} has no corpus", target.name);
    }
}
