//! The texts of the charts.

use gouji::language::Label;

const fn label(zh: &'static str, en: &'static str) -> Label {
    Label { zh, en }
}

pub(super) const FAILED: Label = label(
    "绘图部件没有载入，图中数据请看各图下的数据表。",
    "The drawing library did not load; the numbers are in the table under each chart.",
);
pub(super) const AGAIN: Label = label("重试", "Try again");
pub(super) const EMPTY: Label = label(
    "没有可以成图的数据：表格为空，正文也没有列举。",
    "There is nothing to draw: the tables are blank and the text lists nothing.",
);
pub(super) const APPLICATIONS: Label = label("申请", "Applications");
pub(super) const HATCHED: Label =
    label("斜纹：可能有误的数", "Hatched: a number that may be wrong");
pub(super) const DATA: Label = label("数据表", "Data");
pub(super) const GROUP: Label = label("类别", "Group");
pub(super) const ROW: Label = label("项目", "Item");
pub(super) const IN_DOUBT: Label = label("存疑", "in doubt");
pub(super) const SAVE_AS: Label = label("另存为", "Save as");
