//! What another page handed over is opened as one more report, and told of, until the person stops it.

use std::rc::Rc;

use futures_util::future::{Either, select};
use gouji::language::Words;
use gouji::read::characters::visible;
use gouji::view::summary::table::file_name;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::progress::Stop;
use super::years::{Given, give_last_year, pasted};
use super::{Handed, accept};
use crate::state::Action;
use crate::state::listed::ListedReport;
use crate::state::source::{ReportSource, SourceForm};
use crate::text;

/// Opens it, and holds it against last year's where that came along.
pub(super) fn open(handed: Handed, on: Callback<Action>) {
    let Handed {
        origin,
        name,
        report,
        last_year,
    } = handed;
    let (stop, stopped) = Stop::new();
    spawn_local(async move {
        let reading = Box::pin(named(name, report, &stop, &on));
        let read = match select(reading, stopped).await {
            Either::Left((read, _)) => Some(read),
            Either::Right(_) => None,
        };
        on.emit(Action::ReadingEnded(stop));
        match read {
            None => {}
            Some(Err(why)) => on.emit(Action::Refused(text::refused_handed(&origin, &why))),
            Some(Ok(listed)) => {
                let id = listed.id();
                on.emit(Action::Opened(vec![listed]));
                on.emit(Action::Told(text::handed_over(&origin)));
                if let Some((html, plain)) = last_year {
                    give_last_year(id, Given::Pasted(html, plain), on);
                }
            }
        }
    });
}

/// The report under the name that it was given, which is no path whatever it looks like.
async fn named(
    name: String,
    (html, plain): (String, String),
    stop: &Stop,
    on: &Callback<Action>,
) -> Result<ListedReport, Words> {
    let chosen = accept::chosen(&html, &plain)?;
    let mut opened = pasted(chosen, stop, on).await?;
    let name = visible(name);
    opened.source = Rc::new(ReportSource {
        name: file_name(&name).trim().to_owned(),
        form: SourceForm::Given,
    });
    Ok(opened.into())
}
