//! What is read of PDF put together by hand.

use std::fmt::Write;

use miniz_oxide::deflate::compress_to_vec_zlib;

use super::super::document::{Block, FilePlace};
use super::*;

/// A PDF with one page for each content stream, in Latin letters of 10 points, and what else its trailer
/// says.
fn pdf(contents: &[&str], trailer: &str) -> Vec<u8> {
    let contents: Vec<_> = contents.iter().map(|content| ("", *content)).collect();
    packed(&contents, trailer)
}

/// As [`pdf`], with what the dictionary of each content stream says beside its length.
fn packed(contents: &[(&str, &str)], trailer: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..contents.len())
        .map(|n| format!("{} 0 R", 5 + 2 * n))
        .collect();
    let mut objects =
        vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids[{}]/Count {}>>", kids.join(" "), kids.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8\
         /Length 1>>stream\nx\nendstream"
            .to_owned(),
    ];
    for (index, (dictionary, content)) in contents.iter().enumerate() {
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {} 0 R\
             /Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>>>",
            6 + 2 * index
        ));
        objects.push(format!(
            "<</Length {}{dictionary}>>stream\n{content}\nendstream",
            content.len()
        ));
    }
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(file.len());
        let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", index + 1);
    }
    let start = file.len();
    let _ = write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(file, "{place:010} 00000 n ");
    }
    let _ = write!(
        file,
        "trailer\n<</Size {}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    );
    file.into_bytes()
}

/// Text at places from the left and bottom edge.
fn text(texts: &[(u32, u32, &str)]) -> String {
    let shown: Vec<String> = texts
        .iter()
        .map(|(x, y, text)| format!("BT /F 10 Tf {x} {y} Td ({text}) Tj ET"))
        .collect();
    shown.join("\n")
}

#[test]
fn cells_know_their_page_and_place() {
    let lines =
        "100 600 m 300 600 l 300 700 l 100 700 l h 200 600 m 200 700 l 100 650 m 300 650 l S\n";
    let shown = text(&[
        (110, 670, "a"),
        (210, 670, "12"),
        (110, 620, "b"),
        (210, 620, "34"),
    ]);
    let document = read(&pdf(&["", &format!("{lines}{shown}")], "")).expect("a document");
    assert_eq!(document.text, "a\t12\nb\t34\n");
    let Some(Block::Table(table)) = document.blocks.first() else {
        unreachable!("a table")
    };
    let places: Vec<_> = table
        .cells
        .iter()
        .filter_map(|cell| cell.place.clone())
        .collect();
    assert_eq!(
        places.last(),
        Some(&FilePlace::Page {
            page: 2,
            x: 210,
            y: 170
        })
    );
}

#[test]
fn a_page_that_lies_on_its_side_is_turned() {
    let lines =
        "100 300 m 300 300 l 300 400 l 100 400 l h 200 300 m 200 400 l 100 350 m 300 350 l S\n";
    let shown = text(&[
        (110, 370, "a"),
        (210, 370, "12"),
        (110, 320, "b"),
        (210, 320, "34"),
    ]);
    let turns = [
        "0 1 -1 0 600 100 cm",
        "-1 0 0 -1 600 800 cm",
        "0 -1 1 0 0 700 cm",
    ];
    for turn in turns {
        let document = read(&pdf(&[&format!("{turn} {lines}{shown}")], "")).expect("a document");
        assert_eq!(document.text, "a\t12\nb\t34\n");
    }
}

#[test]
fn without_lines_columns_are_told_by_their_gaps() {
    let shown = text(&[
        (100, 700, "one"),
        (300, 700, "12"),
        (100, 680, "two"),
        (300, 680, "34"),
    ]);
    let document = read(&pdf(&[&shown], "")).expect("a document");
    let numbers = |text: &str| {
        text.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(numbers(&document.text), ["one", "12", "two", "34"]);
}

#[test]
fn pictures_are_told_from_text() {
    let picture = "100 0 0 100 0 0 cm /I Do";
    assert_eq!(read(&pdf(&[picture], "")), Err(Refusal::Scan));
    let mixed = read(&pdf(&[&text(&[(100, 400, "text")]), picture], "")).expect("a document");
    assert!(
        mixed
            .unread
            .iter()
            .any(|unread| unread.what.zh.contains("第 2 页是图片"))
    );
}

#[test]
fn protected_and_broken_files_are_refused() {
    let key = "00".repeat(32);
    let trailer =
        format!("/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/O<{key}>/U<{key}>/P -4>>");
    assert_eq!(read(&pdf(&["BT ET"], &trailer)), Err(Refusal::Protected));
    assert_eq!(read(b"%PDF-1.4\n"), Err(Refusal::Damaged));
    assert_eq!(read(b""), Err(Refusal::Damaged));
}

#[test]
fn too_many_pages_and_characters_are_left_out_and_said() {
    let page = text(&[(100, 400, "page")]);
    let many = read(&pdf(&vec![page.as_str(); limits::PAGES + 1], "")).expect("a document");
    assert_eq!(many.text.matches("page").count(), limits::PAGES);
    assert_eq!(many.unread.len(), 1);
    let endless = " ".repeat(limits::CONTENT + 1);
    let endless = read(&pdf(&[&page, &endless], "")).expect("a document");
    assert_eq!(endless.text, "page\n");
    assert_eq!(endless.unread.len(), 1);
    let long = "x".repeat(limits::PAGE / 2 + 10);
    let shown = vec![(0, 400, long.as_str()); 3];
    let long = read(&pdf(&[&text(&shown)], "")).expect("a document");
    assert!(
        long.unread
            .iter()
            .any(|unread| unread.what.zh.contains("第 1 页内容过多"))
    );
}

/// Bytes as a stream in hexadecimal digits holds them.
fn hexed(packed: &[u8]) -> String {
    let mut hex = String::new();
    for byte in packed {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

#[test]
fn what_unpacks_to_too_much_is_too_large_and_not_damaged() {
    let blank = compress_to_vec_zlib(&vec![b' '; 2 * limits::CONTENT], 9);
    let twice = hexed(&compress_to_vec_zlib(&blank, 9));
    assert!(twice.len() < 4000);
    let filters = "/Filter[/ASCIIHexDecode/FlateDecode/FlateDecode]";
    let page = text(&[(100, 400, "page")]);
    let bomb = (filters, twice.as_str());
    assert_eq!(read(&packed(&[bomb], "")), Err(Refusal::TooLarge));
    let mixed = read(&packed(&[("", &page), bomb], "")).expect("a document");
    assert_eq!(mixed.text, "page\n");
    assert!(
        mixed
            .unread
            .iter()
            .any(|unread| unread.what.zh.contains("第 2 页内容过多"))
    );
}

#[test]
fn full_pages_are_read_up_to_a_bound_for_all() {
    let full = text(&[(0, 400, &"x".repeat(limits::PAGE - 10))]);
    let read = read(&pdf(&[full.as_str(); 20], "")).expect("a document");
    assert!(read.text.len() < 10 * limits::PAGE);
    assert!(
        read.unread
            .iter()
            .any(|unread| unread.what.zh.contains("只读取了前"))
    );
}

#[test]
fn objects_that_say_they_are_without_number_are_refused() {
    let objects = "<</Type/ObjStm/N 99999999999/First 4/Length 4>>stream\n2 0 \nendstream";
    let mut file = format!("%PDF-1.5\n1 0 obj\n{objects}\nendobj\n");
    let start = file.len();
    let places = "00 0000 00 02 0001 00 01 0009 00";
    let _ = write!(
        file,
        "3 0 obj\n<</Type/XRef/W[1 2 1]/Index[0 1 2 1 1 1]/Size 4/Root 2 0 R/Filter/ASCIIHexDecode\
         /Length {}>>stream\n{places}\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n",
        places.len()
    );
    assert_eq!(read(file.as_bytes()), Err(Refusal::TooLarge));
}
