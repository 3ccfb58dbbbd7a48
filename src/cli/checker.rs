//! One input → what is printed of it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use gouji::check::{Checked, Config, check};
use gouji::language::{Language, Words};
use gouji::report::figure::Edits;
use gouji::report::{self, Report};
use gouji::rules::level::Level;
use gouji::view::card::Dismissed;
use gouji::view::export::assembly::Kept;
use gouji::view::export::{Exported, json, named};
use gouji::view::summary::ReportRow;

use crate::ExitStatus;
use crate::arguments::CheckArguments;
use crate::input::NamedInput;

/// An input with last year's report of the same agency, where there is one.
pub(crate) struct ReportPair {
    /// What is checked.
    pub(crate) input: Arc<NamedInput>,
    /// Last year's report.
    pub(crate) last_year: Option<Arc<NamedInput>>,
}

/// What came of one input.
pub(crate) struct Done {
    /// What it does to the exit status.
    pub(crate) exit_status: ExitStatus,
    /// What is printed of it, or kept of it for a file that is no text.
    pub(crate) kept: Option<Kept>,
    /// What a file of its own is called.
    pub(crate) name: String,
    /// Its row, by which all are summed up.
    pub(crate) row: ReportRow,
    /// Why it could not be read.
    pub(crate) complaint: Option<Words>,
}

/// How inputs are checked.
pub(crate) struct Checker<'a> {
    /// What is asked for.
    pub(crate) task: &'a CheckArguments,
    /// The language of messages.
    pub(crate) language: Language,
    /// The one report of last year that all are held against, where one was given.
    pub(crate) last_year: Option<Arc<Report>>,
    /// The day of the check.
    pub(crate) date: String,
}

impl Checker<'_> {
    /// Reads and checks an input. Nothing here should panic; if anything does, the other inputs are still checked.
    pub(crate) fn check(&self, pair: &ReportPair) -> Done {
        // whatever was left half done is dropped with it
        catch_unwind(AssertUnwindSafe(|| self.check_one(pair)))
            .unwrap_or_else(|_| self.refused(&pair.input, failed(&pair.input.name)))
    }

    fn check_one(&self, pair: &ReportPair) -> Done {
        let input = &*pair.input;
        let read = match input.read() {
            Ok(read) => read,
            Err(why) => return self.refused(input, why),
        };
        let none = Dismissed::new();
        let linked = pair.last_year.as_deref();
        let config = Config {
            last_year: match linked {
                // it was read before, when it was linked
                Some(last) => recognised(last).ok().map(Arc::new),
                None => self.last_year.clone(),
            },
            ..Config::default()
        };
        let checked = check(Arc::new(read.document), &config);
        let mut done = Done {
            exit_status: exit_status(&checked),
            kept: None,
            name: String::new(),
            row: ReportRow::of(&input.name, &checked, &none, false),
            complaint: None,
        };
        if self.task.summary {
            return done;
        }
        let exported = Exported {
            checked: &checked,
            as_printed: None,
            dismissed: &none,
            unfinished: false,
            source: &input.name,
            file: None,
            last_year: linked.map(|last| last.name.as_str()),
            uri: &input.uri(),
            plain: read.plain,
            date: Some(&self.date),
            ledger: self.task.ledger,
            language: self.language,
        };
        let format = self.task.format;
        done.kept = Some(format.keep(&exported));
        done.name = named(&exported, format);
        done
    }

    fn refused(&self, input: &NamedInput, why: Words) -> Done {
        let text = if input.answered && !self.task.summary {
            json::refused(&input.name, why.get(self.language)) + "\n"
        } else {
            String::new()
        };
        Done {
            exit_status: ExitStatus::Failed,
            kept: Some(Kept::Text(text)),
            name: String::new(),
            row: ReportRow::refused(&input.name, why.clone()),
            complaint: Some(why),
        }
    }
}

/// What is said of an input that the program fails on.
pub(crate) fn failed(name: &str) -> Words {
    Words::new(
        format!("{name}：核对时程序出错，未能完成。"),
        format!("{name}: could not be checked because of a fault of the program."),
    )
}

/// What an input says; why it could not be read.
pub(crate) fn recognised(input: &NamedInput) -> Result<Report, Words> {
    let read = input.read()?;
    Ok(report::recognise(&read.document, &Edits::new()))
}

/// What a checked report does to the exit status.
pub(crate) fn exit_status(checked: &Checked) -> ExitStatus {
    if checked
        .findings
        .iter()
        .any(|finding| finding.level == Level::Error)
    {
        ExitStatus::Errors
    } else {
        ExitStatus::Clean
    }
}
