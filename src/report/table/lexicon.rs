//! The words before the values of a row → how alike they are to each label of the form.
//!
//! What a label names stands at its beginning: what follows in brackets, behind a colon or a mark
//! explains it, may name other labels of the form, and decides only where nothing else does.

use super::label::{self, Likeness, Pairs};

/// The most labels before the values that are looked at.
const MOST_LABELS: usize = 4;

/// A label may be broken over cells, which are looked at together; what parts them.
const BREAK: char = '\u{1f}';

/// So many characters of a label are looked at.
const LONGEST: usize = 400;

/// Labels of the form, each with its spellings, in the order in which they are answered for.
#[derive(Debug)]
pub(super) struct Lexicon(Vec<Vec<Pairs>>);

impl Lexicon {
    /// Puts a lexicon together from the spellings of each label.
    pub(super) fn new<'a, S>(labels: impl IntoIterator<Item = S>) -> Self
    where
        S: IntoIterator<Item = &'a str>,
    {
        let pairs = |text| Pairs::of(&label::key(text));
        let spellings = |label: S| label.into_iter().map(pairs).collect();
        Self(labels.into_iter().map(spellings).collect())
    }

    /// How alike the words of a row are to each label. The nearest to the values, which is last, is the
    /// row's own; it may be broken over several. From `alike` on, what is named decides, and what only
    /// explains it is not asked.
    pub(super) fn likenesses(&self, labels: &[&str], alike: Likeness) -> Vec<Likeness> {
        let mut best = vec![0; self.0.len()];
        let mut together = String::new();
        let count = labels.len().min(MOST_LABELS);
        for (at, text) in labels.iter().rev().take(count).enumerate() {
            if at > 0 {
                together.insert(0, BREAK);
            }
            together.insert_str(0, text);
            let spellings = spellings(&together);
            // an explanation in a cell of its own belongs to the label before it
            if spellings.len() > 1
                && spellings.first().is_some_and(String::is_empty)
                && at + 1 < count
            {
                continue;
            }
            for (at, key) in spellings.iter().enumerate() {
                let pairs = Pairs::of(key);
                // with its explanation it must be the label and no more
                let whole = at > 0 && at + 1 == spellings.len();
                let found = self.each(|spelling| {
                    if whole {
                        pairs.sameness(spelling)
                    } else {
                        pairs.likeness(spelling)
                    }
                });
                let decides = found.iter().any(|&likeness| likeness >= alike);
                if decides || at + 1 == spellings.len() {
                    for (best, found) in best.iter_mut().zip(found) {
                        *best = (*best).max(found);
                    }
                    break;
                }
            }
        }
        best
    }

    /// How much of each label is found among words, whatever else is.
    pub(super) fn coverages(&self, words: &str) -> Vec<Likeness> {
        let pairs = Pairs::of(words);
        self.each(|spelling| pairs.coverage(spelling))
    }

    fn each(&self, ask: impl Fn(&Pairs) -> Likeness) -> Vec<Likeness> {
        let best = |spellings: &Vec<Pairs>| spellings.iter().map(&ask).max().unwrap_or(0);
        self.0.iter().map(best).collect()
    }
}

/// What a label names, as a [`label::key`], without what explains it.
pub(super) fn name(text: &str) -> String {
    let named = spellings(text).into_iter().find(|key| !key.is_empty());
    named.unwrap_or_default()
}

/// A label as a [`label::key`], without what explains it in brackets.
pub(super) fn outside_brackets(text: &str) -> String {
    key(&outside(clipped(text)))
}

fn clipped(text: &str) -> &str {
    let end = text.char_indices().nth(LONGEST);
    end.map_or(text, |(end, _)| text.get(..end).unwrap_or(text))
}

/// The ways to take a label, the likeliest first: as what stands before any explanation, as what stands
/// outside brackets, as a whole. Ways that say the same are one.
fn spellings(text: &str) -> Vec<String> {
    let text = clipped(text);
    if !text.contains(|c| is_open(c) || is_close(c) || ends_name(c)) {
        return vec![key(text)];
    }
    let outside = outside(text);
    let mut keys = vec![key(first(&outside)), key(&outside), key(text)];
    keys.dedup();
    keys
}

fn key(text: &str) -> String {
    text.split(BREAK).map(label::key).collect()
}

/// The text before the first mark behind which an explanation follows.
fn first(text: &str) -> &str {
    let mut words = 0;
    for (at, character) in text.char_indices() {
        let note = character == '注'
            && text
                .get(at + character.len_utf8()..)
                .is_some_and(|rest| rest.starts_with(['：', ':']));
        if words >= 2 && (ends_name(character) || note) {
            return text.get(..at).unwrap_or(text);
        }
        words += usize::from(label::is_han(character));
    }
    text
}

/// The text outside brackets; brackets around a number are that of the label, as （一）.
fn outside(text: &str) -> String {
    let mut outside = String::new();
    // where the open brackets, from the outermost, begin in what is kept so far
    let mut open: Vec<usize> = Vec::new();
    for character in text.chars() {
        if is_open(character) {
            open.push(outside.len());
            outside.push(character);
        } else if is_close(character) {
            // one that closes nothing ends an explanation that began in another cell
            let start = open.pop().unwrap_or(0);
            outside.push(character);
            let inner = outside.get(start..).unwrap_or_default();
            if !is_number(inner) {
                outside.truncate(start);
            }
        } else {
            outside.push(character);
        }
    }
    if let Some(&start) = open.first() {
        outside.truncate(start);
    }
    outside
}

/// Whether what stands in brackets, with them, numbers a label: （一）, (12), 1).
fn is_number(bracketed: &str) -> bool {
    let inner = bracketed
        .trim_matches(|c: char| is_open(c) || is_close(c) || c.is_whitespace() || c == BREAK);
    inner.chars().count() <= 3
        && inner
            .chars()
            .all(|c| c.is_numeric() || "一二三四五六七八九十".contains(c))
}

fn is_open(character: char) -> bool {
    matches!(character, '(' | '（' | '﹙' | '〔' | '[' | '［' | '【')
}

fn is_close(character: char) -> bool {
    matches!(character, ')' | '）' | '﹚' | '〕' | ']' | '］' | '】')
}

fn ends_name(character: char) -> bool {
    matches!(
        character,
        '：' | ':' | '，' | ',' | '。' | '；' | ';' | '*' | '＊' | '※' | '—'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_name(text: &str, expected: &str) {
        assert_eq!(name(text), expected, "{text}");
    }

    #[test]
    fn names_stand_before_explanations() {
        check_name("规章（设区的市、自治州人民政府制定）", "规章");
        check_name("规章：设区的市制定的", "规章");
        check_name("规章*", "规章");
        check_name("规章 注：含废止的", "规章");
        check_name("规范性文件（含决定（命令）、公告）", "规范性文件");
        check_name("（一）予以公开", "予以公开");
        check_name("1）属于国家秘密", "属于国家秘密");
        check_name("属于行政查询事项（八）", "属于行政查询事项");
        check_name("（规章）", "规章");
        check_name("3.危及“三安全一稳定”", "危及三安全一稳定");
        check_name("", "");
    }

    /// The label that a row is taken for, and `-` for none.
    #[track_caller]
    fn check(labels: &[&str], expected: &str) {
        const LABELS: [&str; 5] = [
            "行政许可",
            "其他对外管理服务事项",
            "行政强制",
            "规章",
            "危及“三安全一稳定”",
        ];
        let lexicon = Lexicon::new(LABELS.map(|label| [label]));
        let likenesses = lexicon.likenesses(labels, 650);
        let best = LABELS
            .into_iter()
            .zip(likenesses)
            .max_by_key(|&(_, likeness)| likeness);
        let found = best
            .filter(|&(_, likeness)| likeness >= 650)
            .map_or("-", |(label, _)| label);
        assert_eq!(found, expected, "{labels:?}");
    }

    #[test]
    fn explanations_do_not_decide() {
        let service = "其他对外管理服务事项";
        check(
            &["其他对外管理服务事项（指许可以外的事项，含行政许可、行政强制、行政检查等）"],
            service,
        );
        check(&["其他对外管理服务事项，含行政强制"], service);
        check(&["其他对外管理服务事项：行政强制等"], service);
        check(
            &["其他对外管理服务事项", "（指许可以外的事项，含行政强制）"],
            service,
        );
        check(
            &[
                "其他对外管理服务事项（指许可以外的",
                "事项，含行政强制",
                "等）",
            ],
            service,
        );
        check(&["规章（含行政许可的规章）"], "规章");
        check(&["公文（含行政强制决定）"], "-");
        check(&["其中：行政强制"], "行政强制");
        check(&["（行政强制）"], "行政强制");
        check(&["3.危及（三安全一稳定）"], "危及“三安全一稳定”");
    }
}
