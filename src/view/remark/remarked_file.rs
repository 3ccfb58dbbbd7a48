//! Files with remarks.

/// A file with remarks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remarked {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How its name ends.
    pub extension: &'static str,
    /// How many remarks there are.
    pub remarks: usize,
}

/// A report with remarks, or without any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemarkedReport {
    /// The name of its file without the extension.
    pub(super) stem: String,
    /// The file; none where there was nothing to remark on.
    pub(super) file: Option<Remarked>,
}
