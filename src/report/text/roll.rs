//! Mentions → roll-forwards (收支衔接): what was received and carried in is answered or carried over.

use super::lexicon::Sense;
use super::mention::Mention;
use super::passage::Passage;
use super::role::Role;
use super::total::total;

/// What came in and what became of it, as places of mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Roll {
    /// What was received in the year, or there was to do.
    pub(super) received: usize,
    /// What was carried in from the year before, if the words tell.
    pub(super) carried_in: Option<usize>,
    /// The total of several numbers of what was received, the first of which is `received`.
    pub(super) together: Option<usize>,
    /// What was answered, if the words tell.
    pub(super) answered: Option<usize>,
    /// What is carried over to the next year, if the words tell.
    pub(super) carried_out: Option<usize>,
    /// Where the words put what was carried in.
    pub(super) included: Included,
}

/// Where the words put what was carried in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Included {
    /// Beside what was received, which is strictly that of the year: 新收 n 件, 上年结转 m 件.
    New,
    /// Beside what was received: 收到 n 件, 上年结转 m 件.
    Beside,
    /// Inside what was received: 受理 n 件(含上年结转 m 件).
    InReceived,
    /// Inside what was answered: 办结 n 件(含上年结转 m 件).
    InAnswered,
}

/// So many numbers behind what was received are looked at.
const NEAR: usize = 14;

/// The roll-forwards of a paragraph.
pub(super) fn rolls(passage: &Passage) -> Vec<Roll> {
    let received =
        |&index: &usize| matches!(passage.role(index), Some(Role::Received | Role::Handled));
    let places = (0..passage.mentions.len()).filter(received);
    places.filter_map(|index| roll(passage, index)).collect()
}

fn roll(passage: &Passage, received: usize) -> Option<Roll> {
    let start = passage.mention(received)?;
    let of_it = |index: usize| {
        passage.is(index, |mention| {
            mention.sentence <= start.sentence + reach(passage.role(index))
                && (mention.quantity.unit == start.quantity.unit || mention.quantity.unit.is_none())
                && same_matter(start, mention)
        })
    };
    // 上年结转 2 件，新收 30 件
    let mut carried_in = received.checked_sub(1).filter(|&before| {
        passage.has_role(before, &[Role::CarriedIn, Role::Carried])
            && passage.same_sentence(before, received)
            && of_it(before)
    });
    let (mut answered, mut carried_out) = (None, None);
    for index in (received + 1)..(received + NEAR).min(passage.mentions.len()) {
        let slot = match passage.role(index) {
            // another number of what was received begins a story of its own
            Some(Role::Received)
                if answered.is_some() || !passage.same_sentence(received, index) =>
            {
                break;
            }
            None | Some(Role::Received) => continue,
            Some(_) if !of_it(index) => continue,
            Some(Role::CarriedIn) => &mut carried_in,
            Some(Role::Carried) if answered.is_none() => &mut carried_in,
            Some(Role::CarriedOut | Role::Carried) => &mut carried_out,
            Some(Role::Answered) => &mut answered,
            Some(Role::Handled) if was_done(passage, received, carried_in, index) => &mut answered,
            Some(Role::Handled) => break,
        };
        slot.get_or_insert(index);
    }
    // without it, what is carried over is still no more than there was
    if answered.is_none() && (carried_in.is_none() || carried_out.is_none()) {
        return None;
    }
    Some(Roll {
        received,
        carried_in,
        together: together(passage, received, answered.or(carried_out)?),
        answered,
        carried_out,
        included: included(
            passage,
            start,
            [received, answered.unwrap_or(received)],
            carried_in,
        ),
    })
}

/// How many sentences on a number may stand: what is carried over is often told last.
fn reach(role: Option<Role>) -> usize {
    match role {
        Some(Role::CarriedOut | Role::Carried) => 2,
        _ => 1,
    }
}

/// Where the words put what was carried in.
fn included(
    passage: &Passage,
    start: &Mention,
    [received, answered]: [usize; 2],
    carried_in: Option<usize>,
) -> Included {
    let carried = carried_in.and_then(|carried| passage.mention(carried));
    let denied = carried.is_some_and(|carried| carried.label.has(Sense::Except));
    // 受理 16 件，其中新收 15 件，上年结转 1 件
    let new = received + 1;
    let holds_both = carried_in.is_some_and(|carried_in| {
        let is_new = passage.is(new, |mention| mention.label.has(Sense::New));
        is_new && passage.equal(&[new, carried_in], &[received])
    });
    if holds_both {
        return Included::InReceived;
    }
    match carried.and_then(|carried| carried.host) {
        // 收到 208 件(不含上年结转 5 件)
        Some(host) if host == received && denied => Included::New,
        Some(host) if host == received => Included::InReceived,
        Some(host) if host == answered => Included::InAnswered,
        _ if start.label.has(Sense::New) => Included::New,
        _ => Included::Beside,
    }
}

/// The total of several numbers of what was received, before `end`.
fn together(passage: &Passage, received: usize, end: usize) -> Option<usize> {
    let mut near = ((received + 1)..end).take(4);
    near.find(|&index| {
        let parts: Vec<usize> = (received..index).collect();
        let carried = parts.iter().any(|&part| passage.is_carried(part));
        !carried
            && passage.is(index, |mention| total(&mention.label).is_some())
            && passage.equal(&parts, &[index])
    })
}

/// Whether 办理 says that so many were done, and not that there were so many to do: 共办理 50 件 behind what
/// was received and carried in, which it totals.
fn was_done(passage: &Passage, received: usize, carried_in: Option<usize>, index: usize) -> bool {
    let totals = carried_in.is_some_and(|carried_in| {
        passage.is(index, |mention| mention.label.has(Sense::Total))
            && passage.equal(&[received, carried_in], &[index])
    });
    // 共处理 17 件，其中 16 件已答复: there were so many to do
    let answered = (index + 1..index + 4).any(|next| {
        passage.same_sentence(index, next) && passage.role(next) == Some(Role::Answered)
    });
    passage.role(received) == Some(Role::Received) && !totals && !answered
}

/// Whether two mentions may speak of the same matter: applications, reviews, letters.
fn same_matter(one: &Mention, other: &Mention) -> bool {
    const MATTERS: [Sense; 4] = [
        Sense::Application,
        Sense::Review,
        Sense::Suit,
        Sense::OtherMatter,
    ];
    let named = |mention: &Mention| {
        MATTERS
            .into_iter()
            .find(|&matter| mention.label.has(matter))
    };
    match (named(one), named(other)) {
        (Some(one), Some(other)) => one == other,
        (None, Some(other)) => other == Sense::Application || other == Sense::OtherMatter,
        _ => true,
    }
}

impl Roll {
    /// What may stand on either side, the most likely first.
    pub(super) fn sides(self) -> Vec<(Vec<usize>, Vec<usize>)> {
        let side = |one: Option<usize>, other: Option<usize>| -> Vec<usize> {
            [one, other].into_iter().flatten().collect()
        };
        let received = self.together.unwrap_or(self.received);
        let after = side(self.answered, self.carried_out);
        let with = (side(Some(received), self.carried_in), after.clone());
        let without = (vec![received], after);
        match (self.carried_in, self.included) {
            (None, _) | (Some(_), Included::InReceived) => vec![without],
            (Some(_), Included::New) => vec![with],
            (Some(_), Included::Beside | Included::InAnswered) => vec![with, without],
        }
    }
}

/// 新收 A 件, 上年结转 B 件, 共 C 件, as (A, B, C).
pub(super) fn totals(passage: &Passage) -> Vec<[usize; 3]> {
    let mut found = Vec::new();
    for whole in 2..passage.mentions.len() {
        let Some([one, other, last]) = passage.mentions.get(whole - 2..=whole) else {
            continue;
        };
        let roles = [passage.role(whole - 2), passage.role(whole - 1)];
        let in_and_new = matches!(
            roles,
            [Some(Role::Received), Some(Role::CarriedIn | Role::Carried)]
                | [Some(Role::CarriedIn | Role::Carried), Some(Role::Received)]
        );
        let beside = one.run == last.run && other.run == last.run && one.sentence == last.sentence;
        let counted = last.class() == one.class() && !last.quantity.vague;
        let sums = total(&last.label).is_some_and(|total| {
            let to_do = [
                Sense::Total,
                Sense::Is,
                Sense::Received,
                Sense::Due,
                Sense::Application,
                Sense::Number,
            ];
            total.bare || last.label.only(&to_do) || last.label.has(Sense::Due)
        });
        if in_and_new && beside && counted && sums {
            found.push([whole - 2, whole - 1, whole]);
        }
    }
    found
}
