//! A checked report → its record of the check (核验报告) in parts, as it is printed: the page prints it, and the files beside this one write it.

#[cfg(feature = "export")]
pub mod docx;
#[cfg(feature = "export")]
pub mod html;
#[cfg(feature = "export")]
pub mod markdown;

use super::said::{CHANGES, TITLE, missing, said_of_cause};
use super::{Exported, changes};
use crate::language::{Label, Language};
use crate::order::Set;
use crate::read::numeral::written;
use crate::verdict::{Finding, Verdict};
use crate::view::card::{Card, cards, key};
use crate::view::formula;
use crate::view::summary::table::file_name;
use crate::view::summary::{self, Status, Summary, SummaryItem};

/// The record of one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckRecord {
    /// What it is called.
    pub title: &'static str,
    /// The report that was checked.
    pub subject: String,
    /// The office, the file and so on, each with its name.
    pub facts: Vec<(&'static str, String)>,
    /// What the check came to.
    pub sentence: String,
    /// What the words for it mean.
    pub legend: String,
    /// What was found, by how serious it is; what could not be checked; what was set aside.
    pub sections: Vec<RecordSection>,
    /// Every relation.
    pub ledger: Ledger,
}

/// A section of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordSection {
    /// Its heading with number and count.
    pub heading: String,
    /// What is in it is about this; the changes of a person are about no one.
    pub status: Option<Status>,
    /// What is in it.
    pub entries: Vec<RecordEntry>,
}

/// An entry: a paragraph each, the first one its title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordEntry {
    /// What it is, in a few words.
    pub title: String,
    /// What is said of it.
    pub lines: Vec<RecordLine>,
}

/// A line of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordLine {
    /// What it says.
    pub text: String,
    /// Whether it heads those below it.
    pub strong: bool,
}

/// Every relation with what became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Its heading.
    pub heading: String,
    /// The names of its columns.
    pub columns: [&'static str; 3],
    /// The relations by what must hold.
    pub groups: Vec<RelationGroup>,
}

/// Relations of which the same must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationGroup {
    /// What must hold.
    pub title: &'static str,
    /// What became of each, what it is about, the numbers.
    pub rows: Vec<(Status, [String; 3])>,
}

impl CheckRecord {
    /// The record of a check.
    pub fn of(of: &Exported<'_>) -> Self {
        let language = of.language;
        let items = summary::items(of.checked, of.dismissed, of.unfinished);
        let summary = Summary::of(&items);
        let mut sections = Sections {
            of,
            sections: Vec::new(),
        };
        let cards = cards(of.checked, of.dismissed, of.unfinished);
        let mut listed = Set::new();
        for status in [Status::Broken, Status::Doubtful, Status::Note] {
            let mut entries = Vec::new();
            for card in &cards {
                entries.extend(entry(of, card, status, &mut listed));
            }
            sections.add(status, summary.count(status), entries);
        }
        let undecided = undecided(of);
        sections.add(Status::Undecided, undecided.len(), undecided);
        let dismissed = dismissed(of, &items);
        sections.add(Status::Dismissed, dismissed.len(), dismissed);
        let changes = changed(of);
        sections.add_headed(CHANGES, None, changes.len(), changes);
        let number = sections.sections.len() + 1;
        let report = &of.checked.report;
        let subject = match (&report.title, &report.agency) {
            (Some(title), _) => title.value.clone(),
            (None, Some(agency)) => agency.value.clone(),
            (None, None) => file_name(of.source).to_owned(),
        };
        let legend = summary.legend();
        Self {
            title: TITLE.get(language),
            subject,
            facts: facts(of),
            sentence: summary.sentence().get(language).to_owned(),
            legend: if summary.all() > 0 {
                legend.get(language).to_owned()
            } else {
                String::new()
            },
            sections: sections.sections,
            ledger: ledger(of, &items, number),
        }
    }
}

struct Sections<'a> {
    of: &'a Exported<'a>,
    sections: Vec<RecordSection>,
}

impl Sections<'_> {
    fn add(&mut self, status: Status, count: usize, entries: Vec<RecordEntry>) {
        self.add_headed(status.label(), Some(status), count, entries);
    }

    fn add_headed(
        &mut self,
        label: Label,
        status: Option<Status>,
        count: usize,
        entries: Vec<RecordEntry>,
    ) {
        if entries.is_empty() {
            return;
        }
        let heading = heading(self.sections.len() + 1, label, count, self.of.language);
        self.sections.push(RecordSection {
            heading,
            status,
            entries,
        });
    }
}

fn heading(number: usize, label: Label, count: usize, language: Language) -> String {
    let label = label.get(language);
    match language {
        Language::Chinese => {
            let number = written(u32::try_from(number).unwrap_or(u32::MAX));
            format!("{number}、{label}（{count}）")
        }
        Language::English => format!("{number}. {label} ({count})"),
    }
}

fn facts(of: &Exported<'_>) -> Vec<(&'static str, String)> {
    let (report, language) = (&of.checked.report, of.language);
    let mut facts = Vec::new();
    let mut add = |zh, en, value: Option<String>| {
        let name = Label { zh, en }.get(language);
        facts.extend(value.map(|value| (name, value)));
    };
    let agency = report.agency.as_ref().map(|agency| agency.value.clone());
    add("报告机关", "Office", agency);
    let year = report.year.as_ref().map(|year| year.value.to_string());
    add("报告年度", "Year", year);
    let edition = report.edition.map(|edition| match language {
        Language::Chinese => format!("{edition} 年格式"),
        Language::English => format!("Form of {edition}"),
    });
    add("报告格式", "Form", edition);
    let file = file_name(of.source);
    add("文件", "File", (!file.is_empty()).then(|| file.to_owned()));
    add(
        "上年报告",
        "Last year's report",
        of.last_year.map(|last| file_name(last).to_owned()),
    );
    add("核对日期", "Checked on", of.date.map(str::to_owned));
    add(
        "核对工具",
        "Checked by",
        Some(format!("勾稽 gouji {}", env!("CARGO_PKG_VERSION"))),
    );
    let unread = report.unread.iter().chain(&of.checked.document.unread);
    let unread: Vec<&str> = unread.map(|unread| unread.what.get(language)).collect();
    add(
        "未读出",
        "Not read",
        (!unread.is_empty()).then(|| unread.join(" ")),
    );
    facts
}

/// What is said of the findings of one status of a card, without the word for it, which is above. The cause is
/// told once.
fn entry(
    of: &Exported<'_>,
    card: &Card,
    status: Status,
    listed: &mut Set<usize>,
) -> Option<RecordEntry> {
    let (checked, language) = (of.checked, of.language);
    let found = card
        .findings
        .iter()
        .filter_map(|&at| checked.findings.get(at));
    let mut found = found.filter(|finding| Status::from(finding.level) == status);
    let first = found.next()?;
    let mut lines = said(of, first);
    for finding in found {
        lines.push(RecordLine {
            text: finding.title.get(language).to_owned(),
            strong: true,
        });
        lines.extend(said(of, finding));
    }
    let cause = card.cause.filter(|&cause| listed.insert(cause));
    let cause = cause.and_then(|cause| checked.causes.get(cause));
    lines.extend(
        cause
            .and_then(|cause| said_of_cause(cause, language))
            .map(plain),
    );
    Some(RecordEntry {
        title: first.title.get(language).to_owned(),
        lines,
    })
}

/// What is said of a finding below its title.
fn said(of: &Exported<'_>, finding: &Finding) -> Vec<RecordLine> {
    let message = finding.message.get(of.language).to_owned();
    let judged = finding.judged.and_then(|at| of.checked.ledger.get(at));
    let equation = judged.map(|judged| of.checked.written(judged).to_string());
    let lines = std::iter::once(message).chain(equation);
    lines.filter(|line| !line.is_empty()).map(plain).collect()
}

fn plain(text: String) -> RecordLine {
    RecordLine {
        text,
        strong: false,
    }
}

fn undecided(of: &Exported<'_>) -> Vec<RecordEntry> {
    let mut entries = Vec::new();
    for judged in &of.checked.ledger {
        if let Verdict::Undecided(open) = &judged.verdict {
            let title = judged.equation.rule.title.get(of.language);
            entries.push(RecordEntry {
                title: missing(of.checked, title, open, of.language),
                lines: Vec::new(),
            });
        }
    }
    entries
}

fn dismissed(of: &Exported<'_>, items: &[SummaryItem]) -> Vec<RecordEntry> {
    let items = items.iter().filter(|item| item.status == Status::Dismissed);
    let found = items.filter_map(|item| of.checked.findings.get(item.finding?));
    let entries = found.map(|finding| {
        let reason = of.dismissed.get(&key(finding)).map(|reason| reason.trim());
        let reason = reason.filter(|reason| !reason.is_empty());
        let said = reason.map(|reason| format!("{}{reason}", REASON.get(of.language)));
        RecordEntry {
            title: finding.title.get(of.language).to_owned(),
            lines: said.into_iter().map(plain).collect(),
        }
    });
    entries.collect()
}

/// What a person changed, with why.
fn changed(of: &Exported<'_>) -> Vec<RecordEntry> {
    let lines = of.changes().into_iter();
    let entries = lines.map(|line| RecordEntry {
        title: changes::said(&line, of.language),
        lines: vec![plain(line.why.get(of.language).to_owned())],
    });
    entries.collect()
}

fn ledger(of: &Exported<'_>, items: &[SummaryItem], number: usize) -> Ledger {
    let mut groups: Vec<RelationGroup> = Vec::new();
    let mut count = 0;
    for item in items {
        let Some(judged) = item.line.and_then(|line| of.checked.ledger.get(line)) else {
            continue;
        };
        count += 1;
        let row = [
            item.status.label().get(of.language).to_owned(),
            formula::subject(of.checked, judged)
                .get(of.language)
                .to_owned(),
            of.checked.written(judged).to_string(),
        ];
        let title = item.rule.title.get(of.language);
        match groups.last_mut() {
            Some(group) if group.title == title => group.rows.push((item.status, row)),
            _ => groups.push(RelationGroup {
                title,
                rows: vec![(item.status, row)],
            }),
        }
    }
    Ledger {
        heading: heading(number, LEDGER, count, of.language),
        columns: COLUMNS.map(|column| column.get(of.language)),
        groups,
    }
}

const LEDGER: Label = Label {
    zh: "勾稽关系台账",
    en: "Ledger of relations",
};

const REASON: Label = Label {
    zh: "理由：",
    en: "Reason: ",
};

const COLUMNS: [Label; 3] = [
    Label {
        zh: "结论",
        en: "Result",
    },
    Label {
        zh: "核对内容",
        en: "About",
    },
    Label {
        zh: "算式",
        en: "Equation",
    },
];
