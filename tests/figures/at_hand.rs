//! Generated reports with known figures, and real ones, where the folder with them is at hand.

use std::fs;
use std::path::{Path, PathBuf};

use gouji::form::Edition;
use gouji::read::number::Number;
use gouji::read::{html, text};
use gouji::report::figure::Edits;
use gouji::report::{Report, recognise};
use serde_json::Value;

/// The folder, if it is there; says so if it is not.
#[expect(clippy::print_stderr, reason = "a test that did nothing says so")]
pub(crate) fn folder(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared")
        .join(name);
    if !path.is_dir() {
        eprintln!("skipped: there is no folder ../shared/{name}");
        return None;
    }
    Some(path)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the engine reads no files, this test does"
)]
pub(crate) fn file(path: &Path) -> String {
    String::from_utf8_lossy(&fs::read(path).expect("the file is in its folder")).into_owned()
}

fn report(path: &Path) -> Report {
    let source = file(path);
    let is_html = path
        .extension()
        .is_some_and(|extension| extension == "html");
    let document = if is_html {
        html(&source)
    } else {
        text(&source)
    };
    recognise(&document, &Edits::new())
}

fn value(report: &Report, id: &str) -> Option<Number> {
    report
        .figure(id.parse().expect("the name of a figure"))?
        .value()
}

#[test]
fn generated_reports() {
    let Some(folder) = folder("generated") else {
        return;
    };
    let truth: Value = serde_json::from_str(&file(&folder.join("truth.json"))).unwrap();
    let (mut all, mut faults) = (0, Vec::new());
    for (name, truth) in truth.as_object().unwrap() {
        let report = report(&folder.join(name));
        let edition = report.edition.map(Edition::id);
        let year = report.year.as_ref().map(|year| i64::from(year.value));
        if edition != truth["edition"].as_str() || year != truth["year"].as_i64() {
            faults.push(format!("{name}: {edition:?} {year:?}"));
        }
        let blank = truth["blank"].as_bool() == Some(true);
        for (id, expected) in truth["figures"].as_object().unwrap() {
            all += 1;
            let found = value(&report, id);
            let expected = expected.as_i64().map(Number::from);
            if found != expected && !(blank && found.is_none() && expected == Some(Number::ZERO)) {
                faults.push(format!("{name}: {id} {found:?} for {expected:?}"));
            }
        }
    }
    assert!(all > 0);
    assert!(
        faults.is_empty(),
        "{} of {all}: {:#?}",
        faults.len(),
        faults.iter().take(20).collect::<Vec<_>>()
    );
}

#[test]
fn real_reports() {
    let Some(folder) = folder("corpus") else {
        return;
    };
    let book: Value = serde_json::from_str(&file(&folder.join("reports.json"))).unwrap();
    let mut faults = Vec::new();
    for (name, expected) in book.as_object().unwrap() {
        if Path::new(name)
            .extension()
            .is_some_and(|extension| extension == "pdf")
        {
            continue;
        }
        let report = report(&folder.join(name));
        let edition = report.edition.map(Edition::id);
        if let Some(expected) = expected["edition"].as_str()
            && edition != Some(expected)
        {
            faults.push(format!("{name}: edition {edition:?}"));
        }
        let year = report.year.as_ref().map(|year| i64::from(year.value));
        if let Some(expected) = expected["year"].as_i64()
            && year != Some(expected)
        {
            faults.push(format!("{name}: year {year:?}"));
        }
        for (id, expected) in expected["figures"].as_object().into_iter().flatten() {
            let found = value(&report, id);
            if found != expected.as_i64().map(Number::from) {
                faults.push(format!("{name}: {id} {found:?} for {expected}"));
            }
        }
        // whole reports: every figure of the tables, or nearly; partial ones are cut off
        if name.starts_with("reports/") {
            let of_form = |table: &gouji::report::FormTable| table.form_figures();
            let wanted: Vec<_> = report.tables.iter().flat_map(of_form).collect();
            let lacking: Vec<_> = wanted
                .iter()
                .filter(|&&id| !report.figures.contains(id))
                .map(ToString::to_string)
                .collect();
            if report.tables.len() != 3 || !lacking.is_empty() {
                faults.push(format!(
                    "{name}: {} tables, lacks {lacking:?}",
                    report.tables.len()
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
