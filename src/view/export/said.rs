//! What every form of a record says alike.

use crate::check::Checked;
use crate::language::{Label, Language};
use crate::verdict::cause::Cause;
use crate::verdict::{Missing, label};

/// What is said of a cause, if anything is.
pub(in crate::view) fn said_of_cause(cause: &Cause, language: Language) -> Option<String> {
    let message = cause.message.get(language);
    (!message.is_empty()).then(|| format!("{}{message}", CAUSE.get(language)))
}

/// What is missing for a relation of this title.
pub(super) fn missing(
    checked: &Checked,
    title: &str,
    missing: &[Missing],
    language: Language,
) -> String {
    let names = missing.iter().map(|missing| {
        let name = label::figure(&checked.report, missing.figure);
        let name = name.get(language);
        let sums = checked.sums.as_deref();
        match sums.and_then(|sums| Some(sums.name(missing.part?))) {
            Some(part) => format!("{name}（{part}）"),
            None => name.to_owned(),
        }
    });
    let names: Vec<String> = names.collect();
    match language {
        Language::Chinese => format!("{title}：缺{}", names.join("、")),
        Language::English => format!("{title}: missing {}", names.join("; ")),
    }
}

/// What a record is called.
pub(super) const TITLE: Label = Label {
    zh: "政府信息公开工作年度报告核验报告",
    en: "Record of the check of an annual report on government information disclosure",
};

/// What the list of a person's changes is called.
pub(super) const CHANGES: Label = Label {
    zh: "修改清单",
    en: "Changes",
};

const CAUSE: Label = Label {
    zh: "原因：",
    en: "Cause: ",
};
