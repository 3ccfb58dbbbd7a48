//! What came of each input → the output, in order: standard output, a file, or a file for each.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use gouji::language::Language;
use gouji::view::export::{Kept, survey};
use gouji::view::summary::Survey;

use crate::arguments::Check;
use crate::checker::Done;
use crate::written::{create, write_file};
use crate::{ExitStatus, complain};

/// Writes what is printed of each input, in order.
pub(crate) struct Printer<'a, W> {
    task: &'a Check,
    language: Language,
    out: Output<'a, W>,
    begun: bool,
    survey: Survey,
    worst: ExitStatus,
    /// What is kept of each for one file that is no text.
    kept: Vec<Kept>,
}

/// Where it is written.
enum Output<'a, W> {
    Standard(&'a mut W),
    File(io::BufWriter<std::fs::File>),
    /// One file that is no text, made when everything is there.
    Whole(&'a Path),
    /// A file for each, with the paths that were written.
    Folder(&'a Path, BTreeSet<PathBuf>),
}

impl<'a, W: Write> Printer<'a, W> {
    /// Begins the output.
    pub(crate) fn new(task: &'a Check, language: Language, out: &'a mut W) -> io::Result<Self> {
        let out = match &task.output {
            None => Output::Standard(out),
            Some(path) if is_folder(path) => Output::Folder(path, BTreeSet::new()),
            Some(path) if task.format.binary.is_some() => Output::Whole(path),
            Some(path) => Output::File(io::BufWriter::new(create(path)?)),
        };
        let mut printer = Self {
            task,
            language,
            out,
            begun: false,
            survey: Survey::default(),
            worst: ExitStatus::Clean,
            kept: Vec::new(),
        };
        if !task.summary {
            printer.write(&(task.format.begin)(language))?;
        }
        Ok(printer)
    }

    /// Writes what is printed of the next input.
    pub(crate) fn print(&mut self, done: Done) -> io::Result<()> {
        self.worst = self.worst.max(done.exit_status);
        if let (Some(row), Some(form)) = (&done.row, survey::by_name(self.task.format.name)) {
            self.survey.add(row);
            let line = (form.row)(row, self.language);
            return self.write(&line);
        }
        if matches!(self.out, Output::Folder(..)) {
            self.print_alone(done);
            return Ok(());
        }
        self.kept.extend(done.kept);
        if done.text.is_empty() {
            return Ok(());
        }
        if self.begun {
            self.write(self.task.format.between)?;
        }
        self.begun = true;
        self.write(&done.text)
    }

    /// Makes sure that everything is there that was written.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        match &mut self.out {
            Output::Standard(out) => out.flush(),
            Output::File(file) => file.flush(),
            Output::Whole(_) | Output::Folder(..) => Ok(()),
        }
    }

    /// Ends the output; returns the worst of all exit statuses.
    pub(crate) fn end(mut self) -> io::Result<ExitStatus> {
        let end = match survey::by_name(self.task.format.name) {
            Some(form) if self.task.summary => (form.survey)(&self.survey, self.language),
            _ => self.task.format.end.to_owned(),
        };
        self.write(&end)?;
        self.flush()?;
        if let (Output::Whole(path), Some(binary)) = (&self.out, self.task.format.binary) {
            let bytes = (binary.file)(&self.kept, self.language);
            if let Err(why) = write_file(path, &bytes) {
                complain(why.get(self.language));
                self.worst = ExitStatus::Failed;
            }
        }
        Ok(self.worst)
    }

    /// Writes one report into a file of its own.
    fn print_alone(&mut self, done: Done) {
        let format = self.task.format;
        let bytes = match (format.binary, done.kept) {
            (Some(binary), Some(kept)) => (binary.file)(&[kept], self.language),
            _ if done.text.is_empty() => return,
            _ => ((format.begin)(self.language) + done.text.as_str() + format.end).into_bytes(),
        };
        let Output::Folder(folder, taken) = &mut self.out else {
            return;
        };
        let name = match done.name.as_str() {
            "" => format.name,
            name => name,
        };
        let path = free(folder, name, format.extension, taken);
        if let Err(why) = write_file(&path, &bytes) {
            complain(why.get(self.language));
            self.worst = ExitStatus::Failed;
        }
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        match &mut self.out {
            Output::Standard(out) => out.write_all(text.as_bytes()),
            Output::File(file) => file.write_all(text.as_bytes()),
            Output::Whole(_) | Output::Folder(..) => Ok(()),
        }
    }
}

/// A path in a folder that none was written to before: with a number where the name is taken.
pub(crate) fn free(
    folder: &Path,
    name: &str,
    extension: &str,
    taken: &mut BTreeSet<PathBuf>,
) -> PathBuf {
    let mut number = 1;
    let mut path = folder.join(format!("{name}.{extension}"));
    while !taken.insert(path.clone()) {
        number += 1;
        path = folder.join(format!("{name} ({number}).{extension}"));
    }
    path
}

/// Whether a path names a folder: it is one, or ends as one does.
fn is_folder(path: &Path) -> bool {
    let ends = path.as_os_str().as_encoded_bytes().last();
    path.is_dir() || matches!(ends, Some(b'/' | b'\\'))
}
