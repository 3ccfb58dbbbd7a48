//! What must stay true of the source itself.

mod code;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use code::Code;
use gouji::rules::CATALOGUE;

/// What all stages share, then the stages in the order of the data, then what puts them together.
const ORDER: [&str; 10] = [
    "steps", "language", "order", "form", "read", "report", "rules", "verdict", "view", "check",
];

/// Every source file below a folder of the project, with its text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    files_with("rs", folder)
}

#[expect(clippy::disallowed_methods, reason = "the source is what is tested")]
fn files_with(ending: &str, folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder can be listed") {
            let path = entry.expect("the entry can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|own| own == ending) {
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

/// The engine's files.
fn engine(sources: &[(PathBuf, String)]) -> Vec<(&Path, Vec<String>, Code<'_>)> {
    let mut files = files(sources);
    files.retain(|(_, module, _)| ORDER.contains(&module[0].as_str()));
    files
}

/// The files with the modules that they are and their code, without those that are only for tests.
fn files(sources: &[(PathBuf, String)]) -> Vec<(&Path, Vec<String>, Code<'_>)> {
    let all: Vec<_> = sources
        .iter()
        .map(|(path, text)| (path.as_path(), module(path), Code::of(text)))
        .collect();
    let tests: BTreeSet<Vec<String>> = all
        .iter()
        .flat_map(|(_, module, code)| {
            let tests = code.tests.iter().map(|&name| name.to_owned());
            tests.map(|name| module.iter().cloned().chain([name]).collect())
        })
        .collect();
    let is_test = |module: &[String]| (1..=module.len()).any(|end| tests.contains(&module[..end]));
    all.into_iter()
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
                !reaches_back || takes_checked(&module, stage),
                "{}:{} reaches back: {}",
                path.display(),
                named.line,
                named.path.join("::")
            );
        }
    }
}

#[test]
fn no_files_name_each_other_in_a_circle() {
    let sources = sources("src");
    let files = files(&sources);
    let modules: BTreeSet<&[String]> = files.iter().map(|(_, module, _)| &**module).collect();
    let mut named: BTreeMap<&[String], BTreeSet<&[String]>> = BTreeMap::new();
    for (_, module, code) in &files {
        // a program is a crate of its own, whose root is its folder
        let root = module.iter().take(1);
        let root = root.filter(|name| !ORDER.contains(&name.as_str()));
        let paths = code.paths(module).into_iter().map(|named| named.path);
        let paths = paths.map(|path| {
            let is_whole = path.starts_with(&module[..1]);
            let root = root.clone().filter(|_| !is_whole).cloned();
            root.chain(path).collect::<Vec<_>>()
        });
        let others = paths
            .chain(code.below(module))
            .filter_map(|path| modules_of(&modules, &path));
        // a file below another one belongs to it
        let others = others.filter(|other| !module.starts_with(other));
        named.insert(module, others.collect());
    }
    // without those that name no other, and those that no other names, until none is left
    loop {
        let before = named.len();
        let named_by: BTreeSet<&[String]> = named.values().flatten().copied().collect();
        named.retain(|module, others| !others.is_empty() && named_by.contains(module));
        let left: BTreeSet<&[String]> = named.keys().copied().collect();
        for others in named.values_mut() {
            others.retain(|other| left.contains(other));
        }
        if named.len() == before {
            break;
        }
    }
    assert!(named.is_empty(), "{named:#?}");
}

/// The file that a path leads into.
fn modules_of<'a>(modules: &BTreeSet<&'a [String]>, path: &[String]) -> Option<&'a [String]> {
    let mut ends = (1..=path.len()).rev();
    ends.find_map(|end| modules.get(&path[..end]).copied())
}

/// What a screen or a file needs of a whole checked report takes the type that holds it.
fn takes_checked(module: &[String], name: &str) -> bool {
    name == "check" && module[0] == "view"
}

#[test]
fn rules_are_not_asked_for_by_their_codes() {
    let codes: BTreeSet<&str> = CATALOGUE.iter().map(|rule| rule.code).collect();
    let family = |code: &&str| code.split_inclusive('-').next().map(str::to_owned);
    let families: BTreeSet<String> = codes.iter().filter_map(family).collect();
    let sources = sources("src");
    for (path, module, code) in files(&sources) {
        for literal in code.literals().filter(|_| module[0] != "rules") {
            let word = literal.text.trim_matches('"');
            assert!(
                !codes.contains(word) && !families.contains(word),
                "{}:{} names a rule: ask for its kind or its source instead of {word}",
                path.display(),
                literal.line
            );
        }
    }
}

#[test]
fn rules_and_verdicts_do_not_read_their_own_words() {
    let sources = sources("src");
    for (path, module, code) in files(&sources) {
        if !["rules", "verdict"].contains(&module[0].as_str()) {
            continue;
        }
        for (call, literal) in code.searches() {
            let is_chinese = literal
                .text
                .chars()
                .any(|c| ('\u{3007}'..='\u{9FFF}').contains(&c));
            assert!(
                !is_chinese,
                "{}:{} looks for words with {call}: say what they mean in the types",
                path.display(),
                literal.line
            );
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for folder in ["src", "tests", "benches", "scripts", "fuzz/src"] {
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
    for folder in ["src", "tests", "benches", "scripts", "fuzz/src"] {
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

/// What Chromium 86 does not know and what the page cannot do without.
#[test]
fn styles_are_understood_by_the_browsers_of_offices() {
    let younger = [
        "inset",
        "inset-inline",
        "inset-inline-start",
        "inset-inline-end",
        "inset-block",
        "margin-inline",
        "margin-block",
        "padding-inline",
        "padding-block",
    ];
    for (path, text) in files_with("css", "style") {
        let mut before = "";
        for line in text.lines().map(str::trim) {
            let told = || format!("{}: {line}", path.display());
            let property = line.split_once(':').map_or("", |(property, _)| property);
            assert!(!younger.contains(&property), "{}", told());
            // a range in a query, a list in a negation
            assert!(!(line.starts_with('@') && line.contains('<')), "{}", told());
            let mut negations = line.split(":not(").skip(1);
            let is_list = |rest: &str| rest.split(')').next().is_some_and(|of| of.contains(','));
            assert!(!negations.any(is_list), "{}", told());
            // one that is mixed stands behind a plain one
            let is_mixed = line.contains("color-mix(");
            let plain = before.starts_with(property) && !before.contains("color-mix(");
            assert!(!is_mixed || plain, "{}", told());
            before = line;
        }
    }
}

#[test]
fn no_two_types_have_one_name() {
    let sources = sources("src");
    let mut declared: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (path, text) in &sources {
        for (at, line) in text.lines().enumerate() {
            if let Some(name) = declared_type(line) {
                let place = format!("{}:{}", path.display(), at + 1);
                declared.entry(name).or_default().push(place);
            }
        }
    }
    declared.retain(|_, places| places.len() > 1);
    assert!(
        declared.is_empty(),
        "declared more than once: {declared:#?}"
    );
}

/// The type that a line declares. Those of functions, and those that a trait asks for, are set in.
fn declared_type(line: &str) -> Option<&str> {
    let public = line
        .strip_prefix("pub")
        .map(|rest| match rest.strip_prefix('(') {
            Some(within) => within.split_once(')').map_or(rest, |(_, behind)| behind),
            None => rest,
        });
    let (keyword, name) = public.unwrap_or(line).trim_start().split_once(' ')?;
    let is_own = public.is_some() || !line.starts_with(char::is_whitespace);
    let is_type = ["struct", "enum", "trait", "type"].contains(&keyword);
    let end = name
        .find(|it: char| !it.is_alphanumeric())
        .unwrap_or(name.len());
    (is_own && is_type).then(|| &name[..end])
}

/// What the architecture names is there, under the folder that it speaks of.
#[test]
fn the_architecture_names_files_that_are_there() {
    let text = include_str!("../../ARCHITECTURE.md");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut named = 0;
    for code in text.split('`').skip(1).step_by(2) {
        let is_path = code
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"/._-".contains(&byte));
        let Some((folder, _)) = code.split_once('/').filter(|_| is_path) else {
            continue;
        };
        let bases = ["", "src", "src/web"];
        let mut bases = bases.map(|base| root.join(base)).into_iter();
        let is_there = |base: PathBuf| {
            let path = base.join(code);
            path.exists() || path.with_extension("rs").exists()
        };
        assert!(bases.any(is_there), "{code}, in {folder}");
        named += 1;
    }
    assert!(named > 40, "{named}");
}
