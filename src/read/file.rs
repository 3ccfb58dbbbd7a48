//! The bytes of a file → in which form it is, determined by its content: names lie, above all `.doc`.

use super::encoding::{self, Encoding};
use super::refusal::Refusal;
use super::{document::Document, limits, text};

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileForm {
    /// Text: plain, Markdown, CSV, HTML.
    Text(Encoding),
    /// A PDF.
    Pdf,
    /// An archive: DOCX, XLSX, ODT, ODS.
    Archive,
    /// A compound file: DOC, XLS, WPS.
    Compound,
    /// RTF.
    Rtf,
}

/// How the names of files end that are looked for in folders and archives. A file that is named itself is read
/// whatever its name is.
pub const ENDINGS: [&str; 16] = [
    "pdf", "docx", "doc", "wps", "xlsx", "xls", "et", "odt", "ods", "rtf", "html", "htm", "txt",
    "md", "csv", "tsv",
];

/// Whether the name is that of a file in a form that is read.
pub fn is_report_name(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(stem, ending)| {
        // what an office program keeps beside a file that is open is no report
        let stem = stem.rsplit(['/', '\\']).next().unwrap_or(stem);
        !stem.starts_with("~$")
            && ENDINGS
                .iter()
                .any(|known| ending.eq_ignore_ascii_case(known))
    })
}

/// The form of the file, or why it is not read.
///
/// # Errors
///
/// An empty file, one larger than [`limits::FILE`], a picture, or a form that is not known.
pub fn form(bytes: &[u8]) -> Result<FileForm, Refusal> {
    if bytes.len() > limits::FILE {
        return Err(Refusal::TooLarge);
    }
    let head = bytes.get(..1024.min(bytes.len())).unwrap_or_default();
    let start = head.trim_ascii_start();
    if bytes.trim_ascii().is_empty() {
        return Err(Refusal::Empty);
    }
    if is_picture(bytes) {
        return Err(Refusal::Picture);
    }
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Ok(FileForm::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(FileForm::Archive);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return Ok(FileForm::Compound);
    }
    if start.starts_with(b"{\\rtf") || start.starts_with(b"\xEF\xBB\xBF{\\rtf") {
        return Ok(FileForm::Rtf);
    }
    if is_packed(bytes) {
        return Err(Refusal::Packed);
    }
    let encoding = encoding::detect(bytes);
    let wide = matches!(encoding, Encoding::Utf16Le | Encoding::Utf16Be);
    if !wide && is_binary(bytes) {
        return Err(Refusal::Unknown);
    }
    Ok(FileForm::Text(encoding))
}

/// Reads a file in any form that this build knows. `decode` turns bytes in an encoding that needs
/// tables (GB18030, Big5) into text, `html` reads a page; `name` is the name of the file, if it has one.
///
/// # Errors
///
/// When nothing can be read: see [`Refusal`].
pub fn read(
    bytes: &[u8],
    name: Option<&str>,
    decode: impl FnOnce(&[u8], Encoding) -> String,
    html: impl FnOnce(&str) -> Document,
) -> Result<Document, Refusal> {
    match form(bytes)? {
        FileForm::Text(encoding) => match encoding::decode(bytes, encoding) {
            Some(text) => decoded(&text, name, html),
            None => decoded(&decode(bytes, encoding), name, html),
        },
        #[cfg(feature = "pdf")]
        FileForm::Pdf => super::pdf::read(bytes),
        #[cfg(feature = "office")]
        FileForm::Archive => match super::odf::read(bytes) {
            Err(Refusal::Unknown) => super::office::read(bytes),
            read => read,
        }
        .map_err(|refusal| super::archive::refusal_of(bytes, refusal)),
        #[cfg(feature = "office")]
        FileForm::Compound => super::office::read(bytes),
        #[cfg(feature = "office")]
        FileForm::Rtf => super::rtf::read(bytes),
        #[cfg(not(all(feature = "office", feature = "pdf")))]
        _ => Err(Refusal::Unknown),
    }
}

/// Reads the text of a file: HTML, CSV or plain text, determined by its content, and CSV by its name too.
fn decoded(
    text: &str,
    name: Option<&str>,
    html: impl FnOnce(&str) -> Document,
) -> Result<Document, Refusal> {
    let damaged = text.matches(char::REPLACEMENT_CHARACTER).count();
    if damaged * 8 > text.chars().count() {
        return Err(Refusal::Unknown);
    }
    if !text.contains(char::is_alphanumeric) {
        return Err(Refusal::Empty);
    }
    let is_csv = name.is_some_and(|name| {
        name.rsplit_once('.')
            .is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("csv"))
    });
    Ok(if let Some(page) = page(text) {
        html(page)
    } else if is_csv || text::csv::is_csv(text) {
        text::csv::read(text)
    } else {
        text::read(text)
    })
}

/// The page in a text that is HTML, without what the clipboard writes before it.
fn page(text: &str) -> Option<&str> {
    if !text.contains('<') {
        return None;
    }
    let head_end = text
        .char_indices()
        .nth(HEAD)
        .map_or(text.len(), |(at, _)| at);
    let head = text.get(..head_end)?;
    let start = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let is_tag = start.strip_prefix('<').is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?' | '/'))
    });
    if is_tag {
        return Some(text);
    }
    if start.starts_with("Version:") && head.contains("StartHTML:") {
        return text.get(head.find('<')?..);
    }
    let closes = [
        "</p>", "</td>", "</div>", "</span>", "</table>", "</html>", "<br>", "<br/>", "<br />",
    ];
    let lower = head.to_ascii_lowercase();
    // Markdown has no other way to break a line inside a cell.
    let piped = head.contains('|');
    closes
        .iter()
        .filter(|tag| !piped || !tag.starts_with("<br"))
        .any(|tag| lower.contains(tag))
        .then_some(text)
}

/// How many characters at the beginning are looked at for tags.
const HEAD: usize = 8192;

/// Whether the bytes hold what no text does.
fn is_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..65536.min(bytes.len())).unwrap_or_default();
    let controls = head
        .iter()
        .filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1a))
        .count();
    controls * 100 > head.len()
}

/// Whether it is an archive of files in a form that no office file comes in: RAR, 7z, gzip, bzip2, xz, tar.
fn is_packed(bytes: &[u8]) -> bool {
    const SIGNS: [&[u8]; 5] = [
        b"Rar!\x1a\x07",
        b"7z\xBC\xAF\x27\x1C",
        b"\x1f\x8b\x08",
        b"BZh",
        b"\xFD7zXZ\0",
    ];
    SIGNS.iter().any(|sign| bytes.starts_with(sign)) || bytes.get(257..262) == Some(b"ustar")
}

fn is_picture(bytes: &[u8]) -> bool {
    const SIGNS: [&[u8]; 8] = [
        b"\x89PNG\r\n",
        b"\xFF\xD8\xFF",
        b"GIF87a",
        b"GIF89a",
        b"II*\0",
        b"MM\0*",
        b"8BPS",
        b"\0\0\x01\0",
    ];
    let is_bitmap = bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]);
    let inner = bytes.get(8..12);
    let is_webp = bytes.starts_with(b"RIFF") && inner == Some(b"WEBP");
    let is_heic = bytes.get(4..8) == Some(b"ftyp")
        && matches!(inner, Some(b"heic" | b"heix" | b"mif1" | b"avif"));
    SIGNS.iter().any(|sign| bytes.starts_with(sign)) || is_bitmap || is_webp || is_heic
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::document::{Block, Table};

    /// Stands for what reads a page: the tests are about what is taken for one.
    fn page_of_tables(html: &str) -> Document {
        let table = || Block::Table(Table::default());
        Document {
            blocks: html.matches("<table").map(|_| table()).collect(),
            ..Document::default()
        }
    }

    #[track_caller]
    fn refused(bytes: &[u8], expected: Refusal) {
        let read = read(bytes, None, |_, _| String::new(), page_of_tables);
        assert_eq!(read.err(), Some(expected));
    }

    #[track_caller]
    fn tables(text: &str, name: Option<&str>, expected: usize) {
        let document = decoded(text, name, page_of_tables).expect("text is read");
        let tables = document
            .blocks
            .iter()
            .filter(|block| matches!(block, Block::Table(_)));
        assert_eq!(tables.count(), expected, "{document:?}");
    }

    #[test]
    fn what_cannot_be_read_is_told_apart() {
        refused(b"", Refusal::Empty);
        refused(b" \r\n\t", Refusal::Empty);
        refused("……——".as_bytes(), Refusal::Empty);
        refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Refusal::Picture);
        refused(b"\xFF\xD8\xFF\xE0\0\x10JFIF", Refusal::Picture);
        refused(b"Rar!\x1a\x07\x01\0\x33\x92", Refusal::Packed);
        refused(b"7z\xBC\xAF\x27\x1C\0\x04", Refusal::Packed);
        refused(b"\x1f\x8b\x08\0\0\0\0\0\0\x03", Refusal::Packed);
        let mut tar = vec![0; 512];
        tar[..8].copy_from_slice(b"report/1");
        tar[257..262].copy_from_slice(b"ustar");
        refused(&tar, Refusal::Packed);
        refused(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0", Refusal::Unknown);
        refused(&[0; 100], Refusal::Unknown);
        refused(&vec![b' '; limits::FILE + 1], Refusal::TooLarge);
    }

    #[test]
    fn the_page_offers_the_files_that_are_looked_for_in_folders() {
        let endings = ENDINGS.map(|ending| format!(".{ending}")).join(",");
        let page = include_str!("../../index.html");
        // and archives of them
        let accept = format!("accept=\"{endings},.zip\"");
        assert!(page.contains(&accept), "{accept}");
        for name in ["甲/年报.DOCX", "年报.2023.txt"] {
            assert!(is_report_name(name), "{name}");
        }
        for name in ["甲/~$年报.docx", "照片.jpg", "docx", "年报"] {
            assert!(!is_report_name(name), "{name}");
        }
    }

    #[test]
    fn forms_are_told_by_content() {
        assert_eq!(form(b"\n%PDF-1.7\n"), Ok(FileForm::Pdf));
        assert_eq!(form(b"PK\x03\x04\x14\0"), Ok(FileForm::Archive));
        assert_eq!(form(b"{\\rtf1\\ansi"), Ok(FileForm::Rtf));
        assert_eq!(
            form(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"),
            Ok(FileForm::Compound)
        );
        assert_eq!(form("总计".as_bytes()), Ok(FileForm::Text(Encoding::Utf8)));
    }

    #[test]
    fn text_forms_are_told_by_content() {
        tables("<table><tr><td>规章<td>0</table>", None, 1);
        tables(
            "\u{feff}\n<!DOCTYPE html><table><tr><td>规章<td>0</table>",
            None,
            1,
        );
        tables(
            "Version:0.9\r\nStartHTML:00000097\r\n<html><!--StartFragment--><table><tr><td>规章<td>0</table>",
            None,
            1,
        );
        tables("说明<br><table><tr><td>规章<td>0</table>", None, 1);
        tables("《关于印发 <工作要点> 的通知》\n总计", None, 0);
        tables("| 规章 | 0<br> |\n|---|---|\n| 总计 | 1 |", None, 1);
        tables("名称,数量\n甲,3\n", Some("一览.CSV"), 1);
        tables(
            "信息内容,本年制发件数,本年废止件数\n规章,0,0\n行政规范性文件,1,2\n",
            None,
            1,
        );
    }
}
