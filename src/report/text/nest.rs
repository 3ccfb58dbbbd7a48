//! Tokens → the paragraph: each number with the words before and behind it, in its clause, bracket and
//! sentence; and the clauses themselves.

use super::fold::Folded;
use super::lex::{LexToken, Punctuation, Quantity, TokenKind};
use super::lexicon::{self, Nuance, Sense, Senses, Word};
use super::mention::Mention;
use super::paragraph::{Clause, LexedParagraph, Sentence};
use super::stretch::Stretch;
use super::surroundings::{MONTH, YEAR};
use super::unit::Class;
use crate::read::span::Span;
use crate::report::figure::FigureId;

/// More years of a sentence are not kept.
const YEARS: usize = 8;
/// What is behind the number of a point.
const POINTS: &str = "、.";
/// Deeper brackets than this are read as one.
const DEPTH: usize = 8;

/// Takes a paragraph apart; `place` gives the place in the document of characters.
pub(super) fn nest(
    text: &Folded,
    tokens: &[LexToken],
    place: &dyn Fn(usize, usize) -> Span,
) -> LexedParagraph {
    let mut walk = Nesting {
        text,
        place,
        nested: LexedParagraph::default(),
        frame: Frame::default(),
        outer: Vec::new(),
        runs: 1,
        section: 0,
        clause: Clause::default(),
        current: Sentence::default(),
    };
    let mut at = 0;
    for token in tokens {
        walk.unknown(at, token.start);
        walk.take(token);
        at = token.end;
    }
    walk.unknown(at, text.chars.len());
    walk.close_all();
    walk.end_gap();
    walk.end_sentence(text.chars.len());
    walk.nested.runs.resize(walk.runs, Vec::new());
    walk.nested
}

/// One bracket, or what is outside all.
#[derive(Default)]
struct Frame {
    run: usize,
    gap: Gap,
    /// The last number in it.
    last: Option<usize>,
    /// The number that the bracket is right behind.
    host: Option<usize>,
    /// What the words before the bracket say.
    outside: Senses,
}

/// The words since the last number. Brackets without numbers leave them open.
#[derive(Default)]
struct Gap {
    /// The words since the last mark but 、, or since the word that opens a list.
    label: Stretch,
    /// The words up to the first mark, which belong to the number before.
    tail: Option<Stretch>,
    lead: Senses,
    mark: Option<Punctuation>,
    /// Whether the last thing in it is a colon.
    behind_colon: bool,
    opener: Option<Sense>,
    asides: usize,
    pauses: usize,
    year: Option<i32>,
    point: Option<usize>,
}

impl Gap {
    /// Takes a word; `last` is the number before it.
    fn word(&mut self, word: Word, last: Option<&Mention>) {
        self.lead.add(word.sense);
        self.behind_colon = false;
        match self.opened_by(word, last) {
            Some(opener) => self.open(opener),
            None => self.label.push(word),
        }
    }

    /// How this word opens a list of parts here, if it does.
    fn opened_by(&self, word: Word, last: Option<&Mention>) -> Option<Sense> {
        match word.sense {
            // 甲主要水源地: an adjective within a name
            Sense::Examples if word.entry == lexicon::MAIN && self.label.rest > 0 => None,
            Sense::Among | Sense::Including | Sense::Examples | Sense::Enumerated => {
                Some(word.sense)
            }
            // 公开 30 条，涉及动态 12 条、公告 18 条
            Sense::About if word.nuance == Some(Nuance::Covering) && self.label.is_empty() => {
                let behind = matches!(
                    self.mark,
                    Some(Punctuation::Comma | Punctuation::Colon | Punctuation::Stop)
                );
                // 其中涉及动态的 12 条，涉及公告的 18 条: it is part of each name
                let named = |last: &Mention| last.label.has(Sense::About);
                let opens = |last: &Mention| is_count(last) && !named(last);
                let opens = behind && self.opener.is_none() && last.is_some_and(opens);
                opens.then_some(Sense::About)
            }
            // 含 behind a mark means 其中
            Sense::Holding if self.label.is_empty() => {
                let behind = last.is_some() && self.mark.is_some();
                Some(if behind { Sense::Among } else { word.sense })
            }
            Sense::Respectively if self.mark == Some(Punctuation::Stop) => None,
            // 公开 30 条，分别为动态 12 条、公告 18 条; behind words of its own it may tell of several numbers
            Sense::Respectively if last.is_some() && !self.label.is_empty() => Some(Sense::Amid),
            Sense::Respectively => Some(Sense::Including),
            _ => None,
        }
    }

    /// Begins a list: what follows is the label of its first part.
    fn open(&mut self, opener: Sense) {
        self.keep_tail();
        self.opener = Some(opener);
        self.label.clear();
    }

    fn keep_tail(&mut self) {
        if self.tail.is_none() {
            self.tail = Some(self.label.clone());
        }
    }

    fn mark(&mut self, mark: Punctuation, last: Option<&Mention>) {
        self.amid();
        let colon = mark == Punctuation::Colon;
        // （网上：3 件，信函：2 件): it is behind the name of each part
        let named = |last: &Mention| is_count(last) && last.behind_colon;
        let each = colon && self.mark.is_some() && last.is_some_and(named);
        if colon && !each && self.opener.is_none() && last.is_some_and(is_count) {
            // 30 条信息: right behind the number is complete; 分类: behind words of its own, another way to part it
            const COUNTED: &[Sense] = &[Sense::Disclosure, Sense::Application, Sense::OtherMatter];
            let right_behind = self.mark.is_none() && self.label.only(COUNTED);
            self.open(if right_behind {
                Sense::Including
            } else {
                Sense::Viewed
            });
        }
        // 收到公民、法人申请 16 件: names that share a number are one label
        let shared = mark == Punctuation::Pause && (self.tail.is_some() || last.is_none());
        let goes_on = shared || each;
        self.keep_tail();
        self.pauses = match mark {
            Punctuation::Pause => self.pauses + 1,
            _ => 0,
        };
        if !self.label.is_empty() && !each {
            // 其中，通过网站，公开 3 条: by what means is no clause of its own
            let through = self.label.begins(&[Sense::Through]);
            if !through && !matches!(mark, Punctuation::Pause | Punctuation::Colon) {
                self.opener = None;
            }
            // 政策、法规 12 条: names that share a number are no clauses
            self.asides += usize::from(self.mark.is_some() && mark > Punctuation::Pause);
        }
        if mark == Punctuation::Stop {
            self.opener = None;
        }
        self.mark = self.mark.max(Some(mark));
        self.behind_colon = colon;
        if !goes_on {
            self.label.clear();
            self.year = None;
        }
    }

    /// 申请中，自然人…; 从方式看，网上…: 中 and 看 at the end of their clause open a list.
    fn amid(&mut self) {
        // 初中 8 所; 中、省转办 47 件: 中 alone says nothing, but 按类别分 does
        let short = |word: &Word| word.entry.chars().count() <= 2;
        let alone = self.label.words.len() + self.label.unknown / 2 < 2
            && self.label.last().is_none_or(short);
        let mut openers = [Sense::Amid, Sense::Viewed].into_iter();
        let opener = openers.find(|&sense| self.label.ends(&[sense]));
        if let Some(opener) = opener.filter(|_| !alone) {
            self.open(opener);
        }
    }
}

fn is_count(mention: &Mention) -> bool {
    mention.class() != Class::Percent
}

struct Nesting<'a> {
    text: &'a Folded,
    place: &'a dyn Fn(usize, usize) -> Span,
    nested: LexedParagraph,
    frame: Frame,
    outer: Vec<Frame>,
    runs: usize,
    section: usize,
    clause: Clause,
    current: Sentence,
}

impl Nesting<'_> {
    fn take(&mut self, token: &LexToken) {
        match &token.kind {
            TokenKind::NonQuantity => self.date(token),
            TokenKind::Counted(many) => self.frame.gap.label.counted = Some(*many),
            TokenKind::Word(word) => self.word(*word, token.start),
            TokenKind::Mark(mark) => self.mark(*mark, token.end),
            TokenKind::Open => self.open(),
            TokenKind::Close => self.close(),
            TokenKind::Quantity(quantity) => self.quantity(token.start, quantity.clone()),
        }
    }

    /// Characters that no token covers.
    fn unknown(&mut self, start: usize, end: usize) {
        if start < end {
            self.frame.gap.behind_colon = false;
            self.frame.gap.label.push_unknown(end - start, start);
            self.clause.words.push_unknown(end - start, start);
        }
    }

    fn word(&mut self, word: Word, start: usize) {
        self.current.senses.add(word.sense);
        self.clause.words.push(word);
        let gap = &mut self.frame.gap;
        if gap.label.is_empty() {
            gap.label.start = start;
        }
        let last = self.frame.last;
        gap.word(word, last.and_then(|last| self.nested.mentions.get(last)));
    }

    /// Of the numbers that are no quantities only a year, or a month without a day, bears on what is said.
    fn date(&mut self, token: &LexToken) {
        let digits = token.end - token.start;
        let is = |word| self.text.has(token.end, word);
        let begins = self.frame.gap.mark >= Some(Punctuation::Colon);
        let point = digits <= 2 && POINTS.contains(self.text.at(token.end));
        if begins && point && self.frame.gap.label.is_empty() {
            self.frame.gap.point = Some(token.start);
        }
        let sense = if digits == 4 && is(YEAR) {
            let year = self.text.words(token.start, token.end).parse().ok();
            // 较2022年: compared with, and not what is spoken of
            let compared = self.frame.gap.label.ends(&[Sense::Compared]);
            if !compared && self.current.years.len() < YEARS {
                self.current.years.extend(year);
            }
            self.frame.gap.year = year;
            Sense::Year
        } else if digits <= 2 && is(MONTH) && !self.text.is_digit(token.end + 1) {
            Sense::OtherTime
        } else {
            return;
        };
        self.word(Word::unlisted(sense), token.start);
    }

    fn mark(&mut self, mark: Punctuation, end: usize) {
        if mark == Punctuation::Stop {
            // A sentence ends all brackets: one that is never closed must not swallow the rest.
            self.close_all();
        }
        let last = self.frame.last;
        let last = last.and_then(|last| self.nested.mentions.get(last));
        self.frame.gap.mark(mark, last);
        if matches!(
            mark,
            Punctuation::Comma | Punctuation::Semicolon | Punctuation::Stop
        ) {
            self.end_clause();
        }
        self.section += usize::from(mark >= Punctuation::Semicolon);
        if mark == Punctuation::Stop {
            self.end_sentence(end);
        }
    }

    fn end_clause(&mut self) {
        let many = self.nested.mentions.len();
        self.clause.mentions.end = many;
        self.clause.sentence = self.nested.sentences.len();
        let next = Clause {
            mentions: many..many,
            ..Clause::default()
        };
        let clause = std::mem::replace(&mut self.clause, next);
        if !clause.words.is_empty() || !clause.mentions.is_empty() {
            self.nested.clauses.push(clause);
        }
    }

    fn end_sentence(&mut self, end: usize) {
        self.end_clause();
        let next = Sentence {
            start: end,
            ..Sentence::default()
        };
        let mut sentence = std::mem::replace(&mut self.current, next);
        sentence.end = end;
        sentence.span = (self.place)(sentence.start, end);
        self.nested.sentences.push(sentence);
    }

    fn open(&mut self) {
        if self.outer.len() >= DEPTH {
            return;
        }
        let gap = &self.frame.gap;
        let frame = Frame {
            run: self.runs,
            host: self.frame.last.filter(|_| gap.mark.is_none()),
            outside: gap.label.senses,
            ..Frame::default()
        };
        self.runs += 1;
        self.outer.push(std::mem::replace(&mut self.frame, frame));
    }

    fn close(&mut self) {
        if let Some(outer) = self.outer.pop() {
            self.end_gap();
            let inner = std::mem::replace(&mut self.frame, outer);
            let holds = inner.last.is_none() && inner.gap.lead.has(Sense::CarriedIn);
            let host = inner.host.filter(|_| holds);
            if let Some(host) = host.and_then(|host| self.nested.mentions.get_mut(host)) {
                host.holds_carried = true;
            }
        }
    }

    fn close_all(&mut self) {
        while !self.outer.is_empty() {
            self.close();
        }
    }

    /// Gives the last number of the bracket the words behind it.
    fn end_gap(&mut self) {
        let gap = &mut self.frame.gap;
        gap.amid();
        gap.keep_tail();
        let last = self.frame.last;
        let last = last.and_then(|last| self.nested.mentions.get_mut(last));
        if let (Some(last), Some(tail)) = (last, gap.tail.take()) {
            last.tail = tail;
        }
    }

    /// Where the name of what a number counts ends: before 率达 and the like, where it is a rate.
    fn named_before(&self, start: usize, class: Class) -> usize {
        const BACK: usize = 4;
        let mut back = (1..=BACK).filter(|_| class == Class::Percent);
        let rate = back.find(|&back| start >= back && self.text.has(start - back, lexicon::RATE));
        start - rate.unwrap_or(0)
    }

    fn quantity(&mut self, start: usize, quantity: Quantity) {
        self.end_gap();
        let gap = std::mem::take(&mut self.frame.gap);
        // 甲、乙和丙各 1 件
        let times = if gap.label.ends(&[Sense::Each]) {
            gap.pauses + 1 + usize::from(gap.label.hints(Nuance::And))
        } else {
            1
        };
        let index = self.nested.mentions.len();
        let named = self.named_before(start, quantity.class);
        let last = self.frame.last;
        let last = last.and_then(|last| self.nested.mentions.get(last));
        let joined = gap.mark.is_none_or(|mark| mark == Punctuation::Pause);
        let change = last.filter(|last| last.is_change() && gap.label.only(&[Sense::Is]));
        // 同比减少 26 起、443 人
        let paused = gap.mark == Some(Punctuation::Pause);
        let both = |last: &Mention| paused && is_count(last) && quantity.class != Class::Percent;
        let same = change.filter(|last| joined && (last.class() == quantity.class || both(last)));
        // 其中甲增长 5 %，为 20 件: a percentage hands the word that opens a list on
        let percent = change.filter(|last| last.class() == Class::Percent);
        // 其中增幅在 30 %以上的有 7 个: so does one that says which are counted
        let bound = last.filter(|last| {
            last.class() == Class::Percent && last.quantity.vague && gap.mark.is_none()
        });
        let right_behind = gap.mark.is_none() && gap.label.is_empty();
        // 包含动态、公告等信息的文件 28 件: within the name of what is counted
        let words = gap.label.words.iter();
        let mut behind = words.skip_while(|word| word.sense != Sense::Others);
        let within = matches!(gap.opener, Some(Sense::Including | Sense::About))
            && behind.any(|word| word.entry == lexicon::OF);
        let opener = gap.opener.filter(|_| !within);
        let span = (self.place)(start, quantity.number_end);
        let mention = Mention {
            index,
            figure: FigureId::Text(span.start),
            span,
            quantity,
            start,
            continues_change: same.map(Mention::falls),
            continues_former: right_behind && last.is_some_and(Mention::is_former),
            label: gap.label,
            tail: Stretch::default(),
            lead: gap.lead,
            mark: gap.mark,
            behind_colon: gap.behind_colon,
            opener: opener.or(percent.or(bound).and_then(|last| last.opener)),
            point: gap.point,
            asides: gap.asides,
            times,
            run: self.frame.run,
            place: 0,
            host: self.frame.host,
            outside: self.frame.outside,
            sentence: self.nested.sentences.len(),
            section: self.section,
            noun: [2, 1].map(|back| self.text.at(named.saturating_sub(back))),
            year: gap.year,
            stage: None,
            holds_carried: false,
        };
        self.nested.mentions.push(mention);
        self.frame.last = Some(index);
    }
}
