//! What the page says of reports that are added up.

use gouji::language::{Label, Words};

use super::{label, plural};

pub(crate) const TAB_SUMS: Label = label("汇总", "Sums");
pub(crate) const CHOOSE: Label = label("选入汇总：", "Add up:");
pub(crate) const NOTHING_SUMMED: Label = label(
    "列出的报告里没有可以汇总的表二、表三、表四。",
    "None of the reports listed has tables two, three and four to add up.",
);
pub(crate) const WHOLE: Label = label("汇总报告", "Report of the whole");
pub(crate) const NO_WHOLE: Label = label("没有，只汇总", "None, only add up");
pub(crate) const HOLD_AGAINST: Label = label("打开并逐格核对", "Open and check it cell by cell");
pub(crate) const COPY_SUMS: Label = label("复制表格", "Copy the tables");
pub(crate) const SAVE_XLSX: Label = label("存为 XLSX", "Save as XLSX");
pub(crate) const SAVE_CSV: Label = label("存为 CSV", "Save as CSV");
pub(crate) const SAVE_HTML: Label = label("存为网页", "Save as HTML");
pub(crate) const SUMS_COPIED: Label = label(
    "汇总表已复制，可粘贴到 Word、WPS、Excel。",
    "The tables are copied and can be pasted into Word, WPS and Excel.",
);
pub(crate) const SUMS_NOT_COPIED: Label = label(
    "浏览器没有允许复制。请改用“存为网页”。",
    "The browser did not allow copying. Save them as HTML instead.",
);

/// How many reports are chosen to be added up.
pub(crate) fn sum_up(count: usize) -> Words {
    Words::new(
        format!("汇总选中的 {count} 份"),
        format!("Add up {count} chosen"),
    )
}

/// What is added up: so many that were chosen, or all that are listed.
pub(crate) fn summed(chosen: usize) -> Words {
    match chosen {
        0 => Words::new(
            "没有勾选报告，汇总的是列表中筛选出的全部。点任意一格，看它由哪些报告合成。",
            "No report is chosen: all that the list shows are added up. Click a cell to see its parts.",
        ),
        chosen => Words::new(
            format!("汇总的是勾选的 {chosen} 份。点任意一格，看它由哪些报告合成。"),
            format!(
                "{} added up. Click a cell to see its parts.",
                plural(chosen, "chosen report is", "chosen reports are")
            ),
        ),
    }
}

/// How many things are to be known before the sums are used.
pub(crate) fn remarks(count: usize) -> Words {
    Words::new(
        format!("使用前请留意 {count} 点"),
        format!(
            "{} before you use the numbers",
            plural(count, "thing to know", "things to know")
        ),
    )
}

/// How many cells of the report of the whole are not the sums.
pub(crate) fn wrong_cells(count: usize) -> Words {
    match count {
        0 => Words::new("各格都与合计相符", "Every cell is the sum of its parts"),
        count => Words::new(
            format!("{count} 格与合计不符"),
            plural(count, "cell is not its sum", "cells are not their sums"),
        ),
    }
}

/// What the report of the whole shows in a cell.
pub(crate) fn whole_shows(number: &str) -> Words {
    Words::new(
        format!("汇总报告填 {number}"),
        format!("The report of the whole shows {number}"),
    )
}

/// How many parts count nothing in a cell.
pub(crate) fn zero_parts(count: usize) -> Words {
    Words::new(
        format!("另有 {count} 份为 0 或空白"),
        format!("{} 0 or blank", plural(count, "other is", "others are")),
    )
}

/// Behind a number that is missing: the report that lacks it.
pub(crate) fn of_part(name: &str) -> Words {
    Words::new(format!("（{name}）"), format!(" ({name})"))
}
