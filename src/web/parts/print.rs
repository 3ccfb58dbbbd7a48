//! The record of the check (核验报告) as the browser prints it, whichever view is open: it is drawn when the browser is
//! about to print, and taken away afterwards.

use gouji::check::{Checked, Config, check};
use gouji::language::Language;
use gouji::view::export::Exported;
use gouji::view::export::printed::{CheckRecord, Ledger, RecordSection};
use gouji::view::summary::Status;
use yew::prelude::*;

use super::paper::Paper;
use crate::edge::clock;
use crate::hooks::use_printing;
use crate::parts::element::paragraph;
use crate::state::ptr_eq::PtrEqRc;
use crate::state::report::OpenedReport;
use crate::text;

/// So many relations are printed: some forty pages of them.
const LINES: usize = 2_000;

#[derive(Clone, Properties, PartialEq)]
pub(crate) struct PrintProps {
    pub(crate) opened: PtrEqRc<OpenedReport>,
    pub(crate) language: Language,
}

/// The record, while the browser prints.
#[component]
pub(crate) fn Print(props: &PrintProps) -> Html {
    if use_printing() {
        html! { <Record ..props.clone() /> }
    } else {
        Html::default()
    }
}

/// The record and, behind it, the report with its marks.
#[component]
fn Record(props: &PrintProps) -> Html {
    let language = props.language;
    let printed = printed(&props.opened, language);
    html! {
        <div class="record">
            <h1>{ printed.title }</h1>
            { paragraph("record-subject", &printed.subject) }
            <table class="record-facts">
                <tbody>
                    for (name, value) in &printed.facts {
                        <tr key={*name}><th scope="row">{ *name }</th><td>{ value.clone() }</td></tr>
                    }
                </tbody>
            </table>
            { paragraph("record-sentence", &printed.sentence) }
            { paragraph("record-legend", &printed.legend) }
            { for printed.sections.iter().map(section) }
            { ledger(&printed.ledger, language) }
            <Paper
                opened={props.opened.clone()}
                selection={None}
                editing={None}
                show_holding={false}
                {language}
                on={Callback::noop()}
            />
        </div>
    }
}

fn printed(opened: &OpenedReport, language: Language) -> CheckRecord {
    let as_printed = as_printed(opened);
    CheckRecord::of(&Exported {
        checked: &opened.checked,
        as_printed: as_printed.as_ref(),
        dismissed: &opened.changes().dismissed,
        unfinished: opened.source.is_blank_form(),
        source: &opened.source.name,
        file: None,
        last_year: None,
        uri: "",
        plain: false,
        date: Some(&clock::today()),
        ledger: true,
        language,
    })
}

/// The report checked as it was printed, where it was changed.
fn as_printed(opened: &OpenedReport) -> Option<Checked> {
    let is_changed = !opened.changes().edits.is_empty();
    is_changed.then(|| {
        let config = Config {
            sums: opened.checked.sums.clone(),
            last_year: opened.checked.last_year.clone(),
            ..Config::default()
        };
        check(opened.checked.document.clone(), &config)
    })
}

fn section(section: &RecordSection) -> Html {
    html! {
        <section key={section.heading.clone()}>
            <h2>{ section.heading.clone() }</h2>
            <ol>
                for (index, entry) in section.entries.iter().enumerate() {
                    <li key={index}>
                        if entry.lines.is_empty() {
                            { entry.title.clone() }
                        } else {
                            <strong>{ entry.title.clone() }</strong>
                        }
                        for (index, line) in entry.lines.iter().enumerate() {
                            <p key={index} class={line.strong.then_some("is-strong")}>{ line.text.clone() }</p>
                        }
                    </li>
                }
            </ol>
        </section>
    }
}

fn ledger(ledger: &Ledger, language: Language) -> Html {
    if ledger.groups.is_empty() {
        return Html::default();
    }
    let all: usize = ledger.groups.iter().map(|group| group.rows.len()).sum();
    let mut room = LINES;
    let groups = ledger.groups.iter().enumerate().map(|(index, group)| {
        let rows = group.rows.iter().take(room);
        room = room.saturating_sub(group.rows.len());
        html! {
            <tbody key={index}>
                <tr><th colspan="3" scope="rowgroup">{ group.title }</th></tr>
                for (index, (status, [word, about, equation])) in rows.enumerate() {
                    <tr key={index} class={matches!(status, Status::Broken | Status::Doubtful).then_some("is-told")}>
                        <td>{ word.clone() }</td><td>{ about.clone() }</td><td>{ equation.clone() }</td>
                    </tr>
                }
            </tbody>
        }
    });
    let groups: Vec<Html> = groups.collect();
    html! {
        <section>
            <h2>{ ledger.heading.clone() }</h2>
            <table class="record-ledger">
                <thead>
                    <tr>
                        for name in ledger.columns {
                            <th key={name} scope="col">{ name }</th>
                        }
                    </tr>
                </thead>
                { for groups }
            </table>
            if all > LINES {
                { paragraph("record-legend", text::not_printed(all - LINES).get(language)) }
            }
        </section>
    }
}
