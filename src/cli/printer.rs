//! What came of each input → the output, in order.

use std::io::{self, Write};

use gouji::language::Language;
use gouji::view::export::survey;
use gouji::view::summary::Survey;

use crate::ExitStatus;
use crate::arguments::Check;
use crate::checker::Done;

/// Writes what is printed of each input, in order.
pub(crate) struct Printer<'a, W> {
    task: &'a Check,
    language: Language,
    out: &'a mut W,
    begun: bool,
    survey: Survey,
    worst: ExitStatus,
}

impl<'a, W: Write> Printer<'a, W> {
    /// Begins the output.
    pub(crate) fn new(task: &'a Check, language: Language, out: &'a mut W) -> io::Result<Self> {
        if !task.summary {
            out.write_all((task.format.begin)(language).as_bytes())?;
        }
        Ok(Self {
            task,
            language,
            out,
            begun: false,
            survey: Survey::default(),
            worst: ExitStatus::Clean,
        })
    }

    /// Writes what is printed of the next input.
    pub(crate) fn print(&mut self, done: &Done) -> io::Result<()> {
        self.worst = self.worst.max(done.exit_status);
        if let (Some(row), Some(form)) = (&done.row, survey::by_name(self.task.format.name)) {
            self.survey.add(row);
            let line = (form.row)(row, self.language);
            return self.out.write_all(line.as_bytes());
        }
        if done.text.is_empty() {
            return Ok(());
        }
        if self.begun {
            self.out.write_all(self.task.format.between.as_bytes())?;
        }
        self.begun = true;
        self.out.write_all(done.text.as_bytes())
    }

    /// Makes sure that everything is there that was written.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Ends the output; returns the worst of all exit statuses.
    pub(crate) fn end(self) -> io::Result<ExitStatus> {
        let end = match survey::by_name(self.task.format.name) {
            Some(form) if self.task.summary => (form.survey)(&self.survey, self.language),
            _ => self.task.format.end.to_owned(),
        };
        self.out.write_all(end.as_bytes())?;
        Ok(self.worst)
    }
}
