//! The head of a checked report: whose it is, what was found, and how much could be checked.

use gouji::form::Edition;
use gouji::language::{Label, Language, Words};
use gouji::view::card::Counts;
use yew::prelude::*;

use crate::shared::Shared;
use crate::text;
use crate::work::Work;

#[derive(Properties, PartialEq)]
pub(crate) struct HeadProps {
    pub(crate) work: Shared<Work>,
    pub(crate) language: Language,
}

/// The head of a checked report.
#[component]
pub(crate) fn Head(props: &HeadProps) -> Html {
    let language = props.language;
    let counts = props.work.counts;
    html! {
        <section class="head">
            <p class="print-only print-title">{ text::PRINT_TITLE.get(language) }</p>
            <div class="head-words" aria-live="polite">
                <p class="head-of">{ title_of(&props.work, language) }</p>
                <p class="head-counts" id="counts">{ told(&props.work, language) }</p>
            </div>
            { coverage(&counts, language) }
        </section>
    }
}

/// Whose report it is: agency, year, edition.
pub(crate) fn title_of(work: &Work, language: Language) -> String {
    let report = &work.checked.report;
    let edition = match report.edition {
        Some(Edition::E2019) => text::EDITION_2019,
        Some(Edition::E2021) => text::EDITION_2021,
        None => text::UNKNOWN_EDITION,
    };
    let is_named = !work.source.name.is_empty() || report.year.is_some();
    if work.source.is_blank_form() && !is_named {
        return format!(
            "{} · {}",
            text::BLANK_FORM.get(language),
            edition.get(language)
        );
    }
    let agency = match (&report.agency, work.source.name.as_str()) {
        (Some(agency), _) => agency.value.clone(),
        (None, "") => text::UNKNOWN_AGENCY.get(language).to_owned(),
        (None, name) => name.to_owned(),
    };
    let year = report.year.as_ref().map(|year| text::year(year.value));
    let year = year.unwrap_or_else(|| text::UNKNOWN_YEAR.into());
    format!(
        "{agency} · {} · {}",
        year.get(language),
        edition.get(language)
    )
}

fn told(work: &Work, language: Language) -> Html {
    let counts = work.counts;
    let broken = counts.broken;
    html! {
        <>
            if counts.errors > 0 {
                <strong class="count level-error">{ text::errors(counts.errors).get(language) }</strong>
                if broken > counts.errors {
                    <span class="count-beside">{ text::affecting(broken).get(language) }</span>
                }
            }
            if counts.warnings > 0 {
                <strong class="count level-warning">{ text::warnings(counts.warnings).get(language) }</strong>
            }
            if counts.errors + counts.warnings == 0 {
                if counts.holding + counts.notes == 0 {
                    <strong class="count level-quiet">{ text::NOT_YET.get(language) }</strong>
                } else if is_unfinished(work) {
                    { unfinished(work, language) }
                } else {
                    <strong class="count level-holds">{ text::NO_FINDING.get(language) }</strong>
                }
            }
            if counts.notes > 0 {
                <span class="count-beside">{ text::notes(counts.notes).get(language) }</span>
            }
            if counts.dismissed > 0 {
                <span class="count-beside">{ text::dismissed(counts.dismissed).get(language) }</span>
            }
            if !work.changes.edits.is_empty() {
                <span class="count-beside">{ text::changed(work.changes.edits.len()).get(language) }</span>
            }
        </>
    }
}

fn coverage(counts: &Counts, language: Language) -> Html {
    let all = counts.relations();
    if all == 0 {
        return Html::default();
    }
    let parts: [(usize, Label, &str); 4] = [
        (counts.holding, text::HOLDING, "holds"),
        (counts.broken, text::BROKEN, "error"),
        (counts.doubtful, text::DOUBTFUL, "warning"),
        (counts.undecided, text::UNDECIDED, "quiet"),
    ];
    // every part that is there shows, however small it is beside the others
    let shown = parts.map(|(count, _, _)| {
        if count == 0 {
            0
        } else {
            count.max(all / 60 + 1)
        }
    });
    let width: usize = shown.iter().sum();
    let mut at = 0;
    let bars = parts.iter().zip(shown).map(|((_, _, class), shown)| {
        let x = at;
        at += shown;
        html! {
            <rect
                key={*class}
                class={format!("bar-{class}")}
                x={x.to_string()}
                width={shown.to_string()}
                y="0"
                height="1"
            />
        }
    });
    html! {
        <div class="coverage">
            <svg
                class="coverage-bar"
                viewBox={format!("0 0 {width} 1")}
                preserveAspectRatio="none"
                role="img"
                aria-label={text::COVERAGE.get(language)}
            >
                { for bars }
            </svg>
            <p class="coverage-words" id="coverage">
                <b>{ all }</b>{ " " }{ text::RELATIONS.get(language) }{ text::COLON.get(language) }
                for (index, (count, name, class)) in parts.iter().filter(|part| part.0 > 0).enumerate() {
                    if index > 0 {
                        { " · " }
                    }
                    <span class={format!("level-{class}")}><b>{ count }</b>{ " " }{ name.get(language) }</span>
                }
            </p>
        </div>
    }
}

/// Whether so little could be checked that nothing wrong does not mean that all is right: a form that is being
/// filled in, until every relation of it is, and a report of which less holds than is left open.
pub(crate) fn is_unfinished(work: &Work) -> bool {
    let counts = work.counts;
    let (filled, cells) = work.filled();
    if work.source.is_blank_form() {
        filled < cells
    } else {
        counts.undecided > counts.holding
    }
}

/// How much is filled in of a form, and how much of it or of a report is not checked.
fn unfinished(work: &Work, language: Language) -> Html {
    let undecided = work.counts.undecided;
    html! {
        <>
            <strong class="count level-quiet">{ done(work).get(language) }</strong>
            if work.source.is_blank_form() && undecided > 0 {
                <span class="count-beside">{ text::undecided(undecided).get(language) }</span>
            }
        </>
    }
}

/// How far an unfinished report is.
pub(crate) fn done(work: &Work) -> Words {
    if work.source.is_blank_form() {
        let (filled, cells) = work.filled();
        text::filled(filled, cells)
    } else {
        text::undecided(work.counts.undecided)
    }
}
