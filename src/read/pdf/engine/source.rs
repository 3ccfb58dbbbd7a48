//! The objects of a file as the engine asks for them, with a bound on what they unpack to.

use std::cell::{Cell, RefCell};

use pdfboss_core::{Dict, Document, Error, Name, ObjRef, Object, ObjectSource, Page, Stream};

use super::super::super::limits;
use super::room::ReadingRoom;
use super::unpack::fits;

/// The longest string beside shown text: what replaces it, or its language; one may be kept for each
/// piece of text.
const STRING: usize = 512;

/// How many bytes of packed streams the engine may copy in all; it does so for each picture drawn.
const COPIES: usize = 1 << 30;

/// The objects of a file.
pub(super) struct PdfSource {
    pub(super) document: Document,
    pub(super) room: RefCell<ReadingRoom>,
    /// What may still be unpacked of anything but descriptions: fonts mostly.
    others: Cell<usize>,
    copies: Cell<usize>,
}

impl PdfSource {
    pub(super) fn new(document: Document) -> Self {
        Self {
            document,
            room: RefCell::default(),
            others: Cell::new(bytes(limits::ARCHIVE)),
            copies: Cell::new(COPIES),
        }
    }

    /// The page with its description unpacked, as much of it as there is room for.
    pub(super) fn described(&self, page: &Page) -> Result<Page, Error> {
        let contents = page.dict().get("Contents").unwrap_or(&Object::Null);
        let mut description = Vec::new();
        match self.resolve(contents)? {
            Object::Stream(stream) => self.unpack(&stream, &mut description)?,
            Object::Array(parts) => {
                for part in &parts {
                    if let Object::Stream(stream) = self.resolve(part)? {
                        let unpacked = self.unpack(&stream, &mut description);
                        if unpacked.is_err() && self.room.borrow().is_cut {
                            break;
                        }
                        unpacked?;
                        description.push(b'\n');
                    }
                }
            }
            _ => {}
        }
        let length = self.room.borrow_mut().take(&description);
        description.truncate(length);
        let mut dict = page.dict().clone();
        let description = Stream {
            dict: Dict::new(),
            data: description,
        };
        let name = Name("Contents".to_owned());
        dict.insert(name, Object::Stream(description));
        Ok(Page::from_parts(
            page.index,
            page.media_box,
            page.crop_box,
            page.rotate,
            page.resources.clone(),
            dict,
            page.object_ref(),
        ))
    }

    /// Unpacks a stream of a description behind what there is of it.
    fn unpack(&self, stream: &Stream, description: &mut Vec<u8>) -> Result<(), Error> {
        let room = self.room.borrow().bytes().saturating_sub(description.len());
        if !fits(stream, Some(&self.document), room) {
            return Err(self.too_large());
        }
        description.extend(self.document.stream_data(stream)?);
        Ok(())
    }

    fn too_large(&self) -> Error {
        self.room.borrow_mut().is_cut = true;
        Error::Decode("too large".to_owned())
    }

    /// The object, where it is not copied too often and no string beside text is too long.
    fn bounded(&self, object: Object) -> Result<Object, Error> {
        match object {
            Object::Stream(stream) => match self.copies.get().checked_sub(stream.data.len()) {
                Some(left) => {
                    self.copies.set(left);
                    Ok(Object::Stream(stream))
                }
                None => Err(self.too_large()),
            },
            Object::String(text) if text.len() > STRING => Ok(Object::Null),
            object => Ok(object),
        }
    }
}

impl ObjectSource for PdfSource {
    fn get(&self, reference: ObjRef) -> Result<Object, Error> {
        self.bounded(self.document.get(reference)?)
    }

    fn stream_data(&self, stream: &Stream) -> Result<Vec<u8>, Error> {
        let kind = stream
            .dict
            .get("Subtype")
            .map(|kind| self.document.resolve(kind));
        let is_form = matches!(kind, Some(Ok(Object::Name(name))) if name.0 == "Form");
        if is_form {
            let mut description = Vec::new();
            self.unpack(stream, &mut description)?;
            let length = self.room.borrow_mut().take(&description);
            description.truncate(length);
            return Ok(description);
        }
        if stream.dict.get("Filter").is_none() {
            return Ok(stream.data.clone());
        }
        if !fits(
            stream,
            Some(&self.document),
            bytes(limits::PART).min(self.others.get()),
        ) {
            return Err(self.too_large());
        }
        let data = self.document.stream_data(stream)?;
        self.others
            .set(self.others.get().saturating_sub(data.len()));
        if has_long_text(&data) {
            return Err(self.too_large());
        }
        Ok(data)
    }

    fn resolve(&self, object: &Object) -> Result<Object, Error> {
        self.bounded(self.document.resolve(object)?)
    }
}

/// Whether the data says what the characters of a font are, and that one is a long text.
fn has_long_text(data: &[u8]) -> bool {
    data.windows(7).any(|window| window == b"beginbf")
        && data
            .split(|&byte| byte == b'<')
            .filter_map(|rest| rest.split(|&byte| byte == b'>').next())
            .any(|text| text.len() > STRING && text.iter().all(u8::is_ascii_hexdigit))
}

fn bytes(limit: u64) -> usize {
    usize::try_from(limit).unwrap_or(usize::MAX)
}
