//! What the program says, in both languages. The texts of the top of the page and of the start are in `index.html`.

mod access;
mod export;
mod handed;
mod keeping;
mod rule;
mod sums;
mod years;

pub(crate) use self::access::*;
pub(crate) use self::export::*;
pub(crate) use self::handed::*;
pub(crate) use self::keeping::*;
pub(crate) use self::rule::*;
pub(crate) use self::sums::*;
pub(crate) use self::years::*;

use gouji::language::{Label, Words};
use gouji::read::limits;
use gouji::read::refusal::Refusal;

use crate::edge::Failure;
use crate::edge::files::{ARCHIVE, NotRead};

const fn label(zh: &'static str, en: &'static str) -> Label {
    Label { zh, en }
}

// the top of the page
pub(crate) const NAME: Label = label("勾稽", "Gouji");
pub(crate) const PAGE_TITLE: Label = label(
    "勾稽 · 政府信息公开年报核验",
    "Gouji · Checks of disclosure annual reports",
);
pub(crate) const OPEN_ANOTHER: Label = label("核对另一份", "Check another");
pub(crate) const BACK_TO_REPORT: Label = label("回到报告", "Back to the report");

// the start
pub(crate) const OPENED: Label = label("已打开的报告", "Opened reports");
pub(crate) const CLOSE_REPORT: Label = label("关闭", "Close");
pub(crate) const STOP_READING: Label = label("停止读取", "Stop reading");

// refusals
pub(crate) const EMPTY_CLIPBOARD: Label = label(
    "剪贴板里没有文字。请先复制报告全文或表格；截图、图片无法核对。",
    "The clipboard holds no text. Copy the report or its tables first; a picture cannot be checked.",
);
pub(crate) const CLIPBOARD_DENIED: Label = label(
    "浏览器没有允许读取剪贴板。请点一下输入框，再按 Ctrl+V 粘贴。",
    "The browser did not allow reading the clipboard. Click the field and press Ctrl+V instead.",
);
pub(crate) const NO_TABLES: Label = label(
    "没有找到可核对的表格或数据。请粘贴年度报告全文，或从“主动公开”“收到和处理申请”“行政复议、行政诉讼”三张表复制。",
    "No table or figure was found that could be checked. Paste the whole annual report, or copy its three tables.",
);
pub(crate) const UNCHANGED: Label = label(
    "已打开的报告没有改动。",
    " The report that is open is unchanged.",
);
pub(crate) const NOTHING_TO_FILL: Label = label(
    "没有可以由分项推出的空白总计。",
    "There is no blank total that its parts would give.",
);

pub(crate) const READING_PASTED: Label = label("正在读取粘贴的内容…", "Reading what was pasted…");
pub(crate) const READING_LINK: Label = label("正在打开链接…", "Opening the link…");
pub(crate) const READING_KEPT: Label = label(
    "正在打开上次保存的报告…",
    "Opening the report that was kept…",
);

const OTHER_BUILD: Label = label(
    "页面已经更新，读取程序与当前页面不是同一版本。请刷新页面后再打开；保存过的内容都在。",
    "The page was updated, and what reads files is of another version than what is open here. Reload the page and open it again; what was kept is still there.",
);

/// Pasted text on which its reader gave up.
pub(crate) fn failed_paste(failure: Failure) -> Words {
    match failure {
        Failure::OtherBuild => OTHER_BUILD.into(),
        Failure::NotLoaded => Words::new(
            "粘贴的内容未能打开：读取长文的程序没有载入。请检查网络后重新粘贴，或分段粘贴。",
            "What was pasted was not opened: what reads long text did not load. Check the connection and paste again, or paste less at a time.",
        ),
        Failure::Broke => Refusal::TooLong.words(),
        Failure::Late => Words::new(
            format!(
                "粘贴的内容读取超过 {} 秒，已停止。请只粘贴一份报告的正文和表格。",
                limits::SECONDS
            ),
            format!(
                "What was pasted took more than {} seconds to read and was given up. Paste the text and tables of one report only.",
                limits::SECONDS
            ),
        ),
    }
}

/// A long link on which its reader gave up; it is in the address still.
pub(crate) fn failed_link(failure: Failure) -> Words {
    match failure {
        Failure::OtherBuild => OTHER_BUILD.into(),
        Failure::NotLoaded => Words::new(
            "链接未能打开：读取长文的程序没有载入。请检查网络后刷新页面。",
            "The link was not opened: what reads long text did not load. Check the connection and reload the page.",
        ),
        Failure::Broke => Refusal::TooLong.words(),
        Failure::Late => Words::new(
            format!(
                "链接打开超过 {} 秒，已停止。请向发送人索取文件。",
                limits::SECONDS
            ),
            format!(
                "The link took more than {} seconds to open and was given up. Ask the sender for the file.",
                limits::SECONDS
            ),
        ),
    }
}

/// A long report that the browser kept, on which its reader gave up; it is kept still.
pub(crate) fn failed_kept(failure: Failure) -> Words {
    match failure {
        Failure::OtherBuild => OTHER_BUILD.into(),
        Failure::NotLoaded => Words::new(
            "上次保存的报告未能打开：读取长文的程序没有载入。报告仍保存着，请检查网络后再打开。",
            "The report that was kept was not opened: what reads long text did not load. It is still kept; check the connection and open it then.",
        ),
        Failure::Broke | Failure::Late => Words::new(
            "上次保存的报告过大，未能打开。报告仍保存着，可以再试一次。",
            "The report that was kept is too large and was not opened. It is still kept, and opening it can be tried once more.",
        ),
    }
}

/// A file that is not read, and why.
pub(crate) fn refused_file(name: &str, why: &Words) -> Words {
    Words::new(
        format!("「{name}」未能打开：{}", why.zh),
        format!("“{name}” was not opened. {}", why.en),
    )
}

/// Why nothing was read of a file.
pub(crate) fn why_not_read(why: NotRead) -> Words {
    match why {
        NotRead::Unreadable => Words::new(
            "文件可能正被占用或已移动。请重新选择。",
            "It may be in use or have moved. Please choose it again.",
        ),
        NotRead::LargeArchive => Words::new(
            format!(
                "压缩包过大，不超过 {} MB 的才能打开。请先解压，再选择文件夹。",
                ARCHIVE >> 20
            ),
            format!(
                "This archive is too large: at most {} MB are opened. Unpack it and choose the folder.",
                ARCHIVE >> 20
            ),
        ),
        NotRead::Refused(refusal) => refusal.words(),
        NotRead::Failed(Failure::OtherBuild) => OTHER_BUILD.into(),
        NotRead::Failed(Failure::NotLoaded) => Words::new(
            "读取这类文件的程序没有载入。请检查网络后重试；也可以打开文件，全选复制后粘贴到这里。",
            "What reads files of this kind did not load. Check the connection and try again, or open the file, copy everything and paste it here.",
        ),
        NotRead::Failed(Failure::Broke) => Refusal::Damaged.words(),
        NotRead::Failed(Failure::Late) => Words::new(
            format!(
                "读取超过 {} 秒，已停止。请只保留报告正文和表格，另存一份后再打开；也可以复制后粘贴到这里。",
                limits::SECONDS
            ),
            format!(
                "It took more than {} seconds to read and was given up. Keep only the text and tables of the report in a copy and open that, or copy and paste them here.",
                limits::SECONDS
            ),
        ),
    }
}

/// What is being read, and how far it is.
pub(crate) fn reading(path: &str, pages: Option<(usize, usize)>) -> Words {
    let name = path.rsplit('/').next().unwrap_or(path);
    let mut words = Words::new(format!("正在读取「{name}」"), format!("Reading “{name}”"));
    if let Some((page, pages)) = pages {
        let at = page + 1;
        words.push(
            &format!("，第 {at} 页，共 {pages} 页"),
            &format!(", page {at} of {pages}"),
        );
    }
    words.push("…", "…");
    words
}

/// How many of many files are checked.
pub(crate) fn checking((done, all): (usize, usize)) -> Words {
    Words::new(
        format!("正在核对：已完成 {done} 份，共 {all} 份"),
        format!("Checking: {done} of {all} done"),
    )
}

/// How many were checked when it was stopped.
pub(crate) fn stopped(done: usize, all: usize) -> Words {
    Words::new(
        format!("已停止：共 {all} 份，核对了 {done} 份。"),
        format!("Stopped: {done} of {all} were checked."),
    )
}

/// A file with nothing to check in it.
pub(crate) const NOTHING_IN: Label = label(
    "没有找到可核对的表格或数据。请确认是年度报告，或复制正文和表格后粘贴。",
    "No table or figure to check was found in it. Please make sure that it is an annual report, or copy its text and tables and paste them.",
);
/// A folder or an archive without reports.
pub(crate) const NO_REPORTS: Label = label(
    "里面没有可以读取的报告文件（PDF、Word、Excel、WPS、ODT、ODS、RTF、网页、文本，或它们的 ZIP 压缩包）。",
    "There is no file in it that can be read as a report (PDF, Word, Excel, WPS, ODT, ODS, RTF, web page, text, or a ZIP archive of them).",
);
pub(crate) const STOPPED: Label = label("已停止打开。", "Opening it was stopped.");

/// More files than are read at once.
pub(crate) fn too_many(others: usize) -> Words {
    Words::new(
        format!(
            "一次最多核对 {} 份，其余 {others} 份没有读取。请分批打开。",
            limits::FILES
        ),
        format!(
            "At most {} files are read at once; {others} more were not. Open them in parts.",
            limits::FILES
        ),
    )
}

// the table of reports
pub(crate) const REPORTS: Label = label("报告列表", "Reports");
pub(crate) const TO_TABLE: Label = label("报告列表", "All reports");
pub(crate) const REPORT_BEFORE: Label = label("上一份报告", "Previous report");
pub(crate) const REPORT_AFTER: Label = label("下一份报告", "Next report");
pub(crate) const OPENING: Label = label("正在打开…", "Opening…");
pub(crate) const FILTER_REPORTS: Label = label("按结论筛选", "Filter by result");
pub(crate) const ALL_YEARS: Label = label("全部年度", "All years");
pub(crate) const ALL_EDITIONS: Label = label("全部格式", "All editions");
pub(crate) const ALL_FINDINGS: Label = label("全部情况", "With or without findings");
pub(crate) const SEARCH_REPORTS: Label =
    label("按机关、年度或文件名查找", "Search by agency, year or file");
pub(crate) const PAGES: Label = label("翻页", "Pages");
pub(crate) const PAGE_BEFORE: Label = label("上一页", "Previous page");
pub(crate) const PAGE_AFTER: Label = label("下一页", "Next page");
pub(crate) const TAB_LIST: Label = label("列表", "List");
pub(crate) const TAB_RULES: Label = label("按规则", "By rule");
pub(crate) const TAB_AGENCIES: Label = label("对照名单", "Who reported");
pub(crate) const RULE: Label = label("规则", "Rule");
pub(crate) const REPORTS_OF_RULE: Label = label("涉及报告", "Reports");
pub(crate) const AGENCY_LIST: Label = label("应当报告的机关", "Agencies that are to report");
pub(crate) const AGENCY_LIST_HINT: Label = label(
    "粘贴机关名单，每行一个，带不带序号都可以",
    "Paste the agencies, one a line, with or without numbers",
);
pub(crate) const AGENCIES_MISSING: Label = label("没有报告", "Without a report");
pub(crate) const AGENCIES_SEVERAL: Label = label("有多份报告", "With several reports");
pub(crate) const AGENCIES_UNLISTED: Label = label("报告不在名单上", "Reports not on the list");

/// How many agencies of a list have a report.
pub(crate) fn attendance(all: usize, missing: usize, several: usize) -> Words {
    let there = all - missing.min(all);
    let mut words = Words::new(
        format!("名单共 {all} 个机关：{there} 个有报告，{missing} 个没有"),
        format!("{all} agencies: {there} with a report, {missing} without"),
    );
    if several > 0 {
        words.push(
            &format!("，{several} 个有多份"),
            &format!(", {several} with several"),
        );
    }
    words.push("。", ".");
    words
}

pub(crate) const CLEAR_LIST: Label = label("清空列表", "Clear the list");

/// How many reports there are.
pub(crate) fn reports(count: usize) -> Words {
    Words::new(
        format!("{count} 份报告"),
        plural(count, "report", "reports"),
    )
}

/// All are checked, and so many have errors.
pub(crate) fn all_checked(all: usize, broken: usize) -> Words {
    Words::new(
        format!("{all} 份已核对，{broken} 份有不符"),
        format!("{all} checked, {broken} with mismatches"),
    )
}

/// Which rows are drawn.
pub(crate) fn of_rows(first: usize, last: usize, all: usize) -> Words {
    Words::new(
        format!("第 {first}–{last} 份，共 {all} 份"),
        format!("{first}–{last} of {all}"),
    )
}

/// How much more could not be read.
pub(crate) fn more_unread(count: usize) -> Words {
    Words::new(
        format!(" 等 {} 处", count + 1),
        format!(" and {count} more"),
    )
}

// the head
pub(crate) const UNKNOWN_AGENCY: Label = label("未识别机关", "Agency not recognised");
pub(crate) const UNKNOWN_YEAR: Label = label("未识别年度", "Year not recognised");
pub(crate) const EDITION_2019: Label = label("试行格式（2019）", "Edition 2019");
pub(crate) const EDITION_2021: Label = label("现行格式（2021）", "Edition 2021");
pub(crate) const UNKNOWN_EDITION: Label = label("未识别格式", "Not the official form");
pub(crate) const BLANK_FORM: Label = label("空白表", "Blank form");
pub(crate) const NO_FINDING: Label = label("未发现不符", "No inconsistency found");
pub(crate) const NOT_YET: Label = label("等待填写", "Waiting for numbers");
pub(crate) const HOW_TO_FILL: Label = label(
    "点任意一格填写，方向键换格，填好即核对。分项填好后，可用“由分项填总计”。",
    "Click a cell and type; arrow keys move on, and what is typed is checked at once. Once the parts are there, their totals can be filled in from them.",
);
pub(crate) const COVERAGE: Label = label("核对覆盖情况", "What was checked");

pub(crate) const AGENCY: Label = label("机关名称", "Agency");
pub(crate) const AGENCY_HINT: Label = label("如：某市财政局", "e.g. 某市财政局");
pub(crate) const YEAR: Label = label("报告年度", "Year reported on");
pub(crate) const YEAR_HINT: Label = label("如：2024", "e.g. 2024");
pub(crate) const NO_YEAR: Label = label("请填四位数字", "four digits, please");

/// How much of a blank form is filled in.
pub(crate) fn filled(filled: usize, all: usize) -> Words {
    Words::new(
        format!("已填 {filled} 格，共 {all} 格"),
        format!("{filled} of {all} cells filled in"),
    )
}

/// The year reported on.
pub(crate) fn year(year: i32) -> Words {
    Words::new(format!("{year} 年"), year.to_string())
}

/// How many causes the mismatches come from.
pub(crate) fn from_causes(count: usize) -> Words {
    Words::new(
        format!("出自 {count} 处"),
        format!("from {}", plural(count, "cause", "causes")),
    )
}

/// How many things were looked at.
pub(crate) fn items(count: usize) -> Words {
    Words::new(format!("共 {count} 项"), plural(count, "item", "items"))
}

/// How many figures were changed.
pub(crate) fn changed(count: usize) -> Words {
    Words::new(format!("已改 {count} 处"), format!("{count} changed"))
}

fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

pub(crate) const COLON: Label = label("：", ": ");
pub(crate) const SEMICOLON: Label = label("；", "; ");
pub(crate) const UNUSED: Label = label(
    "正文中未核对的数",
    "Numbers of the text that were not checked",
);
pub(crate) const UNUSED_WHY: Label = label(
    "报告里没有可与这些数对照的内容，请人工核实。",
    "Nothing in the report states what these must equal. Please check them by hand.",
);

// tabs and tools
pub(crate) const TAB_REPORT: Label = label("报告", "Report");
pub(crate) const TAB_CHARTS: Label = label("图表", "Charts");
pub(crate) const TAB_LEDGER: Label = label("核对清单", "All checks");
pub(crate) const VIEWS: Label = label("视图", "Views");
pub(crate) const PRINT: Label = label("打印", "Print");
pub(crate) const UNDO: Label = label("撤销", "Undo");
pub(crate) const REDO: Label = label("重做", "Redo");
pub(crate) const RESTORE_ALL: Label = label("全部还原", "Restore all");
pub(crate) const FILL_TOTALS: Label = label("由分项填总计", "Fill totals from parts");
pub(crate) const TOOLS: Label = label("编辑", "Editing");

pub(crate) const STEPS: Label = label("逐处查看", "Go through the findings");
pub(crate) const PREVIOUS: Label = label("上一处", "Previous");
pub(crate) const NEXT: Label = label("下一处", "Next");

// findings
pub(crate) const SHEET_PLACES: Label = label("涉及几处：", "Where to look: ");
pub(crate) const BACK_TO_LIST: Label = label("回到列表", "Back to the list");
pub(crate) const MORE_CARDS: Label = label("再列一些", "List more");

/// How many of a list are not shown.
pub(crate) fn not_listed(count: usize) -> Words {
    Words::new(
        format!("另有 {count} 项未列出"),
        format!("{count} more not listed"),
    )
}
pub(crate) const FINDINGS: Label = label("核对结果", "Findings");
pub(crate) const FILTER: Label = label("筛选核对结果", "Filter the findings");
pub(crate) const ALL: Label = label("全部", "All");
pub(crate) const SHOW_HOLDING: Label = label("标出成立的数据", "Tick what holds");
pub(crate) const ALL_HOLD: Label = label(
    "凡能核对的全部成立。",
    "Everything that could be checked holds.",
);
pub(crate) const NONE_OF_LEVEL: Label = label("没有这一类结果。", "Nothing of this kind.");
pub(crate) const ONE_SLIP: Label = label("最可能是一处笔误", "Most likely one slip");
pub(crate) const TIED: Label = label("仅凭数字无法断定是哪一处", "The numbers cannot tell which");
pub(crate) const AGAIN: Label = label("重试", "Try again");
pub(crate) const APPLY: Label = label("按此修改", "Apply");
pub(crate) const EDIT_BY_HAND: Label = label("手工修改", "Edit by hand");
pub(crate) const NOT_AN_ERROR: Label = label("没有问题…", "Nothing wrong…");
pub(crate) const CANDIDATES: Label = label("其他改法", "Other ways");
pub(crate) const TIED_CANDIDATES: Label = label("逐一比较", "Compare them");
pub(crate) const THEN: Label = label("改后的关系", "The relations after the change");
pub(crate) const SHOW: Label = label("查看位置", "Show in the report");
pub(crate) const WHY_DISMISS: Label = label("为什么没有问题？", "Why is nothing wrong here?");
pub(crate) const WHY_HINT: Label = label(
    "例如：按台账核实无误",
    "For example: checked against our records",
);
pub(crate) const DISMISS: Label = label("排除", "Set aside");
pub(crate) const CANCEL: Label = label("取消", "Cancel");
pub(crate) const TAKE_UP: Label = label("恢复", "Take up again");
pub(crate) const NO_REASON: Label = label("未写明理由", "No reason given");
pub(crate) const UNREAD: Label = label("未能读取或识别", "Not read or recognised");
pub(crate) const SHOULD_BE: Label = label("应为", "should be");
pub(crate) const LAST_YEAR: Label = label("上年", "last year");
pub(crate) const BLANK: Label = label("空", "blank");
pub(crate) const ZEROS: Label = label("其余为 0", "the rest 0");

/// A repair of one figure, on a button.
pub(crate) fn change_to(number: &str) -> Words {
    Words::new(format!("改为 {number}"), format!("Change to {number}"))
}

/// So many relations hang on one cause.
pub(crate) fn hanging(count: usize) -> Words {
    Words::new(
        format!("涉及的 {count} 项关系"),
        plural(count, "relation concerned", "relations concerned"),
    )
}

/// So many zeros said together.
pub(crate) fn zeros(count: usize) -> Words {
    Words::new(format!("0×{count}"), format!("0×{count}"))
}

/// More candidates than are listed.
pub(crate) fn more(count: usize) -> Words {
    Words::new(format!("另有 {count} 种改法"), format!("{count} more"))
}

// the sheet
pub(crate) const SHEET: Label = label("报告正文", "The report");
pub(crate) const NO_FIGURE: Label = label("报告中没有这一格", "Not in the report");
pub(crate) const FORMERLY: Label = label("原为", "formerly");
pub(crate) const OTHER_TABLE: Label = label("表格", "Table");
pub(crate) const MARK_CULPRIT: Label = label("最可能填错", "Most likely wrong");

/// What of the report is not drawn.
pub(crate) fn not_drawn(paragraphs: usize, cells: usize) -> Words {
    let mut words = Words::new("报告很长，", "This report is long. ");
    match (paragraphs, cells) {
        (paragraphs, 0) => words.push(
            &format!("还有 {paragraphs} 段文字没有显示。"),
            &format!(
                "{} not shown.",
                plural(paragraphs, "paragraph is", "paragraphs are")
            ),
        ),
        (0, cells) => words.push(
            &format!("还有表格的 {cells} 格没有显示。"),
            &format!("{} not shown.", plural(cells, "cell is", "cells are")),
        ),
        _ => words.push(
            &format!("还有 {paragraphs} 段文字、表格的 {cells} 格没有显示。"),
            &format!(
                "{} and {} are not shown.",
                plural(paragraphs, "paragraph", "paragraphs"),
                plural(cells, "cell", "cells")
            ),
        ),
    }
    words.push(
        "这些内容同样核对过，结果见“核对结果”和“关系清单”。",
        " They were checked all the same: see the findings and the relations.",
    );
    words
}

// the panel of a figure
pub(crate) const FIGURE_PANEL: Label = label("这个数的勾稽关系", "Relations of this figure");
pub(crate) const NO_RELATIONS: Label = label(
    "没有涉及这个数的关系。",
    "No relation concerns this figure.",
);
pub(crate) const EDIT: Label = label("修改", "Change");
pub(crate) const RESTORE: Label = label("还原", "Restore");
pub(crate) const CLOSE: Label = label("关闭", "Close");

// the ledger
pub(crate) const SEARCH: Label = label("按规则或名称查找", "Search by rule or name");
pub(crate) const VERDICT: Label = label("结论", "Verdict");
pub(crate) const RELATION: Label = label("关系", "Relation");
pub(crate) const SUBJECT: Label = label("对象", "Subject");
pub(crate) const NOTHING_FOUND: Label = label("没有符合条件的内容。", "Nothing fits.");
pub(crate) const MISSING: Label = label("缺：", "Missing: ");

/// What the parts of a blank total make.
pub(crate) fn would_be(number: &str) -> Words {
    Words::new(
        format!("（分项合计 {number}）"),
        format!(" (its parts add up to {number})"),
    )
}

/// How many lines of the ledger are listed.
pub(crate) fn listed(count: usize, all: usize) -> Words {
    Words::new(
        format!("列出 {count} 项，共 {all} 项"),
        format!("{count} of {all}"),
    )
}

// charts

// printing
/// Relations that are not printed.
pub(crate) fn not_printed(count: usize) -> Words {
    Words::new(
        format!("其余 {count} 项从略。"),
        format!("Left out: {count} more."),
    )
}

/// Where in the file something is.
pub(crate) fn in_file(place: &Words) -> Words {
    Words::new(
        format!("在文件中：{}", place.zh),
        format!("In the file: {}", place.en),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = include_str!("../../../index.html");

    #[test]
    fn the_page_itself_says_everything_in_both_languages() {
        let begin = |class: &str| format!("<span class=\"{class}\"");
        let chinese: Vec<&str> = PAGE.split(&begin("zh")).skip(1).collect();
        assert!(chinese.len() > 20);
        for said in chinese {
            let english = said.split_once("</span>").map(|(_, behind)| behind);
            let english = english.filter(|english| english.starts_with(&begin("en")));
            assert!(english.is_some(), "{said}");
        }
        assert_eq!(
            PAGE.matches(&begin("en")).count(),
            PAGE.matches(&begin("zh")).count()
        );
    }

    #[test]
    fn the_name_is_the_same_wherever_it_stands() {
        for said in [PAGE_TITLE.zh, PAGE_TITLE.en, NAME.zh, NAME.en] {
            assert!(PAGE.contains(&format!(">{said}<")) || PAGE.contains(&format!("\"{said}\"")));
        }
    }
}
