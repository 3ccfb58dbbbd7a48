//! What of the start depends on the state: the reports of an earlier session, and the opened ones.

use gouji::language::Language;
use gouji::view::summary::{Outcome, Status, Summary};
use yew::prelude::*;

use super::head;
use crate::IS_WHOLE;
use crate::input::{self, Input, keeping};
use crate::state::listed::ListedReport;
use crate::state::{Action, State};
use crate::text;

/// The way to the reports of an earlier session.
pub(crate) fn offer(state: &State, on: &Callback<Action>) -> Html {
    let Some(offer) = &state.offer else {
        return Html::default();
    };
    let language = state.language;
    let open = {
        let (on, session) = (on.clone(), offer.session.clone());
        move |_: MouseEvent| input::open(Input::Kept(session.clone()), &on)
    };
    html! {
        <section class="held-back" id="held-back">
            <p>{ text::offer(offer.count).get(language) }</p>
            <button type="button" class="second-action" onclick={open}>
                { text::TAKE_UP_WORK.get(language) }
            </button>
            <button type="button" class="plain" onclick={clear(on)}>
                { text::CLEAR_ALL.get(language) }
            </button>
        </section>
    }
}

/// Forgets all that is kept, but what other tabs have open.
fn clear(on: &Callback<Action>) -> Callback<MouseEvent> {
    on.reform(|_| {
        // where any is kept, the whole program begins
        if IS_WHOLE {
            keeping::forget_others();
        }
        Action::Cleared
    })
}

/// The opened reports, and that they are kept.
pub(crate) fn opened(state: &State, on: &Callback<Action>) -> Html {
    if state.reports.is_empty() {
        return Html::default();
    }
    let language = state.language;
    html! {
        <section class="opened" aria-labelledby="opened-title">
            <h3 class="start-or" id="opened-title">{ text::OPENED.get(language) }</h3>
            if state.reports.len() <= LISTED {
                <ul>
                    for report in state.reports.iter() {
                        { entry(report, language, on) }
                    }
                </ul>
            } else {
                <ul>
                    <li>
                        <button
                            type="button"
                            class="way opened-name"
                            onclick={on.reform(|_| Action::Table)}
                        >
                            <span class="way-name">{ text::reports(state.reports.len()).get(language) }</span>
                            <span class="way-hint">{ text::TO_TABLE.get(language) }</span>
                        </button>
                    </li>
                </ul>
            }
            <p class="kept">
                { if state.not_kept { text::NOT_KEPT } else { text::KEPT_HERE }.get(language) }
                <button
                    type="button"
                    class="linklike"
                    id="clear"
                    onclick={clear(on)}
                >
                    { text::CLEAR_ALL.get(language) }
                </button>
            </p>
        </section>
    }
}

/// More than these are seen in their table.
const LISTED: usize = 12;

fn entry(report: &ListedReport, language: Language, on: &Callback<Action>) -> Html {
    let id = report.id();
    let (title, worst) = match &report.row().report {
        Ok(overview) => (
            head::title_of(report.source(), overview, language),
            worst_finding(report, overview.summary, language),
        ),
        Err(_) => (
            report.row().file().to_owned(),
            Outcome::Refused.label().get(language).into(),
        ),
    };
    html! {
        <li key={id}>
            <button
                type="button"
                class="way opened-name"
                onclick={on.reform(move |_| Action::Shown(id))}
            >
                <span class="way-name">{ title }</span>
                <span class="way-hint">{ worst }</span>
            </button>
            <button type="button" class="plain" onclick={on.reform(move |_| Action::Closed(id))}>
                { text::CLOSE_REPORT.get(language) }
            </button>
        </li>
    }
}

/// The worst that was found in a report.
fn worst_finding(report: &ListedReport, counts: Summary, language: Language) -> Html {
    let unfinished = match report.opened() {
        Some(report) => head::is_unfinished(report).then(|| head::done(report)),
        None => counts
            .leaves_most_open()
            .then(|| Status::Undecided.counted(counts.undecided)),
    };
    if counts.broken > 0 {
        let words = Status::Broken.counted(counts.broken);
        html! { <b class="level-error">{ words.get(language) }</b> }
    } else if counts.doubtful > 0 {
        let words = Status::Doubtful.counted(counts.doubtful);
        html! { <b class="level-warning">{ words.get(language) }</b> }
    } else if let Some(words) = unfinished {
        words.get(language).into()
    } else {
        text::NO_FINDING.get(language).into()
    }
}
