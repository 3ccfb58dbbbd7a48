//! `gouji check`: inputs are read and checked on every core, printed in their order and forgotten, so that
//! memory does not grow with their number.

use std::io::{self, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::{self, JoinHandle};

use crossbeam_channel::{Receiver, Sender, bounded};
use gouji::language::{Label, Language, Words};
use gouji::report::Report;
use gouji::report::years::{self, LastYear, YearKey};
use gouji::view::export::survey;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::arguments::CheckArguments;
use crate::checker::{Checker, Done, ReportPair, recognised};
use crate::input::NamedInput;
use crate::listing;
use crate::ordered::ordered;
use crate::printer::Printer;
use crate::progress::ProgressLine;
use crate::written::today;
use crate::{ExitStatus, complain};

/// How many inputs there are at most for each thread between the first that is listed and the last whose result
/// is printed.
const WINDOW: usize = 32;

/// The stack of a thread, in bytes: what the main thread has.
const STACK: usize = 8 << 20;

const NO_SUMMARY: Label = Label {
    zh: "--summary 只用于 --format text 和 --format json。",
    en: "--summary is for --format text and --format json.",
};

pub(crate) const NO_FILE: Label = Label {
    zh: "这种格式不是文本，请用 -o 指定要写入的文件或文件夹。",
    en: "This format is no text: name the file or the folder to write into with -o.",
};

const NO_OUTPUT: Label = Label {
    zh: "--summary 只写到标准输出，不能与 -o 同用。",
    en: "--summary goes to standard output and not with -o.",
};

/// Checks what `task` names and writes what was found to `out`.
///
/// An input that cannot be read is complained of, and the others are still checked.
pub(crate) fn run(task: &CheckArguments, out: &mut impl Write) -> io::Result<ExitStatus> {
    let language = task.lang.into();
    if task.summary && survey::by_name(task.format.name).is_none() {
        complain(NO_SUMMARY.get(language));
        return Ok(ExitStatus::Failed);
    }
    if task.summary && task.output.is_some() {
        complain(NO_OUTPUT.get(language));
        return Ok(ExitStatus::Failed);
    }
    if task.format.binary.is_some() && task.output.is_none() {
        complain(NO_FILE.get(language));
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
        task,
        language,
        last_year,
        date: today(),
    };
    let pool = Arc::new(threads(task.jobs)?);
    let window = pool.current_num_threads() * WINDOW;
    let known = Arc::new(AtomicU64::new(0));
    let (pairs, lister) = listed(task, window, Arc::clone(&known), Arc::clone(&pool));
    let progress = ProgressLine::new();
    let mut printer = Printer::new(task, language, out)?;
    let work = |pair| checker.check(&pair);
    let take = |done: Done, last| {
        progress.advance(&known);
        if let Some(why) = &done.complaint {
            progress.suspend(|| complain(why.get(language)));
        }
        printer.print(done)?;
        if last { printer.flush() } else { Ok(()) }
    };
    ordered(&pool, &pairs, window as u64, work, take)?;
    drop(progress);
    if let Ok(passed_over @ 1..) = lister.join() {
        complain(words_passed_over(passed_over).get(language));
    }
    printer.end()
}

/// So many threads; where nothing was asked for, as many as there are cores.
pub(crate) fn threads(jobs: Option<NonZero<usize>>) -> io::Result<ThreadPool> {
    let cores = || thread::available_parallelism().map_or(1, NonZero::get);
    ThreadPoolBuilder::new()
        .num_threads(jobs.map_or_else(cores, NonZero::get))
        .stack_size(STACK)
        .build()
        .map_err(io::Error::other)
}

/// How many files were passed over.
pub(crate) fn words_passed_over(files: usize) -> Words {
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
    task: &CheckArguments,
    ahead: usize,
    known: Arc<AtomicU64>,
    pool: Arc<ThreadPool>,
) -> (Receiver<ReportPair>, JoinHandle<usize>) {
    let (send, pairs) = bounded(ahead);
    let (paths, lines) = (task.files.clone(), task.format.name == "json");
    let (link, language) = (task.link_years, task.lang.into());
    let lister = thread::spawn(move || {
        let mut all = Vec::new();
        let passed_over = listing::list(&paths, lines, &mut |input| {
            known.fetch_add(1, Ordering::Relaxed);
            let input = Arc::new(input);
            if link {
                all.push(input);
                return true;
            }
            let pair = ReportPair {
                input,
                last_year: None,
            };
            send.send(pair).is_ok()
        });
        send_linked(&all, &pool, language, &send);
        passed_over
    });
    (pairs, lister)
}

/// Links the reports by agency and year, and sends each with last year's; of which it is not clear, says so.
fn send_linked(
    all: &[Arc<NamedInput>],
    pool: &ThreadPool,
    language: Language,
    send: &Sender<ReportPair>,
) {
    let key = |input: &Arc<NamedInput>| match input.read() {
        Ok(read) => YearKey::of(&read.document),
        // it is complained of when its turn comes
        Err(_) => YearKey::default(),
    };
    let keys: Vec<YearKey> = pool.install(|| all.par_iter().map(key).collect());
    for (input, last) in all.iter().zip(years::link(&keys)) {
        if let LastYear::Unclear(reports) = &last {
            let reports = reports.iter().filter_map(|&at| all.get(at));
            let names: Vec<&str> = reports.map(|input| input.name.as_str()).collect();
            complain(words_unclear(&input.name, &names).get(language));
        }
        let pair = ReportPair {
            input: Arc::clone(input),
            last_year: last.report().and_then(|last| all.get(last)).cloned(),
        };
        if send.send(pair).is_err() {
            return;
        }
    }
}

/// That several reports may be last year's, and what to do.
fn words_unclear(name: &str, reports: &[&str]) -> Words {
    Words::new(
        format!(
            "{name}：可能是上年报告的不能断定（{}），未作年度之间的核对；请用 --last-year 指定。",
            reports.join("、")
        ),
        format!(
            "{name}: not held against last year, for it is not certain whose report this is: {}. Name it with --last-year.",
            reports.join(", ")
        ),
    )
}

fn last_year(path: &Path, language: Language) -> Result<Report, String> {
    recognised(&NamedInput::file(path)).map_err(|why| why.get(language).to_owned())
}
