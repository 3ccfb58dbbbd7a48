//! Work grows as the report does, in every stage: inputs that repeat one thing, at three sizes.
//!
//! Counted are the memory asked for, the most held at once, how often any is asked for, and the
//! [steps](crate::steps) of the primitives that search texts, lines and figures. A stage that allocates
//! in what it repeats, or that goes through those primitives, cannot grow faster than its input without
//! being seen here. What the standard library does inside one call (a search through a whole text) is
//! not counted: `make bench` times the same shapes (`benches/growth.rs`). The stack is small, so that
//! nothing goes down as deep as its input.

mod shapes;
mod sums;
mod years;

use std::fmt::Write as _;
use std::sync::Arc;
use std::thread;

use crate::check::Checked;
use crate::language::Language;
use crate::read::document::Document;
use crate::report;
use crate::report::figure::Edits;
use crate::rules::rule::Subject;
use crate::verdict::{self, cause};
use crate::view::card::Dismissed;
#[cfg(feature = "export")]
use crate::view::export::{EXPORTS, Exported};
use crate::view::{chart, formula, link, mark, sample, sheet, summary};
use crate::{read, rules, steps};
use shapes::{GrowthShape, ShapeForm};

/// How much of a shape is read, in bytes and times as much. The windows in which stages look around a
/// place are smaller than the second size, so that from there on nothing but the length counts.
const BYTES: usize = 1_500;
const TIMES: [usize; 3] = [1, 4, 16];

/// What is taken may grow six and a half times where the input grows four times: memory is asked for in
/// powers of two, sorting and maps take a little more than the length. A search from every place through
/// all that follows takes sixteen times as much.
const MOST: [u64; 2] = [13, 2];

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
        let costs = [
            memory.bytes_total,
            memory.bytes_max,
            memory.count_total,
            steps,
        ];
        self.0.push((name, costs));
        out
    }
}

fn document(form: ShapeForm, text: &str) -> Document {
    match form {
        ShapeForm::Text => read::text(text),
        #[cfg(feature = "html")]
        ShapeForm::Html => read::html(text),
        #[cfg(not(feature = "html"))]
        ShapeForm::Html => read::printed_html(text),
        ShapeForm::Printed => read::printed_html(text),
        ShapeForm::Csv => read::file::read(
            text.as_bytes(),
            Some("a.csv"),
            |_, _| String::new(),
            read::printed_html,
        )
        .unwrap_or_default(),
    }
}

/// Puts an input through every stage.
fn costs(shape: &GrowthShape, times: usize) -> Option<Meter> {
    let text = shape.of(BYTES, times);
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
    let document = Arc::new(shared.document);
    let report = meter.stage("recognising", || {
        report::recognise(&document, &Edits::default())
    })?;
    let subject = Subject {
        document: &document,
        report: &report,
        last_year: None,
        sums: None,
    };
    let (equations, observations) = meter.stage("rules", || rules::apply(&subject))?;
    let ledger = meter.stage("judging", || verdict::judge(&report, None, equations))?;
    let findings = meter.stage("words", || {
        verdict::findings(&subject, &ledger, observations)
    })?;
    let causes = meter.stage("causes", || {
        cause::find(subject, &Edits::default(), &ledger, &findings)
    })?;
    let checked = Checked {
        document: Arc::clone(&document),
        report,
        last_year: None,
        sums: None,
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
    let items = meter.stage("summary", || {
        summary::items(&checked, &Dismissed::new(), false)
    })?;
    meter.stage("charts", || chart::charts(&checked, &items))?;
    #[cfg(feature = "export")]
    exports(&checked, &mut meter)?;
    Some(meter)
}

/// What each export costs.
#[cfg(feature = "export")]
fn exports(checked: &Checked, meter: &mut Meter) -> Option<()> {
    let none = Dismissed::new();
    let exported = Exported {
        checked,
        as_printed: Some(checked),
        dismissed: &none,
        unfinished: false,
        source: "",
        file: None,
        last_year: None,
        uri: "",
        plain: true,
        date: None,
        ledger: true,
        language: Language::Chinese,
    };
    for export in EXPORTS {
        meter.stage(export.name, || drop(export.keep(&exported)))?;
    }
    Some(())
}

/// What of a shape grows faster than it does in the stages that are `held`, put into words.
fn faults(shape: &GrowthShape, held: fn(&str) -> bool) -> String {
    let mut faults = String::new();
    let sizes = TIMES.map(|times| costs(shape, times).map(|meter| meter.0).unwrap_or_default());
    let [_, middle, large] = &sizes;
    let stages = middle.iter().zip(large);
    for ((stage, middle), (_, large)) in stages.filter(|((stage, _), _)| held(stage)) {
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

/// Holds the growth of every second shape, beginning with `first`, in the stages that are `held`.
fn check(first: usize, held: fn(&str) -> bool) {
    let run = move || {
        let shapes = shapes::all(sample::TEXT);
        // tables that are made once are no part of any stage
        shapes.iter().take(1).for_each(|shape| {
            costs(shape, 1);
        });
        let shapes = shapes.iter().skip(first).step_by(2);
        shapes.map(|shape| faults(shape, held)).collect::<String>()
    };
    let thread = thread::Builder::new().stack_size(STACK).spawn(run);
    let faults = thread.expect("a thread").join().expect("no stage panics");
    assert!(faults.is_empty(), "\n{faults}");
}

const CAUSES: &str = "causes";

#[test]
fn work_grows_as_the_report_does() {
    check(0, |stage| stage != CAUSES);
}

#[test]
fn work_grows_as_the_report_does_in_other_shapes() {
    check(1, |stage| stage != CAUSES);
}

#[test]
fn causes_grow_as_the_report_does() {
    check(0, |stage| stage == CAUSES);
    check(1, |stage| stage == CAUSES);
}
