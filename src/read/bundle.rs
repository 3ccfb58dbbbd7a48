//! Archives of reports (压缩包): the bytes of a zip → its files, each unpacked when it is asked for.

use std::io::{Cursor, Read};
use std::sync::Arc;

use zip::ZipArchive;

use super::archive::{self, OF_ONE_FILE};
use super::characters::visible;
use super::limits;
use super::refusal::Refusal;

/// An archive of files. Copies share the bytes and the list of files.
#[derive(Clone)]
pub struct Bundle {
    archive: ZipArchive<Cursor<Arc<[u8]>>>,
}

/// A file of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// Its path inside the archive.
    pub name: String,
    /// Its place in the archive.
    pub index: usize,
}

impl Bundle {
    /// Opens an archive of files; none where the bytes are no zip, where its files are the same bytes again and again, or
    /// where it is a single file, as DOCX and its like are.
    pub fn open(bytes: impl Into<Arc<[u8]>>) -> Option<Self> {
        let bytes = bytes.into();
        if !bytes.starts_with(b"PK") {
            return None;
        }
        let length = bytes.len();
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        if !archive::holds_its_parts(&mut archive, length) {
            return None;
        }
        let of_one_file = |name: &str| OF_ONE_FILE.iter().any(|part| name.starts_with(part));
        let is_one_file = archive
            .file_names()
            .any(|name| name.is_ok_and(|name| of_one_file(&name)));
        (!is_one_file).then_some(Self { archive })
    }

    /// The files inside, in the order of the archive: no folders, nothing hidden, nothing that systems add.
    ///
    /// At most [`limits::FILES`] are listed; the number of the others comes beside them.
    pub fn files(&mut self) -> (Vec<Packed>, usize) {
        let mut files = Vec::new();
        let mut others = 0;
        for index in 0..self.archive.len() {
            // the entry's head is enough, so that a protected one is listed too and refused when it is opened
            let Ok(entry) = self.archive.by_index_raw(index) else {
                continue;
            };
            if entry.is_dir() {
                continue;
            }
            let name = decoded(entry.name_raw());
            let hidden = |part: &str| part.starts_with('.') || part == "__MACOSX";
            if name.split(['/', '\\']).any(hidden) {
                continue;
            }
            if files.len() < limits::FILES {
                files.push(Packed { name, index });
            } else {
                others += 1;
            }
        }
        (files, others)
    }

    /// The bytes of the file at `index`.
    ///
    /// # Errors
    ///
    /// Where it is protected or damaged, or unpacks to more than [`limits::FILE`].
    pub fn unpack(&self, index: usize) -> Result<Vec<u8>, Refusal> {
        let mut archive = self.archive.clone();
        let entry = archive
            .by_index(index)
            .map_err(|error| archive::refusal(&error))?;
        let mut bytes = Vec::new();
        entry
            .take(limits::FILE as u64 + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| Refusal::Damaged)?;
        if bytes.len() > limits::FILE {
            return Err(Refusal::TooLarge);
        }
        Ok(bytes)
    }
}

/// A name as it was meant: archives made by older Chinese systems name files in GB18030 without saying so. What would
/// colour a terminal, or show another ending than there is, is left out.
fn decoded(name: &[u8]) -> String {
    visible(match std::str::from_utf8(name) {
        Ok(name) => name.to_owned(),
        Err(_) => encoding_rs::GB18030.decode(name).0.into_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::archive::tests::zip;
    use super::*;

    #[test]
    fn files_are_listed_and_unpacked_one_by_one() {
        let mut bundle = Bundle::open(zip(&[
            ("甲/年报.txt", "总计".as_bytes()),
            ("__MACOSX/._年报.txt", b"x"),
            ("乙/.DS_Store", b"x"),
            ("乙/big.txt", &vec![b' '; limits::FILE + 1]),
        ]))
        .expect("an archive of files");
        let (files, others) = bundle.files();
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!((names, others), (vec!["甲/年报.txt", "乙/big.txt"], 0));
        assert_eq!(bundle.unpack(0), Ok("总计".as_bytes().to_vec()));
        assert_eq!(bundle.unpack(3), Err(Refusal::TooLarge));
        assert_eq!(bundle.unpack(9), Err(Refusal::Damaged));
    }

    #[test]
    fn a_single_file_is_no_archive_of_files() {
        assert!(Bundle::open(zip(&[("[Content_Types].xml", b"<x/>")])).is_none());
        assert!(Bundle::open(zip(&[("mimetype", b"x")])).is_none());
        assert!(Bundle::open(b"PK\x03\x04 and no more".to_vec()).is_none());
        assert!(Bundle::open("总计".as_bytes().to_vec()).is_none());
    }

    #[test]
    fn names_are_read_as_they_were_meant() {
        assert_eq!(decoded("教育局.doc".as_bytes()), "教育局.doc");
        let (bytes, ..) = encoding_rs::GB18030.encode("教育局.doc");
        assert_eq!(decoded(&bytes), "教育局.doc");
        assert_eq!(
            decoded("\u{1b}[31m甲\u{202e}cod.exe".as_bytes()),
            "[31m甲cod.exe"
        );
    }
}
