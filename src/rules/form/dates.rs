//! Form of years and dates: report → edition, year, period and day of signature that do not agree.

use crate::form::{Edition, TableKind};
use crate::language::{Label, Words};
use crate::order;
use crate::read::span::Span;
use crate::report::YearSource;
use crate::report::cover::agency::{self, AgencyKind};
use crate::report::cover::date::Date;
use crate::rules::kind::{RelationKind, RuleSource};
use crate::rules::level::Level;
use crate::rules::rule::{Check, Observation, Rule, Subject};
use crate::rules::topic::Topic;

/// The tables and the instrument cited fit the year.
pub static EDITION: Rule = Rule {
    code: "form-edition",
    title: Label {
        zh: "表格版本和所引文件应与报告年度相符",
        en: "The edition of the tables and the instrument cited fit the year",
    },
    page: page!("form-edition"),
    level: Level::Note,
    kind: RelationKind::Form,
    source: RuleSource::Report,
    check: Check::Observations(edition),
};

/// Title, period and text name the same year, and every date exists.
pub static YEAR: Rule = Rule {
    code: "form-year",
    title: Label {
        zh: "标题、统计期限和正文的年度应一致，日期应存在",
        en: "Title, period and text name the same year, and dates exist",
    },
    page: page!("form-year"),
    level: Level::Warning,
    kind: RelationKind::Form,
    source: RuleSource::Report,
    check: Check::Observations(year),
};

/// The data are those of the whole year.
pub static PERIOD: Rule = Rule {
    code: "form-period",
    title: Label {
        zh: "统计期限应为当年 1 月 1 日至 12 月 31 日",
        en: "The period is 1 January to 31 December of the year",
    },
    page: page!("form-period"),
    level: Level::Note,
    kind: RelationKind::Form,
    source: RuleSource::Report,
    check: Check::Observations(period),
};

/// The report was signed in time.
pub static DEADLINE: Rule = Rule {
    code: "form-deadline",
    title: Label {
        zh: "落款日期应在规定期限之内",
        en: "The report is signed in time",
    },
    page: page!("form-deadline"),
    level: Level::Note,
    kind: RelationKind::Form,
    source: RuleSource::Report,
    check: Check::Observations(deadline),
};

fn edition(subject: &Subject<'_>, observations: &mut Vec<Observation>) {
    let report = subject.report;
    let Some(year) = report.year.as_ref() else {
        return;
    };
    let mut push = |subject: &'static str, at: Vec<Span>, message: Words| {
        observations.push(Observation {
            at,
            ..Observation::of(&EDITION, subject, message)
        });
    };
    let Some(wanted) = Edition::of_year(year.value) else {
        push(
            "year",
            vec![year.at],
            Words::new(
                format!(
                    "{} 年的报告早于现行格式（2019 年起），只核对文字表述和表中的合计。",
                    year.value
                ),
                format!(
                    "A report on {} is older than the form (from 2019); only its text and the totals of its tables are checked.",
                    year.value
                ),
            ),
        );
        return;
    };
    let wrong: Vec<&str> = [TableKind::Disclosure, TableKind::Application]
        .into_iter()
        .filter(|&kind| {
            report
                .table(kind)
                .is_some_and(|table| table.edition != wanted)
        })
        .map(|kind| kind.number().zh)
        .collect();
    if !wrong.is_empty() {
        let (used, right) = (instrument(other(wanted)), instrument(wanted));
        push(
            "tables",
            Vec::new(),
            Words::new(
                format!(
                    "{}用的是{used}的格式，{} 年的报告应使用{right}的格式。",
                    wrong.join("、"),
                    year.value
                ),
                format!(
                    "The tables follow {used}; a report on {} should follow {right}.",
                    year.value
                ),
            ),
        );
    } else if report
        .table(TableKind::Application)
        .is_some_and(|table| table.edition == Edition::E2021 && table.other_in_one_row)
    {
        push(
            "other",
            Vec::new(),
            Words::new(
                "表三「(六)其他处理」只有一行，现行格式分为三行（逾期不补正、逾期未缴费、其他）。",
                "(6) Otherwise handled has one row in table three; the form in force has three (not corrected in time, fee not paid in time, other).",
            ),
        );
    }
    let cited: Vec<Span> = report
        .instruments
        .iter()
        .filter(|cited| cited.value != wanted)
        .map(|cited| cited.at)
        .collect();
    let cites_right = report.instruments.iter().any(|cited| cited.value == wanted);
    if !cited.is_empty() && !cites_right {
        let (used, right) = (instrument(other(wanted)), instrument(wanted));
        push(
            "instrument",
            cited,
            Words::new(
                format!("文中引用的是{used}，{} 年的报告应依据{right}。", year.value),
                format!(
                    "The text cites {used}; a report on {} follows {right}.",
                    year.value
                ),
            ),
        );
    }
}

fn other(edition: Edition) -> Edition {
    match edition {
        Edition::E2019 => Edition::E2021,
        Edition::E2021 => Edition::E2019,
    }
}

fn instrument(edition: Edition) -> &'static str {
    match edition {
        Edition::E2019 => "国办公开办函〔2019〕60号",
        Edition::E2021 => "国办公开办函〔2021〕30号",
    }
}

fn year(subject: &Subject<'_>, observations: &mut Vec<Observation>) {
    let report = subject.report;
    let mut push = |at: Vec<Span>, message: Words| {
        let first = at.first().copied().unwrap_or_default();
        observations.push(Observation {
            at,
            ..Observation::of(&YEAR, Topic::at(first), message)
        });
    };
    if let Some(year) = &report.year {
        let this = year.value;
        let mut others: Vec<(i32, YearSource)> = report
            .years
            .iter()
            .filter(|mention| mention.year != this)
            .map(|mention| (mention.year, mention.source))
            .collect();
        order::sort(&mut others);
        others.dedup();
        for (other, source) in others {
            let at = report
                .years
                .iter()
                .filter(|mention| (mention.year, mention.source) == (other, source))
                .map(|mention| mention.at)
                .collect();
            let place = match source {
                YearSource::Title => ("标题", "The title"),
                YearSource::Period => ("统计期限", "The period"),
                YearSource::Text => ("正文", "The text"),
            };
            push(
                at,
                Words::new(
                    format!(
                        "{}写的是 {other} 年，而本报告是 {this} 年的，请核对。",
                        place.0
                    ),
                    format!(
                        "{} says {other}, but the report is on {this}. Please check.",
                        place.1
                    ),
                ),
            );
        }
        if let Some(signed) = &report.signed
            && signed.value < Date::new(this, 12, 1)
        {
            push(
                vec![signed.at],
                Words::new(
                    format!(
                        "落款日期是 {}，早于 {this} 年年末，请核对年份。",
                        signed.value
                    ),
                    format!(
                        "Signed on {}, before the end of {this}. Please check the year.",
                        iso(signed.value)
                    ),
                ),
            );
        }
    }
    for date in &report.dates {
        if !date.value.is_possible() {
            push(
                vec![date.at],
                Words::new(
                    format!("没有「{}」这一天，请核对。", date.value),
                    format!("There is no such day as {}. Please check.", iso(date.value)),
                ),
            );
        }
    }
}

fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}

fn period(subject: &Subject<'_>, observations: &mut Vec<Observation>) {
    let Some(period) = &subject.report.period else {
        return;
    };
    let (first, last) = period.value;
    let year = subject
        .report
        .year
        .as_ref()
        .map_or(first.year, |year| year.value);
    let days = ((first.month, first.day), (last.month, last.day));
    // a period of another year is found by form-year
    let another_year = first.year == last.year && first.year != year;
    if days == ((1, 1), (12, 31)) && (another_year || (first.year, last.year) == (year, year)) {
        return;
    }
    observations.push(Observation {
        at: vec![period.at],
        ..Observation::of(
            &PERIOD,
            Topic::at(period.at),
            Words::new(
                format!(
                    "统计期限写的是 {first}至{last}，按规定应为 {year}年1月1日至{year}年12月31日。"
                ),
                format!(
                    "The period is given as {} to {}; it should be {year}-01-01 to {year}-12-31.",
                    iso(first),
                    iso(last)
                ),
            ),
        )
    });
}

fn deadline(subject: &Subject<'_>, observations: &mut Vec<Observation>) {
    let report = subject.report;
    let (Some(year), Some(signed)) = (&report.year, &report.signed) else {
        return;
    };
    let Some(next) = year.value.checked_add(1) else {
        return;
    };
    let kind = report
        .agency
        .as_ref()
        .map_or(AgencyKind::Unknown, |agency| agency::kind(&agency.value));
    let last = match kind {
        AgencyKind::Department => Date::new(next, 1, 31),
        // what may be either is late only by the later day
        AgencyKind::Government | AgencyKind::Unknown => Date::new(next, 3, 31),
        AgencyKind::Township => return,
    };
    if Edition::of_year(year.value).is_none() || signed.value <= last {
        return;
    }
    observations.push(Observation {
        at: vec![signed.at],
        ..Observation::of(
            &DEADLINE,
            Topic::at(signed.at),
            Words::new(
                format!("落款日期是 {}，规定的期限是 {last}。", signed.value),
                format!(
                    "Signed on {}; it was due by {}.",
                    iso(signed.value),
                    iso(last)
                ),
            ),
        )
    });
}
