//! `gouji remark`: reports are read and checked on every core and written again with remarks, each beside its file or
//! into one folder.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gouji::check::{Config, check};
use gouji::language::{Label, Language, Words};
use gouji::view::card::Dismissed;
use gouji::view::export::Exported;
use gouji::view::remark::export::ENDING;
use gouji::view::remark::{Remarked, Signature, remarked};
use gouji::view::summary::table::file_name;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::arguments::RemarkArguments;
use crate::checker::{exit_status, failed};
use crate::checking::{threads, words_passed_over};
use crate::input::{InputContent, NamedInput};
use crate::printer::free;
use crate::written::{today, write_file};
use crate::{ExitStatus, complain, listing};

const NOTHING: Label = Label {
    zh: "没有发现需要批注的内容",
    en: "nothing to remark on",
};

/// What came of one input.
struct RemarkedInput {
    file: Option<Remarked>,
    status: ExitStatus,
}

/// Writes the reports that `task` names with remarks, and to `out` what was written of each.
///
/// A report in which nothing was found is not written. One that cannot be read is complained of, and the others are
/// still written.
pub(crate) fn run(task: &RemarkArguments, out: &mut impl Write) -> io::Result<ExitStatus> {
    let language = task.lang.into();
    let mut inputs = Vec::new();
    let passed_over = listing::list(&task.files, false, &mut |input| {
        // what was written before is no report
        if !is_remarked(&input.name) {
            inputs.push(input);
        }
        true
    });
    let signature = Signature::of_gouji(task.date.clone().unwrap_or_else(today));
    let pool = threads(task.jobs)?;
    let work = |input: &NamedInput| one(input, &signature, language);
    let mut status = ExitStatus::Clean;
    let mut taken = BTreeSet::new();
    // as many at a time as keep every core busy, so that memory does not grow with their number
    for some in inputs.chunks(pool.current_num_threads().saturating_mul(8).max(1)) {
        let done: Vec<_> = pool.install(|| some.par_iter().map(work).collect());
        for (input, done) in some.iter().zip(done) {
            let done = match done {
                Ok(done) => done,
                Err(why) => {
                    complain(why.get(language));
                    status = ExitStatus::Failed;
                    continue;
                }
            };
            status = status.max(done.status);
            let Some(file) = done.file else {
                writeln!(out, "{}: {}", input.name, NOTHING.get(language))?;
                continue;
            };
            let path = path_of(task, input, file.extension, &mut taken);
            match write_file(&path, &file.bytes) {
                Ok(()) => {
                    let count = match language {
                        Language::Chinese => format!("{} 处批注", file.remarks),
                        Language::English => format!("remarks: {}", file.remarks),
                    };
                    writeln!(out, "{} → {} ({count})", input.name, path.display())?;
                }
                Err(why) => {
                    complain(why.get(language));
                    status = ExitStatus::Failed;
                }
            }
        }
    }
    if passed_over > 0 {
        complain(words_passed_over(passed_over).get(language));
    }
    Ok(status)
}

fn one(
    input: &NamedInput,
    signature: &Signature,
    language: Language,
) -> Result<RemarkedInput, Words> {
    let done = || {
        let bytes = input.bytes()?;
        let read = input.read_bytes(&bytes)?;
        let checked = check(Arc::new(read.document), &Config::default());
        let exported = Exported {
            checked: &checked,
            as_printed: None,
            dismissed: &Dismissed::new(),
            unfinished: false,
            source: &input.name,
            file: None,
            last_year: None,
            uri: &input.uri(),
            plain: read.plain,
            date: Some(&signature.date),
            ledger: false,
            language,
        };
        Ok(RemarkedInput {
            file: remarked(&bytes, &exported, signature),
            status: exit_status(&checked),
        })
    };
    // nothing here should panic; if anything does, the others are still written
    catch_unwind(AssertUnwindSafe(done)).unwrap_or_else(|_| Err(failed(&input.name)))
}

/// Where the file of an input is written: `NAME.批注.docx`, in the folder asked for or beside it, with a number where
/// the name is taken.
fn path_of(
    task: &RemarkArguments,
    input: &NamedInput,
    extension: &str,
    taken: &mut BTreeSet<PathBuf>,
) -> PathBuf {
    let folder = match &task.output {
        Some(folder) => folder.clone(),
        None => beside(input),
    };
    let name = file_name(&input.name);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = if stem == "-" || stem.is_empty() {
        "report"
    } else {
        stem
    };
    free(&folder, &format!("{stem}.{ENDING}"), extension, taken)
}

/// The folder of a file, and of an archive that it is in.
fn beside(input: &NamedInput) -> PathBuf {
    match &input.content {
        InputContent::File(path) => path.parent().unwrap_or(Path::new("")).to_owned(),
        InputContent::Packed(..) => {
            let mut above = Path::new(&input.name).ancestors();
            let archive = above.find(|path| path.is_file());
            let folder = archive.and_then(Path::parent);
            folder.unwrap_or(Path::new("")).to_owned()
        }
        _ => PathBuf::new(),
    }
}

fn is_remarked(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    // a number may follow where the name was taken
    let unnumbered = stem.rsplit_once(" (").map_or(stem, |(name, _)| name);
    let ending = format!(".{ENDING}");
    stem.ends_with(&ending) || unnumbered.ends_with(&ending)
}
