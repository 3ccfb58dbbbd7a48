//! Levels (等级): how sure and how serious a finding is.

use crate::language::Label;

/// How sure and how serious a finding is (等级).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub enum Level {
    /// 不符: the form's own arithmetic is violated.
    Error,
    /// 存疑: a person must look.
    Warning,
    /// 提示: a matter of form.
    Note,
}

impl Level {
    /// The name used in JSON and on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }

    /// The name that a person reads.
    pub fn label(self) -> Label {
        match self {
            Self::Error => Label {
                zh: "不符",
                en: "Mismatch",
            },
            Self::Warning => Label {
                zh: "存疑",
                en: "To check",
            },
            Self::Note => Label {
                zh: "提示",
                en: "Note",
            },
        }
    }
}
