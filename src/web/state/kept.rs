//! The report that is shown as text that the browser keeps, and back: its name, the form in which it came, and
//! a link that holds the report and what was done to it.

use gouji::form::Edition;
use gouji::view::link::{self, Shared};

use super::report::{Form, OpenedReport, Source};

/// The first line; another one is nothing that we wrote.
const HEAD: &str = "gouji work 1";

/// Nothing longer is kept: browsers grant a page about five million characters.
pub(crate) const LIMIT: usize = 2_000_000;

/// Writes a report down, if it is not too large to be kept.
pub(crate) fn write(opened: &OpenedReport) -> Option<String> {
    let link = link::of_report(&Shared {
        document: (*opened.checked.document).clone(),
        edits: opened.changes().edits.clone(),
        dismissed: opened.changes().dismissed.clone(),
    });
    let link = link.ok().filter(|link| link.len() <= LIMIT)?;
    let form = match opened.source.form {
        Form::Given => "given",
        Form::Blank(Edition::E2019) => "blank-2019",
        Form::Blank(Edition::E2021) => "blank-2021",
        Form::Sample => "sample",
    };
    let name = opened.source.name.replace(['\n', '\r'], " ");
    Some(format!("{HEAD}\n{form}\n{name}\n{link}"))
}

/// A report as it was written down: where it came from, and the link that holds it.
pub(crate) fn parts(saved: &str) -> Option<(Source, &str)> {
    let mut lines = saved.splitn(4, '\n');
    if lines.next() != Some(HEAD) {
        return None;
    }
    let form = match lines.next()? {
        "given" => Form::Given,
        "blank-2019" => Form::Blank(Edition::E2019),
        "blank-2021" => Form::Blank(Edition::E2021),
        "sample" => Form::Sample,
        _ => return None,
    };
    let name = lines.next()?.to_owned();
    Some((Source { name, form }, lines.next()?))
}

#[cfg(test)]
mod tests {
    use gouji::view::{blank, sample};

    use super::*;
    use crate::input::accept;
    use crate::state::history::Changes;
    use crate::state::report::ReportId;

    fn read(saved: &str) -> Option<OpenedReport> {
        let (source, link) = parts(saved)?;
        accept::resumed(source, link::open(link)?.ok()?.into_shared())
    }

    #[track_caller]
    fn check(form: Form) {
        let document = match form {
            Form::Blank(edition) => blank::document(edition),
            _ => gouji::read::text(sample::TEXT),
        };
        let source = Source {
            name: "a.txt".to_owned(),
            form,
        };
        let figure = "t3/new/natural".parse().expect("an id");
        let opened = OpenedReport::new(ReportId::next(), source, document, Changes::default());
        let opened = opened.edit([(figure, "12".to_owned())]).expect("a change");
        let saved = write(&opened).expect("small enough");
        let again = read(&saved).expect("a report");
        assert_eq!(again.source, opened.source);
        assert_eq!(again.changes(), opened.changes());
        assert_eq!(again.checked.document, opened.checked.document);
    }

    #[test]
    fn what_is_written_is_read_again() {
        check(Form::Given);
        check(Form::Blank(Edition::E2021));
        check(Form::Sample);
    }

    #[test]
    fn anything_else_is_no_report() {
        for text in [
            "",
            "x",
            "gouji work 2\ngiven\n\n#/r/1",
            "gouji work 1\ngiven\n\n#/r/",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
