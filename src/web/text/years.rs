//! What the page says of last year's report and of the years side by side.

use gouji::language::{Label, Words};
use gouji::report::years::Doubt;

use super::{label, plural};

pub(crate) const LAST_YEARS_REPORT: Label = label("上年报告", "Last year's report");
pub(crate) const COMPARE_WITH_LAST_YEAR: Label =
    label("与上年报告比较…", "Compare with last year's report…");
pub(crate) const OTHER_LAST_YEAR: Label = label("更换…", "Another one…");
pub(crate) const CHOOSE_LAST_YEAR: Label = label("选择…", "Choose…");
pub(crate) const NOT_COMPARED: Label = label("不比较", "Do not compare");
pub(crate) const OPEN_LAST_YEAR: Label = label("打开", "Open it");
pub(crate) const READING_LAST_YEAR: Label = label("正在读取…", "Reading…");
pub(crate) const LAST_YEAR_NOT_READ: Label = label("未能读取", "It could not be read");
pub(crate) const IS_NOT_COMPARED: Label = label(
    "未与上年报告比较。",
    "Not compared with last year's report.",
);
pub(crate) const LAST_YEAR_LEAD: Label = label(
    "选同一机关上一年度的报告。选定后核对上年结转、现行有效件数、上一年项目数量和正文中的同比，并检查是否沿用了上年的数据。",
    "Choose the same agency's report on the year before. What is carried in, documents in force, items of last year and growth in the text are then checked against it, and whether last year's numbers were left in.",
);
pub(crate) const LAST_YEAR_OF_LIST: Label =
    label("已打开的报告", "Among the reports that are open");
pub(crate) const CHOOSE_ONE: Label = label("请选择", "Choose one");
pub(crate) const MAY_BE_LAST_YEAR: Label = label("同一机关", "The same agency");
pub(crate) const OTHER_REPORTS: Label = label("其他", "Others");
pub(crate) const LAST_YEAR_FILE: Label = label("选文件…", "Choose a file…");
pub(crate) const LAST_YEAR_PASTE: Label = label("粘贴全文或表格", "Paste its text or tables");
pub(crate) const LAST_YEAR_PASTE_HINT: Label = label(
    "在这里按 Ctrl+V 粘贴上年报告",
    "Press Ctrl+V here to paste last year's report",
);
pub(crate) const USE_PASTED: Label = label("用作上年报告", "Use as last year's report");

pub(crate) const STOP_COMPARING: Label = label("停止", "Stop");
pub(crate) const COMPARING_STOPPED: Label = label(
    "与上年报告的核对已停止，有的报告只作了本年度的核对。",
    "The comparison with last year's reports was stopped: some reports were checked by themselves only.",
);
pub(crate) const COMPARE_ON: Label = label("继续", "Go on");
pub(crate) const TAB_YEARS: Label = label("历年对照", "Years");
pub(crate) const YEARS_FIGURE: Label = label("数据", "Figure");
pub(crate) const YEARS_CHANGE: Label = label("比上年", "Change");
pub(crate) const YEARS_SAME: Label = label("持平", "Same");
pub(crate) const YEARS_FILTER: Label = label("列出哪些数据", "Which figures to list");
pub(crate) const YEARS_ALL: Label = label("有数据的", "With numbers");
pub(crate) const YEARS_CHANGED: Label = label("有变化的", "Changed");
pub(crate) const YEARS_TIED: Label = label("年度勾稽", "Carried over");
pub(crate) const YEARS_PARTS: Label = label("列出各类申请人", "List the kinds of applicants");
pub(crate) const YEARS_NO_NUMBER: Label =
    label("报告中没有这个数", "The report gives no such number");
pub(crate) const YEARS_NONE: Label = label("没有这样的数据。", "There is no such figure.");
pub(crate) const TIE_HOLDS: Label = label("与上年报告相符", "Fits last year's report");
pub(crate) const TIE_BROKEN: Label = label(
    "与上年报告不符，应为…",
    "Does not fit last year's report: should be …",
);
pub(crate) const TIE_CARRIED: Label = label(
    "下一年度的报告应与之衔接",
    "Next year's report must carry it on",
);

/// What a number must be by last year's report.
pub(crate) fn expected(number: &str) -> Words {
    Words::new(format!("应为 {number}"), format!("should be {number}"))
}

/// So many reports may be last year's.
pub(crate) fn unclear(count: usize) -> Words {
    match count {
        1 => Words::new(
            "有 1 份可能是上年报告，名称不足以断定。",
            "One report may be last year's; its name does not say for certain.",
        ),
        count => Words::new(
            format!("有 {count} 份可能是上年报告，不能断定是哪一份。"),
            format!("{count} reports may be last year's; it is not certain which one is."),
        ),
    }
}

/// How far rows are held against last year's reports.
pub(crate) fn comparing((done, all): (usize, usize)) -> Words {
    Words::new(
        format!("正在与同一机关的上年报告核对：已完成 {done} 份，共 {all} 份"),
        format!(
            "Comparing with the same agencies' reports on the year before: {done} of {all} done"
        ),
    )
}

/// How many rows were held against last year's reports when it was stopped.
pub(crate) fn comparing_stopped(done: usize, all: usize) -> Words {
    Words::new(
        format!("已停止：共 {all} 份，与上年报告核对了 {done} 份。"),
        format!("Stopped: {done} of {all} were compared with last year's reports."),
    )
}

/// So many rows are held against last year's reports.
pub(crate) fn rows_compared(count: usize) -> Words {
    Words::new(
        format!("其中 {count} 份已与列表中同一机关的上年报告核对。"),
        format!(
            "{} compared with the same agency's report on the year before, which is of the list.",
            plural(count, "of them was", "of them were")
        ),
    )
}

/// So many reports of the list are not offered.
pub(crate) fn not_offered(count: usize) -> Words {
    Words::new(
        format!("另有 {count} 份未列出；请改为选文件。"),
        format!("{count} more are not listed here; choose the file instead."),
    )
}

/// What speaks against a report that was chosen as last year's.
pub(crate) fn doubt(doubt: &Doubt) -> Words {
    match doubt {
        Doubt::SameYear(year) => Words::new(
            format!("两份报告都是 {year} 年的，未作年度之间的核对。"),
            format!("Both reports are on {year}; the years were not compared."),
        ),
        Doubt::Later { year, own } => Words::new(
            format!(
                "所选的是 {year} 年的报告，晚于本报告（{own} 年），未作年度之间的核对。请打开那一份，再与本报告比较。"
            ),
            format!(
                "The one chosen is on {year}, after this one ({own}); the years were not compared. Open that one and compare it with this."
            ),
        ),
        Doubt::Earlier { year, own } => Words::new(
            format!(
                "所选的是 {year} 年的报告，本报告的上一年度是 {} 年，未作年度之间的核对。",
                own - 1
            ),
            format!(
                "The one chosen is on {year}, and the year before this one is {}; the years were not compared.",
                own - 1
            ),
        ),
        Doubt::UnknownYear => Words::new(
            "其中一份没有写明年度，已按上年报告核对，请确认。",
            "One of the two does not say its year; it was taken for last year's. Please make sure.",
        ),
        Doubt::OtherAgency(agency) => Words::new(
            format!("机关名称不同（上年为「{agency}」），请确认是同一机关。"),
            format!(
                "The agency has another name there (“{agency}”); please make sure that it is the same."
            ),
        ),
    }
}
