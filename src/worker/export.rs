//! What the page hands out as files, in a worker: reports come in one after another, are checked with what a person did
//! to them, and one file goes out.

mod buffer;
mod listen;

use std::cell::RefCell;

use buffer::post_bytes;
use gouji::language::{Language, Words};
use gouji::report::sums::Sums;
use gouji::view::export::exporter::{self, Exporter};
use gouji::view::export::sent::{Made, Sent, SentParts, WantedExport};
use gouji::view::export::{as_file_name, sums};
use gouji::view::reply::{Reply, Request};
use gouji::view::sums::heading;
use js_sys::Uint8Array;
use listen::{post, received};
use wasm_bindgen::JsValue;

fn main() {
    let begun = RefCell::new(None::<Exporter>);
    listen::listen(move |request, sent| match request {
        Request::Offers => {
            let is_many = sent.get(1).as_string().as_deref() == Some("many");
            post(&Reply::Done(exporter::offers(is_many)));
        }
        Request::Begin => {
            let wanted = received::<WantedExport>(&sent.get(1));
            let exporter = wanted.and_then(Exporter::begin);
            let takes_files = exporter.as_ref().map(Exporter::takes_files);
            begun.replace(exporter);
            post(&Reply::Done(takes_files));
        }
        Request::Add => {
            let report = received::<Sent>(&sent.get(1));
            let file = Some(sent.get(2)).filter(JsValue::is_object);
            let file = file.map(|file| Uint8Array::new(&file).to_vec());
            let mut begun = begun.borrow_mut();
            let to = begun.as_mut().zip(report);
            let added = to.map(|(exporter, report)| exporter.add(report, file.as_deref()));
            post(&Reply::Done(added.unwrap_or(false)));
        }
        Request::Refuse => {
            let refused = received::<(String, Words)>(&sent.get(1));
            let mut begun = begun.borrow_mut();
            let to = begun.as_mut().zip(refused);
            let added = to.map(|(exporter, (source, why))| exporter.refuse(&source, why));
            post(&Reply::Done(added.unwrap_or(false)));
        }
        Request::End => hand_out(begun.take().and_then(Exporter::finish)),
        Request::Sums => {
            let wanted = received::<(String, Language, SentParts)>(&sent.get(1));
            hand_out(wanted.and_then(|(export, language, sent)| summed(&export, language, sent)));
        }
        Request::Read
        | Request::Check
        | Request::CheckSent
        | Request::Open
        | Request::List
        | Request::Unpack => {}
    });
}

/// Reports added up, in the form that is wanted.
fn summed(export: &str, language: Language, sent: SentParts) -> Option<Made> {
    let export = sums::by_name(export)?;
    let sums = Sums::held_against(sent.parts, sent.whole.as_ref());
    let name = as_file_name(heading(&sums).get(language));
    Some(Made {
        name: format!("{name}.{}", export.extension),
        bytes: (export.print)(&sums, language),
    })
}

/// Hands over a file: its bytes, then its name; nothing but that there is no name where there is none.
fn hand_out(made: Option<Made>) {
    let name = made.map(|made| {
        post_bytes(&made.bytes);
        made.name
    });
    post(&Reply::Done(name));
}
