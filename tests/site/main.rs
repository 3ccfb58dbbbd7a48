//! The static pages beside the program: every rule has its own in both languages, every way leads somewhere, and the
//! licence of everything that is shipped is there.

#[path = "../../scripts/site/catalogue.rs"]
mod catalogue;
#[path = "../../scripts/site/how.rs"]
mod how;
#[path = "../../scripts/site/licences.rs"]
mod licences;
#[path = "../../scripts/site/page.rs"]
mod page;
#[path = "../../scripts/site/precision.rs"]
mod precision;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use gouji::language::Language;
use gouji::rules::CATALOGUE;
use page::{Site, path};
use serde_json::Value;

/// What a command of cargo says.
fn cargo(arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    output.stdout
}

#[expect(clippy::disallowed_methods, reason = "texts of licences")]
fn read(path: &Path) -> Option<String> {
    fs::read_to_string(path).ok()
}

/// Every file of the site by its path.
fn files() -> BTreeMap<String, String> {
    let mut site = Site::default();
    for language in [Language::Chinese, Language::English] {
        catalogue::write(&mut site, language).expect("every rule has a page");
        how::write(&mut site, language).expect("what was measured is of rules");
    }
    let shipped = licences::shipped(&cargo(&licences::METADATA), &read);
    licences::write(&mut site, &shipped.expect("every licence has its text"));
    let files = site.files();
    files
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .collect()
}

/// The values of an attribute.
fn values<'a>(text: &'a str, attribute: &str) -> Vec<&'a str> {
    let sign = format!(" {attribute}=\"");
    let pieces = text.split(sign.as_str()).skip(1);
    pieces.filter_map(|piece| piece.split('"').next()).collect()
}

/// Where a way from a page leads.
fn target(from: &str, way: &str) -> String {
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for step in way.split('/') {
        match step {
            ".." => assert!(folders.pop().is_some(), "{way} leads out"),
            step => folders.push(step),
        }
    }
    folders.join("/")
}

#[test]
fn every_way_leads_to_a_page_or_a_file_of_the_build() {
    let files = files();
    let pages = files
        .iter()
        .filter(|(_, text)| text.starts_with("<!doctype html>"));
    for (at, text) in pages {
        let ways = values(text, "href").into_iter().chain(values(text, "src"));
        for way in ways {
            assert!(!way.contains(':'), "{at} names an address: {way}");
            let target = target(at, way);
            assert!(
                target == "index.html" || files.contains_key(&target),
                "{at}: nothing is at {target}"
            );
        }
        assert!(
            text.contains("default-src 'none'"),
            "{at} may load anything"
        );
        assert!(
            !text.contains(" style=") && !text.contains("<style"),
            "{at}"
        );
    }
}

#[test]
fn every_rule_has_its_page_in_both_languages() {
    let files = files();
    for language in [Language::Chinese, Language::English] {
        let list = &files[&path("rules/index.html", language)];
        for rule in CATALOGUE {
            let page = &files[&path(&catalogue::address(rule), language)];
            for said in [
                rule.title.get(language),
                rule.level.label().get(language),
                catalogue::basis(rule).get(language),
            ] {
                let said = page::escaped(said);
                assert!(page.contains(&said), "{}: {said}", rule.code);
            }
            assert!(page.contains("rule-example"), "{}: no example", rule.code);
            let link = format!("href=\"{}.html\"", rule.code);
            assert_eq!(list.matches(&link).count(), 1, "{}", rule.code);
            let is_measured = rule.is_of_text() && rule.level != gouji::rules::level::Level::Note;
            assert_eq!(precision::of(rule.code).is_some(), is_measured);
        }
    }
}

/// What cargo is asked for the crates that are shipped, each with its licence.
const TREE: [&str; 9] = [
    "tree",
    "--locked",
    "--target=wasm32-unknown-unknown",
    "--edges=normal,no-proc-macro",
    "--no-default-features",
    "--features",
    licences::FEATURES,
    "--prefix=none",
    "--format={p}|{l}",
];

#[test]
fn every_crate_that_is_shipped_is_named_with_its_licence() {
    let page = &files()["rules/licences.html"];
    let tree = cargo(&TREE);
    let tree = String::from_utf8(tree).expect("UTF-8");
    let mut crates = 0;
    for line in tree.lines() {
        let (package, licence) = line.split_once('|').expect("a licence");
        let licence = licence.trim_end_matches(" (*)");
        let mut words = package.split_whitespace();
        let (name, version) = (words.next(), words.next());
        let version = version.expect("a version").trim_start_matches('v');
        let row = format!(
            "<tr><td>{}</td><td>{version}</td><td>{licence}</td></tr>",
            name.expect("a name")
        );
        assert!(page.contains(&row), "no {row}");
        crates += 1;
    }
    assert!(crates > 100, "{crates} crates");
    for said in ["Apache ECharts", "Baidu", "Mike Bostock", "Rust Project"] {
        assert!(page.contains(said), "no {said}");
    }
}

/// What crates carry from others is under licences that lie beside it.
#[test]
fn what_crates_carry_from_others_is_named_with_its_licence() {
    let page = packed(&files()["rules/licences.html"]);
    let metadata: Value =
        serde_json::from_slice(&cargo(&licences::METADATA)).expect("what cargo says");
    let tree = cargo(&TREE);
    let tree = String::from_utf8(tree).expect("UTF-8");
    let mut looked_at = 0;
    for package in metadata["packages"].as_array().expect("packages") {
        let word = |name: &str| package[name].as_str().expect("a word").to_owned();
        let is_shipped = tree.contains(&format!("{} v{}|", word("name"), word("version")));
        let manifest = PathBuf::from(word("manifest_path"));
        let folder = manifest.parent().expect("a folder");
        if !is_shipped || folder == Path::new(env!("CARGO_MANIFEST_DIR")) {
            continue;
        }
        let mut found = Vec::new();
        let folders = entries(folder).into_iter().filter(|path| path.is_dir());
        folders.for_each(|folder| licences_in(&folder, &mut found));
        for path in found {
            let text = packed(&page::escaped(&read(&path).expect("a text")));
            assert!(page.contains(&text), "{} is not shown", path.display());
            looked_at += 1;
        }
    }
    assert!(looked_at > 0);
    for said in ["Adobe Glyph List", "The Unicode Consortium"] {
        assert!(page.contains(&packed(said)), "no {said}");
    }
}

/// Text without white space.
fn packed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[expect(clippy::disallowed_methods, reason = "crates that are shipped")]
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    entries.map(|entry| entry.path()).collect()
}

/// The files of licences below a folder.
fn licences_in(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in entries(folder) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.to_ascii_lowercase();
        if path.is_dir() {
            licences_in(&path, found);
        } else if name.starts_with("licen") || name.starts_with("copying") {
            found.push(path);
        }
    }
}

/// The features of all modules that are built for the page are those whose crates are gathered.
#[test]
fn all_modules_are_looked_at() {
    let start = include_str!("../../index.html");
    let gathered: Vec<&str> = licences::FEATURES.split(',').collect();
    for features in values(start, "data-cargo-features")
        .iter()
        .flat_map(|of| of.split(','))
    {
        // what reads PDF without the fonts is part of what reads it with them
        assert!(
            gathered.contains(&features) || features == "pdf",
            "{features}"
        );
    }
}
