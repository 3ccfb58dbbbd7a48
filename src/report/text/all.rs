//! Sentences → all-or-nothing claims: 均获维持, 全部办结, 未收到申请, 未发生复议诉讼.
//!
//! They print no number; what they claim is that figures of the form are zero.

use super::fold::Folded;
use super::passage::any;
use crate::form::application::{Column, Row};
use crate::form::dispute;
use crate::read::span::Span;
use crate::report::Report;
use crate::report::figure::FigureId;
use crate::report::statement::{Claim, Statement};

/// The all-or-nothing claims of a paragraph; `place` gives the place of characters in the document.
pub(super) fn statements(
    text: &Folded,
    report: &Report,
    place: impl Fn(usize, usize) -> Span,
) -> Vec<Statement> {
    let mut statements = Vec::new();
    if report.tables.is_empty() {
        return statements;
    }
    let mut start = 0;
    let mut sentences = String::new();
    for (end, &character) in text.chars.iter().enumerate() {
        let last = end + 1 == text.chars.len();
        if character != '。' && !last {
            continue;
        }
        let sentence = text.words(start, end + 1);
        let long = end - start > LONGEST;
        if !long
            && !any(
                &sentence,
                &[
                    "去年",
                    "上年度报告",
                    "如",
                    "若",
                    "应当",
                    "要求",
                    "确保",
                    "力争",
                ],
            )
        {
            let present = |ids: Vec<FigureId>| -> Vec<FigureId> {
                let there = |id: &FigureId| report.figure(*id).is_some();
                ids.into_iter().filter(there).collect()
            };
            let span = place(start, end + 1);
            for said in said(&sentence, &sentences) {
                let left = present(said.left);
                if !left.is_empty() {
                    let claim = Claim::All {
                        left,
                        right: present(said.right),
                        lenient: said.lenient,
                        at: span.start,
                    };
                    statements.push(Statement { claim, span });
                }
            }
        }
        sentences = sentence;
        start = end + 1;
    }
    statements
}

/// A sentence longer than this, in characters, is no sentence: each of its clauses looks at all of it.
const LONGEST: usize = 2000;

/// A claim: what is zero, or what is the same.
#[derive(Default)]
struct Said {
    left: Vec<FigureId>,
    right: Vec<FigureId>,
    lenient: bool,
}

impl Said {
    /// These figures are zero.
    fn zero(left: Vec<FigureId>) -> Self {
        Self {
            left,
            ..Self::default()
        }
    }
}

/// The proceedings that the clauses so far have named.
#[derive(Clone, Copy, Default)]
struct Heard {
    review: bool,
    suit: bool,
}

impl Heard {
    fn hear(&mut self, clause: &str) {
        self.review |= clause.contains("复议");
        self.suit |= any(clause, &["诉讼", "应诉"]);
    }
}

/// What the sentence claims.
fn said(sentence: &str, before: &str) -> Vec<Said> {
    let mut claims = Vec::new();
    let clauses: Vec<&str> = sentence.split(['，', ',', ';', '。']).collect();
    let excepted = clauses.iter().any(|clause| clause.starts_with('除'));
    let of_applications = any(sentence, &["申请"]) || any(before, &["申请"]);
    let of_others = any(
        sentence,
        &["建议", "提案", "工单", "复议", "诉讼", "投诉", "举报"],
    );
    let mut heard = Heard::default();
    for (place, clause) in clauses.iter().enumerate() {
        heard.hear(clause);
        if any(
            clause,
            &[
                "均获维持",
                "均维持",
                "全部维持",
                "均予维持",
                "均被维持",
                "均获得维持",
            ],
        ) && !excepted
        {
            claims.extend(not_upheld(heard).into_iter().map(Said::zero));
        }
        let done = all_done(clause);
        if of_applications && !of_others && (done || all_answered(clause)) {
            claims.push(Said {
                left: vec![FigureId::Application(Row::CarriedOut, Column::Sum)],
                lenient: !done,
                ..Said::default()
            });
        }
        let previous = place.checked_sub(1).and_then(|before| clauses.get(before));
        if let Some(previous) = previous
            && of_applications
            && !of_others
            && all_granted(clause, previous)
        {
            claims.push(Said {
                left: vec![FigureId::Application(Row::Granted, Column::Sum)],
                right: vec![FigureId::Application(Row::Total, Column::Sum)],
                ..Said::default()
            });
        }
        claims.extend(none(clause).into_iter().map(Said::zero));
    }
    claims
}

fn all_done(clause: &str) -> bool {
    any(
        clause,
        &[
            "全部办结",
            "均已办结",
            "全部按期办结",
            "全部按时办结",
            "均已按时办结",
        ],
    ) || ((clause.contains("办结率") || clause.contains("答复率"))
        && clause.contains("100%")
        && !any(clause, &["按时", "按期", "及时"]))
}

/// 均已答复, 均在法定期限内答复.
fn all_answered(clause: &str) -> bool {
    let all = any(clause, &["均", "全部"]);
    let answered = any(clause, &["答复", "办结", "办理完毕", "回复"]);
    all && answered && !any(clause, &["未", "不", "应", "率"])
}

/// 收到申请 3 件, 均予以公开: of all that came in, as the clause before it counts them.
fn all_granted(clause: &str, before: &str) -> bool {
    let all = [
        "均予以公开",
        "均已予以公开",
        "全部予以公开",
        "均同意公开",
        "全部同意公开",
    ]
    .iter()
    .any(|words| clause.starts_with(words));
    let counted = before.contains('件') && any(before, &["申请"]);
    let some = any(
        before,
        &[
            "其中",
            "应",
            "属于",
            "自然人",
            "法人",
            "网",
            "信函",
            "当面",
            "邮",
        ],
    );
    all && counted && !some
}

/// 均获维持: nothing of the proceedings that the sentence names was corrected, ended otherwise or is
/// pending.
fn not_upheld(heard: Heard) -> Vec<Vec<FigureId>> {
    use dispute::{Column, Group};
    let columns = [Column::Corrected, Column::Other, Column::Pending];
    let of = |group: Group| {
        columns
            .map(|column| FigureId::Dispute(group, column))
            .to_vec()
    };
    let mut claims = Vec::new();
    if heard.review {
        claims.push(of(Group::Review));
    }
    if heard.suit {
        claims.push([of(Group::SuitDirect), of(Group::SuitAfterReview)].concat());
    }
    claims
}

/// 未收到申请, 未发生行政复议和行政诉讼, 无上年结转.
fn none(clause: &str) -> Vec<Vec<FigureId>> {
    use dispute::{Column as Result, Group};
    let denied = [
        "未收到",
        "没有收到",
        "未发生",
        "没有发生",
        "未产生",
        "未出现",
        "未引发",
        "无",
        "没有因",
    ]
    .iter()
    .filter_map(|word| clause.find(word).map(|at| at + word.len()))
    .min();
    let Some(rest) = denied.and_then(|at| clause.get(at..)) else {
        return Vec::new();
    };
    if any(rest, &["无法", "无正当", "无关"])
        || any(clause, &["无法", "无正当", "无关", "有无", "无偿"])
    {
        return Vec::new();
    }
    let mut claims = Vec::new();
    let closes = |word: &str| {
        rest.find(word).is_some_and(|at| {
            let behind = rest.get(at + word.len()..).unwrap_or("");
            behind.chars().count() <= 8
                && !any(behind, &["维持", "纠正", "败诉", "撤销", "超", "逾期"])
        })
    };
    let sum = |groups: &[Group]| {
        groups
            .iter()
            .map(|&group| FigureId::Dispute(group, Result::Sum))
            .collect()
    };
    if rest.contains("复议") && (closes("复议") || closes("诉讼")) {
        claims.push(sum(&[Group::Review]));
    }
    if rest.contains("诉讼") && closes("诉讼") {
        claims.push(sum(&[Group::SuitDirect, Group::SuitAfterReview]));
    }
    if !claims.is_empty() {
        return claims;
    }
    if any(rest, &["上年结转", "上年度结转"]) {
        claims.push(vec![FigureId::Application(Row::CarriedIn, Column::Sum)]);
    } else if rest.contains("结转下") {
        claims.push(vec![FigureId::Application(Row::CarriedOut, Column::Sum)]);
    } else if any(clause, &["收到"])
        && any(
            rest,
            &[
                "信息公开申请",
                "依申请公开",
                "公开的申请",
                "公开政府信息的申请",
            ],
        )
    {
        claims.push(vec![FigureId::Application(Row::New, Column::Sum)]);
    }
    claims
}
