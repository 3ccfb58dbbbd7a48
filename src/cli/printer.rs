//! What came of each input → the output, in order: standard output, a file, or a file for each.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use gouji::language::{Language, Words};
use gouji::view::export::assembly::{Assembly, Kept};
use gouji::view::export::overall::Overall;
use gouji::view::export::survey;
use gouji::view::summary::Survey;

use crate::arguments::CheckArguments;
use crate::checker::Done;
use crate::written::{create, write_file};
use crate::{ExitStatus, complain};

/// Writes what is printed of each input, in order.
pub(crate) struct Printer<'a, W> {
    task: &'a CheckArguments,
    language: Language,
    out: Output<'a, W>,
    begun: bool,
    survey: Survey,
    worst: ExitStatus,
    /// What all come to, where the form says that.
    overall: Option<Overall>,
}

/// Where it is written.
enum Output<'a, W> {
    Standard(&'a mut W),
    File(io::BufWriter<std::fs::File>),
    /// One file that is no text, written when everything is there.
    Whole(&'a Path, Box<dyn Assembly>),
    /// A file for each, with the paths that were written.
    Folder(&'a Path, BTreeSet<PathBuf>),
}

impl<'a, W: Write> Printer<'a, W> {
    /// Begins the output.
    pub(crate) fn new(
        task: &'a CheckArguments,
        language: Language,
        out: &'a mut W,
    ) -> io::Result<Self> {
        let out = match &task.output {
            None => Output::Standard(out),
            Some(path) if is_folder(path) => Output::Folder(path, BTreeSet::new()),
            Some(path) if task.format.binary.is_some() => {
                Output::Whole(path, task.format.file(true, language))
            }
            Some(path) => Output::File(io::BufWriter::new(create(path)?)),
        };
        let mut printer = Self {
            task,
            language,
            out,
            begun: false,
            survey: Survey::default(),
            worst: ExitStatus::Clean,
            overall: task.format.overall.map(|_| Overall::default()),
        };
        if !task.summary {
            printer.write(&(task.format.begin)(language))?;
        }
        Ok(printer)
    }

    /// Writes what is printed of the next input.
    pub(crate) fn print(&mut self, done: Done) -> io::Result<()> {
        self.worst = self.worst.max(done.exit_status);
        if let (true, Some(form)) = (self.task.summary, survey::by_name(self.task.format.name)) {
            self.survey.add(&done.row);
            let line = (form.row)(&done.row, self.language);
            return self.write(&line);
        }
        if let Some(overall) = &mut self.overall {
            overall.add(&done.row);
        }
        match &mut self.out {
            Output::Folder(..) => {
                self.print_alone(done);
                Ok(())
            }
            Output::Whole(_, file) => {
                let is_whole = file.add(&done.row, done.kept.filter(|_| done.row.report.is_ok()));
                if !is_whole {
                    complain(no_room(&done.row.source).get(self.language));
                    self.worst = ExitStatus::Failed;
                }
                Ok(())
            }
            Output::Standard(_) | Output::File(_) => match done.kept {
                Some(Kept::Text(text)) if !text.is_empty() => {
                    if self.begun {
                        self.write(self.task.format.between)?;
                    }
                    self.begun = true;
                    self.write(&text)
                }
                _ => Ok(()),
            },
        }
    }

    /// Makes sure that everything is there that was written.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        match &mut self.out {
            Output::Standard(out) => out.flush(),
            Output::File(file) => file.flush(),
            Output::Whole(..) | Output::Folder(..) => Ok(()),
        }
    }

    /// Ends the output; returns the worst of all exit statuses.
    pub(crate) fn end(mut self) -> io::Result<ExitStatus> {
        let end = match survey::by_name(self.task.format.name) {
            Some(form) if self.task.summary => (form.survey)(&self.survey, self.language),
            _ => self.task.format.end.to_owned(),
        };
        // all that came before is written already, so that this comes last
        if let (Some(overall), Some(write)) = (&self.overall, self.task.format.overall)
            && overall.survey.inputs > 1
        {
            let text = self.task.format.between.to_owned() + &write(overall, self.language);
            self.write(&text)?;
        }
        self.write(&end)?;
        self.flush()?;
        if let Output::Whole(path, file) = self.out {
            let bytes = file.finish().map(|file| file.bytes).unwrap_or_default();
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
        let bytes = match done.kept {
            // what was refused on standard input is answered too
            Some(Kept::Text(text)) if text.is_empty() => return,
            Some(Kept::Text(text)) => {
                ((format.begin)(self.language) + text.as_str() + format.end).into_bytes()
            }
            kept => {
                let mut file = format.file(false, self.language);
                file.add(&done.row, kept);
                match file.finish() {
                    Some(file) => file.bytes,
                    None => return,
                }
            }
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
            Output::Whole(..) | Output::Folder(..) => Ok(()),
        }
    }
}

/// What is said of a report that a file has no room for.
fn no_room(source: &str) -> Words {
    Words::new(
        format!("{source}：文件已满，没有写入全部内容，请分批导出。"),
        format!("{source}: not written as a whole, because the file is full: export in parts."),
    )
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
