//! What the page says of what the browser keeps.

use gouji::language::{Label, Words};

use super::{label, plural};

pub(crate) const CLEAR_ALL: Label =
    label("清除本机保存的内容", "Clear what is kept on this computer");
pub(crate) const KEPT_HERE: Label = label(
    "打开的报告和修改保存在本机浏览器里，刷新后仍在。",
    "Your reports and changes are kept in this browser and survive a reload.",
);
pub(crate) const NOT_KEPT: Label = label(
    "浏览器没有保存当前工作（已禁止本站存储、空间已满或报告过大），刷新后需重新打开；要留存请用“导出”。",
    "The browser does not keep your work: storage is blocked or full, or a report is too large. A reload loses it; use Export to keep it.",
);
pub(crate) const TAKE_UP_WORK: Label = label("接着做", "Go on with them");
pub(crate) const CLOSED: Label = label("已关闭。", "Closed.");

/// Reports of an earlier session that are still kept.
pub(crate) fn offer(count: usize) -> Words {
    Words::new(
        format!("本机保存着上次打开的 {count} 份报告，连同修改。"),
        format!(
            "{} of your last session, with what was changed, {} kept on this computer.",
            plural(count, "report", "reports"),
            if count == 1 { "is" } else { "are" }
        ),
    )
}
pub(crate) const CLEARED: Label = label(
    "已清除本机保存的内容。",
    "Nothing is kept on this computer any more.",
);
