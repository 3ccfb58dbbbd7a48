//! The repairs of a cause: the likely one on a button, the others side by side.

use gouji::language::Language;
use gouji::verdict::cause::{Cause, Repair};
use gouji::verdict::label;
use yew::prelude::*;

use crate::shared::Shared;
use crate::state::{Action, Begin};
use crate::text;
use crate::work::Work;

/// So many candidates are listed; more do not help anybody to choose.
const LISTED: usize = 24;

/// The repairs of a cause.
pub(crate) fn repairs(
    work: &Shared<Work>,
    cause: &Cause,
    language: Language,
    on: &Callback<Action>,
) -> Html {
    let Some(first) = cause.repairs.first() else {
        return Html::default();
    };
    let others = if cause.tied {
        &cause.repairs[..]
    } else {
        cause.repairs.get(1..).unwrap_or_default()
    };
    html! {
        <>
            if !cause.tied {
                <div class="card-actions">
                    { apply(first, true, language, on) }
                    { by_hand(first, language, on) }
                </div>
            }
            if !others.is_empty() {
                <details
                    class="candidates"
                    onclick={|event: MouseEvent| event.stop_propagation()}
                >
                    <summary>
                        { text::CANDIDATES.get(language) }{ " " }<span class="tab-count">{ others.len() }</span>
                    </summary>
                    <ul>
                        for (index, repair) in others.iter().take(LISTED).enumerate() {
                            <li key={index}>{ candidate(work, repair, language, on) }</li>
                        }
                    </ul>
                    if others.len() > LISTED {
                        <p class="quiet">{ text::more(others.len() - LISTED).get(language) }</p>
                    }
                </details>
            }
        </>
    }
}

fn apply(repair: &Repair, main: bool, language: Language, on: &Callback<Action>) -> Html {
    let changes = repair.changes.clone();
    let words = match &changes[..] {
        [change] => text::change_to(&change.to.normalize().to_string()),
        _ => text::APPLY.into(),
    };
    let class = if main {
        "main-action apply"
    } else {
        "second-action apply"
    };
    html! {
        <button
            type="button"
            {class}
            onclick={on.reform(move |event: MouseEvent| {
                event.stop_propagation();
                Action::Repaired(changes.clone())
            })}
        >
            { words.get(language) }
        </button>
    }
}

fn by_hand(repair: &Repair, language: Language, on: &Callback<Action>) -> Html {
    let Some(figure) = repair.changes.first().map(|change| change.figure) else {
        return Html::default();
    };
    html! {
        <button
            type="button"
            class="plain"
            onclick={on.reform(move |event: MouseEvent| {
                event.stop_propagation();
                Action::EditBegun(figure, Begin::Shown)
            })}
        >
            { text::EDIT_BY_HAND.get(language) }
        </button>
    }
}

fn candidate(work: &Work, repair: &Repair, language: Language, on: &Callback<Action>) -> Html {
    let report = &work.checked.report;
    html! {
        <div class="candidate">
            <div>
                for change in repair.changes.iter() {
                    <p class="candidate-change">
                        { label::figure(report, change.figure).get(language) }{ " " }
                        <del>{ report.figure(change.figure).map(|f| f.raw.clone()).unwrap_or_default() }</del>
                        { " → " }<ins>{ change.to.normalize().to_string() }</ins>
                    </p>
                }
                <p class="candidate-why">{ repair.why.get(language) }</p>
            </div>
            { apply(repair, false, language, on) }
        </div>
    }
}
