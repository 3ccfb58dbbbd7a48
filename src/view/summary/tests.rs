//! Every surface of the library says the numbers of the summary.

use std::sync::Arc;

use super::*;
use crate::check::{Config, check};
use crate::form::Edition;
use crate::order::Map;
use crate::read::document::Document;
use crate::read::number::Number;
use crate::view::card::cards;
use crate::view::chart::{self, ChartKind};
use crate::view::export::record::record;
use crate::view::{blank, sample};

#[track_caller]
fn sentence(summary: Summary, zh: &str, en: &str) {
    assert_eq!(summary.sentence(), Words::new(zh, en));
}

#[test]
fn counts_in_words() {
    sentence(
        Summary {
            broken: 3,
            doubtful: 2,
            notes: 1,
            undecided: 5,
            holding: 60,
            dismissed: 1,
            relations: 71,
        },
        "共 72 项：3 项不符，2 项存疑，1 项提示，5 项未能核对，60 项成立，1 项已排除。",
        "72 items: 3 mismatches, 2 to check, 1 note, 5 not checked, 60 hold, 1 set aside.",
    );
    sentence(
        Summary {
            holding: 42,
            relations: 42,
            ..Summary::default()
        },
        "共核对 42 项，全部成立。",
        "42 relations checked, all hold.",
    );
    sentence(
        Summary::default(),
        "没有可以核对的内容。",
        "There was nothing to check.",
    );
}

/// Compares what every surface says of a document of which every `nth` finding was set aside.
#[track_caller]
fn compare(document: Document, unfinished: bool, nth: usize) {
    let checked = check(Arc::new(document), &Config::default());
    let aside = checked.findings.iter().enumerate();
    let dismissed: Dismissed = aside
        .filter(|(index, _)| nth > 0 && index % nth == 0)
        .map(|(_, finding)| (key(finding), "核实无误".to_owned()))
        .collect();
    let items = items(&checked, &dismissed, unfinished);
    let summary = Summary::of(&items);

    let cards = cards(&checked, &dismissed, unfinished);
    let mut counted_by_level: Map<Status, usize> = Map::new();
    for finding in cards.iter().flat_map(|card| &card.findings) {
        let level = checked.findings.get(*finding).expect("it is there").level;
        *counted_by_level.entry(level.into()).or_default() += 1;
    }
    for status in [Status::Broken, Status::Doubtful, Status::Note] {
        let count = counted_by_level.get(&status).copied().unwrap_or_default();
        assert_eq!(count, summary.count(status), "the cards say {status:?}");
    }

    let text = record(&checked, &[], &dismissed, unfinished, Language::Chinese);
    assert!(text.contains(&summary.sentence().zh), "{text}");
    for status in Status::ALL
        .into_iter()
        .filter(|status| *status != Status::Holds)
    {
        let count = summary.count(status);
        let heading = format!("、{}（{count}）\n", status.label().zh);
        assert_eq!(text.contains(&heading), count > 0, "{heading}{text}");
    }

    let charts = chart::charts(&checked, &items);
    let coverage = charts
        .iter()
        .find(|chart| chart.kind == ChartKind::Coverage);
    let column = |at: usize| -> Number {
        let rows = coverage.into_iter().flat_map(|chart| &chart.rows);
        rows.filter_map(|row| row.elements.get(at)?.value).sum()
    };
    let shown = coverage.map_or(&[][..], |chart| &chart.columns);
    for status in Status::ALL {
        let at = shown
            .iter()
            .position(|column| *column == Words::from(status.label()));
        let count = at.map_or(Number::ZERO, column);
        assert_eq!(
            count.to_string(),
            summary.count(status).to_string(),
            "the chart says {status:?}"
        );
    }
}

#[test]
fn every_surface_says_the_same_numbers() {
    let of = |text: &str| crate::read::text(text);
    for nth in [0, 1, 2] {
        compare(of(sample::TEXT), false, nth);
        // a percentage cut off holds and is noted, two numbers of the text do not fit
        compare(
            of("一、总体情况\n\n收到申请3件，其中自然人2件，占66.6%；企业2件，占33.3%。"),
            false,
            nth,
        );
        let doubtful = sample::TEXT.replacen("件，", "件(约)，", 3);
        compare(of(&doubtful), false, nth);
    }
    compare(blank::document(Edition::E2021), true, 0);
    compare(of("没有数字的一段话"), false, 0);
}

#[test]
fn what_is_told_adds_up_to_what_json_counts() {
    let checked = check(
        Arc::new(crate::read::text(sample::TEXT)),
        &Config::default(),
    );
    let summary = Summary::of(&items(&checked, &Dismissed::new(), false));
    let relations = crate::verdict::coverage::count(&checked.ledger).all;
    assert_eq!(summary.holding, relations.holding);
    assert_eq!(summary.undecided, relations.undecided);
    let of_level = |level| {
        let findings = checked.findings.iter();
        findings.filter(|finding| finding.level == level).count()
    };
    assert_eq!(summary.broken, of_level(Level::Error));
    assert_eq!(summary.doubtful, of_level(Level::Warning));
    assert_eq!(summary.notes, of_level(Level::Note));
    assert!(summary.broken > 0 && summary.doubtful > 0 && summary.holding > 0);
}
