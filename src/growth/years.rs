//! Linking the reports of many agencies and years grows as their number does.

use std::fmt::Write as _;

use super::{COUNTED, LITTLE, MOST, Meter};
use crate::report::years::{Linked, YearKey, link, of_agencies};

/// How many reports are linked.
const REPORTS: [usize; 3] = [250, 1_000, 4_000];

/// What the report of a number is called; every second one is of the year before.
type Naming = fn(usize) -> String;

const NAMINGS: [(&str, Naming); 5] = [
    ("other places", |number| format!("第{number}市人民政府")),
    ("one office", |_| "临江市教育局".to_owned()),
    ("less of the place of one", |number| {
        let less = ["", "临江市", "江苏省临江市"];
        format!("{}教育局", less[number % 3])
    }),
    ("no place, and another one each", |number| {
        match number % 2 {
            0 => "教育局".to_owned(),
            _ => format!("第{number}市教育局"),
        }
    }),
    ("many areas", |number| {
        format!("{}{number}县教育局", "临江市".repeat(40))
    }),
];

fn costs(naming: Naming, count: usize) -> Meter {
    let mut meter = Meter::default();
    let keys: Vec<YearKey> = (0..count)
        .map(|number| YearKey {
            agency: Some(naming(number)),
            year: Some(2022 + i32::from(number % 2 == 0)),
            by_hand: None,
        })
        .collect();
    meter.stage("linking", || link(&keys));
    meter.stage("the years of one", || Linked::of(&keys).series(0));
    let agencies: Vec<String> = (0..count).map(naming).collect();
    let agencies: Vec<&str> = agencies.iter().map(String::as_str).collect();
    let agencies: Vec<&str> = crate::order::set(agencies).iter().copied().collect();
    meter.stage("a list of agencies", || of_agencies(&agencies, &keys));
    meter
}

#[test]
fn links_grow_as_the_reports_do() {
    let mut faults = String::new();
    for (name, naming) in NAMINGS {
        costs(naming, 1);
        let sizes = REPORTS.map(|count| costs(naming, count).0);
        let [_, middle, large] = &sizes;
        for ((stage, middle), (_, large)) in middle.iter().zip(large) {
            let all = middle.iter().zip(large).zip(LITTLE).zip(COUNTED);
            for (((middle, large), little), counted) in all {
                if large * MOST[1] > middle * MOST[0] && *large > little {
                    let _ = writeln!(faults, "{name}, {stage}: {middle} {counted}, then {large}");
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}
