//! What the page says around what explains a rule.

use gouji::language::Label;

use super::label;

pub(crate) const RULE_PAGE: Label = label("规则说明", "About this rule");
pub(crate) const LOADING_RULE: Label =
    label("正在载入规则说明…", "Loading what explains the rule…");
pub(crate) const RULE_NOT_LOADED: Label = label(
    "规则说明没有载入，请检查网络后重试。",
    "What explains the rule did not load. Check the connection and try again.",
);
pub(crate) const RULE_BY_ITSELF: Label = label(
    "在单独的网页中打开（可转发；另有全部规则和准确率）",
    "Open as a page of its own (to pass on; with all rules and how often each is right)",
);
