//! Damaged reports, their first repairs applied → nothing is broken that was not, and what a repair is
//! named for holds.

use std::collections::BTreeMap;
use std::sync::Arc;

use gouji::check::{Checked, Config, check};
use gouji::read::document::Document;
use gouji::read::text;
use gouji::report::figure::{Edits, FigureId};
use gouji::rules::level::Level;
use gouji::rules::topic::Topic;
use gouji::verdict::Verdict;
use gouji::verdict::cause::{Cause, Repair};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::at_hand::{file, folder};
use crate::made::print::Form;
use crate::made::{Dice, Made};
use crate::read;

/// The rule and the subject of a relation.
type Key = (&'static str, Topic);

/// How many relations of each kind hold and are broken; notes do not count.
fn relations(checked: &Checked) -> BTreeMap<Key, (usize, usize)> {
    let mut relations: BTreeMap<Key, (usize, usize)> = BTreeMap::new();
    for judged in &checked.ledger {
        let equation = &judged.equation;
        let key = (equation.rule.code, equation.subject);
        let (holding, broken) = relations.entry(key).or_default();
        match judged.verdict {
            Verdict::Holds => *holding += 1,
            Verdict::Broken { .. } if equation.level != Level::Note => *broken += 1,
            _ => {}
        }
    }
    relations
}

/// The report with a repair made as the page makes it: typed in the place of what is printed.
fn applied(before: &Checked, edits: &Edits, repair: &Repair) -> Checked {
    let changes = repair.changes.iter();
    let typed = changes.map(|change| (change.figure, change.to.normalize().to_string()));
    let config = Config {
        edits: edits.clone().into_iter().chain(typed).collect(),
        ..Config::default()
    };
    check(Arc::clone(&before.document), &config)
}

/// What is wrong with the repairs of a cause, so many of them, once each is made.
fn faults(before: &Checked, edits: &Edits, cause: &Cause, most: usize) -> Vec<String> {
    let was = relations(before);
    let own = cause.findings.iter().filter_map(|&finding| {
        let line = before.findings[finding].judged?;
        let equation = &before.ledger[line].equation;
        Some((equation.rule.code, equation.subject))
    });
    let own: Vec<Key> = own.collect();
    let mut faults = Vec::new();
    for (place, repair) in cause.repairs.iter().take(most).enumerate() {
        let after = applied(before, edits, repair);
        let now = relations(&after);
        let said = || {
            let changes = repair.changes.iter();
            let changes = changes.map(|c| format!("{} {:?} → {}", c.figure, c.from, c.to));
            format!("{:?}: {}", changes.collect::<Vec<_>>(), cause.message.zh)
        };
        for (key, (_, broken)) in &now {
            if *broken > was.get(key).map_or(0, |(_, broken)| *broken) {
                faults.push(format!("{key:?} is broken by {}", said()));
            }
        }
        // what the first one settles beside is counted as its cause
        for key in own.iter().filter(|_| place == 0) {
            if !matches!(now.get(key), Some((1.., 0))) {
                faults.push(format!("{key:?} does not hold after {}", said()));
            }
        }
    }
    faults
}

/// What was seen of many damaged reports.
#[derive(Debug, Default)]
struct Tally {
    reports: usize,
    causes: usize,
    named: usize,
    faults: Vec<String>,
}

impl Tally {
    fn add(&mut self, document: Document) {
        let before = check(Arc::new(document), &Config::default());
        self.reports += 1;
        for cause in &before.causes {
            self.causes += 1;
            self.named += usize::from(!cause.repairs.is_empty());
            self.faults.extend(faults(&before, &Edits::new(), cause, 2));
        }
    }

    #[track_caller]
    fn check(&self) {
        let faults: Vec<&String> = self.faults.iter().take(5).collect();
        let (count, named) = (self.faults.len(), self.named);
        assert!(
            self.faults.is_empty(),
            "{count} of {named} named in {} reports: {faults:#?}",
            self.reports
        );
        assert!(named > 0 && self.causes >= named);
    }
}

/// A place among so many.
fn below(dice: &mut Dice, count: usize) -> usize {
    usize::try_from(dice.below(count as u64)).unwrap_or(0)
}

/// Writes one number of the text wrongly: some digit, two digits swapped, one dropped or doubled.
fn damaged(text: &str, dice: &mut Dice) -> String {
    let mut numbers: Vec<(usize, usize)> = Vec::new();
    for (at, character) in text.char_indices() {
        match numbers.last_mut() {
            _ if !character.is_ascii_digit() => {}
            Some((_, end)) if *end == at => *end += 1,
            _ => numbers.push((at, at + 1)),
        }
    }
    // years stay
    numbers
        .retain(|&(start, end)| !text[end..].starts_with('年') && !text[..start].ends_with('第'));
    let Some(&(start, end)) = numbers.get(below(dice, numbers.len())) else {
        return text.to_owned();
    };
    let mut digits = text.as_bytes()[start..end].to_vec();
    let place = below(dice, digits.len());
    match dice.below(5) {
        0 if digits.len() > 1 => {
            digits.remove(place);
        }
        1 => digits.insert(place, digits[place]),
        2 if digits.len() > 1 => {
            let other = (place + 1) % digits.len();
            digits.swap(place, other);
        }
        _ => digits[place] = b"0123456789"[below(dice, 10)],
    }
    let written = String::from_utf8(digits).expect("they are digits");
    format!("{}{written}{}", &text[..start], &text[end..])
}

/// So many reports damaged from one.
const EACH: u64 = 12;

#[test]
fn repairs_of_generated_reports_harm_nothing() {
    let mut tally = Tally::default();
    for name in at_hand("generated") {
        spoil(&mut tally, &name);
    }
    if tally.reports > 0 {
        tally.check();
    }
}

#[test]
fn repairs_of_real_reports_harm_nothing() {
    let mut tally = Tally::default();
    for name in at_hand("corpus/reports")
        .into_iter()
        .chain(at_hand("corpus/partial"))
    {
        spoil(&mut tally, &name);
    }
    if tally.reports > 0 {
        tally.check();
    }
}

#[expect(clippy::disallowed_methods, reason = "a test lists what is at hand")]
fn at_hand(name: &str) -> Vec<std::path::PathBuf> {
    let Some(folder) = folder(name) else {
        return Vec::new();
    };
    let entries = std::fs::read_dir(folder).expect("it is a folder");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("it can be listed").path())
        .collect();
    paths.retain(|path| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        matches!(extension, Some("txt" | "md" | "html"))
    });
    paths.sort();
    paths
}

fn spoil(tally: &mut Tally, path: &std::path::Path) {
    let source = file(path);
    let is_html = path
        .extension()
        .is_some_and(|extension| extension == "html");
    for seed in 0..EACH {
        let dice = &mut Dice::new(seed + source.len() as u64);
        let mut spoilt = source.clone();
        for _ in 0..=seed % 3 {
            spoilt = damaged(&spoilt, dice);
        }
        let document = if is_html {
            gouji::read::html(&spoilt)
        } else {
            text(&spoilt)
        };
        tally.add(document);
    }
}

/// The parts of sentences: labels of lists, …
const LABELS: &[&str] = &[
    "政策文件",
    "财政信息",
    "工作动态",
    "人事信息",
    "公告公示",
    "其他信息",
];

/// What a sentence speaks of: what is counted, and its unit.
const MATTERS: &[(&str, &str)] = &[
    ("全年主动公开政府信息", "条"),
    ("2023年，我局共收到政府信息公开申请", "件"),
    ("全年受理咨询", "件"),
    ("政府信息公开行政复议", "件"),
    ("通过网站发布信息", "条"),
];

/// A sentence whose numbers fit.
fn sentence(dice: &mut Dice) -> String {
    let (matter, unit) = MATTERS[below(dice, MATTERS.len())];
    let most = [9, 60, 900, 4000][below(dice, 4)];
    let number = |dice: &mut Dice| 1 + dice.below(most);
    let percent = |part: u64, whole: u64| {
        let tenths = (part * 2000 + whole) / (whole * 2);
        format!("{}.{}%", tenths / 10, tenths % 10)
    };
    match dice.below(7) {
        0..3 => {
            let opener = ["，其中", "，包括", "。其中，", "：", "，具体为"][below(dice, 5)];
            let mark = ["，", "、", "；"][below(dice, 3)];
            let with_shares = dice.below(2) == 0;
            let parts: Vec<u64> = (0..2 + below(dice, 4)).map(|_| number(dice)).collect();
            let total: u64 = parts.iter().sum();
            let shown = parts.iter().zip(LABELS).map(|(part, label)| {
                let share = format!("，占{}", percent(*part, total));
                let share = if with_shares { share } else { String::new() };
                format!("{label}{part}{unit}{share}")
            });
            let mark = if with_shares { "；" } else { mark };
            let shown: Vec<String> = shown.collect();
            format!("{matter}{total}{unit}{opener}{}。", shown.join(mark))
        }
        3 => {
            let (carried_in, answered, carried_out) = (number(dice), number(dice), number(dice));
            let all = answered + carried_out;
            let received = all.saturating_sub(carried_in);
            let carried_in = all - received;
            match dice.below(3) {
                0 => format!(
                    "全年收到申请{received}件，上年结转{carried_in}件；办结{answered}件，结转下年{carried_out}件。"
                ),
                1 => format!(
                    "2023年新收政府信息公开申请{received}件，上年结转{carried_in}件，共{all}件。\
                     已办结{answered}件，结转下年度{carried_out}件。"
                ),
                _ => format!(
                    "共受理申请{all}件（含上年结转{carried_in}件），答复{answered}件，结转下年度继续办理{carried_out}件。"
                ),
            }
        }
        4 => {
            let (now, before) = (number(dice), number(dice));
            let (more, word) = if now >= before {
                (now - before, "增长")
            } else {
                (before - now, "下降")
            };
            let share = percent(more, before);
            match dice.below(3) {
                0 => format!("{matter}{now}{unit}，上年为{before}{unit}，同比{word}{share}。"),
                1 => format!("{matter}{now}{unit}，较上年{word}{share}。"),
                _ => {
                    let step = if word == "增长" { "增加" } else { "减少" };
                    format!(
                        "{matter}{now}{unit}，较上年{before}{unit}{step}{more}{unit}，{word}{share}。"
                    )
                }
            }
        }
        5 => {
            let (done, left) = (number(dice), dice.below(5));
            let all = done + left;
            format!(
                "{matter}{all}{unit}，办结{done}{unit}，办结率{}。",
                percent(done, all)
            )
        }
        _ => {
            let parts: Vec<u64> = (0..3).map(|_| number(dice)).collect();
            let total: u64 = parts.iter().sum();
            let shown: Vec<String> = parts
                .iter()
                .zip(LABELS)
                .map(|(part, label)| format!("{label}{part}{unit}"))
                .collect();
            format!("全年公开{}，三项合计{total}{unit}。", shown.join("，"))
        }
    }
}

/// Sentences whose numbers fit, in one paragraph, and some of them damaged.
fn paragraph(seed: u64, sentences: usize, slips: usize) -> String {
    let dice = &mut Dice::new(seed);
    let said: Vec<String> = (0..sentences).map(|_| sentence(dice)).collect();
    let mut text = said.concat();
    for _ in 0..slips {
        text = damaged(&text, dice);
    }
    format!("一、总体情况\n{text}\n")
}

/// Checks the repairs of all causes of a text.
fn check_text(said: &str) -> Result<(), TestCaseError> {
    let before = check(Arc::new(text(said)), &Config::default());
    for cause in &before.causes {
        let faults = faults(&before, &Edits::new(), cause, usize::MAX);
        prop_assert!(faults.is_empty(), "{said}{faults:#?}");
    }
    Ok(())
}

proptest! {
    #[test]
    fn repairs_of_sentences_harm_nothing(seed: u64, sentences in 1_usize..4, slips in 1_usize..3) {
        check_text(&paragraph(seed, sentences, slips))?;
    }

    #[test]
    fn repairs_after_a_person_typed_harm_nothing(
        seed: u64,
        sentences in 1_usize..3,
        typed in vec((any::<prop::sample::Index>(), 0_u32..200), 1..3),
    ) {
        let said = paragraph(seed, sentences, 1);
        let document = Arc::new(text(&said));
        let printed = check(Arc::clone(&document), &Config::default());
        let figures: Vec<FigureId> = printed.report.figures.keys().collect();
        prop_assume!(!figures.is_empty());
        let typed = typed.iter().map(|(which, number)| (*which.get(&figures), number.to_string()));
        let config = Config { edits: typed.collect(), ..Config::default() };
        let before = check(document, &config);
        for cause in &before.causes {
            let faults = faults(&before, &config.edits, cause, usize::MAX);
            prop_assert!(faults.is_empty(), "{said}{:?}{faults:#?}", config.edits);
        }
    }

    #[test]
    fn repairs_of_reports_with_text_harm_nothing(seed: u64, slips in 1_usize..4) {
        let made = Made::random(seed);
        let dice = &mut Dice::new(seed);
        let next = "二、主动公开";
        let said = format!("{}{}\n{next}", sentence(dice), about(&made));
        let mut whole = made.print(Form::Markdown).replacen(next, &said, 1);
        for _ in 0..slips {
            whole = damaged(&whole, dice);
        }
        let before = check(Arc::new(read(&whole, Form::Markdown)), &Config::default());
        for cause in &before.causes {
            let faults = faults(&before, &Edits::new(), cause, 4);
            prop_assert!(faults.is_empty(), "{whole}{faults:#?}");
        }
    }
}

/// Sentences that repeat what the tables hold.
fn about(made: &Made) -> String {
    let of = |id: &str| {
        let id: FigureId = id.parse().expect("the name of a figure");
        made.figures.get(&id).cloned().unwrap_or_default()
    };
    let none = |ids: &[&str]| ids.iter().all(|id| of(id) == "0");
    let mut said = format!(
        "{}年新收政府信息公开申请{}件，上年结转{}件，办结{}件，结转下年度{}件。予以公开{}件，部分公开{}件。\
         政府信息公开行政复议{}件，结果维持{}件，结果纠正{}件，其他结果{}件，尚未审结{}件。",
        made.year,
        of("t3/new/sum"),
        of("t3/carried-in/sum"),
        of("t3/total/sum"),
        of("t3/carried-out/sum"),
        of("t3/granted/sum"),
        of("t3/partial/sum"),
        of("t4/review/sum"),
        of("t4/review/upheld"),
        of("t4/review/corrected"),
        of("t4/review/other"),
        of("t4/review/pending"),
    );
    if none(&["t3/carried-out/sum"]) {
        said.push_str("收到的申请全部办结。");
    }
    if none(&[
        "t4/review/corrected",
        "t4/review/other",
        "t4/review/pending",
    ]) {
        said.push_str("行政复议均获维持。");
    }
    if none(&["t4/suit-direct/sum", "t4/suit-after-review/sum"]) {
        said.push_str("未发生行政诉讼。");
    }
    said
}
