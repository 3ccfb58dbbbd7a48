//! Files that were chosen or dropped, and those of archives: the place of each in, its document, or what was found in it,
//! out. They are read here or by readers beside the page.

use std::cell::RefCell;

use gouji::read::document::Document;
use gouji::read::encoding::Encoding;
use gouji::read::file::{self, FileForm};
use gouji::read::limits;
use gouji::read::refusal::Refusal;
use gouji::view::export::sent::Sent;
use gouji::view::link::{LinkError, Shared};
use gouji::view::reply::{CheckedOverview, Contents, has_unknown};
use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, TextDecoder};

use super::page;
use super::process::{Failure, Module};
use super::reader::ReaderProcess;

/// Text longer than this many bytes is read beside the page, also that of a link, which would freeze meanwhile: far more
/// than a report, and enough for a page of nothing but open elements to keep a browser busy for seconds.
pub(crate) const LONG: usize = 256 << 10;

/// So many bytes at the beginning determine the form of a file.
const HEAD: u32 = 1 << 16;

/// The largest archive of files that is opened, in bytes: its reader holds it as a whole.
pub(crate) const ARCHIVE: usize = 256 << 20;

/// Where a report is stored, from where it can be read again.
#[derive(Debug, PartialEq)]
pub(crate) struct Stored {
    /// Its path, as far as that is known; at least its name.
    pub(crate) path: String,
    /// The file.
    pub(crate) file: File,
    /// Its place in the file, where that is an archive.
    pub(crate) packed: Option<usize>,
}

/// Why nothing was read of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotRead {
    /// The browser could not hand it over.
    Unreadable,
    /// The archive is larger than [`ARCHIVE`].
    LargeArchive,
    /// It is refused.
    Refused(Refusal),
    /// Its reader gave up.
    Failed(Failure),
}

/// Readers that wait for the next file; they end with this. Whoever asks takes one out, so that as many are started as
/// are asked at once.
#[derive(Default)]
pub(crate) struct Readers {
    idle: RefCell<Vec<(Module, ReaderProcess)>>,
    /// The one that holds an archive.
    archive: RefCell<Option<(File, ReaderProcess)>>,
}

impl Readers {
    /// Reads one file, a short text here unless that is not wanted; `on_progress` gets how many of how many pages
    /// are done.
    pub(crate) async fn read(
        &self,
        stored: &Stored,
        beside: bool,
        on_progress: impl Fn(usize, usize),
    ) -> Result<Document, NotRead> {
        let bytes = self.bytes(stored).await?;
        let name = stored.path.as_str();
        let module = match form(&bytes) {
            Ok(FileForm::Pdf) => Module::Pdf,
            Ok(FileForm::Text(_)) | Err(_) if !beside && is_short(&bytes) => {
                let bytes = Uint8Array::new(&bytes).to_vec();
                let read = file::read(&bytes, Some(name), decoded, page::read);
                return read.map_err(NotRead::Refused);
            }
            _ => Module::Office,
        };
        let read = self.ask(module, async |reader| {
            reader.read(&bytes, name, &on_progress).await
        });
        let document = read.await??;
        if module == Module::Pdf && has_unknown(&document) {
            // the first reader may not know the fonts; the bytes went over to it
            let bytes = self.bytes(stored).await?;
            let read =
                async |reader: &mut ReaderProcess| reader.read(&bytes, name, &on_progress).await;
            let again = self.ask(Module::PdfCmaps, read).await;
            return Ok(again.ok().and_then(Result::ok).unwrap_or(document));
        }
        Ok(document)
    }

    /// Reads and checks one file beside the page, whose bytes were taken from where it is stored.
    pub(crate) async fn check(
        &self,
        stored: &Stored,
        bytes: ArrayBuffer,
    ) -> Result<CheckedOverview, NotRead> {
        let name = stored.path.as_str();
        let module = match form(&bytes) {
            Ok(FileForm::Pdf) => Module::Pdf,
            _ => Module::Office,
        };
        let check = async |reader: &mut ReaderProcess| reader.check(&bytes, name).await;
        let checked = self.ask(module, check).await??;
        if module == Module::Pdf && checked.has_unknown {
            let bytes = self.bytes(stored).await?;
            let check = async |reader: &mut ReaderProcess| reader.check(&bytes, name).await;
            let again = self.ask(Module::PdfCmaps, check).await;
            return Ok(again.ok().and_then(Result::ok).unwrap_or(checked));
        }
        Ok(checked)
    }

    /// Checks a report beside the page, with what was done to it and with last year's.
    pub(crate) async fn check_sent(
        &self,
        sent: &Sent<&Document>,
    ) -> Result<Option<CheckedOverview>, Failure> {
        let check = async |reader: &mut ReaderProcess| reader.check_sent(sent).await;
        self.ask(Module::Office, check).await
    }

    /// The bytes of a file, unless it is too large to be read.
    pub(crate) async fn bytes(&self, stored: &Stored) -> Result<ArrayBuffer, NotRead> {
        let Some(index) = stored.packed else {
            // refused before the file is taken into memory
            if whole(stored.file.size()) > limits::FILE {
                return Err(NotRead::Refused(Refusal::TooLarge));
            }
            return buffer(&stored.file).await;
        };
        let mut reader = self.holding(&stored.file).await?.0;
        let bytes = reader.unpack(index).await?;
        self.archive.replace(Some((stored.file.clone(), reader)));
        Ok(bytes?)
    }

    /// The files of an archive; nothing where the file is none of files.
    pub(crate) async fn list(&self, archive: &File) -> Result<Option<Contents>, NotRead> {
        let head = buffer(&archive.slice_with_i32_and_i32(0, 4).map_err(unreadable)?).await?;
        if Uint8Array::new(&head).to_vec() != *b"PK\x03\x04" {
            return Ok(None);
        }
        self.archive.take();
        let (reader, contents) = self.holding(archive).await?;
        if contents.is_some() {
            self.archive.replace(Some((archive.clone(), reader)));
        }
        Ok(contents)
    }

    /// A reader that holds the archive, and what is in it where it was just opened.
    async fn holding(&self, archive: &File) -> Result<(ReaderProcess, Option<Contents>), NotRead> {
        let held = self.archive.take();
        if let Some((_, reader)) = held.filter(|(of, _)| of == archive) {
            return Ok((reader, None));
        }
        if whole(archive.size()) > ARCHIVE {
            return Err(NotRead::LargeArchive);
        }
        let mut reader = ReaderProcess::start(Module::Office)?;
        let contents = reader.list(&buffer(archive).await?).await?;
        Ok((reader, contents))
    }

    /// Reads what was pasted and is too long for the page itself.
    pub(crate) async fn read_pasted(&self, pasted: &str) -> Result<Document, NotRead> {
        let bytes = Uint8Array::from(pasted.as_bytes()).buffer();
        let read = self.ask(Module::Office, async |reader| {
            reader.read(&bytes, "", |_, _| {}).await
        });
        Ok(read.await??)
    }

    /// Opens a link that is too long for the page itself.
    pub(crate) async fn open_link(&self, link: &str) -> Result<Result<Shared, LinkError>, Failure> {
        self.ask(Module::Office, async |reader| reader.open(link).await)
            .await
    }

    /// Asks a reader of a module, which is started where none waits.
    async fn ask<T>(
        &self,
        module: Module,
        ask: impl AsyncFnOnce(&mut ReaderProcess) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let waiting = {
            let mut idle = self.idle.borrow_mut();
            let at = idle.iter().position(|(of, _)| *of == module);
            at.map(|at| idle.swap_remove(at).1)
        };
        // taken out: whoever gives up waiting, or fails, ends the reader
        let mut reader = match waiting {
            Some(reader) => reader,
            None => ReaderProcess::start(module)?,
        };
        let outcome = ask(&mut reader).await?;
        self.idle.borrow_mut().push((module, reader));
        Ok(outcome)
    }
}

impl From<Refusal> for NotRead {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Failure> for NotRead {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// How many files are checked at once: one for each core, and no more than leave the machine to the person.
pub(crate) fn at_once() -> usize {
    let cores = web_sys::window().map(|window| window.navigator().hardware_concurrency());
    whole(cores.unwrap_or(1.0)).clamp(1, 4)
}

fn form(bytes: &ArrayBuffer) -> Result<FileForm, Refusal> {
    let bytes = Uint8Array::new(bytes);
    file::form(&bytes.subarray(0, HEAD).to_vec())
}

fn is_short(bytes: &ArrayBuffer) -> bool {
    usize::try_from(bytes.byte_length()).is_ok_and(|length| length <= LONG)
}

async fn buffer(blob: &Blob) -> Result<ArrayBuffer, NotRead> {
    let buffer = JsFuture::from(blob.array_buffer()).await;
    buffer.map(JsCast::unchecked_into).map_err(unreadable)
}

fn unreadable<T>(_: T) -> NotRead {
    NotRead::Unreadable
}

/// The text of the bytes, by the browser's own decoder.
fn decoded(bytes: &[u8], encoding: Encoding) -> String {
    let decoder = TextDecoder::new_with_label(encoding.label());
    let text = decoder.and_then(|decoder| decoder.decode_with_u8_array(bytes));
    text.unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned())
}

/// A size in bytes or a count, which the browser gives as a float.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes of files are whole, positive and far below 2⁵³"
)]
fn whole(size: f64) -> usize {
    size as usize
}
