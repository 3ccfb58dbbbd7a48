//! What comes in, by whatever way.

use gouji::form::Edition;
use web_sys::File;

/// Something to open.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Intake {
    /// What was pasted or typed.
    Pasted {
        /// As the clipboard holds it for programs that know HTML; empty where it does not.
        html: String,
        /// As text.
        plain: String,
    },
    /// Files.
    Files {
        /// Those that can be read.
        files: Vec<File>,
        /// The names of folders that came with them.
        folders: Vec<String>,
    },
    /// A link to a report: the fragment of an address.
    Link(String),
    /// What the browser kept.
    Kept(String),
    /// The sample.
    Sample,
    /// A blank form.
    Blank(Edition),
}
