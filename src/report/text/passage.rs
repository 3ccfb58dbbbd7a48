//! The items of one paragraph with the names of their figures: what every kind of claim is read from.

use std::cell::Cell;

use super::clauses::{Item, Opener};
use super::tokens::Mark;
use super::units::{Class, ENTRIES, TOTALS};
use crate::read::number::Number;
use crate::read::span::Span;
use crate::report::figure::FigureId;
use crate::report::statement::{Claim, Statement};
use crate::steps;

/// One paragraph: its items, and for each its figure and its place.
#[derive(Clone, Debug, Default)]
pub(super) struct Passage {
    /// The items in their order.
    pub(super) items: Vec<Item>,
    /// The name of each item's figure.
    pub(super) ids: Vec<FigureId>,
    /// The place of each item in the document.
    pub(super) spans: Vec<Span>,
    /// For each run, the items that stand in it, in order.
    pub(super) runs: Vec<Vec<usize>>,
    /// How much of it may still be put into lists.
    room: Cell<usize>,
}

/// How many places of lists a paragraph may take, and how many more for each of its numbers: no real
/// paragraph comes near, and where every number of a long text opens a list the work stays linear.
const ROOM: usize = 20_000;
const ROOM_EACH: usize = 16;

impl Passage {
    /// Puts a paragraph together.
    pub(super) fn new(items: Vec<Item>, spans: Vec<Span>) -> Self {
        let mut runs: Vec<Vec<usize>> = Vec::new();
        for (index, item) in items.iter().enumerate() {
            if runs.len() <= item.run {
                runs.resize(item.run + 1, Vec::new());
            }
            if let Some(run) = runs.get_mut(item.run) {
                run.push(index);
            }
        }
        let ids = spans
            .iter()
            .map(|span| FigureId::Text(span.start))
            .collect();
        let room = Cell::new(ROOM + ROOM_EACH * items.len());
        Self {
            items,
            ids,
            spans,
            runs,
            room,
        }
    }

    /// Takes room for so many places of lists.
    pub(super) fn take_room(&self, places: usize) {
        self.room.set(self.room.get().saturating_sub(places));
    }

    /// Whether there is none left, so that no more lists are read.
    pub(super) fn is_full(&self) -> bool {
        self.room.get() == 0
    }

    /// The item at `index`.
    pub(super) fn item(&self, index: usize) -> Option<&Item> {
        steps::count(1);
        self.items.get(index)
    }

    /// The figures of these items.
    pub(super) fn figures(&self, indices: &[usize]) -> Vec<FigureId> {
        indices
            .iter()
            .filter_map(|&index| self.ids.get(index).copied())
            .collect()
    }

    /// The figure of this item.
    pub(super) fn figure(&self, index: usize) -> Option<FigureId> {
        self.ids.get(index).copied()
    }

    /// A statement over these items.
    pub(super) fn statement(
        &self,
        claim: Claim,
        indices: impl IntoIterator<Item = usize>,
    ) -> Statement {
        let span = indices
            .into_iter()
            .filter_map(|index| self.spans.get(index).copied())
            .reduce(Span::cover)
            .unwrap_or_default();
        Statement { claim, span }
    }
}

impl Item {
    /// The number.
    pub(super) fn value(&self) -> Number {
        self.quantity.value
    }

    /// What kind of quantity it is.
    pub(super) fn class(&self) -> Class {
        self.quantity.class
    }

    /// The words before and behind the number, as one.
    pub(super) fn words(&self) -> String {
        format!("{}{}", self.label, self.tail)
    }

    /// Whether one of `words` stands before or behind the number.
    pub(super) fn says(&self, words: &[&str]) -> bool {
        any(&self.label, words) || any(&self.tail, words)
    }

    /// Whether the words say that it became less.
    pub(super) fn falls(&self) -> bool {
        any(
            &self.label,
            &["减", "下降", "降低", "回落", "降幅", "下滑", "少"],
        )
    }

    /// Whether the item begins a sentence.
    pub(super) fn begins_sentence(&self) -> bool {
        self.mark == Some(Mark::Stop)
    }

    /// What the words of this number say it totals (共, 三项合计), if they say so.
    pub(super) fn totals(&self) -> Option<Total<'_>> {
        Total::read(&self.label)
    }

    /// Whether the label is one of 其他, the rest of a list.
    pub(super) fn is_rest(&self) -> bool {
        const REST: &[&str] = &["其他", "其它", "其余", "以及其他", "及其他", "和其他"];
        REST.iter().any(|word| self.label.starts_with(word))
            || any(&self.label, &["其他处理", "其他主动公开", "其他结果"])
    }

    /// Whether it counts what is not yet done, the rest of a list of outcomes.
    pub(super) fn is_pending(&self) -> bool {
        self.says(&[
            "未审结",
            "正在审理",
            "结转下",
            "转下年",
            "继续办理",
            "正在办理",
        ])
    }

    /// Whether a list is opened right before the item.
    pub(super) fn opens(&self) -> Option<Opener> {
        self.opener
    }
}

/// A number that words make the total of those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Total<'a> {
    /// How many numbers it totals, where the words say so (三项合计).
    pub(super) of: Option<usize>,
    /// What is totalled (共受理); empty where the words say nothing else.
    pub(super) what: &'a str,
}

impl<'a> Total<'a> {
    /// Reads `[以上|全市][三项]合计[为]…`.
    fn read(label: &'a str) -> Option<Self> {
        const VERBS: &[&str] = &["达到", "达", "为", "是", "有"];
        if label == "计" {
            return Some(Self { of: None, what: "" });
        }
        let (of, rest) = counted(beyond_scope(label));
        let what = TOTALS.iter().find_map(|word| rest.strip_prefix(word))?;
        let what = VERBS
            .iter()
            .find_map(|verb| what.strip_prefix(verb))
            .unwrap_or(what);
        Some(Self { of, what })
    }

    /// Whether the words say nothing but that it is a total.
    pub(super) fn is_bare(self) -> bool {
        self.what.is_empty()
    }
}

/// The words behind those that say where or when is totalled: 以上, 全市, 年内.
fn beyond_scope(label: &str) -> &str {
    const SCOPES: &[&str] = &[
        "以上",
        "上述",
        "前述",
        "前",
        "本年度",
        "本年",
        "年内",
        "全系统",
        "全年",
    ];
    if let Some(rest) = SCOPES.iter().find_map(|scope| label.strip_prefix(scope)) {
        return rest;
    }
    let whole = label.strip_prefix('全').and_then(|rest| {
        let mut characters = rest.chars();
        characters
            .next()
            .filter(|place| "国省市县区镇乡街州盟旗局委厅办校院".contains(*place))?;
        Some(characters.as_str())
    });
    whole.unwrap_or(label)
}

/// 三项, 两类, 4 个方面: how many, and the words behind.
fn counted(words: &str) -> (Option<usize>, &str) {
    const DIGITS: &str = "一二三四五六七八九十";
    let mut characters = words.chars();
    let count = characters.next().and_then(|first| match first {
        '两' => Some(2),
        _ => match first.to_digit(10) {
            Some(digit) => usize::try_from(digit).ok(),
            None => DIGITS
                .chars()
                .position(|digit| digit == first)
                .map(|at| at + 1),
        },
    });
    let rest = characters.as_str();
    let behind = ENTRIES.iter().find_map(|entry| rest.strip_prefix(entry));
    match (count, behind) {
        (Some(count), Some(behind)) => (Some(count), behind),
        _ => (None, words),
    }
}

/// Words that compare with another time.
pub(super) const COMPARES: &[&str] = &["较", "比", "同比", "环比"];

/// Words of change.
pub(super) const CHANGES: &[&str] = &[
    "增加",
    "增长",
    "上升",
    "提高",
    "提升",
    "减少",
    "下降",
    "降低",
    "回落",
    "增幅",
    "降幅",
    "下滑",
    "多",
    "少",
    "增",
    "减",
    "同比增加",
    "同比减少",
];

/// Whether `text` has one of `words`.
pub(super) fn any(text: &str, words: &[&str]) -> bool {
    steps::count(text.len());
    words.iter().any(|word| text.contains(word))
}
