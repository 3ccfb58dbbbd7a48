//! Parts and a whole that they do not make → what says that the list is complete, so that they must: the
//! words, or the numbers.

use crate::read::number::Number;
use crate::report::statement::Evidence;
use crate::report::text::lex::Punctuation;
use crate::report::text::lexicon::{Nuance, Sense, divisions};
use crate::report::text::list::{Completeness, List, MANY, are_parted_alike};
use crate::report::text::mention::{HandlingStage, Mention, total};
use crate::report::text::relation::{PartRelation, are_outcomes, relation};
use crate::report::text::slip::{first_digit, one_slip, total_slip};

/// What says that `parts` of a list must make the whole; nothing where they need not.
pub(super) fn evidence(list: &List, parts: &[&Mention], whole: &[&Mention]) -> Option<Evidence> {
    let (sum, of) = (total(parts), total(whole));
    let complete = list.completeness == Completeness::Complete;
    let counted_alike = || {
        let alike = |whole: &&Mention| {
            whole.is_unitless() || parts.iter().any(|part| part.counts_like(whole))
        };
        whole.iter().any(alike)
    };
    // 收到 578 件，立案 470 件，并案 23 件，交由 86 家办理: without a word between, what is counted otherwise is no part
    let otherwise = |part: &&Mention| !whole.iter().any(|whole| part.counts_like(whole));
    if list.completeness == Completeness::Implied && parts.iter().any(otherwise) {
        return None;
    }
    let many = parts.len() >= 4 && !list.loose;
    // 案卷 3928 份，其中援助 1414 件，帮助 2513 件: counted otherwise, so near is no chance
    let opened = parts.len() >= 3 && list.completeness != Completeness::Implied;
    let close = if opened { 50 } else { 500 };
    let near = (sum - of).abs() * Number::from(close) <= of;
    let sure = many || near || list.relation.divides() || counted_alike();
    // 余 adds to what is too much already, but a little of it alone is a slip, and so is a digit of many
    let little_too_much = sum > of && (sum - of <= Number::TEN || total_slip(parts, of, 4));
    // 办结 66 件，逾期未补正 5 件，结转下年度 2 件: what was not answered yet is no part of what was
    let has = |of: &[&Mention], stage| of.iter().any(|it| it.stage == Some(stage));
    // 7 个点位，其中甲和乙 2 个为二类，丙为三类，丁和戊 3 个为四类: one of those without a number may be one
    let within = parts
        .iter()
        .skip(1)
        .filter(|part| part.mark <= Some(Punctuation::Comma));
    let unnumbered: usize = within.map(|part| part.asides).sum();
    let unnumbered = i32::try_from(unnumbered).unwrap_or(i32::MAX);
    let told_without = sum < of && of - sum <= Number::from(unnumbered);
    let left = has(whole, HandlingStage::Answered) && has(parts, HandlingStage::CarriedOut);
    if parts.len() < 2
        || left
        || told_without
        || (sum > of && parts.iter().any(|part| part.holds_carried))
        || are_of_each(list, parts)
        || are_loose(parts)
        || (parts.iter().any(|part| part.quantity.vague) && !little_too_much)
        || (list.completeness == Completeness::Examples && sum <= of)
        || !(complete || sure)
    {
        return None;
    }
    let gap = PartsDifference {
        off: (sum - of).abs(),
        whole: of,
    };
    let larger = PartsDifference {
        whole: of.max(sum),
        ..gap
    };
    let all = list.longest() == parts;
    // 旧存 110 件，新收 503 件，共 613 件，其中已结…: each of those that are the same may name what is divided
    let same = list.wholes.iter().filter(|other| total(other) == of);
    let mut named = same.flatten().copied().map(Some).chain([list.whole()]);
    let kinds = named.any(|whole| relation(whole, parts) == PartRelation::Whole)
        || (all && list.relation.divides() && counted_alike());
    match list.completeness {
        // what is less than half of the other is read wrongly rather than written wrongly
        Completeness::Complete => {
            let meant = kinds || larger.within(2) || total_slip(parts, of, 2);
            meant.then_some(Evidence::Complete)
        }
        Completeness::Shared => Some(Evidence::Shared),
        Completeness::Rest if all && (list.relation.divides() || gap.within(2)) => {
            Some(Evidence::Kinds)
        }
        Completeness::Among if kinds => Some(Evidence::Kinds),
        _ => of_numbers(list, parts, sum, gap),
    }
}

/// Whether each part is of another whole: 复议 166 件，诉讼 44 件，其中 37 件复议、8 件诉讼未结.
fn are_of_each(list: &List, parts: &[&Mention]) -> bool {
    let again = |part: &&Mention| {
        let mut wholes = list.wholes.iter().flatten();
        let name = part.tail.first().map(|word| word.entry);
        name.is_some() && wholes.any(|whole| whole.label.last().map(|word| word.entry) == name)
    };
    parts.iter().all(|part| part.label.is_empty()) && parts.iter().all(again)
}

/// Whether the parts are kinds that need not make what they are of (出院 9 例，死亡 1 例).
fn are_loose(parts: &[&Mention]) -> bool {
    let words = parts.iter().map(|part| part.label.words.as_slice());
    divisions::are_loose(&words.collect::<Vec<_>>())
}

/// How far parts are from their whole.
#[derive(Clone, Copy)]
struct PartsDifference {
    off: Number,
    whole: Number,
}

impl PartsDifference {
    /// Whether it is no more than such a part of the whole.
    fn within(self, part: i32) -> bool {
        self.off * Number::from(part) <= self.whole
    }

    /// Whether it is no more than so many of what the last printed digit is worth.
    fn is_few(self, parts: &[&Mention], many: i32) -> bool {
        let step = parts.iter().map(|part| part.step()).min();
        step.is_some_and(|step| self.off <= step * Number::from(many))
    }
}

/// What the numbers say of an open list: it comes so near that it must be meant, or one slip makes it.
fn of_numbers(
    list: &List,
    parts: &[&Mention],
    sum: Number,
    gap: PartsDifference,
) -> Option<Evidence> {
    let whole = gap.whole;
    let nearly = is_near(list, parts, gap).then_some(Evidence::Nearly);
    let implied = list.completeness == Completeness::Implied;
    // a short total is one slip away from too many numbers where no word opens the list, or where two parts leave
    // something out, and what is rounded is told of more than one whole
    let first = first_digit(whole, sum);
    let few = match (implied, parts.len()) {
        (true, many) => many < if list.counted && !list.found { 3 } else { MANY },
        (false, many) => many == 2 && sum < whole && !first,
    };
    let counted = parts.iter().all(|part| part.step() == Number::ONE);
    let digits = match (few, implied || (sum < whole && first)) {
        (true, _) => 4,
        (false, _) if (!counted || are_of_some(parts)) && !implied => 4,
        (false, true) => 3,
        (false, false) => 2,
    };
    if total_slip(parts, whole, digits) && (implied || nearly.is_none()) {
        return Some(Evidence::Digit);
    }
    // so short that it may be chance
    let short = if parts.len() == 2 { 3 } else { 2 };
    let by_chance = !implied && counted && nearly.is_none() && sum < whole;
    if by_chance && total_slip(parts, whole, short) {
        return Some(Evidence::ShortDigit);
    }
    if implied {
        let unit = list.whole().and_then(Mention::unit);
        let meant = list.found || parts.iter().all(|part| part.unit() == unit);
        // two come near by chance, but not so near
        let many = parts.len() >= 3 || gap.within(1000);
        return nearly.filter(|_| many && meant);
    }
    if sum > whole && !list.loose {
        return too_much(list, parts, gap).then_some(Evidence::TooMuch);
    }
    if sum > whole || nearly.is_some() {
        return nearly;
    }
    (parts.len() >= 3 && gap.within(10) && one_slip(parts, whole)).then_some(Evidence::Digit)
}

/// Whether two parts are said of some of a whole, and seldom of all: what is left is no kind of what is asked for (申请 25
/// 件，其中 20 件关于录取；2 件结转下年), nor what is new (43 家，其中新增 11 家), and two touch (涉及) more than they name.
fn are_of_some(parts: &[&Mention]) -> bool {
    let of_some = |part: &&Mention| {
        part.is_carried() || part.label.hints(Nuance::Covering) || part.label.has(Sense::New)
    };
    parts.len() == 2 && parts.iter().any(of_some)
}

/// Whether parts come so near to a whole that they must be meant to make it: a list that words open and
/// that leaves things out leaves out more than a few.
fn is_near(list: &List, parts: &[&Mention], gap: PartsDifference) -> bool {
    let kinds = list.relation == PartRelation::Whole || are_outcomes(parts);
    if !kinds && are_of_some(parts) {
        return false;
    }
    let some = parts.iter().filter(|part| !part.value().is_zero()).count();
    // 61 件，其中主动公开 60 件；制发规范性文件 0 件
    if some < 2 {
        return false;
    }
    let several = some >= 3;
    // two of several kinds may leave out as few as a slip makes, but in a bracket they are all
    let behind = parts
        .first()
        .is_some_and(|first| list.whole() < Some(first) && first.host.is_none());
    let two_open = !several && behind && !list.relation.divides();
    // 其中 468 件涉及甲，119 件涉及乙: said of some, by words of their own
    let named = parts.len() == 2 && parts.iter().all(|part| !part.label.is_empty());
    let open = two_open && !(named && gap.off * Number::from(15) < gap.whole * Number::TWO);
    let few = gap.is_few(parts, if open { 3 } else { 10 });
    let opened = !list.loose && list.completeness != Completeness::Implied;
    let of = match (opened, several) {
        (false, _) if list.relation == PartRelation::Whole => 10,
        (false, _) => 20,
        (true, false) => 5,
        // 财政 6 条，其中预算 2 条、经费 1 条、专项 1 条: so small numbers are near by chance
        (true, true) if gap.whole < Number::TEN => 4,
        (true, true) => 2,
    };
    // 网站发布 4223 条，微信、微博分别发布 1826 条、2386 条: two of another story come so near by chance
    let slipped = || one_slip(parts, gap.whole);
    (few && gap.within(of)) || (gap.within(200) && (several || !list.loose) && slipped())
}

/// Whether more than the whole cannot be meant: by a little it never is; by more only if the list cannot
/// have ended where it was not yet too much.
fn too_much(list: &List, parts: &[&Mention], gap: PartsDifference) -> bool {
    // A part that is all of the whole leaves nothing for the others: they are parts of it. Numbers of one
    // digit are alike by chance, and kinds that exclude each other are no parts of one another.
    let has_part = |wanted: Number, least: i32| {
        let mut parts = list.lists.iter().flatten();
        wanted >= Number::from(least) && parts.any(|part| part.value() == wanted)
    };
    let named = parts.iter().filter(|part| !part.label.is_empty()).count();
    if !list.relation.divides() && has_part(gap.whole, 10) {
        return false;
    }
    if gap.within(10) {
        return true;
    }
    let shorter = list.lists.iter().any(|parts| total(parts) <= gap.whole);
    let mut sums = parts.iter().scan(Number::ZERO, |sum, part| {
        *sum += part.value();
        Some(*sum)
    });
    let made = sums.any(|sum| sum == gap.whole);
    // 原创 31 条，转发 109 条；投诉 12 条: up to a semicolon it is all of its clause
    let next = list.longest().get(parts.len());
    let ends = next.is_none_or(|next| next.mark >= Some(Punctuation::Semicolon));
    let whole_clause = list.longest().starts_with(parts) && ends;
    let goes_on = whole_clause && are_parted_alike(parts) && !made;
    let may_end_earlier = shorter && !goes_on;
    // 7 宗涉及家庭，15 宗已侦破: what only verbs behind the numbers distinguish may overlap
    let few = gap.is_few(parts, 10) && named >= 2;
    // 教师 9689 人（其中幼儿园 4529 人、小学 5613 人…): in a bracket they are of that number and of no other
    let within = |part: &&Mention| {
        part.host.is_some() && parts.first().is_some_and(|first| first.counts_like(part))
    };
    let bracketed = parts.len() >= 3 && named == parts.len() && parts.iter().all(within);
    // 136 条，其中甲 12 条，…，癸 135 条: so many that are told alike cannot each be more than they are
    let many = parts.len() >= 2 * MANY && named == parts.len() && !may_end_earlier;
    (gap.within(4) || few || bracketed || many) && !may_end_earlier
}
