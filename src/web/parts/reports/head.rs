//! What many reports came to, above their table.

use gouji::language::Language;
use gouji::view::summary::{Outcome, Survey};
use yew::prelude::*;

use crate::parts::element::span;
use crate::parts::head::coverage;
use crate::text;

/// The counts; and, once all is done, that it is.
pub(super) fn head(survey: &Survey, is_done: bool, language: Language) -> Html {
    let (large, small): (Vec<_>, Vec<_>) = Outcome::ALL
        .into_iter()
        .map(|outcome| (outcome, survey.count(outcome)))
        .filter(|&(_, count)| count > 0)
        .partition(|(outcome, _)| matches!(outcome, Outcome::Broken | Outcome::Doubtful));
    html! {
        <div class="head">
            <div class="head-words">
                <h2 class="head-of" id="head" tabindex="-1">{ text::reports(survey.inputs).get(language) }</h2>
                <p class="head-counts" id="reports-counts">
                    for (outcome, count) in large {
                        <strong class={classes!("count", format!("level-{}", class_of(outcome)))}>
                            { outcome.counted(count).get(language) }
                        </strong>
                    }
                    if survey.count(Outcome::Clean) == survey.inputs && is_done {
                        <strong class="count level-holds">{ Outcome::Clean.label().get(language) }</strong>
                    } else {
                        for (outcome, count) in small {
                            { span("count-beside", outcome.counted(count).get(language)) }
                        }
                    }
                </p>
            </div>
            { coverage(&survey.summary, language) }
            <p class="unseen" role="status" id="reports-done">
                if is_done {
                    { text::all_checked(survey.inputs, survey.broken).get(language) }
                }
            </p>
        </div>
    }
}

/// The class that colours an outcome.
pub(super) fn class_of(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Broken => "error",
        Outcome::Doubtful | Outcome::Refused => "warning",
        Outcome::Clean => "holds",
        Outcome::Empty | Outcome::Open => "quiet",
    }
}
