//! Little that asks for much: nesting without end, archives that unpack to more than there is memory, entities of
//! entities, numbers without end. Each is read in part or refused, and says so.

use std::fmt::Write as _;
use std::io::{Cursor, Write};
use std::sync::Arc;
use std::thread;

use gouji::check::{Checked, Config, check};
use gouji::read::bundle::Bundle;
use gouji::read::document::Document;
use gouji::read::refusal::Refusal;
use gouji::read::{self, limits, odf, office, rtf};
use gouji::report::figure::{Edits, FigureContent};
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, ZipArchive};

use crate::targets::{laws, packages};

/// Where the name is in an entry of the list of an archive.
const NAME: usize = 46;

/// The stack that a browser gives to a worker.
const STACK: usize = 1 << 20;

/// Runs on a small stack: what goes down as deep as its input ends the test.
fn on_a_small_stack<T: Send + 'static>(run: impl FnOnce() -> T + Send + 'static) -> T {
    let thread = thread::Builder::new().stack_size(STACK).spawn(run);
    thread.expect("a thread").join().expect("nothing panics")
}

fn checked(document: Document) -> Checked {
    laws::document(&document);
    let checked = check(Arc::new(document), &Config::default());
    laws::checked(&checked);
    checked
}

/// Whether it is said that something is left out.
fn is_told(document: &Document) -> bool {
    let told = |what: &str| !what.is_empty();
    document
        .unread
        .iter()
        .any(|unread| told(&unread.what.zh) && told(&unread.what.en))
}

const DEEP: usize = 10_000;

#[test]
fn ten_thousand_nested_tables_are_read_in_part() {
    on_a_small_stack(|| {
        let html = format!(
            "<p>收到申请12件</p>{}7{}<p>办结12件</p>",
            "<table><tr><td>".repeat(DEEP),
            "</td></tr></table>".repeat(DEEP)
        );
        for document in [read::html(&html), read::printed_html(&html)] {
            assert!(document.text.contains("收到申请12件"));
            assert!(is_told(&document), "{:?}", document.unread);
            checked(document);
        }
    });
}

#[test]
fn nested_tables_of_office_files_are_read_in_part_or_refused() {
    on_a_small_stack(|| {
        let docx = packages::docx_of(
            format!(
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>\
                 收到申请12件</w:t></w:r></w:p>{}<w:p/>{}</w:body></w:document>",
                "<w:tbl><w:tr><w:tc>".repeat(DEEP),
                "</w:tc></w:tr></w:tbl>".repeat(DEEP)
            )
            .as_bytes(),
        );
        let content = format!(
            "<office:document-content><office:body><office:text><text:p>收到申请12件</text:p>{}<text:p>7</text:p>{}\
             </office:text></office:body></office:document-content>",
            "<table:table><table:table-row><table:table-cell>".repeat(DEEP),
            "</table:table-cell></table:table-row></table:table>".repeat(DEEP)
        );
        let odt = packages::package(&[("content.xml", content.as_bytes())]);
        let rtf = format!(
            "{{\\rtf1\\ansi 12\\par {}7{}}}",
            "{\\trowd\\cellx100\\pard\\intbl\\itap2 ".repeat(DEEP),
            "\\nestcell\\nestrow}".repeat(DEEP)
        );
        for read in [
            office::read(&docx),
            odf::read(&odt),
            rtf::read(rtf.as_bytes()),
        ] {
            match read {
                Ok(document) => {
                    assert!(document.text.contains("12"), "{:?}", document.text);
                    assert!(is_told(&document), "{document:?}");
                    checked(document);
                }
                Err(refusal) => assert!(
                    matches!(refusal, Refusal::Damaged | Refusal::TooLarge),
                    "{refusal:?}"
                ),
            }
        }
    });
}

/// A file with so many spaces at the beginning of one of its parts.
fn bomb(file: &[u8], part: &str, length: usize) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(file)).expect("an archive");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let spaces = vec![b' '; 1 << 20];
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).expect("a part");
        let name = entry.name().expect("a name").into_owned();
        writer.start_file(&name, packed).expect("a name");
        if name == part {
            for _ in 0..length >> 20 {
                writer.write_all(&spaces).expect("memory");
            }
        }
        std::io::copy(&mut entry, &mut writer).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

#[test]
fn archives_that_unpack_to_too_much_are_refused() {
    let too_much = usize::try_from(limits::PART).expect("64 bits") + (2 << 20);
    let odt = packages::package(&[("content.xml", b"<office:document-content/>")]);
    for (part, file) in [
        ("word/document.xml", packages::docx_of(b"<w:document/>")),
        ("xl/workbook.xml", packages::xlsx_of(b"<worksheet/>")),
        (
            "xl/worksheets/sheet1.xml",
            packages::xlsx_of(b"<worksheet/>"),
        ),
        ("content.xml", odt),
    ] {
        let bomb = bomb(&file, part, too_much);
        assert!(bomb.len() < 1 << 20, "{part}: {} bytes", bomb.len());
        assert_eq!(
            read::bytes(&bomb, None).err(),
            Some(Refusal::TooLarge),
            "{part}"
        );
    }
}

/// Archives in an archive are not opened, and nothing that unpacks to too much is.
#[test]
fn files_of_an_archive_unpack_within_bounds() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    writer.start_file("大.txt", packed).expect("a name");
    let spaces = vec![b' '; 1 << 20];
    for _ in 0..=limits::FILE >> 20 {
        writer.write_all(&spaces).expect("memory");
    }
    let inner = packages::package(&[("甲.txt", "收到申请12件".as_bytes())]);
    writer.start_file("内.docx", packed).expect("a name");
    writer.write_all(&inner).expect("memory");
    let bytes = writer.finish().expect("memory").into_inner();
    assert!(bytes.len() < 1 << 20);
    let mut bundle = Bundle::open(bytes).expect("an archive");
    let (files, others) = bundle.files();
    assert_eq!((files.len(), others), (2, 0));
    assert_eq!(bundle.unpack(files[0].index), Err(Refusal::TooLarge));
    let inner = bundle.unpack(files[1].index).expect("a file");
    assert_eq!(
        read::bytes(&inner, Some("内.docx")).err(),
        Some(Refusal::Packed)
    );
}

/// A list of parts that all are the same bytes of the archive: ten thousand times what is there.
#[test]
fn parts_that_share_their_bytes_are_no_archive() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    writer.start_file("a.txt", packed).expect("a name");
    writer.write_all(&vec![b' '; 8 << 20]).expect("memory");
    let one = writer.finish().expect("memory").into_inner();
    let directory = one
        .windows(4)
        .rposition(|four| four == b"PK\x01\x02")
        .expect("a list");
    let end = one
        .windows(4)
        .rposition(|four| four == b"PK\x05\x06")
        .expect("an end");
    let (parts, entry) = one[..end].split_at(directory);
    let mut shared = parts.to_vec();
    let mut entry = entry.to_vec();
    for number in 0..1000_u32 {
        // names of their own, of as many letters
        let name = format!("{number:05}");
        entry[NAME..NAME + 5].copy_from_slice(name.as_bytes());
        shared.extend_from_slice(&entry);
    }
    let mut last = one[end..].to_vec();
    last[8..10].copy_from_slice(&1000_u16.to_le_bytes());
    last[10..12].copy_from_slice(&1000_u16.to_le_bytes());
    let size = u32::try_from(entry.len() * 1000).expect("a size");
    last[12..16].copy_from_slice(&size.to_le_bytes());
    shared.extend_from_slice(&last);
    assert!(Bundle::open(shared.clone()).is_none());
    assert_eq!(read::bytes(&shared, None).err(), Some(Refusal::Damaged));
}

/// Entities that stand for entities, ten times over: nothing is put in their place.
#[test]
fn entities_of_entities_are_not_spelt_out() {
    let mut entities = String::from("<!DOCTYPE a [<!ENTITY e0 \"12\">");
    for level in 1..40 {
        let below = format!("&e{};", level - 1).repeat(10);
        let _ = write!(entities, "<!ENTITY e{level} \"{below}\">");
    }
    entities.push_str("]>");
    let docx = packages::docx_of(
        format!(
            "{entities}<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r>\
             <w:t>收到&e39;件</w:t></w:r></w:p></w:body></w:document>"
        )
        .as_bytes(),
    );
    let xlsx = packages::xlsx_of(
        format!(
            "{entities}<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">\
             <c r=\"A1\" t=\"inlineStr\"><is><t>收到&e39;件</t></is></c></row></sheetData></worksheet>"
        )
        .as_bytes(),
    );
    let content = format!(
        "{entities}<office:document-content><office:body><office:text><text:p>收到&e39;件</text:p></office:text></office:body>\
         </office:document-content>"
    );
    let odt = packages::package(&[("content.xml", content.as_bytes())]);
    let html = format!("{entities}<svg>{entities}</svg><p>收到&e39;件");
    let read = [
        office::read(&docx),
        office::read(&xlsx),
        odf::read(&odt),
        Ok(read::html(&html)),
        Ok(read::printed_html(&html)),
        Ok(read::text(&html)),
    ];
    for document in read.into_iter().flatten() {
        let bytes = document.text.len();
        assert!(bytes <= html.len(), "{bytes} bytes");
        checked(document);
    }
}

/// A file on the machine, or an address elsewhere, is not asked for.
#[test]
fn what_stands_elsewhere_is_not_read() {
    let content = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\"><!ENTITY % c SYSTEM \"http://a.invalid/\"> %c;]>\
         <office:document-content><office:body><office:text><text:p>收到&b;12件</text:p></office:text></office:body></office:document-content>";
    let odt = packages::package(&[("content.xml", content.as_bytes())]);
    if let Ok(document) = odf::read(&odt) {
        assert!(!document.text.contains("root"));
        assert!(document.text.len() < 100);
    }
}

#[test]
fn numbers_of_a_million_digits_are_no_numbers() {
    let digits = "9".repeat(1_000_000);
    for text in [
        format!(
            "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t{digits}\t0\t1\n行政规范性文件\t4\t2\t31\n"
        ),
        format!("一、总体情况\n收到申请{digits}件，其中自然人9件、企业2件，占{digits}%。\n"),
        format!("一、总体情况\n收到申请1.{digits}件，其中自然人9件、企业2件。\n"),
        format!(
            "{digits}年政府信息公开工作年度报告\n统计期限自{digits}年1月1日至2023年{digits}月31日。\n"
        ),
        format!("一、总体情况\n收到申请{}件。\n", "一百".repeat(300_000)),
        format!("| 甲 | {digits} |\n|---|---|\n| 乙 | -{digits} |\n| 合计 | {digits} |\n"),
    ] {
        let checked = checked(read::text(&text));
        for figure in checked.report.figures.values() {
            let is_number = matches!(figure.content, FigureContent::Number(_));
            assert!(
                !is_number || figure.raw.len() < 40,
                "{} bytes",
                figure.raw.len()
            );
        }
    }
    // typed by a person
    let document = Arc::new(read::text(
        "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t0\t1\n行政规范性文件\t4\t2\t31\n",
    ));
    let id = "t2/regulation/made".parse().expect("an id");
    let config = Config {
        edits: Edits::from_iter([(id, digits)]),
        ..Config::default()
    };
    let figure = check(document, &config).report.figure(id).cloned();
    assert_eq!(
        figure.expect("the figure").content,
        FigureContent::Unreadable
    );
}

#[test]
fn spans_and_places_of_a_million_digits_are_bounded() {
    let digits = "9".repeat(1_000_000);
    let html = format!("<table><tr><td colspan={digits} rowspan={digits}>12<td>34</table>");
    let docx = packages::docx_of(
        format!(
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:tbl><w:tr><w:tc>\
             <w:tcPr><w:gridSpan w:val=\"{digits}\"/></w:tcPr><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body>\
             </w:document>"
        )
        .as_bytes(),
    );
    let xlsx = packages::xlsx_of(
        format!(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"{digits}\"><c \
             r=\"A{digits}\"><v>{digits}</v></c><c r=\"B1\"><v>12</v></c></row></sheetData></worksheet>"
        )
        .as_bytes(),
    );
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table><table:table-row \
         table:number-rows-repeated=\"{digits}\"><table:table-cell table:number-columns-repeated=\"{digits}\"><text:p>12</text:p>\
         </table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let ods = packages::package(&[("content.xml", content.as_bytes())]);
    let rtf = format!(
        "{{\\rtf1\\ansi\\trowd\\cellx{digits}\\pard\\intbl 12\\u{digits}?\\cell\\row\\bin{digits} x}}"
    );
    let read = [
        ("HTML", Ok(read::html(&html))),
        ("printed HTML", Ok(read::printed_html(&html))),
        ("DOCX", office::read(&docx)),
        ("XLSX", office::read(&xlsx)),
        ("ODS", odf::read(&ods)),
        ("RTF", rtf::read(rtf.as_bytes())),
    ];
    for (form, read) in read {
        match read {
            Ok(document) => {
                assert!(document.text.len() < 2 << 20, "{form}");
                checked(document);
            }
            Err(refusal) => assert!(
                matches!(
                    refusal,
                    Refusal::Damaged | Refusal::TooLarge | Refusal::Empty
                ),
                "{form}: {refusal:?}"
            ),
        }
    }
}

/// Objects of a PDF that refer to one another in a ring, pages without end, and streams that unpack to streams.
#[test]
fn rings_and_chains_of_a_pdf_end() {
    let ring = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 999999999>>endobj\n\
         trailer<</Root 1 0 R/Prev 0>>";
    let lengths = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 \
         obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources 3 0 R/MediaBox 3 0 R>>endobj\n4 0 obj<</Length 4 0 R/Filter 4 0 R>>\
         stream\nBT(1)Tj ET\nendstream endobj\ntrailer<</Root 1 0 R>>";
    let deep = format!(
        "%PDF-1.4\n1 0 obj{}endobj\ntrailer<</Root 1 0 R>>",
        "[".repeat(200_000)
    );
    for file in [ring, lengths, &deep] {
        let file = file.to_owned();
        on_a_small_stack(move || {
            if let Ok(document) = read::bytes(file.as_bytes(), None) {
                checked(document);
            }
        });
    }
}
