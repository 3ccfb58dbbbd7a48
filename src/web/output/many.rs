//! One file of many reports: they are read one after another, as many at once as the machine has cores, until the person
//! stops it.

use futures_util::future::{Either, select};
use futures_util::{StreamExt, stream};
use gouji::language::Language;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::{ask, file, wanted};
use crate::edge::exporter::MadeFile;
use crate::edge::files::{Readers, at_once};
use crate::edge::{Failure, download};
use crate::input::documents::Documents;
use crate::input::progress::{BeingRead, Progress, Stop};
use crate::state::Action;
use crate::state::check_input::CheckInput;
use crate::text;

/// What became of the reports that were to go into a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct ExportOutcome {
    /// Those that could not be read.
    refused: usize,
    /// Those that the file has no room for.
    left_out: usize,
}

/// Makes a file of reports and has the browser save it; how far it is and what came of it goes to `on`.
pub(crate) fn many(
    export: String,
    reports: Vec<CheckInput>,
    language: Language,
    on: Callback<Action>,
) {
    let (stop, stopped) = Stop::new();
    let mut progress = Progress::of(BeingRead::Exported, stop.clone());
    progress.files = (0, reports.len());
    on.emit(Action::ReadingProgressed(progress.clone()));
    spawn_local(async move {
        let count = reports.len();
        let making = Box::pin(make(&export, &reports, language, progress, &on));
        let made = match select(making, stopped).await {
            Either::Left((made, _)) => Some(made),
            Either::Right(_) => None,
        };
        on.emit(Action::ReadingEnded(stop));
        on.emit(match made {
            None => Action::Told(text::EXPORT_STOPPED.into()),
            Some(Err(failure)) => Action::Refused(text::failed_export(failure)),
            Some(Ok((None, _))) => Action::Told(text::NOTHING_TO_EXPORT.into()),
            Some(Ok((Some(made), outcome))) => {
                download::save_bytes(&made.name, &made.bytes);
                let saved = count - outcome.refused;
                let words = text::exported(&made.name, saved, outcome.refused, outcome.left_out);
                if outcome == ExportOutcome::default() {
                    Action::Told(words)
                } else {
                    Action::Refused(words)
                }
            }
        });
    });
}

async fn make(
    export: &str,
    reports: &[CheckInput],
    language: Language,
    mut progress: Progress,
    on: &Callback<Action>,
) -> Result<(Option<MadeFile>, ExportOutcome), Failure> {
    let wanted = wanted(export, true, language);
    let readers = &Readers::default();
    ask(async |exporter| {
        let takes_files = exporter.begin(&wanted).await?;
        // no more of them are held than are being read
        let read = stream::iter(reports).map(async |report| {
            let documents = Documents::read(report, readers).await;
            let file = match &documents {
                Ok(_) if takes_files => file(report, readers).await,
                _ => None,
            };
            (report, documents, file)
        });
        let mut read = std::pin::pin!(read.buffered(at_once()));
        let mut outcome = ExportOutcome::default();
        while let Some((report, documents, file)) = read.next().await {
            let has_room = match documents {
                Ok(documents) => {
                    let sent = documents.of(report);
                    exporter.add(&sent, file.as_ref()).await?
                }
                Err(why) => {
                    outcome.refused += 1;
                    exporter.refuse(&report.source, &why).await?
                }
            };
            outcome.left_out += usize::from(!has_room);
            progress.files.0 += 1;
            on.emit(Action::ReadingProgressed(progress.clone()));
        }
        Ok((exporter.end().await?, outcome))
    })
    .await
}
