//! The words of a rate → what it divides: 收到 n 件, 办结 m 件, 办结率.
//!
//! A rate is named by what its part counts: 办结率, 合格率, 节约率, 增长面. Another rate needs the word before
//! 率 in the lexicon, and nothing here.

use super::BaseCertainty;
use crate::read::number::Number;
use crate::report::text::lexicon::divisions::RESULTS;
use crate::report::text::lexicon::{self, Nuance, Sense, Word};
use crate::report::text::mention::{HandlingStage, Mention};
use crate::report::text::paragraph::LexedParagraph;
use crate::report::text::stretch::Stretch;
use crate::report::text::unit::Class;

/// The base of a rate is one of so many numbers before its part (397 件 483 人, 审结 374 件 439 人).
const BASES: usize = 2;

/// The part of a rate, the number that it is of, and how closely the words tie them.
type RateBase<'a> = (&'a Mention, &'a Mention, BaseCertainty);

/// What the words of a rate say is done (办结率, 整改率).
pub(super) fn rate(label: &Stretch) -> Option<Word> {
    let mut words = label.words.iter().rev();
    let &rate = words.find(|word| word.sense == Sense::Rate)?;
    if rate.is_bare_rate() {
        return words.next().copied();
    }
    lexicon::rated(rate)
}

/// What a rate divides. Beside `part` is another that its words name too (审结 374 件 439 人).
pub(super) fn rated<'a>(
    paragraph: &'a LexedParagraph,
    part: &'a Mention,
    percent: &Mention,
    done: Word,
) -> Option<RateBase<'a>> {
    let right_behind = part.label.is_empty() && part.mark.is_none();
    let before = paragraph.previous(part);
    let beside = before.filter(|_| right_behind);
    let named = beside.unwrap_or(part);
    let mut all = [Some(part), beside].into_iter().flatten();
    let rated = all.find_map(|part| base(paragraph, part, named, percent, done));
    // 城镇人口 12 人，乡村人口 18 人，城镇化率
    let some = percent.value() < Number::ONE_HUNDRED;
    let kind = before.filter(|it| !right_behind && some && it.counts_beside(part));
    rated.or_else(|| kind.and_then(|kind| base(paragraph, kind, kind, percent, done)))
}

/// The number that a rate of `part` is of, which counts what `done` names, as the words of `named` say.
/// Certain where these say no more than that.
fn base<'a>(
    paragraph: &'a LexedParagraph,
    part: &'a Mention,
    named: &Mention,
    percent: &Mention,
    done: Word,
) -> Option<RateBase<'a>> {
    // 收到 6 件，比去年减少 3 件，办结 5 件: a change is no base
    let told = |it: &&Mention| it.class() != Class::Percent && !it.is_change();
    let earlier = paragraph.earlier(part).filter(told).take(BASES);
    let mut beside = earlier.filter(|base| base.counts_beside(part));
    // 积案 50 件，本周化解 8 件，累计化解 20 件，化解率: of what both are of
    let first = beside.next()?;
    let cumulated = part.label.hints(Nuance::Cumulated) && spells(&first.label, done);
    let base = beside.next().filter(|_| cumulated).unwrap_or(first);
    let due = base.label.any(&[Sense::Due, Sense::Hedge]);
    let is_result = RESULTS.contains(&done.sense);
    let another = base.is_former() || (is_result && base.any(RESULTS));
    let open = !another && (due || !spells(&base.label, done));
    // What is carried over is not due yet: the rate may be of what was.
    let mut near = paragraph.range(part.index..part.index + 4).iter();
    let carried = near.any(|it| it.sentence == part.sentence && it.is_carried());
    let meant = counts(named, &percent.label, done)
        && open
        && !carried
        && names_no_more(&percent.label, done, &[&base.label, &named.label]);
    let known = [
        done.sense,
        Sense::Is,
        Sense::All,
        Sense::InTime,
        Sense::Total,
    ];
    // 新收 1512 件，结案 1239 件，结案率: of the old cases too; 受理 1033 件，纠错 236 件，纠错率: of those decided
    let old = base.label.has(Sense::New) && done.sense == Sense::Answered;
    let undecided = base.stage == Some(HandlingStage::Received) && is_result;
    let certainty = if old || undecided {
        BaseCertainty::Open
    } else if named.label.only(&known) {
        BaseCertainty::Certain
    } else {
        BaseCertainty::Likely
    };
    meant.then_some((part, base, certainty))
}

/// Whether words have the word that is rated, or contain it.
fn spells(words: &Stretch, done: Word) -> bool {
    let mut words = words.words.iter();
    words.any(|word| word.entry.contains(done.entry))
}

/// Whether a number counts what is rated, done and not due; what is not done where the rate says so
/// (不合格率), and in time where it does, or all of it.
fn counts(mention: &Mention, rate: &Stretch, done: Word) -> bool {
    let vague = matches!(done.sense, Sense::Verb | Sense::Other | Sense::Result);
    let named = |words: &Stretch| spells(words, done) || (!vague && words.has(done.sense));
    let in_time = mention.any(&[Sense::InTime]);
    (named(&mention.label) || named(&mention.tail))
        && mention.any(&[Sense::Not]) == rate.has(Sense::Not)
        && !mention.any(&[Sense::Due, Sense::None, Sense::Pending])
        && (rate.has(Sense::InTime) == in_time || (in_time && mention.any(&[Sense::All])))
}

/// Whether the words of a rate name nothing but what is rated, and what its base or its part counts.
fn names_no_more(rate: &Stretch, done: Word, of: &[&Stretch]) -> bool {
    const KNOWN: &[Sense] = &[
        Sense::Rate,
        Sense::InTime,
        Sense::Is,
        Sense::All,
        Sense::Not,
    ];
    let counted = of.iter().flat_map(|label| &label.words);
    let mut known = rate.words.iter().map(|word| {
        KNOWN.contains(&word.sense)
            || word.sense == done.sense
            || counted.clone().any(|it| it.entry == word.entry)
    });
    rate.unknown == 0 && known.all(|known| known)
}
