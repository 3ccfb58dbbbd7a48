//! What those are told who do not see the page or do not use a mouse.

use gouji::language::{Label, Words};
use gouji::view::summary::{Status, Summary};

use super::{NO_FINDING, label};

pub(crate) const KEYS: Label = label("键盘", "Keyboard");
pub(crate) const KEYS_TITLE: Label = label("用键盘操作", "Using the keyboard");
pub(crate) const LETTER_KEYS: Label = label(
    "启用单键：j、k、[、]、?（读屏或语音输入时可关闭）",
    "Keys without Ctrl: j, k, [, ], ? (switch them off for screen readers or speech input)",
);

/// Each key, and what it does.
pub(crate) const KEY_HELP: [(Label, Label); 14] = [
    (
        label("Tab", "Tab"),
        label(
            "下一个按钮、表格或段落；每张表格、每段正文只停一次",
            "On to the next button, table or text; each table and each stretch of text is one stop",
        ),
    ),
    (
        label("← → ↑ ↓", "← → ↑ ↓"),
        label(
            "在表格里换格；在正文里到上一个、下一个数，上一段、下一段",
            "To the next cell of a table; in the text to the next number or paragraph",
        ),
    ),
    (
        label("Home、End", "Home, End"),
        label(
            "本行或本段的第一个、最后一个数",
            "The first and the last number of the row or paragraph",
        ),
    ),
    (
        label("Ctrl+Home、Ctrl+End", "Ctrl+Home, Ctrl+End"),
        label(
            "整张表格的第一个、最后一个数",
            "The first and the last number of the table",
        ),
    ),
    (
        label("Enter、F2", "Enter, F2"),
        label("修改这个数", "Change the number"),
    ),
    (
        label("0–9、+、-、.", "0–9, +, -, ."),
        label("直接输入新数", "Type another number in its place"),
    ),
    (
        label("Delete、Backspace", "Delete, Backspace"),
        label("清空后输入", "Empty it and type"),
    ),
    (
        label("修改时 Enter、↑、↓、Tab", "Enter, ↑, ↓, Tab while changing"),
        label(
            "确认；在表格里移到下一行、上一行、下一格",
            "Keep what was typed; in a table go on to the row below or above, or to the next cell",
        ),
    ),
    (
        label("Esc", "Esc"),
        label(
            "放弃修改；关闭窗口；取消选中",
            "Give the change up; close what is open; choose nothing",
        ),
    ),
    (
        label("空格", "Space"),
        label(
            "查看这个数的勾稽关系；按下按钮",
            "Show the relations of the number; press a button",
        ),
    ),
    (
        label("j、k", "j, k"),
        label("下一处、上一处不符", "The next and the previous finding"),
    ),
    (
        label("[、]", "[, ]"),
        label("上一份、下一份报告", "The previous and the next report"),
    ),
    (
        label("Ctrl+Z、Ctrl+Y", "Ctrl+Z, Ctrl+Y"),
        label("撤销、重做", "Undo and redo"),
    ),
    (label("?", "?"), label("打开本说明", "Open this list")),
];

/// How many findings there are after a change, and were before.
pub(crate) fn found(before: &Summary, now: &Summary) -> Words {
    let mut words = Words::default();
    for status in [Status::Broken, Status::Doubtful, Status::Note] {
        let (before, count) = (before.count(status), now.count(status));
        if before + count == 0 {
            continue;
        }
        let (name, counted) = (status.label().zh, status.counted(count));
        if !words.zh.is_empty() {
            words.push("，", "; ");
        }
        if before == count {
            words.push(
                &format!("{name}仍为 {count} 项"),
                &format!("{} as before", counted.en),
            );
        } else {
            words.push(
                &format!("{name}由 {before} 项变为 {count} 项"),
                &format!("{}, before {before}", counted.en),
            );
        }
    }
    if words.zh.is_empty() {
        words = NO_FINDING.into();
    }
    words
}
