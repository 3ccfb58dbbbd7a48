//! Inputs of the command: a path, or standard input → a document.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use gouji::language::Words;
use gouji::read;
use gouji::read::document::Document;

use crate::uri::uri;

/// An input that was named.
pub(crate) struct Source {
    /// As it was given.
    pub(crate) name: String,
    path: Option<PathBuf>,
}

/// A document, and whether its places are those of the file.
pub(crate) struct Read {
    /// The document.
    pub(crate) document: Document,
    /// Whether the document's text is the file's own, so that lines can be counted in it.
    pub(crate) plain: bool,
}

impl Source {
    /// What the paths name, `-` and no path at all being standard input.
    pub(crate) fn all(paths: &[PathBuf]) -> Vec<Self> {
        if paths.is_empty() {
            return vec![Path::new("-").into()];
        }
        paths.iter().map(|path| path.as_path().into()).collect()
    }

    /// The URI that names it in a log.
    pub(crate) fn uri(&self) -> String {
        self.path.as_deref().map_or_else(|| self.name.clone(), uri)
    }

    /// Reads it; the message names it and says why it could not be read.
    pub(crate) fn read(&self) -> Result<Read, Words> {
        let bytes = self.bytes().map_err(|error| {
            Words::new(
                format!("{}：无法打开（{error}）。", self.name),
                format!("{}: cannot be opened ({error}).", self.name),
            )
        })?;
        let document = read::bytes(&bytes, Some(&self.name)).map_err(|refusal| {
            let words = refusal.words();
            Words::new(
                format!("{}：{}", self.name, words.zh),
                format!("{}: {}", self.name, words.en),
            )
        })?;
        let plain = std::str::from_utf8(&bytes).is_ok_and(|text| text == document.text);
        Ok(Read { document, plain })
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where files are read"
    )]
    fn bytes(&self) -> io::Result<Vec<u8>> {
        if let Some(path) = &self.path {
            return std::fs::read(path);
        }
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

impl From<&Path> for Source {
    fn from(path: &Path) -> Self {
        let name = path.display().to_string();
        Self {
            path: (name != "-").then(|| path.to_owned()),
            name,
        }
    }
}
