//! What is known of one figure: its relations, those that hold too.

use gouji::language::Language;
use gouji::report::figure::FigureId;
use gouji::verdict::label;
use gouji::verdict::{Judged, Verdict};
use gouji::view::place;
use yew::prelude::*;

use super::equation::equation;
use super::findings::{SHOWN, rest};
use super::icon;
use crate::deed::Deed;
use crate::shared::Shared;
use crate::state::{Action, Begin};
use crate::text;
use crate::work::Work;

#[derive(Properties, PartialEq)]
pub(crate) struct RelationsProps {
    pub(crate) work: Shared<Work>,
    pub(crate) figure: FigureId,
    pub(crate) language: Language,
    pub(crate) on: Callback<Action>,
}

/// The panel of a figure.
#[component]
pub(crate) fn Relations(props: &RelationsProps) -> Html {
    let language = props.language;
    let checked = &props.work.checked;
    let figure = props.figure;
    let Some(data) = checked.report.figure(figure) else {
        return Html::default();
    };
    let concerned = |judged: &&Judged| {
        let reading = judged.equation.readings.get(judged.reading);
        judged.verdict != Verdict::NotApplicable
            && reading.is_some_and(|reading| reading.figures().any(|id| id == figure))
    };
    let mut relations: Vec<&Judged> = checked.ledger.iter().filter(concerned).collect();
    relations.sort_by_key(|judged| rank(&judged.verdict));
    let shown = match data.raw.trim() {
        "" => text::BLANK.get(language),
        raw => raw,
    };
    html! {
        <section class="relations" aria-label={text::FIGURE_PANEL.get(language)}>
            <header class="relations-head">
                <h3>
                    <span class="relations-name">{ name_of(&props.work, figure, language) }</span>
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
                    onclick={props.on.reform(move |_| Action::EditBegun(figure, Begin::Shown))}
                >
                    { text::EDIT.get(language) }
                </button>
                if data.former.is_some() {
                    <button
                        type="button"
                        class="plain"
                        onclick={props.on.reform(move |_| Action::Done(Deed::Restored(Some(figure))))}
                    >
                        { text::RESTORE.get(language) }
                    </button>
                }
                <button
                    type="button"
                    class="plain icon-only"
                    aria-label={text::CLOSE.get(language)}
                    onclick={props.on.reform(|_| Action::Selected(None))}
                >
                    { icon::cross() }
                </button>
            </header>
            if let Some(place) = place::of_figure(data) {
                <p class="quiet">{ text::in_file(&place).get(language) }</p>
            }
            if relations.is_empty() {
                <p class="quiet">{ text::NO_RELATIONS.get(language) }</p>
            }
            <ul>
                for (index, judged) in relations.iter().take(SHOWN).enumerate() {
                    <li key={index} class="relation">
                        <p class="relation-title">
                            { verdict(&judged.verdict, judged.equation.level, language) }
                            { judged.equation.rule.title.get(language) }
                        </p>
                        { equation(checked, judged, Some(figure), language, &props.on) }
                    </li>
                }
            </ul>
            { rest(relations.len(), language) }
        </section>
    }
}

/// The name of a figure, or that it is a number of the text.
pub(crate) fn name_of(work: &Work, figure: FigureId, language: Language) -> String {
    match label::name(&work.checked.report, figure) {
        Some(_) => label::figure(&work.checked.report, figure)
            .get(language)
            .to_owned(),
        None => text::IN_TEXT.get(language).to_owned(),
    }
}

/// The order of verdicts: what needs a person first.
pub(crate) fn rank(verdict: &Verdict) -> u8 {
    match verdict {
        Verdict::Broken { .. } => 0,
        Verdict::Undecided(_) => 1,
        Verdict::Holds => 2,
        Verdict::NotApplicable => 3,
    }
}

/// A verdict as sign and word.
pub(crate) fn verdict(
    verdict: &Verdict,
    level: gouji::rules::rule::Level,
    language: Language,
) -> Html {
    use gouji::rules::rule::Level;
    let (class, sign, word) = match (verdict, level) {
        (Verdict::Holds, _) => ("is-holding", icon::tick(), text::HOLDING),
        (Verdict::Broken { .. }, Level::Error) => ("is-error", icon::cross(), text::BROKEN),
        (Verdict::Broken { .. }, _) => ("is-warning", icon::question(), text::DOUBTFUL),
        (Verdict::Undecided(_), _) => ("is-note", icon::dot(), text::UNDECIDED),
        (Verdict::NotApplicable, _) => ("is-note", icon::dot(), text::NOT_APPLICABLE),
    };
    html! { <span class={classes!("verdict", class)}>{ sign }{ word.get(language) }</span> }
}
