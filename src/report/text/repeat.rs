//! Paragraphs → facts that are stated more than once, told by the words of their sentence.

use std::collections::BTreeMap;

use super::passage::Passage;
use super::sum::{self, List};
use super::units::Class;
use crate::read::number::Number;
use crate::report::figure::FigureId;
use crate::report::statement::{Claim, Statement};

/// The facts heard so far, by their words and unit, with their first figure and number.
#[derive(Debug, Default)]
pub(super) struct Heard {
    facts: BTreeMap<(String, &'static str), (FigureId, Number)>,
}

/// Shorter words than these say too little to be the same fact (发布信息).
const LEAST: usize = 8;

impl Heard {
    /// Takes a paragraph in; gives the facts that were stated before.
    pub(super) fn hear(&mut self, passage: &Passage, lists: &[List]) -> Vec<Statement> {
        let members = sum::members(passage, lists);
        let mut statements = Vec::new();
        for (index, item) in passage.items.iter().enumerate() {
            let first_of_sentence = index
                .checked_sub(1)
                .and_then(|before| passage.item(before))
                .is_none_or(|before| before.sentence != item.sentence);
            let part = members.get(index) == Some(&true);
            let counted = item.class() == Class::Thing && item.run == 0;
            if !first_of_sentence
                || part
                || !counted
                || item.quantity.approximate.is_some()
                || item.is_change()
            {
                continue;
            }
            let words = fact(item.lead.rsplit('。').next().unwrap_or(""));
            let (Some(figure), Some(unit)) = (passage.figure(index), item.quantity.unit) else {
                continue;
            };
            if words.chars().count() < LEAST {
                continue;
            }
            match self.facts.get(&(words.clone(), unit)) {
                Some(&(first, _)) => {
                    let claim = Claim::Repeat {
                        first,
                        second: figure,
                    };
                    statements.push(passage.statement(claim, [index]));
                }
                None => {
                    self.facts.insert((words, unit), (figure, item.value()));
                }
            }
        }
        statements
    }
}

/// The words of a fact without those that only place it in time or weigh it.
fn fact(words: &str) -> String {
    const DULL: &[&str] = &[
        "截至",
        "年底",
        "12月31日",
        "全年",
        "本年度",
        "本年",
        "年度",
        "年内",
        "累计",
        "总共",
        "一共",
        "共计",
        "共",
        "我局",
        "我委",
        "我办",
        "我镇",
        "我区",
        "我县",
        "我市",
        "虽然",
        "目前",
        "各类",
        "总数",
        "数量",
        "达到",
        "达",
        "为",
        "了",
    ];
    let mut plain: String = words
        .chars()
        .filter(|character| !"，,:;、".contains(*character))
        .collect();
    if let Some(at) = plain.find('年')
        && let Some(start) = at.checked_sub(4)
        && plain
            .get(start..at)
            .is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()))
    {
        plain.replace_range(start..at + '年'.len_utf8(), "");
    }
    for word in DULL {
        plain = plain.replace(word, "");
    }
    plain
}
