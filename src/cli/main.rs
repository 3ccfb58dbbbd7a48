//! The command `gouji`: paths in; any export out.

mod arguments;
mod checker;
mod checking;
mod input;
mod json_lines;
mod listing;
mod ordered;
mod printer;
mod progress;
mod remarking;
mod rules;
mod sums;
mod written;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;

use arguments::{Arguments, TaskArguments};
use gouji::read::characters::visible;

/// The checks ask for much memory in small pieces, and a result goes from the thread that makes it to the one that
/// prints it.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    let done = match Arguments::parse().task {
        TaskArguments::Check(task) => checking::run(&task, &mut out),
        TaskArguments::Sum(task) => sums::run(&task, &mut out),
        TaskArguments::Remark(task) => remarking::run(&task, &mut out),
        TaskArguments::Rules { code, lang } => rules::run(code.as_deref(), lang.into(), &mut out),
    };
    match done.and_then(|status| out.flush().map(|()| status)) {
        Ok(status) => status.into(),
        // Whoever reads the output may stop early, as `head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error.to_string());
            ExitStatus::Failed.into()
        }
    }
}

/// What the exit code means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum ExitStatus {
    /// 0: no finding of level error.
    Clean = 0,
    /// 1: at least one.
    Errors = 1,
    /// 2: wrong usage, or an input that could not be read at all.
    Failed = 2,
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(status as u8)
    }
}

/// Says on standard error what went wrong.
#[expect(
    clippy::print_stderr,
    reason = "the one place where the command speaks beside its output"
)]
fn complain(what: &str) {
    // names of files may hold what colours a terminal or turns what is printed
    eprintln!("gouji: {}", visible(what.to_owned()));
}
