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
