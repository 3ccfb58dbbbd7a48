//! What the page says of files that are taken along.

use gouji::language::{Label, Language, Words};

use super::{OTHER_BUILD, label, plural};
use crate::edge::Failure;

pub(crate) const EXPORT: Label = label("导出", "Export");
pub(crate) const EXPORT_MANY: Label = label("导出…", "Export…");
pub(crate) const COPY: Label = label("复制", "Copy");
pub(crate) const SAVE: Label = label("保存", "Save");
pub(crate) const COPIED: Label = label("已复制", "Copied");
pub(crate) const SAVED: Label = label("已保存", "Saved");
pub(crate) const MAKING: Label = label("正在生成…", "Being made…");
pub(crate) const EXPORT_LOADING: Label =
    label("正在载入导出程序…", "Loading what makes the files…");
pub(crate) const NOTHING_TO_EXPORT: Label = label("没有内容", "There is nothing in it");
pub(crate) const STOP_EXPORT: Label = label("停止导出", "Stop");
pub(crate) const EXPORT_STOPPED: Label = label(
    "已停止导出，没有保存文件。",
    "The export was stopped; no file was saved.",
);

/// Why no file was made.
pub(crate) fn failed_export(failure: Failure) -> Words {
    match failure {
        Failure::OtherBuild => OTHER_BUILD.into(),
        Failure::NotLoaded => Words::new(
            "导出程序没有载入。请检查网络后重试。",
            "What makes the files did not load. Check the connection and try again.",
        ),
        Failure::Broke | Failure::Late => Words::new(
            "文件未能生成。请减少份数后重试，或改用其他格式。",
            "The file could not be made. Try again with fewer reports, or in another form.",
        ),
    }
}

/// What a button says to a screen reader: it does something with an export.
pub(crate) fn of_export(does: &str, export: &str, language: Language) -> String {
    match language {
        Language::Chinese => format!("{does}：{export}"),
        Language::English => format!("{does}: {export}"),
    }
}

/// Which reports of the table are exported.
pub(crate) fn exported_rows(chosen: usize, listed: usize) -> Words {
    match chosen {
        0 => Words::new(
            format!("导出列表中的 {listed} 份报告。勾选报告后只导出选中的。"),
            format!(
                "{} of the list. Choose reports to export only these.",
                plural(listed, "report", "reports")
            ),
        ),
        chosen => Words::new(
            format!("导出勾选的 {chosen} 份报告。"),
            plural(chosen, "chosen report.", "chosen reports."),
        ),
    }
}

/// How far the export of many reports is.
pub(crate) fn exporting((done, all): (usize, usize)) -> Words {
    Words::new(
        format!("正在导出：已完成 {done} 份，共 {all} 份"),
        format!("Exporting: {done} of {all} done"),
    )
}

/// A file was saved of so many reports; so many could not be read, and of so many the file has not all.
pub(crate) fn exported(name: &str, saved: usize, refused: usize, left_out: usize) -> Words {
    let mut words = Words::new(
        format!("已保存「{name}」，含 {saved} 份报告。"),
        format!(
            "Saved “{name}” with {}.",
            plural(saved, "report", "reports")
        ),
    );
    if refused > 0 {
        words.push(
            &format!("另有 {refused} 份未能读取，文件中注明了原因。"),
            &format!(
                " {} could not be read; the file says why.",
                plural(refused, "other", "others")
            ),
        );
    }
    if left_out > 0 {
        words.push(
            &format!("文件已满，有 {left_out} 份没有写入全部内容，请分批导出。"),
            &format!(
                " The file is full: {} not in it as a whole. Export them in parts.",
                plural(left_out, "report is", "reports are")
            ),
        );
    }
    words
}
