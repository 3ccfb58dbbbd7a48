//! Form of the outline: report → headings out of order, sections without what they are for.

use crate::form::TableKind;
use crate::language::{Label, Words};
use crate::read::numeral::written;
use crate::read::span::Span;
use crate::report::{Report, Section};
use crate::rules::kind::{RelationKind, RuleSource};
use crate::rules::level::Level;
use crate::rules::rule::{Check, Observation, Rule, Subject};
use crate::rules::topic::Topic;

/// Headings are numbered in order, and sections hold what they are for.
pub static OUTLINE: Rule = Rule {
    code: "form-outline",
    title: Label {
        zh: "各部分标题应连续编号，内容应齐全",
        en: "Sections are numbered in order and hold what they are for",
    },
    page: page!("form-outline"),
    level: Level::Note,
    kind: RelationKind::Form,
    source: RuleSource::Report,
    check: Check::Observations(outline),
};

/// A section five of fewer characters may say nothing but 无, and is not judged by its words.
const SHORT: usize = 30;

fn outline(subject: &Subject<'_>, observations: &mut Vec<Observation>) {
    let mut push = |name: Topic, at: Span, message: Words| {
        observations.push(Observation {
            at: vec![at],
            ..Observation::of(&OUTLINE, name, message)
        });
    };
    numbering(subject.report, &mut push);
    number_of_parts(subject.report, &mut push);
    for section in &subject.report.sections {
        content(subject, section, &mut push);
    }
}

type Push<'a> = dyn FnMut(Topic, Span, Words) + 'a;

/// Headings skipped or doubled; a gap is no skip where the section between was not found at all.
fn numbering(report: &Report, push: &mut Push<'_>) {
    let numbered: Vec<(&Section, u32)> = report
        .sections
        .iter()
        .filter_map(|section| Some((section, section.number?)))
        .collect();
    let out_of_order = numbered.windows(2).find_map(|pair| {
        let &[(before, one), (after, two)] = pair else {
            return None;
        };
        let follows = one.checked_add(1) == Some(two);
        let gap = before
            .of_form
            .zip(after.of_form)
            .is_some_and(|(from, to)| from < to && to.checked_sub(from) == two.checked_sub(one));
        // a narrative of its own before the sections of the form is common
        let second_part = two == 1 && before.of_form.is_none() && after.of_form.is_some();
        (!follows && !gap && !second_part).then_some((after, one, two))
    });
    let Some((section, one, two)) = out_of_order else {
        return;
    };
    let printed: Vec<String> = numbered
        .iter()
        .map(|&(_, number)| written(number))
        .collect();
    let (zh, en) = if two <= one {
        ("重复", "doubled")
    } else {
        ("跳号", "skipped")
    };
    push(
        Topic::Id("numbering"),
        section.heading,
        Words::new(
            format!(
                "标题序号依次是{}，从「{}」起有{zh}。",
                printed.join("、"),
                written(two)
            ),
            format!(
                "The headings are numbered {}: {en} from {two} on.",
                numbered
                    .iter()
                    .map(|&(_, number)| number.to_string())
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
        ),
    );
}

/// 由六部分组成 against the parts listed; against the headings only where all of the form were found.
fn number_of_parts(report: &Report, push: &mut Push<'_>) {
    let Some(outline) = &report.outline else {
        return;
    };
    let of_form = |wanted| {
        report
            .sections
            .iter()
            .any(|section| section.of_form == Some(wanted))
    };
    let headings = (1..=6)
        .all(of_form)
        .then(|| u32::try_from(report.sections.len()).ok())
        .flatten();
    let said = outline.value.said;
    let (count, zh, en) = match (outline.value.listed, headings) {
        (Some(listed), _) if listed != said => (listed, "随后列出", "then lists"),
        (None, Some(headings)) if headings != said => (headings, "实际有", "has"),
        _ => return,
    };
    push(
        Topic::Id("parts"),
        outline.at,
        Words::new(
            format!("文中说由 {said} 部分组成，{zh} {count} 部分。"),
            format!("The report says that it has {said} parts, but {en} {count}."),
        ),
    );
}

/// A section with nothing under its heading, and what section five must name.
fn content(subject: &Subject<'_>, section: &Section, push: &mut Push<'_>) {
    // a missing table is found by form-missing, a torn one is elsewhere
    if section.of_form.and_then(TableKind::of_section).is_some() {
        return;
    }
    let heading = section.heading.of(&subject.document.text).trim();
    let contents = section.contents;
    if contents.length == 0 {
        push(
            Topic::Id("empty"),
            section.heading,
            Words::new(
                format!("「{heading}」下面没有内容；没有需要报告的，请写明“无”。"),
                format!(
                    "There is nothing under “{heading}”; if there is nothing to report, please say so."
                ),
            ),
        );
        return;
    }
    if section.of_form != Some(5) || contents.length < SHORT {
        return;
    }
    let lacks = match (contents.problems, contents.measures) {
        (true, true) => return,
        (false, true) => ("存在的问题", "problems"),
        (true, false) => ("改进措施", "measures"),
        (false, false) => ("存在的问题和改进措施", "problems and measures"),
    };
    push(
        Topic::Section(5),
        section.heading,
        Words::new(
            format!("「{heading}」中没有看到{}。", lacks.0),
            format!("“{heading}” does not seem to tell of {}.", lacks.1),
        ),
    );
}
