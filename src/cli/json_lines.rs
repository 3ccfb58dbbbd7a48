//! Reports on standard input, one JSON object a line: `{"source": …, "text": …}` or `{"source": …, "html": …}`.

use std::io::{BufRead, Read};

use gouji::language::Words;
use gouji::read::limits;
use serde::Deserialize;

use crate::input::{InputContent, NamedInput, Take, unreadable};

/// The longest line: a text in which every character is escaped is six times as long as the text.
const LINE: u64 = 6 * limits::TEXT as u64;

/// Whether an input that begins so is JSON lines; RTF begins with a brace too.
pub(crate) fn begin(head: &[u8]) -> bool {
    let object = head.trim_ascii_start().strip_prefix(b"{");
    object.is_some_and(|rest| matches!(rest.trim_ascii_start().first(), None | Some(b'"' | b'}')))
}

/// What a line may hold. Other fields are passed over.
#[derive(Deserialize)]
struct InputRecord {
    source: Option<String>,
    text: Option<String>,
    html: Option<String>,
}

/// Lists an input for each line, at once when it is there; empty lines are passed over. One without a name is
/// called by its line. Returns false when no more are wanted.
pub(crate) fn list(mut lines: impl BufRead, take: &mut Take<'_>) -> bool {
    let mut line = Vec::new();
    for number in 1_u64.. {
        line.clear();
        let name = || format!("-:{number}");
        let input = match lines.by_ref().take(LINE).read_until(b'\n', &mut line) {
            Ok(0) => return true,
            Ok(_) if line.last() != Some(&b'\n') && line.len() as u64 == LINE => {
                if lines.skip_until(b'\n').is_err() {
                    return true;
                }
                NamedInput::refused(name(), too_long())
            }
            Ok(_) if line.trim_ascii().is_empty() => continue,
            Ok(_) => input(&line, name),
            Err(error) => return take(NamedInput::refused(name(), unreadable(&error))),
        };
        let answered = true;
        if !take(NamedInput { answered, ..input }) {
            return false;
        }
    }
    true
}

fn input(line: &[u8], name: impl FnOnce() -> String) -> NamedInput {
    let line: InputRecord = match serde_json::from_slice(line) {
        Ok(line) => line,
        Err(error) => {
            return NamedInput::refused(
                name(),
                Words::new(
                    format!("这一行不是可以读取的 JSON 对象（{error}）。"),
                    format!("this line is no JSON object that can be read ({error})."),
                ),
            );
        }
    };
    NamedInput {
        name: line.source.unwrap_or_else(name),
        content: match (line.text, line.html) {
            (Some(text), None) => InputContent::Text(text),
            (None, Some(html)) => InputContent::Html(html),
            _ => InputContent::Refused(Words::new(
                "每一行须有 text、html 二者之一。",
                "each line must have one of text and html.",
            )),
        },
        answered: true,
    }
}

fn too_long() -> Words {
    Words::new(
        format!("这一行过长：文字不超过 {} MB。", limits::TEXT >> 20),
        format!(
            "this line is too long: at most {} MB of text.",
            limits::TEXT >> 20
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(lines: &str) -> Vec<(String, bool)> {
        let mut all = Vec::new();
        list(lines.as_bytes(), &mut |input| {
            all.push((input.name.clone(), input.read().is_ok()));
            true
        });
        all
    }

    #[test]
    fn an_object_begins_lines_and_rtf_does_not() {
        for head in ["{\"text\":", " {\n \"source\"", "{}", "{"] {
            assert!(begin(head.as_bytes()), "{head}");
        }
        for head in ["{\\rtf1\\ansi", "收到 3 件", "", "[{\"text\":1}]"] {
            assert!(!begin(head.as_bytes()), "{head}");
        }
    }

    #[test]
    fn each_line_is_an_input() {
        let lines = "{\"source\":\"a\",\"text\":\"收到 3 件\"}\n\n{\"html\":\"<p>收到 3 件\",\"year\":2023}";
        assert_eq!(
            listed(lines),
            [("a".to_owned(), true), ("-:3".to_owned(), true)]
        );
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named() {
        let lines = "{\"source\":\"a\"}\n{\"text\":\n[1]\n{\"source\":\"d\",\"text\":\" \"}\n{\"text\":\"1\",\"html\":\"1\"}\n";
        let names = ["a", "-:2", "-:3", "d", "-:5"];
        assert_eq!(listed(lines), names.map(|name| (name.to_owned(), false)));
    }
}
