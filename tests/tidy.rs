//! What must stay true of the source itself.

use std::fs;
use std::path::{Path, PathBuf};

/// The vocabulary that all stages share, then the stages in the order of the data.
const STAGES: [&str; 6] = ["form", "read", "report", "rules", "verdict", "view"];

/// Every source file below `folder` but those of tests, with its text.
#[expect(clippy::disallowed_methods, reason = "the source is what is tested")]
fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder can be listed") {
            let path = entry.expect("the entry can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs")
                && !path.ends_with("tests.rs")
            {
                let text = fs::read_to_string(&path).expect("the source can be read");
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "no source below {}", folder.display());
    found.sort();
    found
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

#[test]
fn no_stage_reaches_back() {
    for (at, stage) in STAGES.iter().enumerate() {
        let later = STAGES.iter().skip(at + 1).copied();
        let later: Vec<_> = later.chain(["check", "web", "cli"]).collect();
        for (path, text) in sources(&root().join(stage)) {
            // A test may run the whole pipeline.
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let lines = code.lines().map(str::trim_start);
            for line in lines.filter(|line| !line.starts_with("//")) {
                let reached = later
                    .iter()
                    .find(|name| line.contains(&format!("crate::{name}")));
                assert!(
                    reached.is_none_or(|name| tells_of_checked(&path, name)),
                    "{} reaches back: {line}",
                    path.display()
                );
            }
        }
    }
}

/// What tells of a whole checked report takes the type that holds it.
fn tells_of_checked(path: &Path, name: &str) -> bool {
    let view = path.starts_with(root().join("view"));
    name == "check" && (view || path.ends_with("verdict/json.rs"))
}

#[test]
fn every_file_says_what_it_is_for() {
    for (path, text) in sources(&root()) {
        assert!(
            text.starts_with("//! "),
            "{} opens without a sentence",
            path.display()
        );
    }
}

#[test]
fn no_file_grows_beyond_one_noun() {
    for (path, text) in sources(&root()) {
        let lines = text.lines().count();
        assert!(
            lines <= 600,
            "{} has {lines} lines: split it by noun",
            path.display()
        );
    }
}

#[test]
fn the_engine_names_no_web_crate() {
    for stage in STAGES {
        for (path, text) in sources(&root().join(stage)) {
            for name in ["yew", "web_sys", "js_sys", "wasm_bindgen", "gloo"] {
                assert!(
                    !text.contains(&format!("{name}::")),
                    "{} names {name}",
                    path.display()
                );
            }
        }
    }
}
