//! `gouji sum`: the reports of parts are read and checked on every core and added up; the report of the whole is
//! held against the sums where it is given.

use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use gouji::check::{Config, check};
use gouji::language::{Label, Language, Words};
use gouji::report::figure::Edits;
use gouji::report::recognise;
use gouji::report::sums::{SumPart, Sums};
use gouji::rules::level::Level;
use gouji::view::card::Dismissed;
use gouji::view::export::{self, Export, Exported};
use gouji::view::sums;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::arguments::Sum;
use crate::checker::{exit_status, failed};
use crate::checking::{NO_FILE, threads, words_passed_over};
use crate::input::{NamedInput, ReadInput};
use crate::written::write_file;
use crate::{ExitStatus, complain, listing};

const NO_TABLES: Label = Label {
    zh: "--of 只用于 --format text 和 --format json。",
    en: "--of is for --format text and --format json.",
};

const NOTHING: Label = Label {
    zh: "没有可以汇总的报告。",
    en: "There is no report to be added up.",
};

/// Adds up what `task` names and writes the sums, or what was found in the report of the whole, to `out`.
///
/// What must be known of a report before its numbers are used is said first; one that cannot be read is complained
/// of, and the others are still added up.
pub(crate) fn run(task: &Sum, out: &mut impl Write) -> io::Result<ExitStatus> {
    let language = task.lang.into();
    let of_whole = export::by_name(task.format.name);
    let of_whole = of_whole.filter(|export| matches!(export.name, "text" | "json"));
    if task.of.is_some() && of_whole.is_none() {
        complain(NO_TABLES.get(language));
        return Ok(ExitStatus::Failed);
    }
    if !task.format.is_text && task.output.is_none() {
        complain(NO_FILE.get(language));
        return Ok(ExitStatus::Failed);
    }
    let whole = match task.of.as_deref().map(whole).transpose() {
        Ok(whole) => whole,
        Err(why) => {
            complain(why.get(language));
            return Ok(ExitStatus::Failed);
        }
    };
    let mut inputs = Vec::new();
    let passed_over = listing::list(&task.files, true, &mut |input| {
        inputs.push(input);
        true
    });
    let pool = threads(task.jobs)?;
    let parts: Vec<_> = pool.install(|| inputs.par_iter().map(part).collect());
    let mut status = ExitStatus::Clean;
    let mut read = Vec::new();
    for part in parts {
        match part {
            Ok(part) => read.push(part),
            Err(why) => {
                complain(why.get(language));
                status = ExitStatus::Failed;
            }
        }
    }
    if passed_over > 0 {
        complain(words_passed_over(passed_over).get(language));
    }
    let report = whole
        .as_ref()
        .map(|(_, read)| recognise(&read.document, &Edits::new()));
    let sums = Sums::of(read, report.as_ref());
    for remark in sums::remarks(&sums) {
        complain(remark.get(language));
    }
    if sums.parts.is_empty() {
        complain(NOTHING.get(language));
        return Ok(ExitStatus::Failed);
    }
    if sums.parts.iter().any(|part| part.broken > 0) {
        status = status.max(ExitStatus::Errors);
    }
    if let (Some((whole, read)), Some(export)) = (whole, of_whole) {
        let (text, found) = held_against(&whole, read, sums, export, language);
        return Ok(status.max(found).max(hand_out(task, text.as_bytes(), out)?));
    }
    let bytes = (task.format.print)(&sums, language);
    Ok(status.max(hand_out(task, &bytes, out)?))
}

/// Writes what was asked for, into the file that was named or to `out`.
fn hand_out(task: &Sum, bytes: &[u8], out: &mut impl Write) -> io::Result<ExitStatus> {
    let Some(path) = &task.output else {
        out.write_all(bytes)?;
        return Ok(ExitStatus::Clean);
    };
    if let Err(why) = write_file(path, bytes) {
        complain(why.get(task.lang.into()));
        return Ok(ExitStatus::Failed);
    }
    Ok(ExitStatus::Clean)
}

/// The report of the whole; why it could not be read.
fn whole(path: &Path) -> Result<(NamedInput, ReadInput), Words> {
    let input = NamedInput::file(path);
    let read = input.read()?;
    Ok((input, read))
}

/// What an input counts; why it could not be read.
fn part(input: &NamedInput) -> Result<SumPart, Words> {
    let part = || {
        let checked = check(Arc::new(input.read()?.document), &Config::default());
        let findings = checked.findings.iter();
        let broken = findings
            .filter(|finding| finding.level == Level::Error)
            .count();
        Ok(SumPart::of(&checked.report, &input.name, broken))
    };
    // nothing here should panic; if anything does, the others are still added up
    catch_unwind(AssertUnwindSafe(part)).unwrap_or_else(|_| Err(failed(&input.name)))
}

/// What is printed of the report of the whole, checked as any other and held against the sums.
fn held_against(
    whole: &NamedInput,
    read: ReadInput,
    sums: Sums,
    export: &Export,
    language: Language,
) -> (String, ExitStatus) {
    let config = Config {
        sums: Some(Arc::new(sums)),
        ..Config::default()
    };
    let checked = check(Arc::new(read.document), &config);
    let text = (export.report)(&Exported {
        checked: &checked,
        as_printed: None,
        dismissed: &Dismissed::new(),
        unfinished: false,
        source: &whole.name,
        file: None,
        last_year: None,
        uri: &whole.uri(),
        plain: read.plain,
        date: None,
        ledger: false,
        language,
    });
    (text, exit_status(&checked))
}
