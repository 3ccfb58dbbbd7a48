//! The static pages beside the program: `site FOLDER` writes the rules, how it works, and the licences into the folder of
//! a build. They are made of what the program itself says, so that neither can say something else.

mod catalogue;
mod how;
mod licences;
mod page;
mod precision;

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use gouji::language::Language;
use page::Site;

#[expect(clippy::disallowed_methods, reason = "where to write is asked for")]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder] = arguments.as_slice() else {
        return failed("usage: site FOLDER");
    };
    match write(Path::new(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&error),
    }
}

#[expect(clippy::print_stderr, reason = "a program for people")]
fn failed(error: &str) -> ExitCode {
    eprintln!("{error}");
    ExitCode::FAILURE
}

/// Writes all pages below the folder.
#[expect(clippy::disallowed_methods, reason = "that is what it is for")]
fn write(folder: &Path) -> Result<(), String> {
    let mut site = Site::default();
    for language in [Language::Chinese, Language::English] {
        catalogue::write(&mut site, language)?;
        how::write(&mut site, language)?;
    }
    let metadata = Command::new("cargo").args(licences::METADATA).output();
    let metadata = metadata.map_err(|error| format!("cargo metadata: {error}"))?;
    if !metadata.status.success() {
        return Err(String::from_utf8_lossy(&metadata.stderr).into_owned());
    }
    let read = |path: &Path| fs::read_to_string(path).ok();
    let shipped = licences::shipped(&metadata.stdout, &read)?;
    licences::write(&mut site, &shipped);
    for (name, text) in site.files() {
        let path = folder.join(name);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&path, text))
            .map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}
