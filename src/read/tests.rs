//! What the tests of all readers share: a document as lines that can be compared, and the laws that
//! hold for every input.

use std::fmt::Write as _;

use super::document::{Block, Document};

/// A document as text: a paragraph a line (`# ` before a heading, ` ⏎ ` between its lines), a table a
/// line with its layout and then a row a line, cells between `|`, `_` for a blank one, spans as
/// `^rows×columns`.
pub(super) fn shown(document: &Document) -> String {
    let mut out = String::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let lines: Vec<_> = paragraph
                    .lines
                    .iter()
                    .map(|line| line.of(&document.text))
                    .collect();
                out.push_str(if paragraph.heading { "# " } else { "" });
                out.push_str(&lines.join(" ⏎ "));
                out.push('\n');
            }
            Block::Table(table) => {
                let _ = write!(out, "{:?}", table.layout);
                let mut row = u32::MAX;
                for cell in &table.cells {
                    out.push_str(if cell.row == row { "|" } else { "\n" });
                    row = cell.row;
                    let text = document.cell_text(cell);
                    let text = text.replace('\n', "⏎");
                    out.push_str(if text.is_empty() { "_" } else { &text });
                    if (cell.row_span, cell.column_span) != (1, 1) {
                        let _ = write!(out, "^{}×{}", cell.row_span, cell.column_span);
                    }
                }
                out.push('\n');
            }
        }
    }
    out
}

/// Compares what was read with lines that may be indented.
#[track_caller]
pub(super) fn compare(document: &Document, expected: &str) {
    let expected: Vec<_> = expected
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .chain([""])
        .collect();
    let expected = expected.join(
        "
",
    );
    assert_eq!(shown(document), expected);
    lawful(document);
}

/// The laws of every document: spans lie inside the text, on the boundaries of characters, without
/// white space around them; cells are in their table, in order.
#[track_caller]
pub(super) fn lawful(document: &Document) {
    let fits = |span: super::span::Span| {
        let text = document.text.get(span.range());
        assert!(
            text.is_some_and(|text| text == text.trim()),
            "{span:?} {text:?}"
        );
    };
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                assert!(!paragraph.lines.is_empty());
                paragraph.lines.iter().copied().for_each(fits);
            }
            Block::Table(table) => {
                assert!(!table.cells.is_empty());
                assert!(table.cells.is_sorted_by_key(|cell| (cell.row, cell.column)));
                for cell in &table.cells {
                    fits(cell.span);
                    assert!(cell.row < table.rows && cell.column < table.columns);
                    assert!(cell.row_span >= 1 && cell.column_span >= 1);
                }
            }
        }
    }
}

mod laws {
    use proptest::prelude::*;

    use super::lawful;
    use crate::read;

    /// Pieces that tables are made of, in any order.
    fn pieces() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "|",
            "\t",
            "\n",
            " ",
            "\r\n",
            "\u{3000}",
            "\u{a0}",
            "|---|",
            "第二十条第（一）项",
            "规章",
            "信息内容",
            "三、本年度办理结果",
            "三",
            "、",
            "（一）予以公开",
            "三、收到和处理政府信息公开申请情况",
            "0",
            "12",
            "-",
            "/",
            "增15",
            "- 3 -",
            "1.属于国家秘密",
            "2023 年，",
            "共收到申请。",
            "⼈⺠",
            "\u{feff}",
            "\u{0c}",
            "\"",
            ",",
            "# ",
            "**",
            "<td>",
            "<table>",
            "<tr>",
            "</table>",
            "<p>",
            "<br>",
            "<td rowspan=9 colspan=99999>",
            "<b>",
            "</b>",
            "<div style='display:none'>",
            "</div>",
            "&nbsp;",
            "<a href=x>",
            "<pre>",
            "<script>",
            "<h1>",
            "<select>",
            "<svg>",
            "<template>",
            "<!--",
            "<![CDATA[",
            "\0",
            "é",
            "😀",
        ]);
        prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
    }

    fn lossy(bytes: &[u8], _: read::encoding::Encoding) -> String {
        String::from_utf8_lossy(bytes).into_owned()
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_read(text in prop_oneof![pieces(), any::<String>()]) {
            lawful(&read::text(&text));
            if let Ok(document) = read::file::read(text.as_bytes(), Some("a.csv"), lossy, read::printed_html) {
                lawful(&document);
            }
        }

        #[test]
        fn any_page_is_read(html in prop_oneof![pieces(), any::<String>()]) {
            #[cfg(feature = "html")]
            lawful(&read::html(&html));
            lawful(&read::printed_html(&html));
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            if let Ok(document) = read::file::read(&bytes, None, lossy, read::printed_html) {
                lawful(&document);
            }
        }

        #[test]
        fn any_cell_is_read(text in any::<String>()) {
            let _ = read::number::printed(&text);
        }

        #[test]
        fn a_number_is_read_as_it_is_written(whole in 0_u64..1_000_000_000_000, cents in prop::option::of(0_u8..100)) {
            let text = match cents {
                Some(cents) => format!("{whole}.{cents:02}"),
                None => whole.to_string(),
            };
            let printed = read::number::printed(&text);
            prop_assert_eq!(printed.value, read::number::Value::Number(text.parse().expect("a number")));
            prop_assert!(printed.oddities.is_empty());
        }

        #[test]
        fn text_keeps_its_places(text in "[一二三四五0-9|\t\n 。、（）]{0,200}") {
            prop_assert_eq!(read::text(&text).text, text);
        }
    }
}
