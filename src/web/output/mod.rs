//! Reports → files that a person takes along, made beside the page.

mod many;

pub(crate) use many::many;

use std::cell::{Cell, RefCell};

use gouji::language::{Language, Words};
use gouji::report::sums::SumPart;
use gouji::view::export::sent::{ExportOffer, WantedExport};
use js_sys::ArrayBuffer;

use crate::edge::exporter::{ExportProcess, MadeFile};
use crate::edge::files::Readers;
use crate::edge::{Failure, clock};
use crate::input::documents::Documents;
use crate::state::check_input::CheckInput;
use crate::state::source::Origin;
use crate::text;

thread_local! {
    /// The worker that waits for what is wanted next.
    static IDLE: RefCell<Option<ExportProcess>> = const { RefCell::new(None) };
    /// Whether more may be wanted.
    static IS_KEPT: Cell<bool> = const { Cell::new(false) };
}

/// What can be exported of one report; nothing where the worker did not load.
pub(crate) async fn offers_for_one() -> Option<Vec<ExportOffer>> {
    offers(false).await
}

/// What can be exported of many reports; nothing where the worker did not load.
pub(crate) async fn offers_for_many() -> Option<Vec<ExportOffer>> {
    offers(true).await
}

async fn offers(is_many: bool) -> Option<Vec<ExportOffer>> {
    let offers = ask(async |exporter| exporter.offers(is_many).await);
    offers.await.ok()
}

/// Keeps the worker when it has done what it was asked for, until [`rest`].
pub(crate) fn keep() {
    IS_KEPT.set(true);
}

/// Ends the worker, as soon as it does nothing.
pub(crate) fn rest() {
    IS_KEPT.set(false);
    IDLE.with(RefCell::take);
}

/// The file of one report; nothing where there is nothing to say of it.
pub(crate) async fn one(
    export: &str,
    report: &CheckInput,
    language: Language,
) -> Result<Option<MadeFile>, Words> {
    let wanted = wanted(export, false, language);
    let readers = Readers::default();
    let documents = Documents::read(report, &readers).await?;
    let made = ask(async |exporter| {
        let takes_files = exporter.begin(&wanted).await?;
        let file = if takes_files {
            file(report, &readers).await
        } else {
            None
        };
        exporter.add(&documents.of(report), file.as_ref()).await?;
        exporter.end().await
    });
    made.await.map_err(text::failed_export)
}

/// The file of what reports add up to.
pub(crate) async fn sums(
    export: &str,
    parts: (Vec<SumPart>, Option<SumPart>),
    language: Language,
) -> Result<Option<MadeFile>, Words> {
    let made = ask(async |exporter| exporter.sums(export, language, parts).await);
    made.await.map_err(text::failed_export)
}

/// Asks the worker, which is started where none waits. After a failure another one is.
async fn ask<T>(
    ask: impl AsyncFnOnce(&mut ExportProcess) -> Result<T, Failure>,
) -> Result<T, Failure> {
    // taken out: whoever gives up waiting, or fails, ends it
    let waiting = IDLE.with(RefCell::take);
    let mut exporter = match waiting {
        Some(exporter) => exporter,
        None => ExportProcess::start()?,
    };
    let outcome = ask(&mut exporter).await?;
    if IS_KEPT.get() {
        IDLE.with(|idle| idle.replace(Some(exporter)));
    }
    Ok(outcome)
}

fn wanted(export: &str, is_many: bool, language: Language) -> WantedExport {
    WantedExport {
        export: export.to_owned(),
        is_many,
        language,
        date: clock::today(),
    }
}

/// The bytes of the file of a report, where it has one that can be read.
async fn file(report: &CheckInput, readers: &Readers) -> Option<ArrayBuffer> {
    match &report.origin {
        Some(Origin::File(stored)) => readers.bytes(stored).await.ok(),
        Some(Origin::Link(_)) | None => None,
    }
}
