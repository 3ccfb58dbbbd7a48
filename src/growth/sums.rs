//! Adding up reports, and holding one against them, grows as their number does.

use std::fmt::Write as _;

use super::{COUNTED, LITTLE, MOST, Meter};
use crate::form::Edition;
use crate::read::document::Document;
use crate::report::figure::Edits;
use crate::report::sums::{SumPart, Sums};
use crate::rules::made_up::with;
use crate::rules::rule::Subject;
use crate::verdict::{self, cause};
use crate::view::sums;
use crate::{order, rules};

/// How many reports are added up.
const PARTS: [usize; 3] = [8, 32, 128];

/// Adds so many reports up and holds one against them in which the last one is left out.
fn costs(count: usize) -> Meter {
    let mut meter = Meter::default();
    let report = |number: usize| {
        let figures = [
            format!("t3/new/natural {number}"),
            format!("t3/new/sum {number}"),
            format!("t3/carried-out/natural {number}"),
            format!("t3/carried-out/sum {number}"),
            format!("t2/normative/made {}", number % 7),
        ];
        let figures: Vec<&str> = figures.iter().map(String::as_str).collect();
        with(Edition::E2021, &figures)
    };
    let parts = (1..=count).map(|number| SumPart::of(&report(number), &number.to_string(), 1));
    let parts: Vec<SumPart> = parts.collect();
    let whole = report((1..count).sum());
    let Some(sums) = meter.stage("adding up", || Sums::of(parts, Some(&whole))) else {
        return meter;
    };
    meter.stage("remarks", || sums::remarks(&sums));
    meter.stage("tables", || sums::document(&sums));
    let document = Document::default();
    let subject = Subject {
        document: &document,
        report: &whole,
        last_year: None,
        sums: Some(&sums),
    };
    let stated = meter.stage("rules", || rules::apply(&subject));
    let (equations, _) = stated.unwrap_or_default();
    let ledger = meter.stage("judging", || verdict::judge(&whole, None, equations));
    let ledger = ledger.unwrap_or_default();
    let findings = meter.stage("words", || verdict::findings(&subject, &ledger, Vec::new()));
    let findings = findings.unwrap_or_default();
    let causes = meter.stage("causes", || {
        cause::find(subject, &Edits::new(), &ledger, &findings)
    });
    let parts = causes
        .into_iter()
        .flatten()
        .filter_map(|cause| cause.miscount);
    let parts = order::set(parts.flat_map(|miscount| miscount.parts));
    assert!(
        parts.contains(&u32::try_from(count - 1).unwrap_or(0)),
        "the last one is named"
    );
    meter
}

#[test]
fn sums_grow_as_the_parts_do() {
    costs(1);
    let sizes = PARTS.map(|count| costs(count).0);
    let [_, middle, large] = &sizes;
    let mut faults = String::new();
    for ((stage, middle), (_, large)) in middle.iter().zip(large) {
        let all = middle.iter().zip(large).zip(LITTLE).zip(COUNTED);
        for (((middle, large), little), counted) in all {
            if large * MOST[1] > middle * MOST[0] && *large > little {
                let _ = writeln!(faults, "{stage}: {middle} {counted}, then {large}");
            }
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}
