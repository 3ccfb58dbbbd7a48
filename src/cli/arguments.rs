//! What the command is asked to do: the words of the command line → [`Arguments`].

use std::num::NonZero;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum};
use gouji::language::Language;
use gouji::view::export::{self, EXPORTS, Export, sums};

/// Checks the arithmetic of government information disclosure annual reports
/// （政府信息公开工作年度报告勾稽关系核对）.
#[derive(Parser)]
#[command(name = "gouji", version, about, long_about = None)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) task: TaskArguments,
}

#[derive(Subcommand)]
pub(crate) enum TaskArguments {
    /// Check reports; exit code 0: no mismatch found, 1: mismatches found, 2: wrong usage or unreadable input
    Check(CheckArguments),
    /// Add up the reports of departments and towns into tables two, three and four of the report of the whole; exit
    /// code 0: added up, 1: with mismatches in a report, 2: wrong usage or unreadable input
    Sum(Sum),
    /// Write reports again with remarks on what was found（批注）: comments in a DOCX, notes on the cells of an XLSX, a
    /// marked page of any other form; exit codes as of check
    Remark(RemarkArguments),
    /// List the catalogue of rules, or show the page of one
    Rules {
        /// The rule whose page to show, e.g. t3-row-sum
        code: Option<String>,
        /// The language of titles
        #[arg(long, value_enum, default_value_t = Lang::Zh)]
        lang: Lang,
    },
}

#[derive(clap::Args)]
pub(crate) struct CheckArguments {
    /// How to print what was found
    #[arg(long, value_parser = formats(), default_value = "text")]
    pub(crate) format: &'static Export,
    /// Write into this file; where it is a folder, each report into a file of its own, named after office and year
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Also list every relation with its verdict
    #[arg(long)]
    pub(crate) ledger: bool,
    /// Print one line for each report, then what all of them come to (formats text and json)
    #[arg(long, conflicts_with = "ledger")]
    pub(crate) summary: bool,
    /// How many reports to check at the same time; as many as there are cores
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<NonZero<usize>>,
    /// Last year's report of the same agency
    #[arg(long, value_name = "FILE")]
    pub(crate) last_year: Option<PathBuf>,
    /// Find last year's report of each agency among the reports given, and check year against year; every report is
    /// read up to three times, and of each its name, agency and year are held (of JSON lines, the text)
    #[arg(long, conflicts_with = "last_year")]
    pub(crate) link_years: bool,
    /// The language of messages
    #[arg(long, value_enum, default_value_t = Lang::Zh)]
    pub(crate) lang: Lang,
    /// Reports to check, folders and zip archives of them; `-`, or none, is standard input, where the format json
    /// also takes JSON lines with source and text or html
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(clap::Args)]
pub(crate) struct Sum {
    /// How to print the sums
    #[arg(long, value_parser = sums_formats(), default_value = "text")]
    pub(crate) format: &'static sums::SumsExport,
    /// Write into this file, which the format xlsx needs
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// The report of the whole: it is checked, and each of its cells is held against the sum (formats text and json)
    #[arg(long, value_name = "REPORT")]
    pub(crate) of: Option<PathBuf>,
    /// How many reports to read at the same time; as many as there are cores
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<NonZero<usize>>,
    /// The language of messages
    #[arg(long, value_enum, default_value_t = Lang::Zh)]
    pub(crate) lang: Lang,
    /// Reports to add up, of one year and edition; folders and zip archives of them, or JSON lines on standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(clap::Args)]
pub(crate) struct RemarkArguments {
    /// The folder to write into; beside each file where none is named
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
    /// The day of the remarks, as 2024-01-31; today where none is named
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) date: Option<String>,
    /// How many reports to check at the same time; as many as there are cores
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<NonZero<usize>>,
    /// The language of remarks
    #[arg(long, value_enum, default_value_t = Lang::Zh)]
    pub(crate) lang: Lang,
    /// Reports to write with remarks, folders and zip archives of them; `-`, or none, is standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

/// A day as it is written in files.
fn day(text: &str) -> Result<String, String> {
    let day: jiff::civil::Date = text
        .parse()
        .map_err(|error: jiff::Error| error.to_string())?;
    Ok(day.to_string())
}

/// The exports of sums by their names, each with what it is.
fn sums_formats() -> impl TypedValueParser<Value = &'static sums::SumsExport> {
    let values = sums::SUMS_EXPORTS.iter().map(|export| {
        let title = export.title;
        PossibleValue::new(export.name).help(format!("{}（{}）", title.en, title.zh))
    });
    PossibleValuesParser::new(values).try_map(|name| sums::by_name(&name).ok_or("no format"))
}

/// The exports by their names, each with what it is. What a person changed is not the command's.
fn formats() -> impl TypedValueParser<Value = &'static Export> {
    let values = EXPORTS.iter().filter(|export| export.offered.by_command);
    let values = values.map(|export| {
        let (title, hint) = (export.title, export.hint);
        let needs = match export.binary {
            Some(_) => ("; needs -o", "；须用 -o 指定文件"),
            None => ("", ""),
        };
        PossibleValue::new(export.name).help(format!(
            "{}: {}{}（{}：{}{}）",
            title.en, hint.en, needs.0, title.zh, hint.zh, needs.1
        ))
    });
    PossibleValuesParser::new(values).try_map(|name| export::by_name(&name).ok_or("no export"))
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// 中文
    Zh,
    /// English
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Zh => Self::Chinese,
            Lang::En => Self::English,
        }
    }
}
