//! Files that were chosen or dropped: read, decoded and opened, or refused with words.

use gouji::language::Words;
use gouji::read::encoding::Encoding;
use gouji::read::limits;
use gouji::read::refusal::Refusal;
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileList, TextDecoder};

use crate::opening;
use crate::text;
use crate::work::Work;

/// The files of a list.
pub(crate) fn listed(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else {
        return Vec::new();
    };
    (0..files.length())
        .filter_map(|index| files.item(index))
        .collect()
}

/// Reads and opens one file.
pub(crate) async fn open(file: File) -> Result<Work, Words> {
    let name = file.name();
    // told before the file is taken into memory
    if whole(file.size()) > limits::FILE {
        return Err(text::refused_file(&name, &Refusal::TooLarge.words()));
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    let buffer = buffer.map_err(|_| text::unreadable_file(&name))?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    opening::file(name, &bytes, decoded)
}

/// The text of the bytes, by the browser's own decoder.
fn decoded(bytes: &[u8], encoding: Encoding) -> String {
    let decoder = TextDecoder::new_with_label(encoding.label());
    let text = decoder.and_then(|decoder| decoder.decode_with_u8_array(bytes));
    text.unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned())
}

/// A size in bytes, which the browser tells as a float.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes of files are whole, positive and far below 2⁵³"
)]
fn whole(size: f64) -> usize {
    size as usize
}
