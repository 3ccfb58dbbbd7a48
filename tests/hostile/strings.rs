//! Strings that attack whoever shows them without care: each in every place of a report, in every form of file, and then
//! in everything that is made of it.

use std::io::Cursor;
use std::sync::Arc;

use gouji::check::{Checked, Config, check};
use gouji::language::Language;
use gouji::read::characters::{is_invisible, normalise};
use gouji::read::document::{Block, Document};
use gouji::read::{self, office};
use gouji::report::figure::Edits;
use gouji::rules;
use gouji::view::card::{Dismissed, key};
use gouji::view::export::{Exported, as_file_name, by_name};
use gouji::view::link::{self, Opened, Shared};
use gouji::view::sample;
use gouji::view::sheet::{SheetPiece, sheet};
use gouji::view::summary::ReportRow;
use zip::ZipArchive;

use crate::targets::{laws, packages, whole};

/// Markup, schemes, formulas, templates, paths, names that every object has, and characters that turn or hide text.
pub(crate) const STRINGS: [&str; 40] = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "<svg/onload=alert(1)>",
    "<svg><script href=data:,alert(1) />",
    "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<style>@import 'http://a.invalid/x.css';</style>",
    "<base href=http://a.invalid/>",
    "<meta http-equiv=refresh content=0;url=http://a.invalid/>",
    "<form action=http://a.invalid/><input name=a></form>",
    "<table><td>1</table><!--",
    "]]><b>&amp;lt;</b>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>&b;",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "=HYPERLINK(\"http://a.invalid\",\"甲\")",
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "＝1＋1",
    "{{7*7}}${7*7}<%= 7*7 %>#{7*7}",
    "__proto__",
    "constructor",
    "prototype.toString",
    "hasOwnProperty",
    "../../../../etc/passwd",
    "..\\..\\windows\\system32",
    "CON.txt:stream",
    "%00%0d%0aSet-Cookie:a=b",
    "甲\u{202e}cod.exe",
    "\u{2067}甲\u{2066}乙\u{2069}",
    "甲\u{200b}\u{200d}\u{feff}\u{2060}乙",
    "\u{0}\u{1}\u{8}\u{1b}[31m甲",
    "甲\u{fffe}\u{ffff}乙",
    "Z\u{334}\u{335}\u{336}\u{337}\u{338}a\u{334}\u{335}\u{336}\u{337}\u{338}",
    "'; DROP TABLE reports; --",
];

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// What XML can hold of a text.
fn in_xml(text: &str) -> String {
    let kept = text.chars().filter(|c| {
        !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
    });
    escaped(&kept.collect::<String>())
}

/// A report with a text in its title, its office, a sentence, and a label, a header and a number of tables.
fn as_text(s: &str) -> String {
    format!(
        "{s}局2023年政府信息公开工作年度报告\n\n一、总体情况\n\n全年收到申请12件，其中{s}9件、企业2件。\n\n名称\t{s}\n甲{s}\t3\n乙\t{s}\n合计\t4\n\n\
         信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t{s}\t0\t0\n行政规范性文件\t4\t2\t31\n"
    )
}

fn as_html(s: &str) -> String {
    let s = escaped(s);
    format!(
        "<html><head><title>{s}</title></head><body><h1 title=\"{s}\">{s}局2023年政府信息公开工作年度报告</h1>\
         <p>收到申请12件，其中<a href=\"{s}\">{s}</a>9件、企业2件。<table><tr><td>名称<td>{s}<tr><td>甲{s}<td>3<tr><td>\
         合计<td>4</table></body></html>"
    )
}

fn as_docx(s: &str) -> Vec<u8> {
    let s = in_xml(s);
    let text =
        |text: &str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>");
    let cell = |inner: &str| format!("<w:tc>{}</w:tc>", text(inner));
    let row = |cells: [&str; 2]| format!("<w:tr>{}</w:tr>", cells.map(cell).concat());
    let body = [
        text(&format!("{s}局2023年政府信息公开工作年度报告")),
        text(&format!("收到申请12件，其中{s}9件、企业2件。")),
        format!(
            "<w:tbl>{}{}{}</w:tbl>",
            row(["名称", &s]),
            row([&format!("甲{s}"), "3"]),
            row(["合计", "4"])
        ),
    ];
    packages::docx_of(
        format!(
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{}</w:body></w:document>",
            body.concat()
        )
        .as_bytes(),
    )
}

fn as_xlsx(s: &str) -> Vec<u8> {
    let s = in_xml(s);
    let cell = |at: &str, text: &str| {
        format!("<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
    };
    let row = |at: usize, cells: [&str; 2]| {
        let [first, second] = cells;
        format!(
            "<row r=\"{at}\">{}{}</row>",
            cell(&format!("A{at}"), first),
            cell(&format!("B{at}"), second)
        )
    };
    let rows = [
        row(1, ["名称", &s]),
        row(2, [&format!("甲{s}"), "3"]),
        row(3, ["合计", "4"]),
    ];
    packages::xlsx_of(
        format!(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{}</sheetData></worksheet>",
            rows.concat()
        )
        .as_bytes(),
    )
}

/// What a person sees of a document: all that is drawn of it.
fn drawn(checked: &Checked) -> String {
    let mut text = String::new();
    for piece in sheet(&checked.document, &checked.report) {
        let runs = match piece {
            SheetPiece::Paragraph { runs, .. } => runs,
            SheetPiece::Grid { rows } => rows
                .into_iter()
                .flatten()
                .flat_map(|cell| cell.runs)
                .collect(),
            SheetPiece::Form { .. } | SheetPiece::Rest { .. } => Vec::new(),
        };
        text.extend(runs.iter().map(|run| run.text.as_str()));
        text.push('\n');
    }
    text
}

/// A text as it is compared: without white space.
fn bare(text: &str) -> String {
    normalise(text).split_whitespace().collect()
}

/// The check of a document that holds a string, everything that is made of it, and the sample behind it.
#[track_caller]
fn hold(document: Document, string: &str, file: &[u8]) -> Checked {
    laws::document(&document);
    laws::travels(&document);
    let document = Arc::new(document);
    let printed = check(Arc::clone(&document), &Config::default());
    laws::checked(&printed);
    let mut config = Config::default();
    for figure in printed.report.figures.values().take(2) {
        config.edits.insert(figure.id, string.to_owned());
    }
    let checked = check(document, &config);
    laws::checked(&checked);
    let dismissed: Dismissed = checked
        .findings
        .iter()
        .take(1)
        .map(|finding| (key(finding), string.to_owned()))
        .collect();
    for language in [Language::Chinese, Language::English] {
        whole::exported(&Exported {
            checked: &checked,
            as_printed: Some(&printed),
            dismissed: &dismissed,
            unfinished: false,
            source: string,
            file: Some(file),
            last_year: Some(string),
            uri: string,
            plain: false,
            date: Some("2024-01-31"),
            ledger: true,
            language,
        });
    }
    printed
}

#[test]
fn strings_are_shown_as_text_whatever_file_they_come_in() {
    for string in STRINGS {
        let text = as_text(string);
        let html = as_html(string);
        let (docx, xlsx) = (as_docx(string), as_xlsx(string));
        let files: [(&str, Document, &[u8]); 5] = [
            ("text", read::text(&text), text.as_bytes()),
            ("HTML", read::html(&html), html.as_bytes()),
            ("printed HTML", read::printed_html(&html), html.as_bytes()),
            ("DOCX", office::read(&docx).expect(string), &docx),
            ("XLSX", office::read(&xlsx).expect(string), &xlsx),
        ];
        for (form, document, file) in files {
            let shown = drawn(&hold(document, string, file));
            let wanted = bare(string).replace(['\u{fffe}', '\u{ffff}'], "");
            let shown = bare(&shown).replace(['\u{fffe}', '\u{ffff}'], "");
            assert!(
                shown.contains(&wanted),
                "{form}: {wanted:?} is not in {shown:?}"
            );
            assert!(!shown.contains(is_invisible), "{form}: {shown:?}");
        }
    }
}

/// Markup that comes as such is not shown, does nothing, and hides no number of the table around it.
#[test]
fn scripts_of_a_page_are_left_out() {
    let table = "<table><tr><td>规章<td>1<td>2<td>3<tr><td>行政规范性文件<td>4<td>5<td>6</table>";
    for active in [
        "<script>document.write('<td>7')</script>",
        "<svg onload=alert(1)><script>alert(7)</script></svg>",
        "<img src=x onerror=alert(7)>",
        "<iframe srcdoc='7'></iframe>",
        "<object data='javascript:7'></object>",
        "<style>td{content:'7'}</style>",
        "<template><p>7</p></template>",
        "<!-- 7 -->",
        "<p hidden>7</p>",
        "<p style='display:none'>7</p>",
        "<textarea>7</textarea>",
    ] {
        for document in [
            read::html(&format!("{table}{active}")),
            read::html(&format!("<div>{active}</div>{table}")),
            read::html(&table.replace("<td>1", &format!("<td>1{active}"))),
        ] {
            laws::document(&document);
            let numbers: Vec<&str> = document.text.split_whitespace().collect();
            assert!(numbers.contains(&"3"), "{active}: {numbers:?}");
            assert!(!document.text.contains("alert"), "{active}: {numbers:?}");
        }
    }
}

#[test]
fn strings_in_names_and_addresses_name_nothing() {
    for string in STRINGS {
        assert!(by_name(string).is_none());
        assert!(rules::by_code(string).is_none());
        assert!(string.parse::<gouji::report::figure::FigureId>().is_err());
        assert!(link::open(string).is_none());
        for prefix in ["#/r/1", "#/t/1", "#/r/"] {
            let opened = link::open(&format!("{prefix}{string}")).expect("it is told as a link");
            let error = opened.expect_err("it holds nothing");
            assert!(!error.words().zh.is_empty() && !error.words().en.is_empty());
        }
        let name = as_file_name(string);
        let is_unsafe = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c) || is_invisible(c);
        assert!(!name.contains(is_unsafe), "{name:?}");
    }
}

#[test]
fn files_with_remarks_have_harmless_names() {
    let remarks = by_name("remarks").expect("an export");
    let document = Arc::new(read::text(sample::TEXT));
    let checked = check(document, &Config::default());
    let none = Dismissed::new();
    let mut file = remarks.file(true, Language::Chinese);
    for string in STRINGS {
        let of = Exported {
            checked: &checked,
            as_printed: None,
            dismissed: &none,
            unfinished: false,
            source: string,
            file: Some(sample::TEXT.as_bytes()),
            last_year: None,
            uri: "",
            plain: false,
            date: None,
            ledger: false,
            language: Language::Chinese,
        };
        let row = ReportRow::of(string, &checked, &none, false);
        file.add(&row, Some(remarks.keep(&of)));
    }
    let bytes = file.finish().expect("an archive").bytes;
    let archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    assert_eq!(archive.len(), STRINGS.len() + 1);
    for name in archive.file_names() {
        let name = name.expect("UTF-8");
        let is_unsafe = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c) || is_invisible(c);
        assert!(!name.contains(is_unsafe), "{name:?}");
    }
}

#[test]
fn strings_come_out_of_a_link_as_they_went_in() {
    for string in STRINGS {
        let document = read::text(&as_text(string));
        let id = "t3/new/natural".parse().expect("an id");
        let mut dismissed = gouji::order::Map::new();
        dismissed.insert((string.to_owned(), string.to_owned()), string.to_owned());
        let shared = Shared {
            document,
            edits: Edits::from_iter([(id, string.to_owned())]),
            dismissed,
            last_year: None,
        };
        let link = link::of_report(&shared).expect("it is short");
        assert!(
            link.chars()
                .all(|c| c.is_ascii_alphanumeric() || "#/-_".contains(c))
        );
        assert_eq!(link::open(&link), Some(Ok(Opened::Report(shared))));
    }
}

/// What was before leaves no trace: the sample is checked as ever.
#[test]
fn the_next_report_is_checked_as_ever() {
    let of_sample = || check(Arc::new(read::text(sample::TEXT)), &Config::default());
    let before = of_sample();
    for string in STRINGS {
        check(Arc::new(read::text(&as_text(string))), &Config::default());
    }
    assert_eq!(of_sample(), before);
    assert!(
        before
            .document
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Table(_)))
    );
}
