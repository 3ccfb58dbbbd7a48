//! How far the command is, on a terminal.

use std::io::{self, IsTerminal};
use std::sync::atomic::{AtomicU64, Ordering};

use indicatif::{ProgressBar, ProgressStyle};

/// A bar on standard error, where that is a terminal and the output is not, which would show it anyway.
pub(crate) struct ProgressLine {
    bar: ProgressBar,
}

impl ProgressLine {
    /// One that has not begun.
    pub(crate) fn new() -> Self {
        let shown = io::stderr().is_terminal() && !io::stdout().is_terminal();
        if !shown {
            return Self {
                bar: ProgressBar::hidden(),
            };
        }
        let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} {per_sec} {eta}");
        Self {
            bar: ProgressBar::new(0)
                .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())),
        }
    }

    /// One more is done, of so many that are known.
    pub(crate) fn advance(&self, known: &AtomicU64) {
        self.bar.set_length(known.load(Ordering::Relaxed));
        self.bar.inc(1);
    }

    /// Does something while the bar is out of the way.
    pub(crate) fn suspend(&self, say: impl FnOnce()) {
        self.bar.suspend(say);
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
