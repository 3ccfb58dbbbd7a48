//! The head of a checked report: whose it is, what was found, and how much could be checked.

use gouji::form::Edition;
use gouji::language::{Language, Words};
use gouji::rules::level::Level;
use gouji::view::summary::{Overview, Status, Summary};
use yew::prelude::*;

use crate::parts::element::{paragraph, span};
use crate::state::listed::ListedReport;
use crate::state::report::OpenedReport;
use crate::state::source::ReportSource;
use crate::text;

/// The head of a checked report.
pub(crate) fn head(opened: &OpenedReport, language: Language) -> Html {
    let counts = opened.counts;
    html! {
        <section class="head">
            <div class="head-words">
                <h2 class="head-of" id="head" tabindex="-1">{ title_of(&opened.source, &opened.overview(), language) }</h2>
                <p class="head-counts" id="counts">{ count_words(opened, language) }</p>
            </div>
            { coverage(&counts, language) }
        </section>
    }
}

/// The head of a report that is being read again.
pub(crate) fn waiting(report: &ListedReport, language: Language) -> Html {
    let overview = report.row().report.clone().unwrap_or_default();
    html! {
        <section class="head">
            <div class="head-words">
                <h2 class="head-of" id="head" tabindex="-1">{ title_of(report.source(), &overview, language) }</h2>
                { paragraph("head-counts quiet", text::OPENING.get(language)) }
            </div>
        </section>
    }
}

/// Whose report it is: agency, year, edition.
pub(crate) fn title_of(source: &ReportSource, overview: &Overview, language: Language) -> String {
    let edition = match overview.edition {
        Some(Edition::E2019) => text::EDITION_2019,
        Some(Edition::E2021) => text::EDITION_2021,
        None => text::UNKNOWN_EDITION,
    };
    let is_named = !source.name.is_empty() || overview.year.is_some();
    if source.is_blank_form() && !is_named {
        return format!(
            "{} · {}",
            text::BLANK_FORM.get(language),
            edition.get(language)
        );
    }
    let agency = match (&overview.agency, source.name.as_str()) {
        (Some(agency), _) => agency.clone(),
        (None, "") => text::UNKNOWN_AGENCY.get(language).to_owned(),
        (None, name) => name.to_owned(),
    };
    let year = overview.year.map(text::year);
    let year = year.unwrap_or_else(|| text::UNKNOWN_YEAR.into());
    format!(
        "{agency} · {} · {}",
        year.get(language),
        edition.get(language)
    )
}

fn count_words(opened: &OpenedReport, language: Language) -> Html {
    let counts = opened.counts;
    let cards = opened.cards.iter();
    let causes = cards.filter(|card| card.level == Level::Error).count();
    html! {
        <>
            if counts.broken > 0 {
                <strong class="count level-error">{ Status::Broken.counted(counts.broken).get(language) }</strong>
                if counts.broken > causes {
                    { span("count-beside", text::from_causes(causes).get(language)) }
                }
            }
            if counts.doubtful > 0 {
                <strong class="count level-warning">{ Status::Doubtful.counted(counts.doubtful).get(language) }</strong>
            }
            if counts.broken + counts.doubtful == 0 {
                if counts.holding + counts.notes == 0 {
                    <strong class="count level-quiet">{ text::NOT_YET.get(language) }</strong>
                } else if is_unfinished(opened) {
                    { unfinished(opened, language) }
                } else {
                    <strong class="count level-holds">{ text::NO_FINDING.get(language) }</strong>
                }
            }
            if counts.notes > 0 {
                { span("count-beside", Status::Note.counted(counts.notes).get(language)) }
            }
            if counts.dismissed > 0 {
                { span("count-beside", Status::Dismissed.counted(counts.dismissed).get(language)) }
            }
            if !opened.changes().edits.is_empty() {
                { span("count-beside", text::changed(opened.changes().edits.len()).get(language)) }
            }
        </>
    }
}

/// The class that colours a status.
fn class_of(status: Status) -> &'static str {
    match status {
        Status::Broken => "error",
        Status::Doubtful => "warning",
        Status::Holds => "holds",
        Status::Note | Status::Undecided | Status::Dismissed => "quiet",
    }
}

/// How many items came to what, as a bar and in words.
pub(crate) fn coverage(counts: &Summary, language: Language) -> Html {
    let all = counts.all();
    if all == 0 {
        return Html::default();
    }
    // every part that is there shows, however small it is beside the others
    let shown: Vec<(Status, usize)> = counts
        .counts()
        .map(|(status, count)| (status, count.max(all / 60 + 1)))
        .collect();
    let width: usize = shown.iter().map(|(_, shown)| shown).sum();
    let mut at = 0;
    let bars = shown.into_iter().map(|(status, shown)| {
        let x = at;
        at += shown;
        html! {
            <rect
                key={status.label().en}
                class={format!("bar-{}", class_of(status))}
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
                { text::items(all).get(language) }{ text::COLON.get(language) }
                for (index, (status, count)) in counts.counts().enumerate() {
                    if index > 0 {
                        { " · " }
                    }
                    <span class={format!("level-{}", class_of(status))} title={status.meaning().get(language)}>
                        { status.counted(count).get(language) }
                    </span>
                }
            </p>
        </div>
    }
}

/// Whether so little could be checked that nothing wrong does not mean that all is right: a form that is being
/// filled in, until every relation of it is, and a report of which less holds than is left open.
pub(crate) fn is_unfinished(opened: &OpenedReport) -> bool {
    let counts = opened.counts;
    let (filled, cells) = opened.filled();
    if opened.source.is_blank_form() {
        filled < cells
    } else {
        counts.leaves_most_open()
    }
}

/// How much is filled in of a form, and how much of it or of a report is not checked.
fn unfinished(opened: &OpenedReport, language: Language) -> Html {
    let undecided = opened.counts.undecided;
    html! {
        <>
            <strong class="count level-quiet">{ done(opened).get(language) }</strong>
            if opened.source.is_blank_form() && undecided > 0 {
                { span("count-beside", Status::Undecided.counted(undecided).get(language)) }
            }
        </>
    }
}

/// How far an unfinished report is.
pub(crate) fn done(opened: &OpenedReport) -> Words {
    if opened.source.is_blank_form() {
        let (filled, cells) = opened.filled();
        text::filled(filled, cells)
    } else {
        Status::Undecided.counted(opened.counts.undecided)
    }
}
