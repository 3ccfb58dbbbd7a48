//! Files that were chosen or dropped are read, here or by a reader beside the page, which checks them too.

use gouji::language::Words;
use gouji::read::document::Document;
use gouji::read::encoding::Encoding;
use gouji::read::file::{self, Form};
use gouji::read::limits;
use gouji::read::refusal::Refusal;
use gouji::view::link::{LinkError, Shared};
use gouji::view::reply::CheckedInput;
use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, TextDecoder};

use super::page;
use super::reader::{Failure, Module, Reader};
use crate::text;

/// Text longer than this many bytes is read beside the page, also that of a link, which would stand still meanwhile: far more
/// than a report, and enough for a page of nothing but open elements to keep a browser busy for seconds.
pub(crate) const LONG: usize = 256 << 10;

/// So many bytes at the beginning determine the form of a file.
const HEAD: u32 = 1 << 16;

/// What was read.
pub(crate) enum ReadInput {
    /// By the page, which checks it when it opens it.
    Here(Document),
    /// By a reader, which checked it.
    Beside(CheckedInput),
}

/// The readers that were started for some files; they end with the last of them.
#[derive(Default)]
pub(crate) struct Readers {
    started: Vec<(Module, Reader)>,
}

impl Readers {
    /// Reads one file; `on_progress` gets how many of how many pages are done.
    pub(crate) async fn read(
        &mut self,
        file: &File,
        on_progress: impl Fn(usize, usize),
    ) -> Result<ReadInput, Words> {
        let name = file.name();
        let refused = |refusal: Refusal| text::refused_file(&name, &refusal.words());
        let failed = |failure| text::failed_file(&name, failure);
        // refused before the file is taken into memory
        if whole(file.size()) > limits::FILE {
            return Err(refused(Refusal::TooLarge));
        }
        let buffer = buffer(file).await?;
        let bytes = Uint8Array::new(&buffer);
        let module = match file::form(&bytes.subarray(0, HEAD).to_vec()) {
            Ok(Form::Archive | Form::Compound | Form::Rtf) => Module::Office,
            Ok(Form::Pdf) => Module::Pdf,
            Ok(Form::Text(_)) | Err(_) if whole(file.size()) > LONG => Module::Office,
            Ok(Form::Text(_)) | Err(_) => {
                let bytes = bytes.to_vec();
                let read = file::read(&bytes, Some(&name), decoded, page::read);
                return read.map(ReadInput::Here).map_err(refused);
            }
        };
        let read = self.ask(module, async |reader| {
            reader.read(&buffer, &on_progress).await
        });
        let read = match read.await.map_err(failed)? {
            Ok(input) if module == Module::Pdf && has_unknown(&input.document) => {
                // the first reader may not know the fonts; the bytes went over to it
                let buffer = self::buffer(file).await?;
                let read = async |reader: &mut Reader| reader.read(&buffer, &on_progress).await;
                let again = self.ask(Module::PdfCmaps, read).await;
                Ok(again.ok().and_then(Result::ok).unwrap_or(input))
            }
            read => read.map_err(refused),
        };
        read.map(ReadInput::Beside)
    }

    /// Reads what was pasted and is too long for the page itself.
    pub(crate) async fn read_pasted(&mut self, pasted: &str) -> Result<ReadInput, Words> {
        let bytes = Uint8Array::from(pasted.as_bytes()).buffer();
        let on_progress = |_, _| {};
        let read = self.ask(Module::Office, async |reader| {
            reader.read(&bytes, on_progress).await
        });
        let read = read.await;
        read.map_err(text::failed_paste)?
            .map(ReadInput::Beside)
            .map_err(|refusal| match refusal {
                Refusal::TooLarge | Refusal::TooLong => Refusal::TooLong.words(),
                _ => text::NO_TABLES.into(),
            })
    }

    /// Opens a link that is too long for the page itself.
    pub(crate) async fn open_link(
        &mut self,
        link: &str,
    ) -> Result<Result<Shared, LinkError>, Failure> {
        self.ask(Module::Office, async |reader| reader.open(link).await)
            .await
    }

    /// Asks the reader of a module, which is started where there is none.
    async fn ask<T>(
        &mut self,
        module: Module,
        ask: impl AsyncFnOnce(&mut Reader) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let at = self.started.iter().position(|(m, _)| *m == module);
        // taken out: whoever gives up waiting, or fails, ends the reader
        let mut reader = match at {
            Some(at) => self.started.swap_remove(at).1,
            None => Reader::start(module)?,
        };
        let outcome = ask(&mut reader).await?;
        self.started.push((module, reader));
        Ok(outcome)
    }
}

/// Whether characters came out as unknown ones.
fn has_unknown(document: &Document) -> bool {
    document.text.contains(char::REPLACEMENT_CHARACTER)
}

async fn buffer(file: &File) -> Result<ArrayBuffer, Words> {
    let buffer = JsFuture::from(file.array_buffer()).await;
    buffer
        .map(JsCast::unchecked_into)
        .map_err(|_| text::unreadable_file(&file.name()))
}

/// The text of the bytes, by the browser's own decoder.
fn decoded(bytes: &[u8], encoding: Encoding) -> String {
    let decoder = TextDecoder::new_with_label(encoding.label());
    let text = decoder.and_then(|decoder| decoder.decode_with_u8_array(bytes));
    text.unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned())
}

/// A size in bytes, which the browser gives as a float.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes of files are whole, positive and far below 2⁵³"
)]
fn whole(size: f64) -> usize {
    size as usize
}
