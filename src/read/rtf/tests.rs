//! What is read of RTF written by hand.

use super::*;

#[track_caller]
fn check(rtf: &str, text: &str) {
    let document = read(rtf.as_bytes()).expect("a document");
    assert_eq!(document.text, text);
}

#[test]
fn text_in_code_pages_and_in_unicode() {
    check(
        r"{\rtf1\ansi\ansicpg936 \'b9\'ab\'bf\'aa 3\par}",
        "公开 3\n",
    );
    check(
        r"{\rtf1{\fonttbl{\f1\fcharset134 SimSun;}}\f1 \'b9\'ab\par}",
        "公\n",
    );
    check(
        r"{\rtf1\uc1\u20844?\u24320?\par\uc2 \u20844\'b9\'ab x\par}",
        "公开\n公 x\n",
    );
}

#[test]
fn characters_of_two_units() {
    check(r"{\rtf1\uc1 \u-10179?\u-9138?\par}", "\u{1f44e}\n");
    check(r"{\rtf1\uc0 \u55360\u57033 x\par}", "\u{202c9}x\n");
    check(r"{\rtf1{\uc1\u-10240?}{\uc1\u-8503?}y\par}", "\u{102c9}y\n");
    // half a character is none, and takes nothing with it
    check(
        r"{\rtf1\uc1 a\u-10179?b\u-9138?c\u-10179?\u20844?\par}",
        "abc公\n",
    );
}

#[test]
fn what_is_not_shown_is_left_out() {
    check(
        r"{\rtf1{\info{\title t}}{\*\unknown u}{\header h}{\v hid}{\deleted d}a{\field{\*\fldinst i}{\fldrslt b}}\par}",
        "ab\n",
    );
}

#[test]
fn headings_by_style_and_by_level() {
    let rtf = r"{\rtf1{\stylesheet{\s0 Normal;}{\s2 heading 1;}}\pard\s2 A\par\pard\outlinelevel0 B\par\pard C\par}";
    let document = read(rtf.as_bytes()).expect("a document");
    let headings: Vec<bool> = document
        .blocks
        .iter()
        .map(|block| matches!(block, super::super::document::Block::Paragraph(p) if p.heading))
        .collect();
    assert_eq!(document.text, "A\nB\nC\n");
    assert_eq!(headings, [true, true, false]);
}

#[test]
fn cells_joined_across_and_down() {
    let rtf = r"{\rtf1
        \trowd\clvmgf\cellx1000\cellx2000\cellx3000\pard\intbl a\cell b\par bb\cell c\cell\row
        \trowd\clvmrg\cellx1010\cellx3000\pard\intbl\cell d\cell\row
        \pard after\par}";
    let document = read(rtf.as_bytes()).expect("a document");
    assert_eq!(document.text, "a\tb bb\tc\nd\nafter\n");
    let super::super::document::Block::Table(table) = &document.blocks[0] else {
        unreachable!("a table comes first")
    };
    let spans: Vec<_> = table
        .cells
        .iter()
        .map(|c| (c.row, c.column, c.row_span, c.column_span))
        .collect();
    assert_eq!(
        spans,
        [(0, 0, 2, 1), (0, 1, 1, 1), (0, 2, 1, 1), (1, 1, 1, 2)]
    );
}

#[test]
fn a_table_in_a_cell() {
    check(
        r"{\rtf1\trowd\cellx5000\pard\intbl\itap2 x\nestcell y\nestcell{\*\nesttableprops\trowd\cellx100\cellx200\nestrow}\pard\intbl end\cell\row\pard\par}",
        "end\nx\ty\n",
    );
}

#[test]
fn a_text_box_does_not_cut_its_paragraph() {
    check(
        r"{\rtf1 be{\shp{\*\shpinst{\sp{\sn n}{\sv v}}{\shptxt box\par}}}fore\par}",
        "box\nbefore\n",
    );
}

#[test]
fn broken_files_are_refused_or_read_so_far() {
    assert_eq!(read(b"{\\rtf1"), Err(Refusal::Damaged));
    assert_eq!(read(b"{\\rtf1}"), Err(Refusal::Empty));
    assert_eq!(read(b"{\\rt"), Err(Refusal::Unknown));
    let document = read(b"{\\rtf1 a\\par b").expect("a document");
    assert_eq!(
        (document.text.as_str(), document.unread.len()),
        ("a\nb\n", 1)
    );
    let deep = format!("{{\\rtf1 a\\par{}", "{".repeat(100_000));
    assert_eq!(read(deep.as_bytes()).expect("a document").text, "a\n");
}

#[test]
fn rows_are_bounded_by_the_cells_that_they_define() {
    let definitions = "\\cellx1".repeat(50_000);
    let rows = "1\\cell\\row ".repeat(10);
    let rtf = format!("{{\\rtf1 a\\par \\trowd{definitions}\\intbl {rows}}}");
    let document = read(rtf.as_bytes()).expect("a document");
    assert_eq!(document.unread.len(), 1);
}
