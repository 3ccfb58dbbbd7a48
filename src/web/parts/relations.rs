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
                    onclick={on.reform(|_| Action::ChoiceClosed)}
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

/// What a figure is called; one of the text that no relation names, by the words before it.
pub(crate) fn name_of(opened: &OpenedReport, figure: FigureId, language: Language) -> String {
    let report = &opened.checked.report;
    if let (FigureId::Text(at), false) = (figure, report.names.contains_key(&figure))
        && let Some(words) = words_before(&opened.checked.document.text, at)
    {
        return match language {
            Language::Chinese => format!("「{words}」"),
            Language::English => format!("“{words}”"),
        };
    }
    let name = label::called(report, figure);
    name.get(language).to_owned()
}

/// So many characters before a number tell which one it is.
const BEFORE: usize = 14;

/// The last words of its clause before a place of a text.
fn words_before(text: &str, at: u32) -> Option<&str> {
    let before = text.get(..usize::try_from(at).ok()?)?;
    let is_within = |c: &char| !"，。；：、（）(),.;:|\n".contains(*c);
    let clause = before.chars().rev().take_while(is_within).take(BEFORE);
    let length: usize = clause.map(char::len_utf8).sum();
    let words = before.get(before.len() - length..)?.trim();
    (!words.is_empty()).then_some(words)
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

#[cfg(test)]
mod tests {
    use super::words_before;

    #[test]
    fn a_number_is_called_by_the_last_words_of_its_clause() {
        for (text, words) in [
            ("全年召开会议，接待群众来访", Some("接待群众来访")),
            ("（一）举办培训 ", Some("举办培训")),
            (
                "在全市各级各部门和各单位的大力支持下共举办培训",
                Some("各单位的大力支持下共举办培训"),
            ),
            ("情况如下：", None),
            ("", None),
        ] {
            let at = u32::try_from(text.len()).expect("a short text");
            assert_eq!(words_before(&format!("{text}3次。"), at), words);
        }
        // nor within a character
        assert_eq!(words_before("会", 1), None);
    }
}
