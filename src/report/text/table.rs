//! Items → values: a number of the text that names a figure of the form.

use super::clauses::Item;
use super::documents::Documents;
use super::passage::{Passage, any};
use super::roll::Role;
use super::sum::{self, List};
use super::units::Class;
use crate::form::application::{self, Group, Row};
use crate::form::disclosure;
use crate::form::dispute;
use crate::read::span::start_of;
use crate::report::Report;
use crate::report::figure::{Figure, FigureId};
use crate::report::statement::{Claim, Statement};

/// What the words of a number may mean, each a sum of figures of the form; the most likely first.
type Meanings = Vec<Vec<FigureId>>;

/// The numbers of a paragraph that name figures of the form.
pub(super) fn statements(passage: &Passage, lists: &[List], report: &Report) -> Vec<Statement> {
    if report.tables.is_empty() {
        return Vec::new();
    }
    let sentences: Vec<Sentence> = sentences(passage)
        .into_iter()
        .map(|words| Sentence::new(words, report))
        .collect();
    let elsewhere: Vec<bool> = sentences
        .iter()
        .map(|sentence| other_year(&sentence.words, report))
        .collect();
    // What was carried in stands beside what was received: neither is a part of the other.
    let carried = |&part: &usize| {
        passage
            .item(part)
            .is_some_and(|item| item.role() == Some(Role::CarriedIn))
    };
    let within = lists
        .iter()
        .filter(|list| !list.lists.iter().flatten().any(carried));
    let members = sum::members(passage, within);
    let mut topic = Topic::default();
    let mut documents = Documents::default();
    let mut statements = Vec::new();
    for (index, item) in passage.items.iter().enumerate() {
        topic.hear(item);
        let document = documents.hear(item);
        let Some(sentence) = sentences.get(item.sentence) else {
            continue;
        };
        if item.is_change()
            || item.is_former()
            || item.quantity.vague
            || elsewhere.get(item.sentence) == Some(&true)
        {
            continue;
        }
        let part = members.get(index) == Some(&true);
        let before = item
            .sentence
            .checked_sub(1)
            .and_then(|before| sentences.get(before));
        let place = Place {
            report,
            before,
            item,
            sentence,
            part,
            topic: &topic,
            document,
        };
        let of = place.meanings();
        if let (false, Some(figure)) = (of.is_empty(), passage.figure(index)) {
            let claim = Claim::Value {
                figure,
                of,
                narrower: place.narrower(),
            };
            statements.push(passage.statement(claim, [index]));
        }
    }
    statements
}

/// What stands further on in a sentence, in bytes, does not bear on its numbers.
const LONGEST: usize = 3000;

/// The words of a sentence, and what they say to each of its numbers: asked once, since they are many.
struct Sentence {
    words: String,
    /// Whether it speaks of what is applied for and answered.
    applied: bool,
    /// Whether it speaks of other matters that are received and answered.
    others: bool,
    /// Whether it names less than what the report is about.
    office: bool,
}

impl Sentence {
    fn new(words: String, report: &Report) -> Self {
        let agency = report.agency.as_ref();
        let agency = agency.map_or("", |agency| agency.value.as_str());
        let office = ["办公室", "办公厅", "本级", "机关本部"]
            .iter()
            .any(|word| words.contains(word) && !agency.contains(word));
        let town = any(&words, &["镇人民政府", "乡人民政府", "街道办"]);
        Self {
            applied: any(&words, &["申请", "答复", "办结"]),
            others: any(&words, &["公文", "属性", "建议", "提案", "工单", "信件"]),
            office: office && !town,
            words,
        }
    }
}

/// The words of each sentence around its numbers.
fn sentences(passage: &Passage) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    for item in &passage.items {
        if sentences.len() <= item.sentence {
            sentences.resize(item.sentence + 1, String::new());
        }
        let Some(sentence) = sentences.get_mut(item.sentence) else {
            continue;
        };
        let lead = item.lead.rsplit('。').next().unwrap_or("");
        for words in [lead, &item.outside, &item.tail] {
            sentence.push_str(start_of(words, LONGEST.saturating_sub(sentence.len())));
        }
    }
    sentences
}

/// Whether a sentence speaks of another year than the report, or of a part of it. A year that it only
/// compares with (较 2022 年) is not what it speaks of.
fn other_year(sentence: &str, report: &Report) -> bool {
    if any(
        sentence,
        &["上半年", "下半年", "季度", "以来", "至今", "历年"],
    ) {
        return true;
    }
    let Some(year) = report.year.as_ref().map(|year| year.value.to_string()) else {
        return false;
    };
    let mut years = sentence
        .match_indices('年')
        .filter_map(|(at, _)| sentence.get(..at)?.split_at_checked(at.checked_sub(4)?))
        .filter(|(before, digits)| {
            digits.starts_with("20")
                && digits.bytes().all(|byte| byte.is_ascii_digit())
                && !before.ends_with(['较', '比', '与', '同'])
        })
        .map(|(_, digits)| digits)
        .peekable();
    years.peek().is_some() && !years.any(|named| named == year)
}

/// Which proceedings the sentence speaks of.
#[derive(Clone, Debug, Default)]
struct Topic {
    sentence: usize,
    groups: Vec<Proceedings>,
}

/// Reviews, lawsuits, or those of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Proceedings {
    Review,
    Suit,
    Direct,
    AfterReview,
}

impl Proceedings {
    /// The groups of table four that make it up.
    fn groups(self) -> &'static [dispute::Group] {
        use dispute::Group;
        match self {
            Self::Review => &[Group::Review],
            Self::Suit => &[Group::SuitDirect, Group::SuitAfterReview],
            Self::Direct => &[Group::SuitDirect],
            Self::AfterReview => &[Group::SuitAfterReview],
        }
    }
}

/// The proceedings that words name.
fn proceedings(words: &str) -> Option<Proceedings> {
    if any(words, &["复议后"]) {
        return Some(Proceedings::AfterReview);
    }
    if any(words, &["未经复议", "直接起诉"]) {
        return Some(Proceedings::Direct);
    }
    let review = words.rfind("复议");
    let suit = words.rfind("诉讼").or_else(|| words.rfind("应诉"));
    match (review, suit) {
        (Some(_), Some(_)) | (None, None) => None,
        (Some(_), None) => Some(Proceedings::Review),
        (None, Some(_)) => Some(Proceedings::Suit),
    }
}

impl Topic {
    fn hear(&mut self, item: &Item) {
        if item.sentence != self.sentence {
            if item.opener.is_none() {
                self.groups.clear();
            }
            self.sentence = item.sentence;
        }
        if let Some(named) = proceedings(&item.label).or_else(|| proceedings(&item.outside)) {
            self.groups.retain(|&group| group != named);
            self.groups.insert(0, named);
        }
    }
}

/// A number and all that its words may draw on.
struct Place<'a> {
    report: &'a Report,
    item: &'a Item,
    sentence: &'a Sentence,
    before: Option<&'a Sentence>,
    part: bool,
    topic: &'a Topic,
    document: Option<(disclosure::Row, disclosure::Column)>,
}

impl Place<'_> {
    fn meanings(&self) -> Meanings {
        let found = match self.item.class() {
            Class::Money => self.fee(),
            Class::Thing => self
                .disputes()
                .or_else(|| self.documents())
                .or_else(|| self.decisions())
                .or_else(|| self.applications()),
            _ => None,
        };
        let mut meanings = found.unwrap_or_default();
        meanings
            .retain(|of| !of.is_empty() && of.iter().all(|&id| self.report.figure(id).is_some()));
        meanings
    }

    /// Whether the words name less than what the report is about, or leave it open.
    fn narrower(&self) -> bool {
        self.counts_letters()
            || self.sentence.office
            || (!self.topic.groups.is_empty() && !any(&self.sentence.words, &["公开"]))
    }

    fn says(&self, words: &[&str]) -> bool {
        self.item.says(words)
    }

    /// Whether letters of reply (答复书) are counted: mostly one for each application, now and then two.
    fn counts_letters(&self) -> bool {
        any(&self.item.label, &["答复书", "答复函", "告知书"])
            && !any(&self.item.label, &["补正", "延期", "补充", "受理", "收费"])
    }

    /// Table four.
    fn disputes(&self) -> Option<Meanings> {
        use dispute::Column;
        let results: &[(&[&str], Column)] = &[
            (&["维持", "驳回", "胜诉"], Column::Upheld),
            (&["纠正", "纠错"], Column::Corrected),
            (&["其他结果", "其它结果"], Column::Other),
            (&["未审结", "尚在审理", "正在审理", "未结"], Column::Pending),
        ];
        let topics = &self.topic.groups;
        let result = results.iter().find(|(words, _)| self.says(words));
        let named = proceedings(&self.item.label).or_else(|| proceedings(&self.item.tail));
        let sum = |topic: Proceedings, column: Column| -> Vec<FigureId> {
            topic
                .groups()
                .iter()
                .map(|&group| FigureId::Dispute(group, column))
                .collect()
        };
        match (result, named) {
            (Some((words, column)), _) if !topics.is_empty() => {
                // 驳回 is told apart from 维持 by some offices.
                let plain = self.says(words.get(..1).unwrap_or_default());
                (plain || *column != Column::Upheld)
                    .then(|| topics.iter().map(|&topic| sum(topic, *column)).collect())
            }
            (None, Some(topic)) => {
                let other = any(
                    &self.item.label,
                    &["上年", "结转", "代理", "办结", "审结", "参加", "出庭"],
                );
                let mut meanings = vec![sum(topic, Column::Sum)];
                if topic == Proceedings::Suit {
                    meanings.push(sum(Proceedings::Direct, Column::Sum));
                    meanings.push(sum(Proceedings::AfterReview, Column::Sum));
                }
                (!other).then_some(meanings)
            }
            _ => None,
        }
    }

    /// Table two, the first block.
    fn documents(&self) -> Option<Meanings> {
        let (row, column) = self.document?;
        Some(vec![vec![FigureId::Disclosure(row, column)]])
    }

    /// Table two, permits, penalties and coercive measures: only where the words speak of decisions.
    fn decisions(&self) -> Option<Meanings> {
        use disclosure::{Column, Row};
        let label = self.item.label.as_str();
        if !label.contains("决定") || any(label, &["公开", "公示", "信息"]) {
            return None;
        }
        let row = if label.contains("行政许可") {
            Row::Permit
        } else if label.contains("行政处罚") {
            Row::Penalty
        } else if label.contains("行政强制") {
            Row::Coercion
        } else {
            return None;
        };
        Some(vec![vec![FigureId::Disclosure(row, Column::Decisions)]])
    }

    /// Table two, the fees of edition 2021.
    fn fee(&self) -> Option<Meanings> {
        use disclosure::{Column, Row};
        self.item
            .label
            .contains("行政事业性收费")
            .then(|| vec![vec![FigureId::Disclosure(Row::Fee, Column::Amount)]])
    }

    /// Table three.
    fn applications(&self) -> Option<Meanings> {
        let words = self.item.words();
        let both = || self.before.into_iter().chain([self.sentence]);
        let of_applications =
            both().any(|sentence| sentence.applied) && !both().any(|sentence| sentence.others);
        if !of_applications || proceedings(&words).is_some() {
            return None;
        }
        let one = |row: Row| self.row(row);
        if self.counts_letters() {
            return (!self.part).then(|| vec![one(Row::Total)]);
        }
        if let Some(role) = self.item.role() {
            let counted = any(&words, &["申请"]) || self.sentence.words.contains("申请");
            if !counted || self.one_kind() {
                return None;
            }
            return match role {
                Role::Received | Role::Answered if self.part => None,
                Role::Received => {
                    let both = [one(Row::New), one(Row::CarriedIn)].concat();
                    let includes_none = any(&self.item.label, &["新收"]);
                    Some(if includes_none {
                        vec![one(Row::New)]
                    } else {
                        vec![one(Row::New), both]
                    })
                }
                Role::CarriedIn => Some(vec![one(Row::CarriedIn)]),
                Role::CarriedOut => Some(vec![one(Row::CarriedOut)]),
                Role::Answered => Some(vec![one(Row::Total)]),
            };
        }
        let granted = any(&words, &["予以公开", "同意公开"]) && !words.contains("不予公开");
        let partial = any(&words, &["部分公开"]);
        let group = |group: Group| self.group(group);
        if granted && partial {
            return Some(vec![[one(Row::Granted), one(Row::Partial)].concat()]);
        }
        if granted {
            return Some(vec![
                one(Row::Granted),
                [one(Row::Granted), one(Row::Partial)].concat(),
            ]);
        }
        if partial {
            return Some(vec![one(Row::Partial)]);
        }
        let named = [
            ("不予公开", Group::Denied),
            ("无法提供", Group::Unavailable),
            ("不予处理", Group::Unprocessed),
            ("其他处理", Group::Other),
        ];
        if let Some((_, named)) = named.iter().find(|(word, _)| words.contains(word)) {
            return Some(vec![group(*named)]);
        }
        self.applicants(&words)
    }

    /// The columns of table three: who applied.
    fn applicants(&self, words: &str) -> Option<Meanings> {
        use application::Column;
        if !self.is_of_received(words) || self.one_kind_of_way() {
            return None;
        }
        let companies = [
            Column::Business,
            Column::Research,
            Column::Charity,
            Column::Legal,
            Column::Other,
        ];
        let columns: &[Column] = if words.contains("自然人") {
            &[Column::Natural]
        } else if any(
            words,
            &["法人或其他组织", "法人和其他组织", "法人及其他组织"],
        ) {
            &companies
        } else {
            return None;
        };
        let of = |rows: &[Row]| -> Vec<FigureId> {
            rows.iter()
                .flat_map(|&row| {
                    columns
                        .iter()
                        .map(move |&column| FigureId::Application(row, column))
                })
                .collect()
        };
        Some(vec![of(&[Row::New]), of(&[Row::New, Row::CarriedIn])])
    }

    /// Whether what was received is spoken of last before the words, and not what became of it: of
    /// 收到 7 件，予以公开 2 件，其中自然人 2 件 the last is a part of the second.
    fn is_of_received(&self, words: &str) -> bool {
        let name = if words.contains("自然人") {
            "自然人"
        } else {
            "法人"
        };
        let sentence = self.sentence.words.as_str();
        let before = sentence.find(name).and_then(|at| sentence.get(..at));
        let before = before.unwrap_or(sentence);
        let last = |words: &[&str]| words.iter().filter_map(|word| before.rfind(word)).max();
        let received = last(&["收到", "受理", "新收"]);
        received.is_some()
            && received >= last(&["予公开", "以公开", "部分公开", "答复", "办结", "提供"])
    }

    /// Whether the words count only one kind of what was received or answered.
    fn one_kind(&self) -> bool {
        self.one_kind_of_way()
            || any(
                &self.item.label,
                &[
                    "自然人",
                    "法人",
                    "企业",
                    "个人",
                    "部门",
                    "乡镇",
                    "街道",
                    "其中",
                    "涉及",
                    "关于",
                    "方面",
                    "类",
                    "转办",
                    "审核",
                ],
            )
    }

    fn one_kind_of_way(&self) -> bool {
        any(
            &self.item.label,
            &[
                "网上", "网络", "在线", "线上", "信函", "邮寄", "邮件", "当面", "现场", "传真",
                "书面", "窗口", "电话", "平台",
            ],
        )
    }

    /// What a row comes to: its 总计, or where that is blank its columns.
    fn row(&self, row: Row) -> Vec<FigureId> {
        use application::Column;
        let sum = FigureId::Application(row, Column::Sum);
        let blank = |id: FigureId| self.report.figure(id).is_some_and(Figure::is_blank);
        let parts = Column::PARTS.map(|column| FigureId::Application(row, column));
        let filled = parts.iter().any(|&id| {
            self.report
                .figure(id)
                .is_some_and(|figure| figure.value().is_some())
        });
        if blank(sum) && filled {
            return parts.to_vec();
        }
        vec![sum]
    }

    /// What a group of rows comes to.
    fn group(&self, group: Group) -> Vec<FigureId> {
        let blank = |row: &Row| {
            let columns = application::Column::ALL;
            columns.iter().all(|&column| {
                self.report
                    .figure(FigureId::Application(*row, column))
                    .is_none_or(Figure::is_blank)
            })
        };
        let rows: Vec<Row> = Row::ALL
            .into_iter()
            .filter(|row| row.group() == group)
            .collect();
        let all_blank = rows.iter().all(blank);
        rows.into_iter()
            .filter(|row| all_blank || !blank(row))
            .filter(|&row| {
                self.report
                    .figure(FigureId::Application(row, application::Column::Sum))
                    .is_some()
            })
            .flat_map(|row| self.row(row))
            .collect()
    }
}
