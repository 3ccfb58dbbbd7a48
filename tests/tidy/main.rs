//! What must stay true of the source itself.

mod code;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use code::Code;

/// What all stages share, then the stages in the order of the data, then what puts them together.
const ORDER: [&str; 10] = [
    "steps", "language", "order", "form", "read", "report", "rules", "verdict", "view", "check",
];

/// Every source file below a folder of the project, with its text.
#[expect(clippy::disallowed_methods, reason = "the source is what is tested")]
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder can be listed") {
            let path = entry.expect("the entry can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).expect("the source can be read");
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "no source below {folder}");
    found.sort();
    found
}

/// The module that a file below `src` is: its names from the crate down.
fn module(path: &Path) -> Vec<String> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let inside = path.strip_prefix(src).expect("a file below src");
    let names = inside.with_extension("");
    let names = names.iter().map(|name| name.to_str().expect("ASCII"));
    names
        .filter(|name| *name != "mod")
        .map(str::to_owned)
        .collect()
}

/// The engine's files with the modules that they are and their code, without those that are only for tests.
fn engine(sources: &[(PathBuf, String)]) -> Vec<(&Path, Vec<String>, Code<'_>)> {
    let all = sources
        .iter()
        .map(|(path, text)| (path.as_path(), module(path), Code::of(text)));
    let engine: Vec<_> = all
        .filter(|(_, module, _)| ORDER.contains(&module[0].as_str()))
        .collect();
    let tests: BTreeSet<Vec<String>> = engine
        .iter()
        .flat_map(|(_, module, code)| {
            let tests = code.tests.iter().map(|&name| name.to_owned());
            tests.map(|name| module.iter().cloned().chain([name]).collect())
        })
        .collect();
    let is_test = |module: &[String]| (1..=module.len()).any(|end| tests.contains(&module[..end]));
    engine
        .into_iter()
        .filter(|(_, module, _)| !is_test(module))
        .collect()
}

#[test]
fn no_stage_reaches_back() {
    let sources = sources("src");
    for (path, module, code) in engine(&sources) {
        let place = |name: &str| ORDER.iter().position(|stage| *stage == name);
        for named in code.paths(&module) {
            // The crate as a whole is all stages; a name that is none of them is one of the crate's own.
            let stage = named.path.first().map_or("check", String::as_str);
            let reaches_back = place(stage).is_none_or(|at| Some(at) > place(&module[0]));
            assert!(
                !reaches_back || tells_of_checked(&module, stage),
                "{}:{} reaches back: {}",
                path.display(),
                named.line,
                named.path.join("::")
            );
        }
    }
}

/// What tells of a whole checked report takes the type that holds it.
fn tells_of_checked(module: &[String], name: &str) -> bool {
    name == "check" && (module[0] == "view" || module == ["verdict", "json"])
}

#[test]
fn every_file_says_what_it_is_for() {
    for folder in ["src", "tests", "benches", "scripts"] {
        for (path, text) in sources(folder) {
            assert!(
                text.starts_with("//! "),
                "{} opens without a sentence",
                path.display()
            );
        }
    }
}

#[test]
fn no_file_grows_beyond_one_noun() {
    for folder in ["src", "tests", "benches", "scripts"] {
        for (path, text) in sources(folder) {
            let lines = text.lines().count();
            assert!(
                lines <= 600,
                "{} has {lines} lines: split it by noun",
                path.display()
            );
        }
    }
}

#[test]
fn the_engine_names_no_web_crate() {
    let sources = sources("src");
    for (path, _, code) in engine(&sources) {
        for word in code.words() {
            let is_web = ["yew", "web_sys", "js_sys", "wasm_bindgen"].contains(&word);
            assert!(
                !is_web && !word.starts_with("gloo"),
                "{} names {word}",
                path.display()
            );
        }
    }
}
