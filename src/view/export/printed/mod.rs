//! A checked report → its record of the check (核验报告) in parts, as it is printed: `html` and `docx` write it.

pub mod docx;
pub mod html;
pub mod markdown;

use super::Exported;
use super::record::missing;
use crate::language::{Label, Language};
use crate::read::numeral::written;
use crate::verdict::Verdict;
use crate::view::card::{Card, cards, key};
use crate::view::remark;
use crate::view::summary::table::file_name;
use crate::view::summary::{self, Item, Status, Summary};

/// The record of one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
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
    pub sections: Vec<Section>,
    /// Every relation.
    pub ledger: Ledger,
}

/// A section of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its heading with number and count.
    pub heading: String,
    /// What is in it is about this.
    pub status: Status,
    /// What is in it.
    pub entries: Vec<Entry>,
}

/// An entry: a paragraph each, the first one its title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is, in a few words.
    pub title: String,
    /// What is said of it.
    pub lines: Vec<String>,
}

/// Every relation with what became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Its heading.
    pub heading: String,
    /// The names of its columns.
    pub columns: [&'static str; 3],
    /// What became of it, what must hold, the numbers.
    pub rows: Vec<(Status, [String; 3])>,
}

impl Printed {
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
        for status in [Status::Broken, Status::Doubtful, Status::Note] {
            let own = cards
                .iter()
                .filter(|card| Status::from(card.level) == status);
            sections.add(status, own.map(|card| entry(of, card)).collect());
        }
        sections.add(Status::Undecided, undecided(of));
        sections.add(Status::Dismissed, dismissed(of, &items));
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
    sections: Vec<Section>,
}

impl Sections<'_> {
    fn add(&mut self, status: Status, entries: Vec<Entry>) {
        if entries.is_empty() {
            return;
        }
        let label = status.label();
        let heading = heading(
            self.sections.len() + 1,
            label,
            entries.len(),
            self.of.language,
        );
        self.sections.push(Section {
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
    add("文件", "File", Some(file_name(of.source).to_owned()));
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

/// What is said of a card, without the word for how serious it is, which stands above.
fn entry(of: &Exported<'_>, card: &Card) -> Entry {
    let mut lines = remark::lines(of.checked, card, of.language).into_iter();
    let first = lines.next().unwrap_or_default();
    let word = format!(
        "{}{}",
        card.level.label().get(of.language),
        remark::COLON.get(of.language)
    );
    let title = first.strip_prefix(&word).unwrap_or(&first).to_owned();
    Entry {
        title,
        lines: lines.collect(),
    }
}

fn undecided(of: &Exported<'_>) -> Vec<Entry> {
    let mut entries = Vec::new();
    for judged in &of.checked.ledger {
        if let Verdict::Undecided(open) = &judged.verdict {
            let title = judged.equation.rule.title.get(of.language);
            entries.push(Entry {
                title: missing(of.checked, title, open, of.language),
                lines: Vec::new(),
            });
        }
    }
    entries
}

fn dismissed(of: &Exported<'_>, items: &[Item]) -> Vec<Entry> {
    let items = items.iter().filter(|item| item.status == Status::Dismissed);
    let found = items.filter_map(|item| of.checked.findings.get(item.finding?));
    let entries = found.map(|finding| {
        let reason = of.dismissed.get(&key(finding)).map(|reason| reason.trim());
        let reason = reason.filter(|reason| !reason.is_empty());
        let said = reason.map(|reason| format!("{}{reason}", REASON.get(of.language)));
        Entry {
            title: finding.title.get(of.language).to_owned(),
            lines: said.into_iter().collect(),
        }
    });
    entries.collect()
}

fn ledger(of: &Exported<'_>, items: &[Item], number: usize) -> Ledger {
    let rows = items.iter().filter_map(|item| {
        let judged = of.checked.ledger.get(item.line?)?;
        let row = [
            item.status.label().get(of.language).to_owned(),
            item.rule.title.get(of.language).to_owned(),
            of.checked.written(judged).to_string(),
        ];
        Some((item.status, row))
    });
    let rows: Vec<_> = rows.collect();
    Ledger {
        heading: heading(number, LEDGER, rows.len(), of.language),
        columns: COLUMNS.map(|column| column.get(of.language)),
        rows,
    }
}

const TITLE: Label = Label {
    zh: "政府信息公开工作年度报告核验报告",
    en: "Record of the check of an annual report on government information disclosure",
};

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
        zh: "应满足的关系",
        en: "What must hold",
    },
    Label {
        zh: "算式",
        en: "Equation",
    },
];
