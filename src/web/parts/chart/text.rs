//! The texts of the charts.

use gouji::language::{Label, Language, Words};

const fn label(zh: &'static str, en: &'static str) -> Label {
    Label { zh, en }
}

pub(super) const FAILED: Label = label(
    "图没有画出来：绘图程序未能载入。数据都在下面的表里。",
    "The charts could not be drawn, because their program did not load. The tables below hold the same numbers.",
);
pub(super) const AGAIN: Label = label("重试", "Try again");
pub(super) const EMPTY: Label = label(
    "没有可以画成图的数据：表格为空，正文也没有列出分项。",
    "There is nothing to draw: the tables are blank and the text lists no parts.",
);
pub(super) const APPLICATIONS: Label = label("申请", "Applications");
pub(super) const HATCHED: Label =
    label("斜纹：可能有误的数", "Hatched: a number that may be wrong");
pub(super) const DATA: Label = label("数据表", "Data");
pub(super) const GROUP: Label = label("类别", "Group");
pub(super) const ROW: Label = label("项目", "Item");
pub(super) const IN_DOUBT: Label = label("可能有误", "May be wrong");
pub(super) const PENDING: Label = label(
    "正在载入绘图程序，数据见下表。",
    "Loading what draws charts. The table holds the same numbers.",
);

pub(super) const SAVE_AS: Label = label("另存为", "Save as");
pub(super) const MORE: Label = label("继续画", "Draw more");

/// So many lists of the text are not drawn.
pub(super) fn not_drawn(lists: usize) -> Words {
    Words::new(
        format!("正文另有 {lists} 组分项未画成图。"),
        match lists {
            1 => "One more list of the text is not drawn.".to_owned(),
            _ => format!("{lists} more lists of the text are not drawn."),
        },
    )
}

/// What a screen reader says of a drawing: the table under it says the same.
pub(super) fn drawing_of(title: &str, language: Language) -> String {
    match language {
        Language::Chinese => format!("{title}（图，数据见下表）"),
        Language::English => format!("{title} (a drawing of the table below)"),
    }
}
