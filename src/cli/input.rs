//! One input of the command: a file, one inside an archive, or what was handed over → a document.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use gouji::language::Words;
use gouji::read;
use gouji::read::bundle::Bundle;
use gouji::read::document::Document;
use gouji::read::limits;
use gouji::read::refusal::Refusal;
use gouji::view::export::uri::uri;

/// An input, not read yet.
pub(crate) struct NamedInput {
    /// What it is called in every output: the path as it was given.
    pub(crate) name: String,
    /// Where its content is.
    pub(crate) content: InputContent,
    /// Whether something is printed of it even when it cannot be read: a filter answers every line.
    pub(crate) answered: bool,
}

/// Takes one input after the other; false when no more are wanted.
pub(crate) type Take<'a> = dyn FnMut(NamedInput) -> bool + 'a;

/// Where the content of an input is.
pub(crate) enum InputContent {
    /// In a file.
    File(PathBuf),
    /// In an archive, at this place.
    Packed(Bundle, usize),
    /// Standard input, whole.
    Bytes(Vec<u8>),
    /// Text that was handed over.
    Text(String),
    /// A page that was handed over.
    Html(String),
    /// Nowhere: why it cannot be had.
    Refused(Words),
}

/// A document, and whether its places are those of the file.
pub(crate) struct ReadInput {
    /// The document.
    pub(crate) document: Document,
    /// Whether the document's text is the file's own, so that lines can be counted in it.
    pub(crate) plain: bool,
}

impl NamedInput {
    /// The file at a path.
    pub(crate) fn file(path: &Path) -> Self {
        Self {
            name: path.display().to_string(),
            content: InputContent::File(path.to_owned()),
            answered: false,
        }
    }

    /// An input that cannot be had.
    pub(crate) fn refused(name: impl Into<String>, why: Words) -> Self {
        Self {
            name: name.into(),
            content: InputContent::Refused(why),
            answered: false,
        }
    }

    /// The URI that names it in a log.
    pub(crate) fn uri(&self) -> String {
        match &self.content {
            InputContent::File(path) => uri(path),
            InputContent::Packed(..) => uri(Path::new(&self.name)),
            InputContent::Bytes(_)
            | InputContent::Text(_)
            | InputContent::Html(_)
            | InputContent::Refused(_) => self.name.clone(),
        }
    }

    /// Reads it; the message names it and says why it could not be read.
    pub(crate) fn read(&self) -> Result<ReadInput, Words> {
        match &self.content {
            InputContent::Text(text) => self.read_text(text, read::text),
            InputContent::Html(html) => self.read_text(html, read::html),
            InputContent::Bytes(bytes) => self.read_bytes(bytes),
            _ => self.read_bytes(&self.bytes()?),
        }
    }

    /// Its bytes; the message names it and says why they cannot be had.
    pub(crate) fn bytes(&self) -> Result<Vec<u8>, Words> {
        match &self.content {
            InputContent::File(path) => {
                bytes(path, limits::FILE).map_err(|error| self.named(&unreadable(&error)))
            }
            InputContent::Packed(bundle, index) => bundle
                .unpack(*index)
                .map_err(|refusal| self.because(refusal)),
            InputContent::Bytes(bytes) => Ok(bytes.clone()),
            InputContent::Text(text) | InputContent::Html(text) => Ok(text.clone().into_bytes()),
            InputContent::Refused(why) => Err(self.named(why)),
        }
    }

    /// Reads its bytes.
    pub(crate) fn read_bytes(&self, bytes: &[u8]) -> Result<ReadInput, Words> {
        let document =
            read::bytes(bytes, Some(&self.name)).map_err(|refusal| self.because(refusal))?;
        let plain = bytes == document.text.as_bytes();
        Ok(ReadInput { document, plain })
    }

    fn read_text(&self, text: &str, read: fn(&str) -> Document) -> Result<ReadInput, Words> {
        if !text.contains(char::is_alphanumeric) {
            return Err(self.because(Refusal::Empty));
        }
        let document = read(text);
        let plain = text == document.text;
        Ok(ReadInput { document, plain })
    }

    fn because(&self, refusal: Refusal) -> Words {
        self.named(&refusal.words())
    }

    fn named(&self, why: &Words) -> Words {
        Words::new(
            format!("{}：{}", self.name, why.zh),
            format!("{}: {}", self.name, why.en),
        )
    }
}

/// Why the system does not give an input.
pub(crate) fn unreadable(error: &io::Error) -> Words {
    Words::new(
        format!("无法打开（{error}）。"),
        format!("cannot be opened ({error})."),
    )
}

/// The bytes of a file, of a larger one than `most` the first `most` and one more.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where files are read"
)]
pub(crate) fn bytes(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    upto(most, File::open(path)?)
}

/// What an input holds, of more bytes than `most` the first `most` and one more.
pub(crate) fn upto(most: usize, input: impl io::Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(most as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
