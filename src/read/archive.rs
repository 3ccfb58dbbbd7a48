//! Parts of a zip archive, unpacked within bounds.

use std::io::{Cursor, Read};

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

fn refusal(error: &ZipError) -> Refusal {
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
}
