//! How far the reading of files is, with a way to stop it.

use gouji::language::Language;
use yew::prelude::*;

use crate::input::progress::{BeingRead, Progress};
use crate::text;

/// The bar; it shows itself only when reading takes more than half a second.
pub(crate) fn progress(reading: &Progress, language: Language) -> Html {
    let stop = reading.stop.clone();
    let percent = reading.percent();
    let words = match &reading.what {
        BeingRead::File(path) => text::reading(path, reading.pages),
        BeingRead::Many => text::checking(reading.files),
        BeingRead::Pasted => text::READING_PASTED.into(),
        BeingRead::Link => text::READING_LINK.into(),
        BeingRead::Kept => text::READING_KEPT.into(),
        BeingRead::Exported => text::exporting(reading.files),
        BeingRead::Compared => text::comparing(reading.files),
    };
    let stop_words = match &reading.what {
        BeingRead::Exported => text::STOP_EXPORT,
        BeingRead::Compared => text::STOP_COMPARING,
        _ => text::STOP_READING,
    };
    html! {
        <div class="progress" id="progress" role="status">
            <p id="progress-words">{ words.get(language) }</p>
            <progress
                aria-labelledby="progress-words"
                max="100"
                value={percent.map(|percent| percent.to_string())}
            />
            <button type="button" class="second-action" id="stop" onclick={move |_| stop.stop()}>
                { stop_words.get(language) }
            </button>
        </div>
    }
}
