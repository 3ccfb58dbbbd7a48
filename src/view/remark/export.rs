//! Files with remarks as an export: of one report its file, of many an archive of theirs with a list of all.

use std::io::{Cursor, Write};

use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::remarked_file::RemarkedReport;
use super::{Signature, remarked};
use crate::language::{Label, Language, Words};
use crate::order::Set;
use crate::view::export::assembly::{Assembly, File, Kept};
use crate::view::export::csv::lines_of;
use crate::view::export::entry::{Binary, Export, Offered};
use crate::view::export::harmless_name;
use crate::view::summary::table::file_name;
use crate::view::summary::{Outcome, ReportRow};

/// The file that was read, with remarks.
pub static REMARKS: Export = Export {
    of_files: true,
    // the command has a task of its own for them
    offered: Offered {
        by_command: false,
        ..Offered::EVERYWHERE
    },
    binary: Some(&Binary {
        keep: |of| {
            let signature = Signature::of_gouji(of.date.unwrap_or_default());
            let bytes = of.file.unwrap_or_default();
            Kept::Remarked(Box::new(RemarkedReport {
                stem: stem(of.source, &of.checked.report),
                file: remarked(bytes, of, &signature),
            }))
        },
        begin: |is_many, language| {
            if is_many {
                Box::new(Archive::new(language))
            } else {
                Box::new(One { report: None })
            }
        },
    }),
    ..Export::plain(
        "remarks",
        (
            Label {
                zh: "带批注的原件",
                en: "The file with remarks",
            },
            Label {
                zh: "Word 批注、Excel 单元格批注；其他格式为带标记的网页",
                en: "Comments in Word, notes on the cells of a workbook, a marked page of any other form",
            },
        ),
        "zip",
        |_| String::new(),
    )
};

/// What the names of files with remarks end with, before their extension.
pub const ENDING: &str = "批注";

/// The most bytes of an archive: a browser has no memory for many more.
const BYTES: usize = 512 << 20;

/// The name of a file without its extension, harmless where it is saved; what came from none is called by its office.
fn stem(source: &str, report: &crate::report::Report) -> String {
    let name = file_name(source);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let agency = report.agency.as_ref().map(|agency| agency.value.as_str());
    match (stem, agency) {
        ("" | "-", Some(agency)) => harmless_name(agency),
        ("" | "-", None) => "report".to_owned(),
        (stem, _) => harmless_name(stem),
    }
}

/// The file of one report.
struct One {
    report: Option<RemarkedReport>,
}

impl Assembly for One {
    fn add(&mut self, _: &ReportRow, kept: Option<Kept>) -> bool {
        if let Some(Kept::Remarked(report)) = kept {
            self.report = Some(*report);
        }
        true
    }

    fn finish(self: Box<Self>) -> Option<File> {
        let report = self.report?;
        let file = report.file?;
        Some(File {
            bytes: file.bytes,
            extension: file.extension,
            name: Some(format!("{}.{ENDING}", report.stem)),
        })
    }
}

/// An archive of files with remarks.
struct Archive {
    language: Language,
    writer: ZipWriter<Cursor<Vec<u8>>>,
    bytes: usize,
    names: Set<String>,
    /// What became of each report, a row of cells.
    list: Vec<[String; 4]>,
}

impl Archive {
    fn new(language: Language) -> Self {
        Self {
            language,
            writer: ZipWriter::new(Cursor::new(Vec::new())),
            bytes: 0,
            names: Set::new(),
            list: Vec::new(),
        }
    }

    /// A name that no file of the archive has.
    fn free_name(&mut self, stem: &str, extension: &str) -> String {
        let mut number = 1;
        let mut name = format!("{stem}.{ENDING}.{extension}");
        while !self.names.insert(name.clone()) {
            number += 1;
            name = format!("{stem}.{ENDING} ({number}).{extension}");
        }
        name
    }

    /// Writes a file; its bytes are packed already where it is an office file.
    fn write(&mut self, name: &str, bytes: &[u8]) -> bool {
        let is_packed = bytes.starts_with(b"PK");
        let options = SimpleFileOptions::default().compression_method(if is_packed {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        });
        let begun = self.writer.start_file(name, options);
        begun.is_ok() && self.writer.write_all(bytes).is_ok()
    }

    fn add_report(&mut self, source: &str, report: &RemarkedReport) -> bool {
        let Some(file) = &report.file else {
            self.tell(source, "", 0, NOTHING.get(self.language));
            return true;
        };
        let has_room = self.bytes + file.bytes.len() <= BYTES;
        if has_room {
            self.bytes += file.bytes.len();
            let name = self.free_name(&report.stem, file.extension);
            self.tell(source, &name, file.remarks, "");
            return self.write(&name, &file.bytes);
        }
        self.tell(source, "", file.remarks, NO_ROOM.get(self.language));
        false
    }

    /// Adds a row to the list.
    fn tell(&mut self, source: &str, name: &str, remarks: usize, said: &str) {
        let count = match remarks {
            0 => String::new(),
            count => count.to_string(),
        };
        let row = [source, name, &count, said];
        self.list.push(row.map(str::to_owned));
    }
}

impl Assembly for Archive {
    fn add(&mut self, row: &ReportRow, kept: Option<Kept>) -> bool {
        if let Some(Kept::Remarked(report)) = kept {
            return self.add_report(&row.source, &report);
        }
        let why = match &row.report {
            Ok(_) => Words::default(),
            Err(why) => why.clone(),
        };
        let colon = COLON.get(self.language);
        let said = Outcome::Refused.label().get(self.language);
        let said = format!("{said}{colon}{}", why.get(self.language));
        self.tell(&row.source, "", 0, &said);
        true
    }

    fn finish(mut self: Box<Self>) -> Option<File> {
        let head = COLUMNS.map(|column| column.get(self.language).to_owned());
        let list = lines_of(std::iter::once(&head).chain(&self.list));
        let name = format!("{}.csv", LIST.get(self.language));
        if !self.write(&name, format!("\u{feff}{list}").as_bytes()) {
            return None;
        }
        let bytes = self.writer.finish().ok()?.into_inner();
        Some(File {
            bytes,
            extension: "zip",
            name: None,
        })
    }
}

const COLON: Label = Label {
    zh: "：", en: ": "
};

/// What the list of an archive is called.
const LIST: Label = Label {
    zh: "批注清单",
    en: "List of remarks",
};

const COLUMNS: [Label; 4] = [
    Label {
        zh: "文件",
        en: "File",
    },
    Label {
        zh: "带批注的文件",
        en: "With remarks",
    },
    Label {
        zh: "批注数",
        en: "Remarks",
    },
    Label {
        zh: "说明",
        en: "Note",
    },
];

const NOTHING: Label = Label {
    zh: "没有需要批注的内容",
    en: "Nothing to remark on",
};

const NO_ROOM: Label = Label {
    zh: "压缩包已满，未包含，请分批导出",
    en: "Not included: the archive is full, export them in parts",
};
