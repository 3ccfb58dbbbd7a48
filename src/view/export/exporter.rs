//! Reports as the page sends them, one after another → the file that is wanted of them.

use std::path::Path;
use std::sync::Arc;

use super::assembly::Assembly;
use super::sent::{ExportOffer, Made, Sent, WantedExport};
use super::uri::uri;
use super::{EXPORTS, Export, Exported, by_name, name_of_many, named};
use crate::check::{Config, check};
use crate::language::{Label, Words};
use crate::report::figure::Edits;
use crate::view::summary::ReportRow;

/// The mark of UTF-8 at the beginning of a text.
const MARK: &[u8; 3] = b"\xef\xbb\xbf";

/// The making of one file.
pub struct Exporter {
    wanted: WantedExport,
    export: &'static Export,
    file: Box<dyn Assembly>,
    reports: usize,
    name: String,
}

/// What the page offers for one report, or for many.
pub fn offers(is_many: bool) -> Vec<ExportOffer> {
    let words = |label: Label| Words::from(label);
    let offered = EXPORTS.iter().filter(|export| {
        if is_many {
            export.offered.for_many
        } else {
            export.offered.for_one
        }
    });
    let offers = offered.map(|export| ExportOffer {
        export: export.name.to_owned(),
        title: words(export.title),
        hint: words(export.hint),
        is_text: export.binary.is_none(),
        as_text: export.as_text.map(|plain| plain.name.to_owned()),
        of_changes: export.of_changes,
    });
    offers.collect()
}

impl Exporter {
    /// Begins the file; nothing where there is no export of its name.
    pub fn begin(wanted: WantedExport) -> Option<Self> {
        let export = by_name(&wanted.export)?;
        Some(Self {
            export,
            file: export.file(wanted.is_many, wanted.language),
            wanted,
            reports: 0,
            name: String::new(),
        })
    }

    /// Whether it takes the files that reports were read from.
    pub fn takes_files(&self) -> bool {
        self.export.of_files
    }

    /// Checks a report and adds it, with the bytes of its file where they are wanted; false where the file has no room
    /// for all of it.
    pub fn add(&mut self, sent: Sent, file: Option<&[u8]>) -> bool {
        let config = sent.config();
        let document = Arc::new(sent.document);
        let last = sent.last_year.as_ref();
        let as_printed = (!sent.edits.is_empty()).then(|| {
            let as_printed = Config {
                edits: Edits::new(),
                ..config.clone()
            };
            check(Arc::clone(&document), &as_printed)
        });
        let checked = check(document, &config);
        let uri = uri(Path::new(&sent.source));
        let of = Exported {
            checked: &checked,
            as_printed: as_printed.as_ref(),
            dismissed: &sent.dismissed,
            unfinished: sent.unfinished,
            source: &sent.source,
            file,
            last_year: last.map(|last| last.source.as_str()),
            uri: &uri,
            plain: false,
            date: Some(self.wanted.date.as_str()).filter(|date| !date.is_empty()),
            ledger: true,
            language: self.wanted.language,
        };
        if self.reports == 0 {
            self.name = named(&of, self.export);
        }
        self.reports += 1;
        let row = ReportRow::of(of.source, of.checked, of.dismissed, of.unfinished);
        self.file.add(&row, Some(self.export.keep(&of)))
    }

    /// Adds that a report could not be read; false where the file has no room for that.
    pub fn refuse(&mut self, source: &str, why: Words) -> bool {
        self.reports += 1;
        self.file.add(&ReportRow::refused(source, why), None)
    }

    /// The file; nothing where there is nothing to say of any report.
    pub fn finish(self) -> Option<Made> {
        let file = self.file.finish()?;
        let name = match file.name {
            Some(name) => name,
            None if self.wanted.is_many => {
                name_of_many(self.reports, self.export, self.wanted.language)
            }
            None => self.name,
        };
        let mut bytes = file.bytes;
        if matches!(file.extension, "txt" | "tsv") {
            // the mark lets old editors know that the text is UTF-8
            bytes.splice(0..0, *MARK);
        }
        Some(Made {
            name: format!("{name}.{}", file.extension),
            bytes,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::sent::SentLastYear;
    use super::*;
    use crate::language::Language;
    use crate::view::sample;

    fn wanted(export: &str, is_many: bool) -> WantedExport {
        WantedExport {
            export: export.to_owned(),
            is_many,
            language: Language::Chinese,
            date: "2024-01-31".to_owned(),
        }
    }

    fn sent(text: &str) -> Sent {
        Sent {
            source: "甲/年报.txt".to_owned(),
            document: crate::read::text(text),
            edits: Edits::new(),
            dismissed: crate::view::card::Dismissed::new(),
            unfinished: false,
            sums: None,
            last_year: None,
        }
    }

    #[test]
    fn what_is_held_against_last_year_is_exported_so() {
        let of_year = |year: i32| {
            format!(
                "临江市教育局{year}年政府信息公开工作年度报告\n\n收到申请3件，其中自然人2件、企业1件。"
            )
        };
        let text = |last_year: Option<String>| {
            let mut exporter = Exporter::begin(wanted("text", false)).expect("an export");
            let last_year = last_year.map(|text| SentLastYear {
                source: "去年.txt".to_owned(),
                document: crate::read::text(&text),
                edits: Edits::new(),
            });
            let report = Sent {
                last_year,
                ..sent(&of_year(2023))
            };
            exporter.add(report, None);
            let made = exporter.finish().expect("a file");
            String::from_utf8(made.bytes).expect("text")
        };
        let linked = text(Some(of_year(2021)));
        assert!(
            linked.contains("去年.txt") && linked.contains("year-same"),
            "{linked}"
        );
        assert!(!text(None).contains("year-same"));
    }

    #[test]
    fn every_offer_is_made_of_one_and_of_many() {
        for is_many in [false, true] {
            for offer in offers(is_many) {
                let wanted = wanted(&offer.export, is_many);
                let mut exporter = Exporter::begin(wanted).expect(&offer.export);
                assert!(exporter.add(sent(sample::TEXT), Some(sample::TEXT.as_bytes())));
                if is_many {
                    let why = Words::new("文件是空的。", "The file is empty.");
                    assert!(exporter.refuse("乙/空.txt", why));
                }
                let made = exporter.finish();
                let Some(made) = made else {
                    assert!(offer.of_changes, "{}", offer.export);
                    continue;
                };
                let (name, ending) = made.name.rsplit_once('.').expect("an ending");
                assert!(!name.is_empty() && !ending.is_empty(), "{}", made.name);
                assert!(!made.bytes.is_empty());
                assert!(!offer.is_text || String::from_utf8(made.bytes).is_ok());
                if is_many {
                    assert!(name.starts_with("2份报告"), "{name}");
                }
            }
        }
        assert!(Exporter::begin(wanted("nothing", true)).is_none());
    }

    #[test]
    fn what_could_not_be_read_is_told_in_the_file() {
        for export in ["report", "csv", "markdown", "json", "sarif", "record"] {
            let mut exporter = Exporter::begin(wanted(export, true)).expect("an export");
            exporter.add(sent(sample::TEXT), None);
            exporter.refuse("乙/空.txt", Words::new("文件是空的。", "It is empty."));
            let made = exporter.finish().expect("a file");
            let text = String::from_utf8(made.bytes).expect("text");
            assert!(text.contains("文件是空的。"), "{text}");
        }
    }
}
