//! How far the reading of files is, with a way to stop it.

use gouji::language::Language;
use yew::prelude::*;

use crate::reading::{Reading, What};
use crate::text;

/// That the desk is waited for; it shows itself likewise.
pub(crate) fn desk_awaited(language: Language) -> Html {
    html! {
        <div class="progress" id="progress" role="status">
            <p id="progress-words">{ text::DESK_AWAITED.get(language) }</p>
            <progress aria-labelledby="progress-words" max="100" />
        </div>
    }
}

/// The bar; it shows itself only when reading takes more than half a second.
pub(crate) fn progress(reading: &Reading, language: Language) -> Html {
    let stop = reading.stop.clone();
    let percent = reading.percent();
    let words = match &reading.what {
        What::File(name) => text::reading(name, reading.files, reading.pages),
        What::Pasted => text::READING_PASTED.into(),
        What::Link => text::READING_LINK.into(),
        What::Kept => text::READING_KEPT.into(),
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
                { text::STOP_READING.get(language) }
            </button>
        </div>
    }
}
