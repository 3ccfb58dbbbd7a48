//! Bytes → files: the one place where the command writes any; and the day on which it does.

use std::fs::File;
use std::io;
use std::path::Path;

use gouji::language::Words;

/// Writes a file; the folder that it is in is made where it is not there.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where files are written, and only those that were asked for"
)]
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Words> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let made = folder.map_or(Ok(()), std::fs::create_dir_all);
    made.and_then(|()| std::fs::write(path, bytes))
        .map_err(|error| {
            let path = path.display();
            Words::new(
                format!("{path}：无法写入（{error}）。"),
                format!("{path}: cannot be written ({error})."),
            )
        })
}

/// The day where the command is run, as 2024-01-31.
pub(crate) fn today() -> String {
    jiff::ZonedDateTime::now().date().to_string()
}

/// A file to be written into.
#[expect(
    clippy::disallowed_methods,
    reason = "only the file that was asked for"
)]
pub(crate) fn create(path: &Path) -> io::Result<File> {
    File::create(path)
}
