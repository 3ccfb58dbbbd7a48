//! What is known of one figure: its relations, those that hold too.

use gouji::language::Language;
use gouji::order;
use gouji::report::figure::FigureId;
use gouji::verdict::{Judged, label};
use gouji::view::place;
use gouji::view::summary::{Status, SummaryItem};
use yew::prelude::*;

use super::equation::equation;
use super::icon;
use super::rest::{SHOWN, rest};
use crate::parts::element::{paragraph, text_button};
use crate::state::command::ReportCommand;
use crate::state::report::OpenedReport;
use crate::state::{Action, InitialText};
use crate::text;

/// The panel of a figure.
pub(crate) fn relations(
    opened: &OpenedReport,
    figure: FigureId,
    language: Language,
    on: &Callback<Action>,
) -> Html {
    let checked = &opened.checked;
    let Some(data) = checked.report.figure(figure) else {
        return Html::default();
    };
    let concerned = |item: &&SummaryItem| {
        let judged = item.line.and_then(|line| checked.ledger.get(line));
        let reading = judged.and_then(|judged| judged.equation.readings.get(judged.reading));
        reading.is_some_and(|reading| reading.figures().any(|id| id == figure))
    };
    let mut relations: Vec<&SummaryItem> = opened.items.iter().filter(concerned).collect();
    order::sort_by_key(&mut relations, |item| item.status);
    let relations = relations.into_iter().filter_map(|item| {
        let judged = checked.ledger.get(item.line?)?;
        Some((item.status, judged))
    });
    let relations: Vec<(Status, &Judged)> = relations.collect();
    let shown = match data.raw.trim() {
        "" => text::BLANK.get(language).to_owned(),
        _ => label::printed(data),
    };
    html! {
        <section class="relations" aria-label={text::FIGURE_PANEL.get(language)}>
            <header class="relations-head">
                <h3>
                    <span class="relations-name">{ name_of(opened, figure, language) }</span>
                    <span class="relations-number">
                        if let Some(former) = &data.former {
                            <del>{ former }</del>{ " " }
                        }
                        { shown }
                    </span>
                </h3>
                <button
                    type="button"
                    class="plain"
                    id="edit-figure"
                    onclick={on.reform(move |_| Action::EditBegun(figure, InitialText::Shown))}
                >
                    { text::EDIT.get(language) }
                </button>
                if data.former.is_some() {
                    {
                        text_button(
                            "plain",
                            text::RESTORE.get(language),
                            on.reform(move |_| Action::Command(ReportCommand::Restore(Some(figure)))),
                        )
                    }
                }
                <button
                    type="button"
                    class="plain icon-only"
                    aria-label={text::CLOSE.get(language)}
                    onclick={on.reform(|_| Action::Selected(None))}
                >
                    { icon::cross() }
                </button>
            </header>
            if let Some(place) = place::of_figure(data) {
                { paragraph("quiet", text::in_file(&place).get(language)) }
            }
            if relations.is_empty() {
                { paragraph("quiet", text::NO_RELATIONS.get(language)) }
            }
            <ul>
                for (index, (status, judged)) in relations.iter().copied().take(SHOWN).enumerate() {
                    <li key={index} class="relation">
                        <p class="relation-title">
                            { verdict(status, language) }
                            { judged.equation.rule.title.get(language) }
                        </p>
                        { equation(checked, judged, Some(figure), language, on) }
                    </li>
                }
            </ul>
            { rest(relations.len(), language) }
        </section>
    }
}

/// What a figure is called.
pub(crate) fn name_of(opened: &OpenedReport, figure: FigureId, language: Language) -> String {
    let name = label::called(&opened.checked.report, figure);
    name.get(language).to_owned()
}

/// What became of something, as sign and word.
pub(crate) fn verdict(status: Status, language: Language) -> Html {
    let (class, sign) = match status {
        Status::Holds => ("is-holding", icon::tick()),
        Status::Broken => ("is-error", icon::cross()),
        Status::Doubtful => ("is-warning", icon::question()),
        Status::Note | Status::Undecided | Status::Dismissed => ("is-note", icon::dot()),
    };
    html! {
        <span class={classes!("verdict", class)} title={status.meaning().get(language)}>
            { sign }{ status.label().get(language) }
        </span>
    }
}
