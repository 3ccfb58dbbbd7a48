//! The words of a rate → what it divides: 收到 n 件, 办结 m 件, 办结率.
//!
//! A rate is named by what its part counts: 办结率, 合格率, 节约率, 增长面. Another rate needs the word before
//! 率 in the lexicon, and nothing here.

use super::Tie;
use super::pair::alike;
use crate::read::number::Number;
use crate::report::text::lexicon::{self, Sense, Word};
use crate::report::text::mention::Mention;
use crate::report::text::passage::Passage;
use crate::report::text::stretch::Stretch;

/// The base of a rate is one of so many numbers before its part (397 件 483 人, 审结 374 件 439 人).
const BASES: usize = 2;

/// What the words of a rate say is done (办结率, 整改率).
pub(super) fn rate(label: &Stretch) -> Option<Word> {
    let mut words = label.words.iter().rev();
    let &rate = words.find(|word| word.sense == Sense::Rate)?;
    if rate.is_bare_rate() {
        return words.next().copied();
    }
    lexicon::rated(rate)
}

/// The part of a rate, the number that it is of, and how closely the words tie them. Beside `part` stands
/// another that its words name too (审结 374 件 439 人): the one that fits is meant.
pub(super) fn rated(
    passage: &Passage,
    part: usize,
    percent: &Mention,
    done: Word,
) -> Option<(usize, usize, Tie)> {
    let beside = passage
        .before(part)
        .filter(|_| passage.is(part, |part| part.label.is_empty() && part.mark.is_none()));
    let named = passage.mention(beside.unwrap_or(part))?;
    let of = [Some(part), beside].into_iter().flatten();
    let of: Vec<(usize, usize, Tie)> = of
        .filter_map(|part| base(passage, part, named, percent, done))
        .collect();
    let fits = |&&(part, whole, _): &&(usize, usize, Tie)| {
        let part = passage.value(part)?.checked_mul(Number::ONE_HUNDRED)?;
        let rate = part.checked_div(passage.value(whole)?)?;
        Some(rate.round_dp(percent.value().scale()) == percent.value())
    };
    let fitting = of.iter().find(|of| fits(of).unwrap_or(false));
    fitting.or(of.first()).copied()
}

/// The number that a rate of `part` is of, which counts what `done` names, as the words of `named` say.
/// Certain where these say no more than that.
fn base(
    passage: &Passage,
    part: usize,
    named: &Mention,
    percent: &Mention,
    done: Word,
) -> Option<(usize, usize, Tie)> {
    let mention = passage.mention(part)?;
    let mut earlier = passage.spot(part)?.earlier().take(BASES);
    let whole = earlier.find(|&whole| passage.is(whole, |base| alike(base, mention)))?;
    let base = passage.mention(whole)?;
    let due = base.label.any(&[Sense::Due, Sense::Hedge]);
    let open = !base.is_change() && !base.is_former() && (due || !spells(&base.label, done));
    // What is carried over is not due yet: the rate may be of what was.
    let carried =
        (part..part + 4).any(|next| passage.same_sentence(next, part) && passage.is_carried(next));
    let meant = counts(named, &percent.label, done)
        && open
        && !carried
        && alike_in_time(named, percent)
        && names_no_more(&percent.label, done, &[&base.label, &named.label]);
    let known = [
        done.sense,
        Sense::Is,
        Sense::All,
        Sense::InTime,
        Sense::Total,
    ];
    let tie = if named.label.only(&known) {
        Tie::Certain
    } else {
        Tie::Likely
    };
    meant.then_some((part, whole, tie))
}

/// Whether words have the word that is rated, or contain it.
fn spells(words: &Stretch, done: Word) -> bool {
    let mut words = words.words.iter();
    words.any(|word| word.entry.contains(done.entry))
}

/// Whether a number counts what is rated, done and not due; what is not done where the rate says so (不合格率).
fn counts(mention: &Mention, rate: &Stretch, done: Word) -> bool {
    let vague = matches!(done.sense, Sense::Verb | Sense::Other | Sense::Result);
    let named = |words: &Stretch| spells(words, done) || (!vague && words.has(done.sense));
    (named(&mention.label) || named(&mention.tail))
        && mention.any(&[Sense::Not]) == rate.has(Sense::Not)
        && !mention.any(&[Sense::Due, Sense::None, Sense::Pending])
}

/// Whether the rate speaks of what was done in time where the number does, or all of it was.
fn alike_in_time(mention: &Mention, percent: &Mention) -> bool {
    let in_time = mention.any(&[Sense::InTime]);
    percent.label.has(Sense::InTime) == in_time || (in_time && mention.any(&[Sense::All]))
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
    let counted = of
        .iter()
        .flat_map(|label| &label.words)
        .map(|word| word.entry);
    rate.unknown == 0
        && rate.words.iter().all(|word| {
            KNOWN.contains(&word.sense)
                || word.sense == done.sense
                || counted.clone().any(|entry| entry == word.entry)
        })
}
