//! Files beside the repository that tests read where they are there.

use std::path::{Path, PathBuf};

/// The folder of the samples in every form; says that tests skip where it is not there.
#[expect(clippy::print_stdout, reason = "a skipped test must be seen")]
pub(crate) fn samples() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/samples");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: no samples");
    None
}

/// The folder of our own files in every form.
pub(crate) fn own() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/files")
}

/// The bytes of a file.
#[expect(clippy::disallowed_methods, reason = "the engine is handed bytes")]
pub(crate) fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).expect("a file that can be read")
}

/// The files of a folder, by name.
#[expect(clippy::disallowed_methods, reason = "files to be read")]
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder that can be read");
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    files
}
