//! Scores the reading of claims in single sentences: nothing wrong may be said of right ones and of
//! those that only look like a claim, wrong ones must be told, and right ones must have been read.

mod labelled;

use std::collections::BTreeMap;
use std::path::Path;

use gouji::check::Checked;
use gouji::rules::level::Level;
use gouji::verdict::coverage;
use labelled::{PROSE, SENTENCES, checked, rows};

/// A sentence and what is known of it.
struct Row {
    verdict: String,
    text: String,
    /// Sums that are known to be right, for changing their total.
    sums: Vec<i64>,
}

/// What was counted: how many of how many.
type Rates = BTreeMap<&'static str, (usize, usize)>;

fn flagged(checked: &Checked) -> bool {
    checked
        .findings
        .iter()
        .any(|finding| finding.rule.code.starts_with("text-") && finding.level != Level::Note)
}

fn held(checked: &Checked) -> bool {
    coverage::count(&checked.ledger).text.holding > 0
}

/// The sentence with `total` changed to each of a few wrong numbers, if it stands there once.
fn changed(row: &Row) -> Vec<String> {
    let mut sentences = Vec::new();
    for &total in &row.sums {
        let printed = total.to_string();
        let places: Vec<usize> = row
            .text
            .match_indices(&printed)
            .map(|(place, _)| place)
            .filter(|&place| {
                let digit = |byte: Option<&u8>| {
                    byte.is_some_and(|byte| byte.is_ascii_digit() || *byte == b'.')
                };
                let bytes = row.text.as_bytes();
                !digit(place.checked_sub(1).and_then(|before| bytes.get(before)))
                    && !digit(bytes.get(place + printed.len()))
            })
            .collect();
        let &[place] = places.as_slice() else {
            continue;
        };
        for by in [-10, -9, -3, -2, -1, 1, 2, 3, 9, 10] {
            let mut text = row.text.clone();
            text.replace_range(place..place + printed.len(), &(total + by).to_string());
            sentences.push(text);
        }
    }
    sentences
}

#[expect(
    clippy::print_stdout,
    reason = "the figures are what the test is run for"
)]
fn score(rows: &[Row]) -> Rates {
    let mut rates = Rates::new();
    let mut count = |what: &'static str, hit: bool, row: &str| {
        let (hits, all) = rates.entry(what).or_default();
        *hits += usize::from(hit);
        *all += 1;
        if !hit {
            println!("not {what}: {row}");
        }
    };
    for row in rows {
        let result = checked(&row.text);
        match row.verdict.as_str() {
            "wrong" => count("flagged", flagged(&result), &row.text),
            "right" => {
                count("clean", !flagged(&result), &row.text);
                count("read", held(&result), &row.text);
                for sentence in changed(row) {
                    count("changed", flagged(&checked(&sentence)), &sentence);
                }
            }
            "trap" | "not-checkable" => count("clean", !flagged(&result), &row.text),
            _ => {}
        }
    }
    for (what, (hits, all)) in &rates {
        println!("{what}: {hits} of {all}");
    }
    rates
}

#[track_caller]
fn assert_rate(rates: &Rates, what: &str, least: usize) {
    let &(hits, all) = rates.get(what).expect("counted");
    assert!(hits * 100 >= all * least, "{what}: {hits} of {all}");
}

/// The rates of labelled sentences of which no sums are known.
fn score_of(text: &str) -> Rates {
    let rows = rows(text).map(|(verdict, text)| Row {
        verdict: verdict.to_owned(),
        text: text.to_owned(),
        sums: Vec::new(),
    });
    score(&rows.collect::<Vec<_>>())
}

#[test]
fn sentences_of_our_own() {
    let rates = score_of(SENTENCES);
    assert_rate(&rates, "clean", 97);
    assert_rate(&rates, "flagged", 90);
    assert_rate(&rates, "read", 90);
}

#[test]
fn prose_of_many_kinds() {
    let rates = score_of(PROSE);
    assert_rate(&rates, "clean", 98);
    assert_rate(&rates, "flagged", 50);
    assert_rate(&rates, "read", 85);
}

#[test]
#[expect(clippy::print_stdout, reason = "a skipped test must say so")]
#[expect(
    clippy::disallowed_methods,
    reason = "the sentences are not part of the project"
)]
fn real_sentences() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/sentences.jsonl");
    let Ok(lines) = std::fs::read_to_string(path) else {
        println!("skipped: no ../shared/corpus/sentences.jsonl");
        return;
    };
    let rows: Vec<Row> = lines
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"))
        .filter(|row| row["needs"] == "alone" && row["verdict"] != "debatable")
        .map(|row| {
            let text = |field: &str| row[field].as_str().unwrap_or_default().to_owned();
            Row {
                verdict: text("verdict"),
                text: text("text"),
                sums: sums_of(&text("note")),
            }
        })
        .collect();
    let rates = score(&rows);
    assert_rate(&rates, "clean", 97);
    assert_rate(&rates, "flagged", 85);
    assert_rate(&rates, "read", 85);
    assert_rate(&rates, "changed", 90);
}

/// The first total of three or more parts that a note proves right: `1+12+196=209`.
fn sums_of(note: &str) -> Vec<i64> {
    let note = note.replace(' ', "");
    let equations =
        note.split(|character: char| !(character.is_ascii_digit() || "+=".contains(character)));
    equations
        .filter_map(|equation| {
            let (parts, total) = equation.split_once('=')?;
            let parts: Vec<i64> = parts
                .split('+')
                .map(str::parse)
                .collect::<Result<_, _>>()
                .ok()?;
            let total = total.split(['=', '+']).next()?.parse().ok()?;
            (parts.len() >= 3 && parts.iter().sum::<i64>() == total && total >= 10).then_some(total)
        })
        .take(1)
        .collect()
}
