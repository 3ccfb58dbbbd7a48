//! Paragraphs → the instruments (发文字号) of the form that the report cites.

use super::{Located, Paragraphs};
use crate::form::Edition;

/// The instruments cited, as 国办公开办函〔2021〕30号.
pub(super) fn find(paragraphs: &Paragraphs) -> Vec<Located<Edition>> {
    const CITED: [(&str, &str, Edition); 2] = [
        ("2019", "60号", Edition::E2019),
        ("2021", "30号", Edition::E2021),
    ];
    let mut cited = Vec::new();
    for paragraph in &paragraphs.0 {
        let text = paragraph.flow.text.as_str();
        for (at, word) in text.match_indices("公开办函") {
            let tail: String = text
                .get(at + word.len()..)
                .unwrap_or("")
                .chars()
                .take(14)
                .filter(|c| !c.is_whitespace())
                .collect();
            let edition = CITED.iter().find(|(year, number, _)| {
                let rest = tail.trim_start_matches(['〔', '[', '［', '（', '(', '﹝', '【']);
                rest.strip_prefix(year).is_some_and(|rest| {
                    rest.trim_start_matches(['〕', ']', '］', '）', ')', '﹞', '】'])
                        .starts_with(number)
                })
            });
            if let Some(&(.., edition)) = edition {
                cited.push(Located {
                    value: edition,
                    at: paragraph.flow.span(at, at + word.len()),
                });
            }
        }
    }
    cited
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cited_instruments() {
        let cited = find(&Paragraphs::of_texts(&[
            "按照国办公开办函〔2019〕60号和国办公开办函[2021] 30号",
        ]));
        let editions: Vec<_> = cited.into_iter().map(|found| found.value).collect();
        assert_eq!(editions, [Edition::E2019, Edition::E2021]);
    }
}
