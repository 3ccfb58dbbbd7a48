//! The headings of a report: by which words its title and its sections are known.
//!
//! They are compared as labels are, by the bigrams that stay: brackets, spaces, marks and script do not count.

use std::sync::LazyLock;

use crate::form::SECTIONS;
use crate::form::fold::unnumbered;
use crate::form::lexicon::{Lexicon, Score, Spellings};

/// How much of the heading of a section a text has, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holds {
    /// A word of it: enough where a number or the source says that the text is a heading.
    Word,
    /// Words that hardly anything but the heading has.
    Phrase,
    /// All of it, to the character.
    All,
}

/// How what is over a part of a report is spelt.
struct OfficialHeading {
    /// Of which section of the form, from 1; none for the report as a whole.
    section: Option<u32>,
    /// Whole headings, that of the form first.
    whole: &'static [&'static str],
    phrases: &'static [&'static str],
    words: &'static [&'static str],
}

/// Of several headings that a text names, the first counts.
const HEADINGS: [OfficialHeading; 7] = [
    OfficialHeading {
        section: Some(4),
        whole: &[
            SECTIONS[3],
            "政府信息公开行政复议和行政诉讼情况",
            "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        ],
        phrases: &["行政诉讼情况", "政府信息公开行政复议"],
        words: &["复议", "行政诉讼"],
    },
    OfficialHeading {
        section: Some(6),
        whole: &[SECTIONS[5], "其他需要报告事项"],
        phrases: &["报告的事项"],
        words: &[
            "其他需要报告",
            "其它需要报告",
            "其他报告",
            "报告的其他",
            "需要说明的其他",
            "其他事项",
            "其它事项",
        ],
    },
    OfficialHeading {
        section: Some(5),
        whole: &[
            SECTIONS[4],
            "存在的主要问题及整改措施",
            "政府信息公开工作存在的主要问题及改进情况",
            "存在问题及改进情况",
        ],
        phrases: &["存在的主要问题", "改进情况"],
        words: &["问题", "改进情况", "改进措施", "整改措施"],
    },
    OfficialHeading {
        section: Some(3),
        whole: &[SECTIONS[2], "行政机关收到和处理政府信息公开申请情况"],
        phrases: &["政府信息公开申请情况", "申请的情况"],
        words: &["信息公开申请", "依申请公开", "收到和处理"],
    },
    OfficialHeading {
        section: Some(2),
        whole: &[SECTIONS[1], "主动公开政府信息的情况"],
        phrases: &["主动公开政府信息情况"],
        words: &["主动公开"],
    },
    OfficialHeading {
        section: Some(1),
        whole: &[SECTIONS[0]],
        phrases: &["总体情况"],
        words: &["总体情况", "总体工作", "基本情况", "概述", "概况"],
    },
    OfficialHeading {
        section: None,
        whole: &[],
        phrases: &["年度报告", "年报"],
        words: &[],
    },
];

/// From here on a text holds a spelling.
const HELD: Score = 900;

static PHRASES: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(HEADINGS.iter().map(|heading| Spellings {
        printed: heading.whole,
        others: heading.phrases,
        ..Spellings::default()
    }))
});

static WORDS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(HEADINGS.iter().map(|heading| Spellings {
        others: heading.words,
        ..Spellings::default()
    }))
});

/// The sections whose spellings a text holds, none for the report as a whole, in the order of the headings.
fn held(text: &str, lexicon: &Lexicon) -> impl Iterator<Item = Option<u32>> {
    let found = lexicon.found_in(&unnumbered(text)).into_iter();
    let held = found.filter(|found| found.score >= HELD);
    held.filter_map(|found| Some(HEADINGS.get(usize::from(found.name.0))?.section))
}

/// The section of the form, from 1, of whose heading a text has at least so much; its first 120 ideographs
/// are looked at.
pub fn section(text: &str, least: Holds) -> Option<u32> {
    match least {
        Holds::Word => held(text, &WORDS).flatten().next(),
        Holds::Phrase => held(text, &PHRASES).flatten().next(),
        Holds::All => HEADINGS.get(usize::from(PHRASES.same(text)?.0))?.section,
    }
}

/// Whether a text holds what the title of a report is called.
pub fn names_report(text: &str) -> bool {
    held(text, &PHRASES).any(|section| section.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: [Option<u32>; 3]) {
        let found = [Holds::Word, Holds::Phrase, Holds::All].map(|least| section(text, least));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn sections_are_named_by_words_by_phrases_and_whole() {
        for (number, heading) in (1..).zip(SECTIONS) {
            check(heading, [Some(number); 3]);
        }
        check("二、主动公开政府信息情况", [Some(2); 3]);
        check("政府信息公开行政復議和行政訴訟情況", [Some(4); 3]);
        check("2023年主动公开政府信息情况", [Some(2), Some(2), None]);
        check("主动公开工作", [Some(2), None, None]);
        check("六、其他事项", [Some(6), None, None]);
        check("一、本年新收政府信息公开申请数量", [Some(3), None, None]);
        check("行政复议", [Some(4), None, None]);
        check("", [None; 3]);
    }

    #[test]
    fn titles_hold_what_a_report_is_called() {
        assert!(names_report("临江市2023年政府信息公开工作年度报告"));
        assert!(names_report("临江市2023年政府信息公开年报"));
        assert!(!names_report("年度工作报告"));
    }
}
