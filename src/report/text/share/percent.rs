//! Percentages of a paragraph together: which number each is told of behind 分别, and which make 100 %.

use super::pair::{Basis, Pair};
use super::{SIBLINGS, Share};
use crate::order::{self, Map};
use crate::read::number::Number;
use crate::report::statement::{Claim, Evidence, Statement};
use crate::report::text::lex::Mark;
use crate::report::text::lexicon::Sense;
use crate::report::text::list::{Completeness, List};
use crate::report::text::mention::{Mention, Mentions, figures, statement};
use crate::report::text::paragraph::Paragraph;
use crate::report::text::unit::Class;

/// The number that a percentage is told of behind 分别: 甲 3 件、乙 1 件, 分别占 75 %、25 %.
pub(in super::super) fn respective<'a>(
    paragraph: &'a Paragraph,
    percent: &'a Mention,
) -> Option<&'a Mention> {
    let first = head(paragraph, percent);
    if !first.lead.has(Sense::Respectively) {
        return None;
    }
    let before = percent.place - first.place;
    let behind = paragraph.later(percent).skip(1).take(SIBLINGS - 1);
    let behind = behind.take_while(|it| is_joined(it, percent)).count();
    let many = before + 1 + behind;
    let counts = |it: &&Mention| it.class() != Class::Percent && !it.is_change() && !it.is_former();
    let parts = paragraph.earlier(first).take(2 * SIBLINGS).filter(counts);
    let parts: Mentions = parts.take(many).collect();
    let same_sentence = parts.iter().all(|part| part.sentence == percent.sentence);
    let told = many >= 2 && parts.len() == many && same_sentence;
    parts.get(behind).copied().filter(|_| told)
}

/// Whether a number goes on with those before it that are of the class of `percent` (75 %、25 %).
fn is_joined(it: &Mention, percent: &Mention) -> bool {
    it.class() == percent.class() && it.mark <= Some(Mark::Comma) && it.label.only(&[Sense::Is])
}

/// The first of the numbers that are joined up to `percent`: its words are those of all.
pub(super) fn head<'a>(paragraph: &'a Paragraph, percent: &'a Mention) -> &'a Mention {
    let mut first = percent;
    for before in paragraph.earlier(percent).take(SIBLINGS) {
        if !is_joined(first, percent) || before.class() != percent.class() {
            break;
        }
        first = before;
    }
    first
}

/// How far percentages are from 100 % together, as far as they are read.
#[derive(Default)]
pub(in super::super) struct Percents {
    sum: Number,
    slack: Number,
}

impl Percents {
    /// Of these together.
    fn of(percents: &[&Mention]) -> Self {
        let mut of = Self::default();
        for percent in percents {
            of.add(percent);
        }
        of
    }

    pub(in super::super) fn add(&mut self, percent: &Mention) {
        self.sum += percent.value();
        self.slack += percent.rounding();
    }

    fn fits(&self) -> bool {
        (self.sum - Number::ONE_HUNDRED).abs() <= self.slack
    }

    /// Whether they make 100 %, within rounding that is small itself.
    pub(in super::super) fn is_whole(&self) -> bool {
        self.slack <= Number::from(5) && self.fits()
    }
}

/// For each pair, the parts of all those side by side whose percentages make 100 %, in one sentence or
/// several; none where they do not.
pub(super) fn together<'a>(pairs: &[Pair<'a>]) -> Vec<Mentions<'a>> {
    let mut found = Vec::new();
    while found.len() < pairs.len() {
        let mut sum = Percents::default();
        let mut parts = Mentions::new();
        for pair in pairs.iter().skip(found.len()).take(SIBLINGS) {
            if pair.basis != Basis::Share || sum.sum + sum.slack >= Number::ONE_HUNDRED {
                break;
            }
            sum.add(pair.percent);
            parts.push(pair.part);
        }
        let many = parts.len().max(1);
        if many < 2 || !sum.is_whole() {
            parts.clear();
        }
        found.extend(std::iter::repeat_n(parts, many));
    }
    found
}

/// The percentages of lists of which every part has one, and those side by side without the counts that
/// they are of: that they add up to 100 %, within what rounding may take or give. What does not is stated
/// only of lists that name everything.
pub(in super::super) fn hundreds(
    paragraph: &Paragraph,
    lists: &[List],
    shares: &[Share],
) -> Vec<Statement> {
    let plain = shares.iter().filter(|share| share.plain);
    let share_of = order::map(plain.map(|share| (share.part, share)));
    let mut found: Map<Mentions, bool> = Map::new();
    for list in lists {
        let parts = list.longest().iter();
        let shares = parts.map(|part| share_of.get(part).copied());
        let Some(shares) = shares.collect::<Option<Vec<&Share>>>() else {
            continue;
        };
        let percents = shares.iter().map(|share| share.percent).collect();
        let complete = match list.completeness {
            _ if shares.iter().any(|share| share.of_share) => false,
            Completeness::Complete | Completeness::Rest => true,
            Completeness::Implied => false,
            _ => !list.found && list.makes_whole(),
        };
        *found.entry(percents).or_default() |= complete;
    }
    for percents in bare_hundreds(paragraph) {
        found.entry(percents).or_default();
    }
    let statements = found.into_iter().filter_map(|(percents, complete)| {
        let Percents { slack, .. } = Percents::of(&percents);
        let fits = Percents::of(&percents).fits();
        let claim = Claim::Hundred {
            percents: figures(&percents),
            slack: if fits { slack } else { Number::ZERO },
        };
        let stated = percents.len() >= 2 && (fits || complete);
        stated.then(|| statement(claim, Evidence::Hundred, percents))
    });
    statements.collect()
}

/// Percentages side by side without the counts that they are of, which make 100 % (甲占 60 %，乙占 40 %).
fn bare_hundreds(paragraph: &Paragraph) -> Vec<Mentions<'_>> {
    let mentions = paragraph.mentions.iter();
    let percents = mentions.filter(|it| it.class() == Class::Percent && !it.is_change());
    let percents: Mentions = percents.collect();
    let beside = |one: &&Mention, next: &&Mention| {
        one.index + 1 == next.index && one.sentence == next.sentence
    };
    let groups = percents.chunk_by(beside).filter_map(|group| {
        let says = |it: &&Mention| it.lead.any(&[Sense::Share, Sense::Elsewhere]);
        let group = group.get(group.iter().position(says)?..)?;
        (group.len() >= 2 && Percents::of(group).is_whole()).then(|| group.to_vec())
    });
    groups.collect()
}
