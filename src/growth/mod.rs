//! Work grows as the report does, in every stage: inputs that repeat one thing, at three sizes.
//!
//! Counted are the memory asked for, the most held at once, how often any is asked for, and the
//! [steps](crate::steps) of the primitives that search texts, lines and figures. A stage that allocates
//! in what it repeats, or that goes through those primitives, cannot grow faster than its input without
//! being seen here. What the standard library does inside one call (a search through a whole text) is
//! not counted: `make bench` times the same shapes (`benches/growth.rs`). The stack is small, so that
//! nothing goes down as deep as its input.

mod shapes;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::rc::Rc;
use std::thread;

use crate::check::Checked;
use crate::language::Language;
use crate::read::document::Document;
use crate::report::figure::Edits;
use crate::report::{self};
use crate::rules::rule::Subject;
use crate::verdict::{self, cause};
use crate::view::card::Dismissed;
use crate::view::{chart, export, formula, link, mark, sample, sheet};
use crate::{read, rules, steps};
use shapes::{Form, Shape};

/// How much of a shape is read, in bytes. The windows in which stages look around a place are smaller
/// than the second, so that from there on nothing but the length counts.
const SIZES: [usize; 3] = [2_000, 8_000, 32_000];

/// What may grow fivefold and a half where the input grows fourfold: sorting and maps take a little more
/// than the length, a second search from every place takes sixteen times as much.
const MOST: [u64; 2] = [11, 2];

/// Whatever a stage takes is not looked at below this: memory, memory held, pieces of it, steps.
const LITTLE: [u64; 4] = [400_000, 400_000, 3_000, 60_000];

const COUNTED: [&str; 4] = ["bytes", "bytes held", "allocations", "steps"];

/// A quarter of what a thread of a browser has.
const STACK: usize = 256 << 10;

/// What the stages take, each with its name.
#[derive(Default)]
struct Meter(Vec<(&'static str, [u64; 4])>);

impl Meter {
    fn stage<T>(&mut self, name: &'static str, run: impl FnOnce() -> T) -> Option<T> {
        let mut out = None;
        let before = steps::counted();
        let memory = allocation_counter::measure(|| out = Some(run()));
        let steps = steps::counted() - before;
        let costs = [memory.bytes_total, memory.bytes_max, memory.count_total, steps];
        self.0.push((name, costs));
        out
    }
}

fn document(form: Form, text: &str) -> Document {
    match form {
        Form::Text => read::text(text),
        #[cfg(feature = "html")]
        Form::Html => read::html(text),
        #[cfg(not(feature = "html"))]
        Form::Html => read::printed_html(text),
        Form::Printed => read::printed_html(text),
        Form::Csv => read::file::read(
            text.as_bytes(),
            Some("a.csv"),
            |_, _| String::new(),
            read::printed_html,
        )
        .unwrap_or_default(),
    }
}

/// Puts an input through every stage.
fn costs(shape: &Shape, size: usize) -> Option<Meter> {
    let text = shape.of(size);
    let mut meter = Meter::default();
    let document = meter.stage("reading", || document(shape.form, &text))?;
    let shared = link::Shared {
        document,
        ..link::Shared::default()
    };
    let fragment = meter.stage("making a link", || link::of_report(&shared))?;
    let fragment = fragment.expect("what was read can be shared");
    let opened = meter.stage("opening a link", || link::open(&fragment))?;
    let opened = opened.expect("it is a link").map(link::Opened::into_shared);
    assert_eq!(opened.as_ref(), Ok(&shared), "a link holds what was read");
    let document = Rc::new(shared.document);
    let report = meter.stage("recognising", || {
        report::recognise(&document, &Edits::default())
    })?;
    let subject = Subject {
        document: &document,
        report: &report,
        last_year: None,
    };
    let (equations, observations) = meter.stage("rules", || rules::state(&subject))?;
    let ledger = meter.stage("judging", || verdict::judge(&report, None, equations))?;
    let findings = meter.stage("words", || {
        verdict::findings(&subject, &ledger, observations)
    })?;
    let causes = meter.stage("causes", || {
        cause::find(&report, None, &ledger, &findings)
    })?;
    let checked = Checked {
        document: Rc::clone(&document),
        report,
        last_year: None,
        ledger,
        findings,
        causes,
    };
    meter.stage("sheet", || sheet::sheet(&checked.document, &checked.report))?;
    meter.stage("marks", || mark::marks(&checked, &Dismissed::new(), false))?;
    meter.stage("formulas", || {
        for judged in &checked.ledger {
            formula::formula(&checked, judged);
            formula::subject(&checked, judged);
        }
    })?;
    meter.stage("charts", || chart::charts(&checked))?;
    meter.stage("record", || {
        export::record(&checked, &[], &BTreeMap::new(), Language::Chinese)
    })?;
    #[cfg(feature = "cli")]
    meter.stage("JSON", || {
        verdict::json::object(&checked, "", Language::Chinese, true)
    })?;
    Some(meter)
}

/// What of a shape grows faster than it does, told for a person.
fn faults(shape: &Shape) -> String {
    let mut faults = String::new();
    let sizes = SIZES.map(|size| costs(shape, size).map(|meter| meter.0).unwrap_or_default());
    let [_, middle, large] = &sizes;
    for ((stage, middle), (_, large)) in middle.iter().zip(large) {
        let all = middle.iter().zip(large).zip(LITTLE).zip(COUNTED);
        for (((middle, large), little), counted) in all {
            if large * MOST[1] > middle * MOST[0] && *large > little {
                let _ = writeln!(
                    faults,
                    "{:?}: {stage}: {middle} {counted}, then {large}",
                    shape.name
                );
            }
        }
    }
    faults
}

/// Holds the growth of every `nth` shape of `all`, beginning with `first`.
fn check(first: usize, nth: usize) {
    let run = move || {
        // tables that are made once are no part of any stage
        costs(&shapes::all("")[0], 100);
        let _ = document(Form::Html, "<p>");
        let shapes = shapes::all(sample::TEXT);
        let shapes = shapes.iter().skip(first).step_by(nth);
        shapes.map(faults).collect::<String>()
    };
    let thread = thread::Builder::new().stack_size(STACK).spawn(run);
    let faults = thread.expect("a thread").join().expect("no stage panics");
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn work_grows_as_the_report_does() {
    check(0, 2);
}

#[test]
fn work_grows_as_the_report_does_in_other_shapes() {
    check(1, 2);
}
