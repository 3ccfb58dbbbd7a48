//! The repairs of a cause: the likely one on a button, the others side by side.

use gouji::language::Language;
use gouji::verdict::cause::{Cause, Repair, effects, repaired};
use gouji::verdict::{Verdict, explain, label};
use yew::prelude::*;

use crate::parts::element::{paragraph, stop, tab_count, text_button};
use crate::state::command::ReportCommand;
use crate::state::ptr_eq::PtrEqRc;
use crate::state::report::OpenedReport;
use crate::state::{Action, InitialText};
use crate::text;

/// So many candidates are listed; more do not help anybody to choose.
const LISTED: usize = 24;

/// The repairs of a cause.
pub(crate) fn repairs(
    opened: &PtrEqRc<OpenedReport>,
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
                <Candidates opened={opened.clone()} repairs={others.to_vec()} tied={cause.tied} {language} on={on.clone()} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct CandidatesProps {
    opened: PtrEqRc<OpenedReport>,
    repairs: Vec<Repair>,
    /// Whether none of them is named before the others.
    tied: bool,
    language: Language,
    on: Callback<Action>,
}

/// The candidates side by side: what would change, and the relations that would then hold. These are
/// worked out only when somebody asks.
#[component]
fn Candidates(props: &CandidatesProps) -> Html {
    let language = props.language;
    let open = use_state_eq(|| false);
    let ontoggle = {
        let open = open.setter();
        Callback::from(move |event: Event| {
            let details = event.target_dyn_into::<web_sys::Element>();
            open.set(details.is_some_and(|details| details.has_attribute("open")));
        })
    };
    let count = props.repairs.len();
    let name = if props.tied {
        text::TIED_CANDIDATES
    } else {
        text::CANDIDATES
    };
    html! {
        <details
            class="candidates"
            {ontoggle}
            onclick={|event: MouseEvent| event.stop_propagation()}
        >
            <summary>
                { name.get(language) }{ " " }{ tab_count(count) }
            </summary>
            if *open {
                <ul>
                    for (index, repair) in props.repairs.iter().take(LISTED).enumerate() {
                        <li key={index}>{ candidate(&props.opened, repair, language, &props.on) }</li>
                    }
                </ul>
                if count > LISTED {
                    { paragraph("quiet", text::more(count - LISTED).get(language)) }
                }
            }
        </details>
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
    let apply = on.reform(move |_| Action::Command(ReportCommand::Repair(changes.clone())));
    text_button(class, words.get(language), stop(apply))
}

fn by_hand(repair: &Repair, language: Language, on: &Callback<Action>) -> Html {
    let Some(figure) = repair.changes.first().map(|change| change.figure) else {
        return Html::default();
    };
    let edit = on.reform(move |_| Action::EditBegun(figure, InitialText::Shown));
    text_button("plain", text::EDIT_BY_HAND.get(language), stop(edit))
}

fn candidate(
    opened: &OpenedReport,
    repair: &Repair,
    language: Language,
    on: &Callback<Action>,
) -> Html {
    let report = &opened.checked.report;
    html! {
        <div class="candidate">
            <div>
                for change in repair.changes.iter() {
                    <p class="candidate-change">
                        { label::called(report, change.figure).get(language) }{ " " }
                        <del>{ report.figure(change.figure).map(|f| f.raw.clone()).unwrap_or_default() }</del>
                        { " → " }<ins>{ change.to.normalize().to_string() }</ins>
                    </p>
                }
                { paragraph("candidate-why", repair.why.get(language)) }
                <ul class="candidate-effects" aria-label={text::THEN.get(language)}>
                    for (index, relation) in then(opened, repair).into_iter().enumerate() {
                        <li key={index}>{ relation }</li>
                    }
                </ul>
            </div>
            { apply(repair, false, language, on) }
        </div>
    }
}

/// The relations that the repair touches, written as they would be after it.
fn then(opened: &OpenedReport, repair: &Repair) -> Vec<String> {
    let checked = &opened.checked;
    let last_year = checked.last_year.as_deref();
    let repaired = repaired(&checked.report, repair);
    effects(&checked.report, last_year, &checked.ledger, repair)
        .iter()
        .filter(|effect| effect.after.verdict != Verdict::NotApplicable)
        .map(|effect| {
            let sign = match effect.after.verdict {
                Verdict::Holds => "✓",
                Verdict::Broken { .. } => "✗",
                Verdict::Undecided(_) | Verdict::NotApplicable => "?",
            };
            let written = explain::write(&repaired, last_year, &effect.after).folded();
            format!("{sign} {written}")
        })
        .collect()
}
