//! Percentages of a paragraph that make 100 % together.

use super::pair::{Basis, Pair};
use super::percents::Percents;
use super::{BaseCertainty, SIBLINGS, Share};
use crate::order::{self, Map};
use crate::read::number::Number;
use crate::report::statement::{Claim, Evidence, Statement};
use crate::report::text::lexicon::Sense;
use crate::report::text::list::{Completeness, List};
use crate::report::text::mention::{Mention, Mentions, figures, statement};
use crate::report::text::paragraph::LexedParagraph;
use crate::report::text::unit::Class;

/// Percentages that are more points than this from 100 % are not meant to make it.
const FAR: i32 = 30;

/// For each pair, the parts of all those side by side whose percentages make 100 %, in one sentence or
/// several; none where they do not.
pub(super) fn together<'a>(pairs: &[Pair<'a>]) -> Vec<Mentions<'a>> {
    let mut found = Vec::new();
    while found.len() < pairs.len() {
        let mut sum = Percents::default();
        let mut parts = Mentions::new();
        for pair in pairs.iter().skip(found.len()).take(SIBLINGS) {
            // 男性 12 人，占全区人口的 60 %；女性 8 人，占全区人口的 40 %: of what they make
            let share = pair.basis == Basis::Share || pair.percent.label.has(Sense::Elsewhere);
            if !share || sum.sum + sum.slack >= Number::ONE_HUNDRED {
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
    paragraph: &LexedParagraph,
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
            _ if shares.iter().any(|share| {
                matches!(
                    share.certainty,
                    BaseCertainty::Either | BaseCertainty::Unprinted
                )
            }) =>
            {
                false
            }
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
        let Percents { slack, sum } = Percents::of(&percents);
        let fits = Percents::of(&percents).fits();
        let claim = Claim::Hundred {
            percents: figures(&percents),
            slack: if fits { slack } else { Number::ZERO },
        };
        // what is so far from it is of several wholes
        let near = (sum - Number::ONE_HUNDRED).abs() <= Number::from(FAR);
        let stated = percents.len() >= 2 && (fits || (complete && near));
        stated.then(|| statement(claim, Evidence::Hundred, percents))
    });
    statements.collect()
}

/// Percentages side by side without the counts that they are of, which make 100 % (甲占 60 %，乙占 40 %).
fn bare_hundreds(paragraph: &LexedParagraph) -> Vec<Mentions<'_>> {
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
