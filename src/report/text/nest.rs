//! Tokens → mentions: each number with the words before and behind it, in its clause, bracket and
//! sentence; and the clauses themselves.

use super::fold::Folded;
use super::lex::{Kind, Mark, Quantity, Token};
use super::lexicon::{Nuance, Sense, Senses, Word};
use super::mention::Mention;
use super::stretch::Stretch;
use super::unit::{self, Class};

/// A clause: what stands between commas, semicolons and stops.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Clause {
    /// Its words, those of brackets in it too.
    pub(super) words: Stretch,
    /// The mentions in it.
    pub(super) mentions: Vec<usize>,
    /// Which sentence it stands in.
    pub(super) sentence: usize,
}

/// A sentence: where it stands, in characters, and what its words say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sentence {
    /// Its first character.
    pub(super) start: usize,
    /// The character after its stop.
    pub(super) end: usize,
    /// What its words say.
    pub(super) senses: Senses,
    /// The years that it names but does not compare with, up to [`YEARS`].
    pub(super) years: Vec<i32>,
}

/// More years of a sentence are not kept.
const YEARS: usize = 8;

/// A paragraph taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Nested {
    /// Its numbers, in order.
    pub(super) mentions: Vec<Mention>,
    /// Its clauses, in order.
    pub(super) clauses: Vec<Clause>,
    /// Its sentences, in order.
    pub(super) sentences: Vec<Sentence>,
}

/// Takes a paragraph apart.
pub(super) fn nest(text: &Folded, tokens: &[Token]) -> Nested {
    let mut walk = Walk::default();
    let mut at = 0;
    for token in tokens {
        walk.unknown(token.start - at, at);
        walk.take(text, token);
        at = token.end;
    }
    walk.unknown(text.chars.len().saturating_sub(at), at);
    walk.end_all();
    walk.end_sentence(text.chars.len());
    walk.nested
}

/// One bracket, or what stands outside all.
#[derive(Clone, Debug, Default)]
struct Frame {
    run: usize,
    gap: Gap,
    last: Option<usize>,
    host: Option<usize>,
    outside: Senses,
}

/// What stands before in the same bracket.
#[derive(Clone, Copy)]
struct Before {
    /// Whether there is a number.
    any: bool,
    /// Whether the last one is no percentage.
    counted: bool,
    /// Whether 涉及 stands before the last one.
    covering: bool,
}

/// The words since the last number. Brackets without numbers leave them open.
#[derive(Clone, Debug, Default)]
struct Gap {
    /// The words since the last mark but 、, or since the word that opens a list.
    label: Stretch,
    /// The words up to the first mark, which belong to the number before.
    tail: Option<Stretch>,
    lead: Senses,
    mark: Option<Mark>,
    opener: Option<Sense>,
    asides: usize,
    pauses: usize,
    year: Option<i32>,
}

impl Gap {
    fn word(&mut self, word: Word, before: Before) {
        self.lead.add(word.sense);
        if let Some(opener) = opener(&self.label, word, before, self.mark) {
            self.opener = Some(opener);
            self.keep_tail();
            self.label.clear();
            return;
        }
        self.label.push(word);
    }

    fn keep_tail(&mut self) {
        if self.tail.is_none() {
            self.tail = Some(self.label.clone());
        }
    }

    fn mark(&mut self, mark: Mark, before: Before) {
        let (has_whole, counted) = (before.any, before.counted);
        self.amid();
        if mark == Mark::Colon && counted && self.opener.is_none() {
            // 30 条: right behind the number is complete; 分类: behind words of its own, another way to part it
            let right_behind = self.mark.is_none() && self.label.is_empty();
            self.opener = Some(if right_behind {
                Sense::Including
            } else {
                Sense::Viewed
            });
            if !right_behind {
                self.keep_tail();
                self.label.clear();
            }
        }
        // 收到公民、法人申请 16 件: names that share a number are one label
        let goes_on = mark == Mark::Pause && (self.tail.is_some() || !has_whole);
        self.keep_tail();
        if mark == Mark::Pause {
            self.pauses += 1;
        } else {
            self.pauses = 0;
        }
        if !self.label.is_empty() {
            let opened = self.opener.is_some();
            // 其中，通过网站，公开 3 条: by what means is no clause of its own
            let through = self.label.begins(&[Sense::Through]);
            if opened && !through && !matches!(mark, Mark::Pause | Mark::Colon) {
                self.opener = None;
            }
            // 政策、法规 12 条: names that share a number are no clauses
            self.asides += usize::from(self.mark.is_some() && mark > Mark::Pause);
        }
        if mark == Mark::Stop {
            self.opener = None;
        }
        self.mark = self.mark.max(Some(mark));
        if !goes_on {
            self.label.clear();
            self.year = None;
        }
    }

    /// 申请中，自然人…; 从方式看，网上…: 中 and 看 at the end of their clause open a list.
    fn amid(&mut self) {
        // 初中 8 所; 中、省转办 47 件: 中 alone says nothing
        if self.label.words.len() + self.label.unknown / 2 < 2 {
            return;
        }
        let last = [Sense::Amid, Sense::Viewed]
            .into_iter()
            .find(|&sense| self.label.ends(&[sense]));
        if let Some(opener) = last {
            self.keep_tail();
            self.opener = Some(opener);
            self.label.clear();
        }
    }
}

/// Whether this word opens a list of parts here, and how.
fn opener(label: &Stretch, word: Word, before: Before, mark: Option<Mark>) -> Option<Sense> {
    let covering = word.nuance == Some(Nuance::Covering);
    let behind_count = before.counted
        && !before.covering
        && matches!(mark, Some(Mark::Comma | Mark::Colon | Mark::Stop));
    let has_whole = before.any;
    match word.sense {
        Sense::Among | Sense::Including | Sense::Examples | Sense::Enumerated => Some(word.sense),
        // 公开 30 条，涉及动态 12 条、公告 18 条
        Sense::About if covering && label.is_empty() && behind_count => Some(Sense::Among),
        Sense::Holding if label.is_empty() => Some(if has_whole && mark.is_some() {
            Sense::Among
        } else {
            Sense::Holding
        }),
        Sense::Respectively if mark == Some(Mark::Stop) => None,
        Sense::Respectively => Some(if has_whole {
            Sense::Amid
        } else {
            Sense::Including
        }),
        _ => None,
    }
}

/// Deeper brackets than this are read as one.
const DEPTH: usize = 8;

#[derive(Default)]
struct Walk {
    nested: Nested,
    frame: Frame,
    outer: Vec<Frame>,
    runs: usize,
    sentence: usize,
    section: usize,
    clause: Clause,
    current: Sentence,
}

impl Walk {
    fn unknown(&mut self, characters: usize, start: usize) {
        if characters > 0 {
            self.begin(start);
            self.frame.gap.label.push_unknown(characters);
            self.clause.words.push_unknown(characters);
        }
    }

    /// Notes where the label begins.
    fn begin(&mut self, start: usize) {
        if self.frame.gap.label.is_empty() {
            self.frame.gap.label.start = start;
        }
    }

    fn take(&mut self, text: &Folded, token: &Token) {
        match &token.kind {
            Kind::Outside => self.outside(text, token),
            Kind::Counted(many) => self.frame.gap.label.counted = Some(*many),
            Kind::Word(word) => self.word(*word, token.start),
            Kind::Mark(mark) => self.mark(*mark, token.end),
            Kind::Open => self.open(),
            Kind::Close => self.close(),
            Kind::Quantity(quantity) => {
                let first = token.start.saturating_sub(2);
                let last = token.start.saturating_sub(1);
                let noun = [text.at(first), text.at(last)];
                self.quantity(token.start, quantity.clone(), noun);
            }
        }
    }

    fn word(&mut self, word: Word, start: usize) {
        self.begin(start);
        self.current.senses.add(word.sense);
        self.clause.words.push(word);
        let before = self.before();
        self.frame.gap.word(word, before);
    }

    /// A number that is no quantity: of these only a year bears on what is said.
    fn outside(&mut self, text: &Folded, token: &Token) {
        let year = (token.end - token.start == 4 && text.has(token.end, unit::YEAR))
            .then(|| text.words(token.start, token.end).parse::<i32>().ok())
            .flatten();
        let Some(year) = year else {
            // 12月收到 …: a month, and no date within it
            let month = token.end - token.start <= 2 && text.has(token.end, unit::MONTH);
            if month && !text.at(token.end + 1).is_ascii_digit() {
                self.word(Word::unlisted(Sense::OtherTime), token.start);
            }
            return;
        };
        let compared = self.frame.gap.label.ends(&[Sense::Compared]);
        if !compared && self.current.years.len() < YEARS {
            self.current.years.push(year);
        }
        self.frame.gap.year = Some(year);
        self.word(Word::unlisted(Sense::Year), token.start);
    }

    fn mark(&mut self, mark: Mark, end: usize) {
        if mark == Mark::Stop {
            // A sentence ends all brackets: one that is never closed must not swallow the rest.
            while !self.outer.is_empty() {
                self.close();
            }
        }
        let before = self.before();
        self.frame.gap.mark(mark, before);
        if matches!(mark, Mark::Comma | Mark::Semicolon | Mark::Stop) {
            self.end_clause();
        }
        if mark >= Mark::Semicolon {
            self.section += 1;
        }
        if mark == Mark::Stop {
            self.end_sentence(end);
        }
    }

    fn before(&self) -> Before {
        let last = self.frame.last;
        let last = last.and_then(|last| self.nested.mentions.get(last));
        Before {
            any: last.is_some(),
            counted: last.is_some_and(|last| last.class() != Class::Percent),
            covering: last.is_some_and(|last| last.label.hints(Nuance::Covering)),
        }
    }

    fn end_clause(&mut self) {
        let mut clause = std::mem::take(&mut self.clause);
        clause.sentence = self.sentence;
        if !clause.words.is_empty() || !clause.mentions.is_empty() {
            self.nested.clauses.push(clause);
        }
    }

    fn end_sentence(&mut self, end: usize) {
        self.end_clause();
        let mut sentence = std::mem::take(&mut self.current);
        sentence.end = end;
        self.current.start = end;
        self.nested.sentences.push(sentence);
        self.sentence += 1;
    }

    fn open(&mut self) {
        if self.outer.len() >= DEPTH {
            return;
        }
        self.runs += 1;
        let has_mark = self.frame.gap.mark.is_some();
        let frame = Frame {
            run: self.runs,
            host: self.frame.last.filter(|_| !has_mark),
            outside: self.frame.gap.label.senses,
            ..Frame::default()
        };
        self.outer.push(std::mem::replace(&mut self.frame, frame));
    }

    fn close(&mut self) {
        if let Some(outer) = self.outer.pop() {
            self.end();
            self.frame = outer;
        }
    }

    /// Gives the last mention of the frame the words behind it.
    fn end(&mut self) {
        let gap = &mut self.frame.gap;
        gap.amid();
        gap.keep_tail();
        let last = self
            .frame
            .last
            .and_then(|last| self.nested.mentions.get_mut(last));
        if let (Some(last), Some(tail)) = (last, gap.tail.take()) {
            last.tail = tail;
        }
    }

    fn end_all(&mut self) {
        while !self.outer.is_empty() {
            self.close();
        }
        self.end();
    }

    fn quantity(&mut self, start: usize, quantity: Quantity, noun: [char; 2]) {
        self.end();
        let gap = std::mem::take(&mut self.frame.gap);
        let times = if gap.label.ends(&[Sense::Each]) {
            gap.pauses + 1 + usize::from(gap.label.hints(Nuance::And))
        } else {
            1
        };
        let last = self
            .frame
            .last
            .and_then(|last| self.nested.mentions.get(last));
        let joined =
            gap.mark.is_none_or(|mark| mark == Mark::Pause) && gap.label.only(&[Sense::Is]);
        let continues_change = last
            .filter(|last| joined && last.is_change() && last.class() == quantity.class)
            .map(Mention::falls);
        let continues_former =
            gap.mark.is_none() && gap.label.is_empty() && last.is_some_and(Mention::is_former);
        // 其中甲增长 5 %，为 20 件: a percentage hands the word that opens a list on
        let percent = last.filter(|last| last.class() == Class::Percent && last.is_change());
        let handed_on = percent
            .filter(|_| gap.label.only(&[Sense::Is]))
            .and_then(|last| last.opener);
        let index = self.nested.mentions.len();
        self.clause.mentions.push(index);
        let mention = Mention {
            quantity,
            start,
            label: gap.label,
            tail: Stretch::default(),
            lead: gap.lead,
            mark: gap.mark,
            opener: gap.opener.or(handed_on),
            asides: gap.asides,
            times,
            run: self.frame.run,
            host: self.frame.host,
            outside: self.frame.outside,
            sentence: self.sentence,
            section: self.section,
            noun,
            year: gap.year,
            continues_change,
            continues_former,
            was_before: false,
        };
        // 由 50 件增加到 60 件: the first is of another time
        let reached = mention.mark.is_none() && mention.is_reached();
        let from = self.frame.last.filter(|_| reached);
        if let Some(from) = from.and_then(|from| self.nested.mentions.get_mut(from)) {
            from.was_before = true;
        }
        self.nested.mentions.push(mention);
        self.frame.last = Some(index);
    }
}
