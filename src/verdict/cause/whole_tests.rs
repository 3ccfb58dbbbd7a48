//! Whole reports as text: what is advised, what is not, and what a person typed.

use super::tests::compare;
use super::{Cause, find};
use crate::report::figure::{Edits, FigureId};
use crate::report::recognise;
use crate::rules;
use crate::rules::rule::Subject;
use crate::verdict::{Finding, findings, judge};

/// What is found in a text.
struct Told {
    findings: Vec<Finding>,
    causes: Vec<Cause>,
}

fn diagnosed(text: &str, edits: &Edits) -> Told {
    let document = crate::read::text(text);
    let report = recognise(&document, edits);
    let subject = Subject {
        document: &document,
        report: &report,
        last_year: None,
        sums: None,
    };
    let (equations, observations) = rules::apply(&subject);
    let ledger = judge(&report, None, equations);
    let findings = findings(&subject, &ledger, observations);
    let causes = find(subject, edits, &ledger, &findings);
    Told { findings, causes }
}

/// The same once a person typed something for numbers of the text, each given as it is printed first.
fn typed(text: &str, typed: &[(&str, &str)]) -> Told {
    let edits = typed.iter().map(|&(number, typed)| {
        let place = text.find(number).expect("the number is printed");
        let place = u32::try_from(place).expect("the text is short");
        (FigureId::Text(place), typed.to_owned())
    });
    diagnosed(text, &edits.collect())
}

#[track_caller]
fn check_text(text: &str, typed: &[(&str, &str)], expected: &[(&str, &[&str])]) {
    compare(&self::typed(text, typed).causes, expected);
}

/// A report with these reviews in table four, and this text.
fn with_reviews(reviews: &str, text: &str) -> String {
    format!(
        "某市统计局2023年政府信息公开工作年度报告\n一、总体情况\n{text}\n\
         四、政府信息公开行政复议、行政诉讼情况\n\
         | 行政复议 | 行政诉讼 |  |  |  |  |  |  |  |  |  |  |  |  |  |\n\
         |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n\
         | 未经复议直接起诉 | 复议后起诉 |  |  |  |  |  |  |  |  |  |  |  |  |  |\n\
         | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n\
         | {reviews} | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
    )
}

#[test]
fn a_repair_that_needs_fewer_changes_comes_first() {
    let text = "政府信息公开行政复议9件，其中涉企4件、涉农5件。政府信息公开行政复议结果维持5件。\
                政府信息公开行政复议结果纠正0件。政府信息公开行政复议其他结果3件。政府信息公开行政复议尚未审结0件。";
    let diagnosed = diagnosed(&with_reviews("5 | 0 | 3 | 0 | 9", text), &Edits::new());
    let [cause] = diagnosed.causes.as_slice() else {
        panic!("one cause, not {:?}", diagnosed.causes);
    };
    let sizes: Vec<usize> = cause
        .repairs
        .iter()
        .map(|repair| repair.changes.len())
        .collect();
    assert_eq!(sizes, [2, 2, 2], "{}", cause.message.zh);
    assert!(cause.tied);
}

#[test]
fn what_would_break_something_else_is_not_advised() {
    // 48 → 4 would make the sum without what was carried in, and break it with that
    let text = "全年收到申请1,105件，上年结转41件；办结1,101件，结转下年48件。";
    for cause in diagnosed(text, &Edits::new()).causes {
        for repair in cause.repairs {
            let changes = repair.changes.iter();
            let edits: Edits = changes
                .map(|change| (change.figure, change.to.to_string()))
                .collect();
            assert_eq!(diagnosed(text, &edits).causes, [], "{edits:?}");
        }
    }
}

#[test]
fn a_share_that_several_numbers_fit_is_settled_by_the_sum_of_all() {
    // 99.0, cut off, would do for the share alone
    check_text(
        "全年主动公开政府信息882条，包括政策文件8条，占0.9%；财政信息874条，占69.1%。",
        &[],
        &[(
            "最可能是「财政信息占比」69.1% 应为 99.1%。只改这一处，涉及的 2 项关系全部成立。",
            &["69.1 → 99.1"],
        )],
    );
}

const SHARES: &str = "全年累计主动公开政府信息915条。包括政府文件94条，占10%；工作动态信息401条，占44%；\
                      人事信息23条，占3%；财政信息74条，占8%；其他信息59条，占6%。";

#[test]
fn a_total_that_was_typed_parts_from_what_fitted_before() {
    check_text(
        SHARES,
        &[("915", "651")],
        &[(
            "「651」是改过的数，原为「915」：有 4 项关系与原来的数相符，与改后的数不符。\
             请核对改动是否有误，或者这些数是否也要随之改正。",
            &[],
        )],
    );
}

#[test]
fn what_was_printed_is_advised_where_nothing_speaks_for_what_was_typed() {
    check_text(
        "全年公开信息50条，其中政策22条，占44%。",
        &[("44", "46")],
        &[(
            "最可能是「政策占比」46% 应为 44%。改为 44% 后，此项相符。",
            &["46 → 44"],
        )],
    );
}

#[test]
fn a_number_in_words_is_not_put_right_to_a_large_one() {
    for text in [
        "全年公开信息3522条，包括政策1条，其他一条。",
        "全年公开信息3523条，其中政策一条，财政两条，其他一条。",
        "召开会议两次，较上年增长9%，上年为3521次。",
    ] {
        for cause in diagnosed(text, &Edits::new()).causes {
            for change in cause.repairs.iter().flat_map(|repair| &repair.changes) {
                let in_words = change.from.is_some_and(|from| from < 3.into());
                assert!(
                    !in_words || change.to <= 10.into() || text.contains("1条"),
                    "{change:?}"
                );
            }
        }
    }
}

#[test]
fn what_is_simple_is_named_however_hard_the_rest_is() {
    // rows and columns that hang together, of which many are wrong, and lists that have nothing to do
    // with them
    let rows: Vec<String> = (0..60)
        .map(|row| {
            format!(
                "| 科室{row} | 11 | 12 | 13 | 14 | 15 | {} |\n",
                65 + row % 3
            )
        })
        .collect();
    // each under a heading of its own: paragraphs that are read together are tried out together
    let list = "\n公开情况\n全年共公开信息40条，包括政策文件12条、财政信息13条、其他信息14条。\n";
    let text = format!(
        "一、总体情况\n| 单位 | 甲 | 乙 | 丙 | 丁 | 戊 | 合计 |\n|---|---|---|---|---|---|---|\n{}\
         | 合计 | 663 | 721 | 780 | 840 | 900 | 3960 |\n{}",
        rows.concat(),
        list.repeat(300)
    );
    let diagnosed = diagnosed(&text, &Edits::new());
    let lists = diagnosed.causes.iter().filter(|cause| {
        let finding = cause
            .findings
            .first()
            .and_then(|&finding| diagnosed.findings.get(finding));
        finding.is_some_and(|finding| finding.rule.code == "text-sum")
    });
    let named = lists.filter(|cause| cause.searched && cause.candidates == 4);
    assert_eq!(named.count(), 300);
}

#[test]
fn what_was_not_searched_is_told_apart() {
    let list = "全年共公开信息40条，包括政策文件12条、财政信息13条、其他信息14条。\n";
    let diagnosed = diagnosed(&list.repeat(3000), &Edits::new());
    let unsearched = diagnosed.causes.iter().filter(|cause| !cause.searched);
    let words: Vec<&str> = unsearched.map(|cause| cause.message.zh.as_str()).collect();
    assert!(!words.is_empty() && words.len() < diagnosed.causes.len());
    assert!(words.iter().all(|words| words.contains("未逐一查找")));
}

/// A table of so many columns and of rows that fit, among them couples of rows in which a part of a number of the
/// first column is in the wrong row: both rows are broken, and no column is.
fn couples(couples: u32, columns: u32) -> String {
    const FITTING: u32 = 20;
    let line = |name: &str, cells: &dyn Fn(u32) -> String, last: String| {
        let cells: Vec<String> = (0..columns).map(cells).collect();
        format!("| {name} | {} | {last} |\n", cells.join(" | "))
    };
    let head = line("单位", &|column| format!("甲{column}"), "合计".to_owned());
    let rule = line("---", &|_| "---".to_owned(), "---".to_owned());
    let rows = (0..2 * couples + FITTING).map(|row| {
        let (number, moved) = (50 + row, 3 + row / 2);
        let first = match row {
            row if row >= 2 * couples => number,
            row if row % 2 == 0 => number + moved,
            _ => number - moved,
        };
        let cell = |column| if column == 0 { first } else { number };
        let name = format!("科室{row}");
        line(
            &name,
            &|column| cell(column).to_string(),
            (number * columns).to_string(),
        )
    });
    let all: u32 = (0..2 * couples + FITTING).map(|row| 50 + row).sum();
    let total = line("合计", &|_| all.to_string(), (all * columns).to_string());
    format!(
        "一、总体情况\n{head}{rule}{}{total}",
        rows.collect::<String>()
    )
}

/// What is said of a table of couples: how many causes, how many of them named, and how many that say that they may
/// have more in common than was looked for.
fn said_of(couples: u32, columns: u32) -> (usize, usize, usize) {
    let causes = diagnosed(&self::couples(couples, columns), &Edits::new()).causes;
    let named = causes.iter().filter(|cause| !cause.repairs.is_empty());
    let apart = causes.iter().filter(|cause| {
        let words = &cause.message;
        let [zh, en] = [words.zh.as_str(), words.en.as_str()];
        let is_said = zh.contains("未逐一查找与它们一并改正的可能");
        assert_eq!(is_said, en.contains("were not all looked for"));
        is_said
    });
    (causes.len(), named.count(), apart.count())
}

#[test]
fn problems_that_are_not_tried_two_by_two_say_so() {
    // up to eight rows every two are tried, and two in a couple have a repair in common
    assert_eq!(said_of(2, 5), (2, 2, 0));
    assert_eq!(said_of(4, 5), (4, 4, 0));
    // with more of them each is left alone
    assert_eq!(said_of(5, 5), (10, 0, 10));
}

#[test]
fn problems_with_too_many_repairs_in_common_say_so() {
    let (causes, named, apart) = said_of(2, 1_010);
    assert_eq!((causes, named, apart), (4, 0, 4));
}

const LIST: &str = "全年共公开信息39条，包括政策文件12条、财政信息13条、其他信息14条。\n";

#[test]
fn one_error_is_named_however_long_the_text_is() {
    let wrong = LIST.replace("39", "40");
    let diagnosed = diagnosed(&format!("{}{wrong}", LIST.repeat(3000)), &Edits::new());
    let [cause] = diagnosed.causes.as_slice() else {
        panic!("one cause, not {}", diagnosed.causes.len());
    };
    assert!(cause.searched);
    assert_eq!((cause.candidates, cause.repairs.len()), (4, 4));
}

#[test]
fn nothing_is_told_where_not_all_is_looked_at() {
    // one total for more shares than are looked at: what it should be is not known, and said so
    let share = "其中解读41条，占46%，政策文件40条，占40%；";
    let text = format!("全年共公开信息100条，{}。", share.repeat(2000));
    let diagnosed = diagnosed(&text, &Edits::new());
    assert!(diagnosed.causes.iter().any(|cause| !cause.searched));
    for cause in diagnosed.causes.iter().filter(|cause| !cause.searched) {
        assert_eq!(cause.repairs, []);
        assert!(
            cause.message.zh.contains("未逐一查找"),
            "{}",
            cause.message.zh
        );
    }
}
