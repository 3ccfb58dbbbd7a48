//! The words before a number → what they call it: 全年主动公开政府信息 (915 条) is 主动公开政府信息.

use super::lexicon::names::{
    DISCLOSED, ENDS, IN_ALL, LEADS, MARKS, OF, SHARE, UNITS, VERBS, WITHIN,
};

/// So many characters are looked at before a number.
const LOOKED_AT: usize = 40;

/// More characters than these are a sentence, and no name.
const LONGEST: usize = 24;

/// What the words before a number call it, and nothing where they do not; `before` is what is
/// before it in its paragraph, `previous` what the number before it is called, and `percent` says
/// whether it is a percentage, which is one of what is before (财政信息 30 条，占 3%).
pub(super) fn name(before: &[char], previous: Option<&str>, percent: bool) -> Option<String> {
    let from = before.len().saturating_sub(LOOKED_AT);
    let near = before.get(from..).unwrap_or_default();
    let ends = |it: &char| MARKS.contains(it) || it.is_ascii_digit();
    let end = near.iter().rposition(ends);
    if end.is_none() && from > 0 {
        return None;
    }
    let words: String = near.iter().skip(end.map_or(0, |end| end + 1)).collect();
    let words = words.trim_start_matches(['%', '％']);
    let end = end.and_then(|end| near.get(end));
    let mut unit = UNITS
        .iter()
        .filter(|_| end.is_some_and(char::is_ascii_digit));
    let rest = unit.find_map(|unit| words.strip_prefix(*unit));
    let words = rest.unwrap_or(words);
    let (words, share) = match words.rsplit_once(OF).filter(|_| percent) {
        Some((of, _)) => (of, SHARE),
        None => (words, ""),
    };
    let name = match bare(words) {
        "" if share.is_empty() => return None,
        "" => previous.filter(|previous| !previous.ends_with(SHARE))?,
        name => name,
    };
    (2..=LONGEST)
        .contains(&name.chars().count())
        .then(|| format!("{name}{share}"))
}

/// The words without what leads up to a name and from it to its number.
fn bare(words: &str) -> &str {
    // whoever did it, and by what means, is no part of the name either
    let behind = |word: &str| words.rsplit_once(word).map(|(_, rest)| rest);
    let mut name = WITHIN.iter().find_map(|word| behind(word)).unwrap_or(words);
    let disclosed = name.rfind(DISCLOSED).and_then(|at| name.get(at..));
    name = disclosed.unwrap_or(name);
    while let Some(rest) = LEADS.iter().find_map(|lead| name.strip_prefix(*lead)) {
        name = rest;
    }
    while let Some(rest) = ENDS.iter().find_map(|end| name.strip_suffix(*end)) {
        name = rest;
    }
    let verb = name
        .strip_prefix(IN_ALL)
        .filter(|rest| rest.starts_with(VERBS));
    verb.unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, expected: Option<&str>) {
        let before: Vec<char> = before.chars().collect();
        assert_eq!(name(&before, None, false).as_deref(), expected);
    }

    #[test]
    fn a_number_is_called_what_stands_before_it() {
        check("全年主动公开政府信息", Some("主动公开政府信息"));
        check("占10%；计划总结信息", Some("计划总结信息"));
        check("条，其中行政权力信息", Some("行政权力信息"));
        check("(二)部分公开", Some("部分公开"));
        check("2023年共收到申请", Some("收到申请"));
        check("予以公开9件、部分公开", Some("部分公开"));
        check("行政处罚信息为", Some("行政处罚信息"));
        check("主动公开。对现有", None);
        check("全市现有", Some("全市"));
        check(
            "经开区通过政府信息公开目录管理系统累计主动公开政府信息",
            Some("主动公开政府信息"),
        );
        check("本局通过门户网站主动公开信息", Some("主动公开信息"));
        check("共青团信息", Some("共青团信息"));
        check("12345热线工单", Some("热线工单"));
        check("", None);
        check("，。", None);
        check("较上年增加3", None);
        check(&"字".repeat(41), None);
        check(&"字".repeat(25), None);
    }

    #[track_caller]
    fn check_percent(before: &str, previous: Option<&str>, expected: Option<&str>) {
        let before: Vec<char> = before.chars().collect();
        assert_eq!(name(&before, previous, true).as_deref(), expected);
    }

    #[test]
    fn a_percentage_is_one_of_what_stands_before() {
        check_percent("财政信息30条，占", Some("财政信息"), Some("财政信息占比"));
        check_percent("占", None, None);
        check_percent("网络申请占", None, Some("网络申请占比"));
        check_percent("网站公开占比", None, Some("网站公开占比"));
        check_percent("，办结率", Some("收到申请"), Some("办结率"));
        check_percent("占5%，占", Some("财政信息占比"), None);
    }
}
