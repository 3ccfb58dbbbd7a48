//! The list of changes as an export.

use super::changes::text;
use super::{Export, Offered};
use crate::language::Label;

/// What the person changed; nothing where nothing was.
pub(super) static CHANGES: Export = Export {
    of_changes: true,
    // the command changes nothing
    offered: Offered {
        by_command: false,
        ..Offered::FOR_ONE
    },
    ..Export::plain(
        "changes",
        (
            Label {
                zh: "修改清单",
                en: "List of changes",
            },
            Label {
                zh: "位置、原数、改后、理由",
                en: "Place, before, after, why",
            },
        ),
        "txt",
        |of| text(&of.changes(), of.language),
    )
};
