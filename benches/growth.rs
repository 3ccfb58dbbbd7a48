//! Times reading and checking every shape of the test of growth at three sizes, each four times the
//! one before, and lists those whose time grows most: what the standard library does in one call is
//! seen by the clock alone.

use std::sync::Arc;
use std::time::Instant;

use gouji::check::{Config, check};
use gouji::read;
use gouji::read::document::Document;
use gouji::view::card::Dismissed;
use gouji::view::{chart, formula, link, sample, sheet, summary};
use shapes::ShapeForm;

#[path = "../src/growth/shapes.rs"]
mod shapes;

/// In bytes and times as much: from the second size on the windows in which stages look around a place
/// make no difference.
const BYTES: usize = 20_000;
const TIMES: [usize; 3] = [1, 4, 16];

/// So many shapes are listed.
const LISTED: usize = 40;

fn document(form: ShapeForm, text: &str) -> Document {
    match form {
        ShapeForm::Text => read::text(text),
        ShapeForm::Html => read::html(text),
        ShapeForm::Printed => read::printed_html(text),
        ShapeForm::Csv => read::file::read(
            text.as_bytes(),
            Some("a.csv"),
            |_, _| String::new(),
            read::html,
        )
        .unwrap_or_default(),
    }
}

/// How many milliseconds all stages take.
#[expect(clippy::disallowed_methods, reason = "the clock is what is asked")]
fn time(form: ShapeForm, text: &str) -> u128 {
    let start = Instant::now();
    let shared = link::Shared {
        document: document(form, text),
        ..link::Shared::default()
    };
    let opened = link::of_report(&shared)
        .ok()
        .as_deref()
        .and_then(link::open);
    divan::black_box(opened).map(|opened| opened.is_ok());
    let checked = check(Arc::new(shared.document), &Config::default());
    divan::black_box(sheet::sheet(&checked.document, &checked.report));
    let items = summary::items(&checked, &Dismissed::new(), false);
    divan::black_box(chart::charts(&checked, &items));
    for judged in &checked.ledger {
        divan::black_box(formula::subject(&checked, judged));
        divan::black_box(formula::formula(&checked, judged));
    }
    start.elapsed().as_micros()
}

#[expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "the table, of the shapes that are named, is what the benchmark is for"
)]
fn main() {
    // what cargo passes on is no name of a shape
    let wanted = std::env::args().skip(1).find(|word| !word.starts_with('-'));
    let mut rows = Vec::new();
    for shape in shapes::all(sample::TEXT) {
        if wanted
            .as_ref()
            .is_some_and(|wanted| !shape.name.contains(wanted))
        {
            continue;
        }
        let times = TIMES.map(|times| time(shape.form, &shape.of(BYTES, times)));
        let [_, middle, large] = times;
        rows.push((large * 10 / middle.max(1000), times, shape.name));
    }
    rows.sort_by(|one, other| other.cmp(one));
    println!("time of 320 KB over that of 80 KB; milliseconds at 20, 80, 320 KB; what is repeated");
    for (growth, times, name) in rows.into_iter().take(LISTED) {
        let [small, middle, large] = times.map(|time| time / 1000);
        println!(
            "{:>3}.{}  {small:>6} {middle:>6} {large:>6}  {name:?}",
            growth / 10,
            growth % 10
        );
    }
}
