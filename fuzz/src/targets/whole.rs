//! The whole check over texts that are spelt in the words of reports, and everything that is made of it.

use std::sync::Arc;

use gouji::check::{Checked, Config};
use gouji::language::Language;
use gouji::read;
use gouji::report::figure::{Edits, FigureId};
use gouji::view::card::{Dismissed, key};
use gouji::view::export::{EXPORTS, Exported};
use gouji::view::{chart, formula, mark, sheet, summary};

use super::{laws, vocabulary};

/// A paragraph.
pub(crate) fn sentences(data: &[u8]) {
    let text = format!("一、总体情况\n{}\n", vocabulary::spelt(data));
    laws::check(read::text(&text));
}

/// A report, with a change of a figure and with another report as last year's.
pub(crate) fn check(data: &[u8]) {
    let checked = spelt(data);
    if data.len().is_multiple_of(16) {
        laws::travels(&checked.document);
    }
    let again = gouji::check::check(
        Arc::clone(&checked.document),
        &Config {
            edits: edits(&checked),
            last_year: checked.last_year.clone(),
            sums: None,
        },
    );
    assert_eq!(again, checked, "the same input has the same answer");
    let items = summary::items(&checked, &Dismissed::new(), false);
    sheet::sheet(&checked.document, &checked.report);
    mark::marks(&checked, &Dismissed::new(), false);
    chart::charts(&checked, &items);
    for judged in &checked.ledger {
        formula::formula(&checked, judged);
        formula::subject(&checked, judged);
    }
}

/// What a person changed in a checked report.
fn edits(checked: &Checked) -> Edits {
    let figures = checked.report.figures.values();
    let changed = figures.filter(|figure| figure.former.is_some());
    changed
        .map(|figure| (figure.id, figure.raw.clone()))
        .collect()
}

/// Two bytes choose a figure and what is typed for it; the rest spells the report and, behind a zero, last year's.
fn spelt(data: &[u8]) -> Checked {
    let (head, rest) = data.split_at(data.len().min(2));
    let mut reports = rest.splitn(2, |&byte| byte == 0);
    let mut next = || read::text(&vocabulary::spelt(reports.next().unwrap_or_default()));
    let document = Arc::new(next());
    laws::document(&document);
    let last = next();
    let last_year = (!last.text.is_empty())
        .then(|| Arc::new(gouji::report::recognise(&last, &Edits::default())));
    let mut config = Config {
        last_year,
        ..Config::default()
    };
    let checked = gouji::check::check(Arc::clone(&document), &config);
    laws::checked(&checked);
    let &[at, typed] = head else {
        return checked;
    };
    if at == 0 {
        return checked;
    }
    let ids: Vec<FigureId> = checked
        .report
        .figures
        .values()
        .map(|figure| figure.id)
        .collect();
    let Some(&id) = usize::from(at)
        .checked_rem(ids.len())
        .and_then(|at| ids.get(at))
    else {
        return checked;
    };
    config.edits.insert(id, vocabulary::word(typed).to_owned());
    let checked = gouji::check::check(document, &config);
    laws::checked(&checked);
    checked
}

/// Every export of a report: what is text is sound, what is a page holds no markup but ours.
pub(crate) fn exports(data: &[u8]) {
    let checked = spelt(data);
    let printed = gouji::check::check(Arc::clone(&checked.document), &Config::default());
    let mut dismissed = Dismissed::new();
    if let Some(finding) = checked.findings.first() {
        dismissed.insert(key(finding), "<script>alert(1)</script>\u{202e}".to_owned());
    }
    let language = if data.len().is_multiple_of(2) {
        Language::Chinese
    } else {
        Language::English
    };
    exported(&Exported {
        checked: &checked,
        as_printed: Some(&printed),
        dismissed: &dismissed,
        unfinished: data.len().is_multiple_of(5),
        source: "<img src=x onerror=alert(1)>/__proto__\".txt",
        file: Some(checked.document.text.as_bytes()),
        last_year: checked.last_year.as_ref().map(|_| "\"><script>.txt"),
        uri: "a.txt",
        plain: true,
        date: Some("2024-01-31"),
        ledger: true,
        language,
    });
}

/// Every export there is.
pub(crate) fn exported(of: &Exported<'_>) {
    for export in EXPORTS {
        if export.binary.is_none() {
            let text = export.text_of(of);
            if !matches!(export.extension, "json" | "jsonl" | "sarif") {
                laws::shown(&text, export.name);
            }
            match export.extension {
                "html" => laws::markup(&text),
                "json" | "sarif" if !text.is_empty() => {
                    let _: serde_json::Value = serde_json::from_str(&text).expect("JSON");
                }
                "jsonl" => {
                    for line in text.lines() {
                        let _: serde_json::Value = serde_json::from_str(line).expect("JSON");
                    }
                }
                _ => {}
            }
            continue;
        }
        let row = summary::ReportRow::of(of.source, of.checked, of.dismissed, of.unfinished);
        let mut file = export.file(false, of.language);
        file.add(&row, Some(export.keep(of)));
        let Some(made) = file.finish() else {
            continue;
        };
        match made.extension {
            "html" => {
                let page = String::from_utf8(made.bytes).expect("text");
                laws::markup(&page);
                laws::shown(&page, export.name);
            }
            "docx" | "xlsx" => super::remarks::sound(&made.bytes),
            _ => {}
        }
    }
}
