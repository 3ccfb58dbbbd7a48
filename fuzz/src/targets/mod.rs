//! What is fuzzed: each target takes bytes and breaks, by a panic, where a law does not hold.
//!
//! The fuzzer runs them one at a time; an ordinary test runs each over its small corpus (`tests/fuzz.rs`).

mod growth;
#[cfg(feature = "wire")]
mod kept;
pub(crate) mod laws;
mod links;
pub(crate) mod packages;
mod reading;
mod remarks;
mod vocabulary;
pub(crate) mod whole;

/// A target.
#[derive(Debug)]
pub(crate) struct Target {
    /// Its name, which is that of its corpus.
    pub(crate) name: &'static str,
    /// Whether what panics in a library behind it is caught, and told as a damaged file.
    #[cfg_attr(test, expect(dead_code, reason = "the fuzzer looks at every panic"))]
    pub(crate) catches: bool,
    /// Holds the laws for an input.
    pub(crate) run: fn(&[u8]),
}

/// A target behind which no library may panic.
const fn own(name: &'static str, run: fn(&[u8])) -> Target {
    Target {
        name,
        catches: false,
        run,
    }
}

/// One whose libraries are caught when they do.
const fn caught(name: &'static str, run: fn(&[u8])) -> Target {
    Target {
        name,
        catches: true,
        run,
    }
}

/// Every target.
pub(crate) const TARGETS: &[Target] = &[
    own("text", reading::text),
    own("csv", reading::csv),
    own("html", reading::html),
    own("printed", reading::printed),
    own("rtf", reading::rtf),
    own("odf", packages::odf),
    caught("docx", packages::docx),
    caught("xlsx", packages::xlsx),
    caught("compound", reading::compound),
    caught("pdf", reading::pdf),
    caught("bytes", reading::bytes),
    own("archive", reading::archive),
    own("link", links::fragment),
    own("sealed", links::sealed),
    #[cfg(feature = "wire")]
    own("kept", kept::kept),
    own("sentences", whole::sentences),
    own("check", whole::check),
    own("exports", whole::exports),
    own("growth", growth::growth),
    caught("remarks", remarks::remarks),
];

/// The target of this name.
#[cfg_attr(test, expect(dead_code, reason = "the fuzzer asks for one"))]
pub(crate) fn by_name(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}
