//! Parts of a zip archive, unpacked within bounds.

use std::io::{Cursor, Read, Seek};

use zip::ZipArchive;
use zip::result::ZipError;

use super::limits;
use super::refusal::Refusal;

/// The text of the part called `name`; none where the archive has no such part.
///
/// # Errors
///
/// Where the archive or the part is damaged or protected, or the part unpacks to too much.
pub(super) fn part(bytes: &[u8], name: &str) -> Result<Option<String>, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refusal(&error))?;
    let file = match archive.by_name(name) {
        Ok(file) => file,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(refusal(&error)),
    };
    let mut unpacked = Vec::new();
    let read = file.take(limits::PART + 1).read_to_end(&mut unpacked);
    if unpacked.len() as u64 > limits::PART {
        return Err(Refusal::TooLarge);
    }
    if read.is_err() && unpacked.is_empty() {
        return Err(Refusal::Damaged);
    }
    Ok(Some(String::from_utf8_lossy(&unpacked).into_owned()))
}

/// Whether the archive has a part whose path has this in it. Where its list of parts is lost, the names before the parts
/// tell: they are not compressed.
pub(super) fn has_part(bytes: &[u8], name: &str) -> bool {
    match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => archive
            .file_names()
            .any(|part| part.is_ok_and(|part| part.contains(name))),
        Err(_) => memchr::memmem::find(bytes, name.as_bytes()).is_some(),
    }
}

/// Parts that only the archive of an office file or of a program has.
pub(super) const OF_ONE_FILE: [&str; 6] = [
    "[Content_Types].xml",
    "mimetype",
    "META-INF/",
    "OFD.xml",
    "Index/",
    "content.xml",
];

/// Why an archive that no reader took is not read: what holds none of the parts of a single file is an archive
/// of files. One whose list of parts is lost is damaged, whatever it was.
pub(super) fn refusal_of(bytes: &[u8], refusal: Refusal) -> Refusal {
    if !matches!(refusal, Refusal::Unknown | Refusal::Damaged) {
        return refusal;
    }
    let of_one_file = |name: &str| OF_ONE_FILE.iter().any(|part| name.starts_with(part));
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return refusal;
    };
    if !holds_its_parts(&mut archive, bytes.len()) {
        return Refusal::Damaged;
    }
    let mut names = archive.file_names().peekable();
    if names.peek().is_none() {
        return Refusal::Empty;
    }
    // names in an encoding of their own are those of files
    if names.any(|name| name.is_ok_and(|name| of_one_file(&name))) {
        refusal
    } else {
        Refusal::Packed
    }
}

/// Whether the parts fit into an archive of so many bytes beside one another. One that lists the same bytes again and again
/// would unpack to thousands of times what any sound one does.
pub(super) fn holds_its_parts(archive: &mut ZipArchive<impl Read + Seek>, bytes: usize) -> bool {
    let mut packed = 0_u64;
    for index in 0..archive.len() {
        if let Ok(part) = archive.by_index_raw(index) {
            packed = packed.saturating_add(part.compressed_size());
        }
    }
    packed <= bytes as u64
}

/// Why an archive, or a part of one, cannot be opened.
pub(super) fn refusal(error: &ZipError) -> Refusal {
    match error {
        ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            Refusal::Protected
        }
        _ => Refusal::Damaged,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Write;

    use zip::CompressionMethod;
    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    /// An archive of parts.
    pub(crate) fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer
                .start_file(*name, SimpleFileOptions::default())
                .and_then(|()| Ok(writer.write_all(bytes)?))
                .expect("a part in memory");
        }
        writer.finish().expect("an archive in memory").into_inner()
    }

    #[test]
    fn parts_are_unpacked_within_bounds() {
        let archive = zip(&[
            ("a", b"text"),
            ("b", &vec![b' '; 64 << 20]),
            ("c", &vec![b' '; (64 << 20) + 1]),
        ]);
        assert_eq!(part(&archive, "a"), Ok(Some("text".to_owned())));
        assert_eq!(part(&archive, "none"), Ok(None));
        assert!(part(&archive, "b").is_ok());
        assert_eq!(part(&archive, "c"), Err(Refusal::TooLarge));
        assert_eq!(part(b"PK\x03\x04", "a"), Err(Refusal::Damaged));
    }

    #[test]
    fn a_part_is_told_by_its_name_and_not_by_what_others_say() {
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer
            .start_file("xl/workbook.xml", stored)
            .expect("a name");
        writer.write_all(b"word/document.xml").expect("memory");
        let archive = writer.finish().expect("memory").into_inner();
        assert!(has_part(&archive, "xl/workbook"));
        assert!(!has_part(&archive, "word/document"));
        // without its end
        assert!(has_part(&archive[..60], "xl/workbook"));
    }

    #[test]
    fn an_archive_of_files_is_told_from_a_damaged_file() {
        #[track_caller]
        fn check(bytes: &[u8], expected: Refusal) {
            let read = crate::read::bytes(bytes, None);
            assert_eq!(read.err(), Some(expected));
        }
        let docx = zip(&[("word/document.xml", b"<w:document/>")]);
        check(
            &zip(&[("2023.docx", &docx), ("2022.docx", &docx)]),
            Refusal::Packed,
        );
        check(
            &zip(&[("reports/", b""), ("reports/2023.pdf", b"%PDF-1.7")]),
            Refusal::Packed,
        );
        check(&zip(&[("说明.txt", "说明".as_bytes())]), Refusal::Packed);
        check(&zip(&[]), Refusal::Empty);
        // a name in GBK, as archives of Windows have it
        let mut named = zip(&[("1234.docx", &docx)]);
        while let Some(at) = named.windows(4).position(|name| name == b"1234") {
            named[at..at + 4].copy_from_slice(b"\xC4\xEA\xB1\xA8");
        }
        check(&named, Refusal::Packed);
        // of one file, but none that is read
        check(
            &zip(&[("OFD.xml", b"<OFD/>"), ("Doc_0/Document.xml", b"")]),
            Refusal::Unknown,
        );
        check(
            &zip(&[
                ("mimetype", b"application/epub+zip"),
                ("META-INF/container.xml", b""),
            ]),
            Refusal::Unknown,
        );
        // of one file, and broken
        let office = zip(&[
            ("[Content_Types].xml", b"<Types"),
            ("word/document.xml", b"<w:d"),
        ]);
        check(&office, Refusal::Damaged);
        check(&office[..office.len() / 2], Refusal::Damaged);
    }
}
