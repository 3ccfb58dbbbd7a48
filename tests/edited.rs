//! A real report in which a person changes a number that the rest of it fits.

use std::path::Path;
use std::sync::Arc;

use gouji::check::{Checked, Config, check};
use gouji::report::figure::{Edits, FigureId};

/// The report, where it stands beside the repository, with these edits.
#[expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "the report stands beside the repository, and a skipped test must be seen"
)]
fn text() -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/corpus/reports/2019-suining-etdz.txt");
    let text = std::fs::read_to_string(path).ok();
    if text.is_none() {
        println!("skipped: no ../shared/corpus/reports/2019-suining-etdz.txt");
    }
    text
}

fn checked(text: &str, edits: Edits) -> Checked {
    let config = Config {
        edits,
        ..Config::default()
    };
    check(Arc::new(gouji::read::text(text)), &config)
}

#[test]
fn a_total_made_to_fit_its_parts_is_set_against_the_shares_that_fitted_it() {
    let Some(text) = text() else { return };
    let printed = checked(&text, Edits::new());
    let totals = printed.report.figures.values();
    let mut totals = totals.filter(|figure| figure.raw == "915");
    let total = totals.next().expect("the report says 915").id;
    assert!(totals.next().is_none(), "915 stands there once");
    let at = match total {
        FigureId::Text(at) => at,
        other => panic!("a number of the text, not {other}"),
    };
    let edited = checked(&text, Edits::from([(total, "679".to_owned())]));

    let about = |cause: &&gouji::verdict::cause::Cause| {
        let findings = cause.findings.iter().map(|&at| &edited.findings[at]);
        let mut figures = findings.flat_map(|finding| &finding.figures);
        figures.any(|&figure| figure == total)
    };
    let causes: Vec<_> = edited.causes.iter().filter(about).collect();
    let [cause] = causes.as_slice() else {
        panic!("one cause, not {causes:#?}");
    };
    for words in [&cause.message.zh, &cause.message.en] {
        assert!(words.contains("679") && words.contains("915"), "{words}");
    }
    // every share that fitted what was printed and does not fit what was typed
    let parted = edited.findings.iter().enumerate().filter(|(_, finding)| {
        finding.rule.code == "text-share" && finding.figures.contains(&total)
    });
    let parted: Vec<usize> = parted.map(|(place, _)| place).collect();
    assert!(parted.len() >= 5, "{parted:?}");
    assert!(parted.iter().all(|place| cause.findings.contains(place)));

    // and nothing of its paragraph is bent to the number that was typed
    let end = text[at as usize..].find('\n').expect("a line") + at as usize;
    let inside = |figure| matches!(figure, FigureId::Text(place) if (at as usize..end).contains(&(place as usize)));
    for repair in edited.causes.iter().flat_map(|cause| &cause.repairs) {
        for change in &repair.changes {
            let back = change.figure == total && change.to.to_string() == "915";
            assert!(back || !inside(change.figure), "{change:?}");
        }
    }
}
