//! Paragraphs → the period of the data (统计期限).

use super::date::{self, Date, Match};
use super::{Located, Paragraphs};

/// The first and the last day of the data.
pub(super) fn find(paragraphs: &Paragraphs) -> Option<Located<(Date, Date)>> {
    paragraphs.0.iter().find_map(|paragraph| {
        let text = paragraph.flow.text.as_str();
        paragraph.dates.iter().find_map(|from| {
            let about = text.get(..from.start)?;
            let about: String = about
                .chars()
                .rev()
                .take(30)
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
            let speaks = [
                "统计",
                "期限",
                "时限",
                "周期",
                "数据",
                "截止时间",
                "时间范围",
                "起止",
            ]
            .iter()
            .any(|word| about.contains(word));
            let (to, end) = until(text, from)?;
            let whole_year =
                (from.value.month, from.value.day) == (1, 1) && (to.month, to.day) == (12, 31);
            (speaks || whole_year).then(|| Located {
                value: (from.value, to),
                at: paragraph.flow.span(from.start, end),
            })
        })
    })
}

/// The day up to which a period runs, and the byte after it.
fn until(text: &str, from: &Match<Date>) -> Option<(Date, usize)> {
    let rest = text.get(from.end..)?;
    let joint: usize = rest
        .chars()
        .take_while(|c| " 起开始至到止—–-－~～".contains(*c) || c.is_whitespace())
        .map(char::len_utf8)
        .sum();
    if joint == 0 {
        return None;
    }
    let start = from.end + joint;
    let rest = text.get(start..)?;
    if let Some((to, length)) = date::leading(rest) {
        return Some((to, start + length));
    }
    let rest_of_year = rest
        .strip_prefix("当年")
        .or_else(|| rest.strip_prefix("同年"))
        .unwrap_or(rest);
    let skipped = rest.len() - rest_of_year.len();
    let ((month, day), length) = date::month_and_day(rest_of_year)?;
    Some((
        Date::new(from.value.year, month, day),
        start + skipped + length,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Day = (i32, u32, u32);

    #[track_caller]
    fn check_period(text: &str, expected: Option<(Day, Day)>) {
        let date = |(year, month, day)| Date::new(year, month, day);
        let found = find(&Paragraphs::of_texts(&[text])).map(|found| found.value);
        assert_eq!(found, expected.map(|(from, to)| (date(from), date(to))));
    }

    #[test]
    fn periods() {
        let year = Some(((2024, 1, 1), (2024, 12, 31)));
        check_period(
            "报告所列统计期限自 2024 年 1 月 1 日至 2024 年 12 月 31 日。",
            year,
        );
        check_period("统计期限为2024年1月1日至12月31日。", year);
        check_period("数据统计期限自2024年1月1日起至2024年12月31日止", year);
        check_period("统计期限从2024年1月1日到12月31日止。", year);
        check_period(
            "数据统计期限为2024年3月1日至2024年11月30日",
            Some(((2024, 3, 1), (2024, 11, 30))),
        );
        check_period("培训于2024年3月1日至5日举行", None);
        check_period("2024年1月31日", None);
    }
}
