//! Whatever a person reads is there in Chinese and in English.

use gouji::language::Label;
use gouji::rules::CATALOGUE;

use super::sources;

/// What stands before the two texts of a pair, and what between them.
const PAIRS: [(&str, &str); 3] = [("label(", ","), ("Words::new(", ","), ("zh:", ",en:")];

/// The text of a literal at the beginning, or of one that is filled in, and what follows.
fn literal(code: &str) -> Option<(&str, &str)> {
    let code = code.trim_start();
    if let Some(filled) = code.strip_prefix("format!(") {
        let (text, rest) = literal(filled)?;
        return Some((text, rest.get(closed(rest)..)?));
    }
    let code = code.strip_prefix('"')?;
    let mut escaped = false;
    for (at, c) in code.char_indices() {
        match c {
            '"' if !escaped => return Some((&code[..at], &code[at + 1..])),
            _ => escaped = c == '\\' && !escaped,
        }
    }
    None
}

/// Where the bracket closes that was opened before.
fn closed(code: &str) -> usize {
    let mut open = 1;
    for (at, c) in code.char_indices() {
        match c {
            '(' => open += 1,
            ')' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return at + 1;
        }
    }
    code.len()
}

/// The pairs of texts that a source file has: Chinese, English.
fn pairs(code: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    for (before, between) in PAIRS {
        for (at, _) in code.match_indices(before) {
            let Some((chinese, mut rest)) = literal(&code[at + before.len()..]) else {
                continue;
            };
            let parts = between.split_inclusive(',');
            let is_pair = parts.into_iter().all(|part| {
                let next = rest.trim_start().strip_prefix(part);
                rest = next.unwrap_or(rest);
                next.is_some()
            });
            if let Some((english, _)) = literal(rest).filter(|_| is_pair) {
                found.push((chinese, english));
            }
        }
    }
    found
}

fn is_chinese(text: &str) -> bool {
    text.contains(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[test]
fn pairs_are_found_however_they_are_written() {
    let code = "label(\"无\", \"\"); Words::new(\n format!(\"{} 项\", f(x)),\n format!(\"{x}\")); Label { zh: \"a\\\"b\",\n en: \"c\" }";
    assert_eq!(pairs(code), [("无", ""), ("{} 项", "{x}"), ("a\\\"b", "c")]);
}

#[test]
fn no_text_is_missing_in_either_language() {
    let sources = sources("src");
    let mut count = 0;
    for (path, code) in &sources {
        for (chinese, english) in pairs(code) {
            count += 1;
            let is_missing = chinese.trim().is_empty() != english.trim().is_empty();
            let path = path.display();
            assert!(!is_missing, "{path}: {chinese:?}, {english:?}");
        }
    }
    assert!(count > 600, "only {count} pairs are found");
    for rule in CATALOGUE {
        let Label { zh, en } = rule.title;
        assert!(
            is_chinese(zh) && !is_chinese(en) && !en.is_empty(),
            "{}",
            rule.code
        );
    }
}

#[test]
fn the_start_says_everything_in_both_languages() {
    let page = include_str!("../../index.html");
    let mut count = 0;
    for (at, _) in page.match_indices("class=\"zh\"") {
        let element = page[..at].rfind('<').expect("an element");
        let name: String = page[element + 1..]
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        let end = format!("</{name}>");
        let (own, behind) = page[at..].split_once(&end).expect("its end");
        // the address of a link may lead elsewhere in the other language
        let other = behind
            .strip_prefix(&format!("<{name} "))
            .unwrap_or_default();
        let (other, _) = other.split_once(&end).expect("its end");
        assert!(other.starts_with("class=\"en\""), "{own}");
        for (_, text) in [own, other].iter().filter_map(|text| text.split_once('>')) {
            assert!(!text.trim().is_empty(), "{own}, {other}");
        }
        count += 1;
    }
    assert!(count > 20, "only {count} texts are found");
    assert_eq!(page.matches("class=\"en\"").count(), count);
}
