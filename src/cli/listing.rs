//! What was named on the command line → the inputs, in order: files, those in folders and in archives,
//! standard input.

use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

use gouji::language::Words;
use gouji::read::bundle::Bundle;
use gouji::read::file::is_report_name;
use gouji::read::limits;
use walkdir::WalkDir;

use crate::input::{InputContent, NamedInput, Take, bytes, unreadable, upto};
use crate::json_lines;

/// Lists what the paths name, `-` and no path at all being standard input; `lines` allows that to be JSON lines.
///
/// Folders are walked to their ends, names in order; there, and in archives, only files are taken whose names
/// end as those of reports do. Returns how many were passed over.
pub(crate) fn list(paths: &[PathBuf], lines: bool, take: &mut Take<'_>) -> usize {
    let mut listing = Listing {
        lines,
        take,
        passed_over: 0,
    };
    if paths.is_empty() {
        listing.standard_input();
    } else {
        // ends when no more are wanted
        let _ = paths.iter().all(|path| listing.path(path));
    }
    listing.passed_over
}

/// What is being listed. Each step returns false when no more inputs are wanted.
struct Listing<'a, 'b> {
    lines: bool,
    take: &'a mut Take<'b>,
    passed_over: usize,
}

impl Listing<'_, '_> {
    fn path(&mut self, path: &Path) -> bool {
        if path.as_os_str() == "-" {
            self.standard_input()
        } else if path.is_dir() {
            self.folder(path)
        } else if is_archive_name(path) {
            self.archive(path)
        } else {
            (self.take)(NamedInput::file(path))
        }
    }

    fn standard_input(&mut self) -> bool {
        let mut input = io::stdin().lock();
        match input.fill_buf() {
            Ok(head) if self.lines && json_lines::begin(head) => {
                return json_lines::list(input, self.take);
            }
            Ok(_) => {}
            Err(error) => return (self.take)(NamedInput::refused("-", unreadable(&error))),
        }
        (self.take)(match upto(limits::FILE, input) {
            Ok(bytes) => NamedInput {
                name: "-".to_owned(),
                content: InputContent::Bytes(bytes),
                answered: false,
            },
            Err(error) => NamedInput::refused("-", unreadable(&error)),
        })
    }

    fn folder(&mut self, path: &Path) -> bool {
        let mut any = false;
        // links are not followed, so that a folder that holds itself ends
        let entries = WalkDir::new(path)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.path()));
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    any = true;
                    let name = error.path().unwrap_or(path).display().to_string();
                    let why = error.into_io_error();
                    let why = why.unwrap_or_else(|| io::ErrorKind::Other.into());
                    if !(self.take)(NamedInput::refused(name, unreadable(&why))) {
                        return false;
                    }
                    continue;
                }
            };
            if entry.file_type().is_dir() {
                continue;
            }
            let path = entry.path();
            let more = if is_archive_name(path) {
                self.archive(path)
            } else if is_report_name(&path.to_string_lossy()) {
                (self.take)(NamedInput::file(path))
            } else {
                self.passed_over += 1;
                continue;
            };
            any = true;
            if !more {
                return false;
            }
        }
        any || (self.take)(NamedInput::refused(
            path.display().to_string(),
            without_reports(),
        ))
    }

    /// The files of an archive; the archive itself where it is none of files, so that it is refused by its content.
    fn archive(&mut self, path: &Path) -> bool {
        let name = path.display().to_string();
        let bytes = bytes(path, limits::BUNDLE).unwrap_or_default();
        if bytes.len() > limits::BUNDLE {
            return (self.take)(NamedInput::refused(name, too_large()));
        }
        let Some(mut bundle) = Bundle::open(bytes) else {
            return (self.take)(NamedInput::file(path));
        };
        let (files, others) = bundle.files();
        let mut any = false;
        for file in files {
            if !is_report_name(&file.name) {
                self.passed_over += 1;
                continue;
            }
            any = true;
            let input = NamedInput {
                name: format!("{name}/{}", file.name),
                content: InputContent::Packed(bundle.clone(), file.index),
                answered: false,
            };
            if !(self.take)(input) {
                return false;
            }
        }
        if others > 0 {
            return (self.take)(NamedInput::refused(name, too_many(others)));
        }
        any || (self.take)(NamedInput::refused(name, without_reports()))
    }
}

fn is_archive_name(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("zip"))
}

fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().starts_with('.')
}

fn without_reports() -> Words {
    Words::new(
        "里面没有可以读取的报告文件（PDF、Word、Excel、WPS、ODT、ODS、RTF、网页、文本）。",
        "holds no file that can be read as a report (PDF, Word, Excel, WPS, ODT, ODS, RTF, web page, text).",
    )
}

fn too_large() -> Words {
    let most = limits::BUNDLE >> 20;
    Words::new(
        format!(
            "压缩包过大：不超过 {most} MB 的才能直接核对。请解压后核对文件夹，或分成几个压缩包。"
        ),
        format!(
            "is too large an archive: at most {most} MB are opened. Unpack it and name the folder, or split it."
        ),
    )
}

fn too_many(others: usize) -> Words {
    Words::new(
        format!("文件过多，还有 {others} 份没有核对。请分成几个压缩包。"),
        format!("holds too many files: {others} were not checked. Split the archive."),
    )
}
