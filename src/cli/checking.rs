//! `gouji check`: inputs are read and checked on every core, printed in their order and forgotten, so that
//! memory does not grow with their number.

use std::io::{self, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::thread::{self, JoinHandle};

use gouji::check::{Checked, Config, check};
use gouji::language::{Label, Language, Words};
use gouji::report::figure::Edits;
use gouji::report::{self, Report};
use gouji::rules::level::Level;
use gouji::view::card::Dismissed;
use gouji::view::export::survey;
use gouji::view::export::{Exported, json};
use gouji::view::summary::{Row, Survey};
use rayon::ThreadPoolBuilder;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::arguments::Check;
use crate::input::Input;
use crate::listing;
use crate::progress::Progress;
use crate::{ExitStatus, complain};

/// How many inputs each thread has at most between two looks at the output.
const BATCH: usize = 16;

/// The stack of a thread, in bytes: what the main thread has.
const STACK: usize = 8 << 20;

const NO_SUMMARY: Label = Label {
    zh: "--summary 只用于 --format text 和 --format json。",
    en: "--summary is for --format text and --format json.",
};

/// Checks what `task` names and writes what was found to `out`.
///
/// An input that cannot be read is complained of, and the others are still checked.
pub(crate) fn run(task: &Check, out: &mut impl Write) -> io::Result<ExitStatus> {
    let language = task.lang.into();
    if task.summary && survey::by_name(task.format.name).is_none() {
        complain(NO_SUMMARY.get(language));
        return Ok(ExitStatus::Failed);
    }
    let last_year = match &task.last_year {
        None => None,
        Some(path) => match last_year(path, language) {
            Ok(report) => Some(Arc::new(report)),
            Err(why) => {
                complain(&why);
                return Ok(ExitStatus::Failed);
            }
        },
    };
    let checker = Checker {
        config: Config {
            last_year,
            ..Config::default()
        },
        task,
        language,
    };
    let jobs = task.jobs.map_or_else(
        || thread::available_parallelism().map_or(1, NonZero::get),
        NonZero::get,
    );
    let pool = ThreadPoolBuilder::new()
        .num_threads(jobs)
        .stack_size(STACK)
        .build()
        .map_err(io::Error::other)?;

    let known = Arc::new(AtomicU64::new(0));
    let (inputs, lister) = listed(task, jobs * BATCH, Arc::clone(&known));
    let progress = Progress::new();
    let mut printer = Printer::new(task, language, out)?;
    while let Some(batch) = batch(&inputs, jobs * BATCH) {
        let all: Vec<Done> = pool.install(|| {
            let inputs = batch.into_par_iter();
            inputs.map(|input| checker.check(&input)).collect()
        });
        progress.advance(all.len(), &known);
        for done in all {
            if let Some(why) = &done.complaint {
                progress.suspend(|| complain(why.get(language)));
            }
            printer.print(&done)?;
        }
        printer.out.flush()?;
    }
    drop(progress);
    if let Ok(passed_over @ 1..) = lister.join() {
        complain(words_passed_over(passed_over).get(language));
    }
    printer.end()
}

fn words_passed_over(files: usize) -> Words {
    Words::new(
        format!("另有 {files} 个文件不是报告的格式，未核对。"),
        format!("Not checked, because their names are not those of reports: {files}."),
    )
}

/// Lists the inputs on a thread of its own, a batch ahead. It counts them in `known`.
///
/// The thread returns how many files it passed over. When the output is closed nobody waits for it: it may
/// still wait for standard input.
fn listed(
    task: &Check,
    ahead: usize,
    known: Arc<AtomicU64>,
) -> (Receiver<Input>, JoinHandle<usize>) {
    let (send, inputs) = mpsc::sync_channel(ahead);
    let (paths, lines) = (task.files.clone(), task.format.name == "json");
    let lister = thread::spawn(move || {
        listing::list(&paths, lines, &mut |input| {
            known.fetch_add(1, Ordering::Relaxed);
            send.send(input).is_ok()
        })
    });
    (inputs, lister)
}

/// The next inputs: as many as are there, at least one, so that a line is answered before the next one comes.
fn batch(inputs: &Receiver<Input>, most: usize) -> Option<Vec<Input>> {
    let mut batch = vec![inputs.recv().ok()?];
    while batch.len() < most
        && let Ok(input) = inputs.try_recv()
    {
        batch.push(input);
    }
    Some(batch)
}

/// What came of one input.
struct Done {
    exit_status: ExitStatus,
    /// What is printed of it.
    text: String,
    /// Its row, where all are summed up.
    row: Option<Row>,
    /// Why it could not be read.
    complaint: Option<Words>,
}

struct Checker<'a> {
    config: Config,
    task: &'a Check,
    language: Language,
}

impl Checker<'_> {
    fn check(&self, input: &Input) -> Done {
        let read = match input.read() {
            Ok(read) => read,
            Err(why) => return self.refused(input, why),
        };
        let none = Dismissed::new();
        let checked = check(Arc::new(read.document), &self.config);
        let (text, row) = if self.task.summary {
            let row = Row::of(&input.name, &checked, &none, false);
            (String::new(), Some(row))
        } else {
            let text = (self.task.format.report)(&Exported {
                checked: &checked,
                as_printed: None,
                dismissed: &none,
                unfinished: false,
                source: &input.name,
                uri: &input.uri(),
                plain: read.plain,
                ledger: self.task.ledger,
                language: self.language,
            });
            (text, None)
        };
        Done {
            exit_status: exit_status(&checked),
            text,
            row,
            complaint: None,
        }
    }

    fn refused(&self, input: &Input, why: Words) -> Done {
        let text = if input.answered && !self.task.summary {
            json::refused(&input.name, why.get(self.language)) + "\n"
        } else {
            String::new()
        };
        Done {
            exit_status: ExitStatus::Failed,
            text,
            row: self
                .task
                .summary
                .then(|| Row::refused(&input.name, why.clone())),
            complaint: Some(why),
        }
    }
}

/// Writes what is printed of each input, in order.
struct Printer<'a, W> {
    task: &'a Check,
    language: Language,
    out: &'a mut W,
    begun: bool,
    survey: Survey,
    worst: ExitStatus,
}

impl<'a, W: Write> Printer<'a, W> {
    fn new(task: &'a Check, language: Language, out: &'a mut W) -> io::Result<Self> {
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

    fn print(&mut self, done: &Done) -> io::Result<()> {
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

    fn end(self) -> io::Result<ExitStatus> {
        let end = match survey::by_name(self.task.format.name) {
            Some(form) if self.task.summary => (form.survey)(&self.survey, self.language),
            _ => self.task.format.end.to_owned(),
        };
        self.out.write_all(end.as_bytes())?;
        Ok(self.worst)
    }
}

fn last_year(path: &Path, language: Language) -> Result<Report, String> {
    let read = Input::file(path)
        .read()
        .map_err(|why| why.get(language).to_owned())?;
    Ok(report::recognise(&read.document, &Edits::new()))
}

fn exit_status(checked: &Checked) -> ExitStatus {
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
