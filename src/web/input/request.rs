//! What is to be opened.

use gouji::form::Edition;
use web_sys::File;

/// Something to open.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Input {
    /// What was pasted or typed.
    Pasted {
        /// As the clipboard holds it for programs that know HTML; empty where it does not.
        html: String,
        /// As text.
        plain: String,
    },
    /// The clipboard, which the browser does not let the page read.
    ClipboardDenied,
    /// Files.
    Files {
        /// Each with its path, as far as that is known.
        files: Vec<(File, String)>,
        /// The names of what the browser could not hand over.
        unreadable: Vec<String>,
    },
    /// What another page handed over.
    Handed(Handed),
    /// A link to a report: the fragment of an address.
    Link(String),
    /// The reports that the browser kept for a session.
    Kept(String),
    /// The sample.
    Sample,
    /// A blank form.
    Blank(Edition),
}

/// A report that another page handed over.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Handed {
    /// The origin of that page, as the browser tells it.
    pub(crate) origin: String,
    /// What that page calls it.
    pub(crate) name: String,
    /// Its HTML and its text; either may be empty.
    pub(crate) report: (String, String),
    /// Those of last year's report, where that came along.
    pub(crate) last_year: Option<(String, String)>,
}
