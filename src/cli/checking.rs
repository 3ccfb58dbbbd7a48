//! `gouji check`: each input is read, checked, printed and forgotten, so that memory does not grow
//! with their number.

use std::io::{self, Write};
use std::sync::Arc;

use gouji::check::{Checked, Config, check};
use gouji::language::Language;
use gouji::report::figure::Edits;
use gouji::report::{self, Report};
use gouji::rules::level::Level;
use gouji::view::card::Dismissed;
use gouji::view::export::Exported;

use crate::arguments::Check;
use crate::source::Source;
use crate::{ExitStatus, complain};

/// Checks what `task` names and writes what was found to `out`.
///
/// An input that cannot be read is complained of, and the others are still checked.
pub(crate) fn run(task: &Check, out: &mut impl Write) -> io::Result<ExitStatus> {
    let language = task.lang.into();
    let last_year = match &task.last_year {
        None => None,
        Some(path) => match last_year(&path.as_path().into(), language) {
            Ok(report) => Some(Arc::new(report)),
            Err(why) => {
                complain(&why);
                return Ok(ExitStatus::Failed);
            }
        },
    };
    let config = Config {
        last_year,
        ..Config::default()
    };
    let (export, none) = (task.format, Dismissed::new());
    let mut begun = false;
    out.write_all((export.begin)(language).as_bytes())?;
    let mut worst = ExitStatus::Clean;
    for source in Source::all(&task.files) {
        let read = match source.read() {
            Ok(read) => read,
            Err(why) => {
                complain(why.get(language));
                worst = ExitStatus::Failed;
                continue;
            }
        };
        let checked = check(Arc::new(read.document), &config);
        worst = worst.max(exit_status(&checked));
        let text = (export.report)(&Exported {
            checked: &checked,
            as_printed: None,
            dismissed: &none,
            unfinished: false,
            source: &source.name,
            uri: &source.uri(),
            plain: read.plain,
            ledger: task.ledger,
            language,
        });
        if text.is_empty() {
            continue;
        }
        if begun {
            out.write_all(export.between.as_bytes())?;
        }
        begun = true;
        out.write_all(text.as_bytes())?;
    }
    out.write_all(export.end.as_bytes())?;
    Ok(worst)
}

fn last_year(source: &Source, language: Language) -> Result<Report, String> {
    let read = source.read().map_err(|why| why.get(language).to_owned())?;
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
