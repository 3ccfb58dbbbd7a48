//! How much a stream unpacks to, computed before the engine unpacks it: the engine's own bound is far above
//! what a browser tab can bear.

use std::borrow::Cow;

use miniz_oxide::inflate::{
    DecompressError, TINFLStatus, decompress_to_vec_with_limit, decompress_to_vec_zlib_with_limit,
};
use pdfboss_core::filters::{ascii_hex, ascii85, lzw, run_length};
use pdfboss_core::{Dict, Document, Object, Stream};

/// The most filters of a stream.
const FILTERS: usize = 8;

/// Whether a stream unpacks to at most `limit` bytes, after each of its filters.
///
/// Without a `document` what its dictionary refers to is not known.
pub(super) fn fits(stream: &Stream, document: Option<&Document>, limit: usize) -> bool {
    let resolved = |object: &Object| match document {
        Some(document) => document.resolve(object).unwrap_or(Object::Null),
        None => object.clone(),
    };
    let filters: Vec<Object> = match stream.dict.get("Filter").map(resolved) {
        Some(Object::Array(filters)) => filters.iter().map(resolved).collect(),
        Some(filter) => vec![filter],
        None => Vec::new(),
    };
    if filters.len() > FILTERS {
        return false;
    }
    let parameters = stream.dict.get("DecodeParms").map(resolved);
    let mut data = Cow::Borrowed(stream.data.as_slice());
    for (index, filter) in filters.iter().enumerate() {
        let Object::Name(name) = filter else { continue };
        let unpacked = match name.0.as_str() {
            "FlateDecode" | "Fl" => inflated(&data, limit),
            "LZWDecode" | "LZW" => {
                let own = parameters.as_ref().and_then(|all| of_filter(all, index));
                (lzw_length(&data, own) <= limit)
                    .then(|| lzw::decode(&data, None).unwrap_or_default())
            }
            "RunLengthDecode" | "RL" => {
                (run_length(&data) <= limit).then(|| run_length::decode(&data).unwrap_or_default())
            }
            "ASCIIHexDecode" | "AHx" => Some(ascii_hex::decode(&data).unwrap_or_default()),
            // One character takes up four bytes at most.
            "ASCII85Decode" | "A85" => {
                (data.len() <= limit / 4).then(|| ascii85::decode(&data).unwrap_or_default())
            }
            // Pictures hold neither text nor fonts.
            "CCITTFaxDecode" | "CCF" | "JBIG2Decode" => return false,
            _ => continue,
        };
        match unpacked {
            Some(unpacked) if unpacked.len() <= limit => data = Cow::Owned(unpacked),
            _ => return false,
        }
    }
    data.len() <= limit
}

fn of_filter(parameters: &Object, index: usize) -> Option<&Dict> {
    match parameters {
        Object::Array(all) => all.get(index)?.as_dict(),
        one => one.as_dict().filter(|_| index == 0),
    }
}

/// What deflated data unpacks to, as far as it is sound; none where it is more than `limit`.
fn inflated(data: &[u8], limit: usize) -> Option<Vec<u8>> {
    let data = data.trim_ascii_start();
    let sound = |error: DecompressError| {
        (error.status != TINFLStatus::HasMoreOutput).then_some(error.output)
    };
    match decompress_to_vec_zlib_with_limit(data, limit).or_else(|e| sound(e).ok_or(())) {
        Ok(unpacked) if unpacked.is_empty() => decompress_to_vec_with_limit(data, limit)
            .or_else(|error| sound(error).ok_or(()))
            .ok(),
        unpacked => unpacked.ok(),
    }
}

/// How many bytes data in LZW unpacks to: only the lengths of its words are followed.
fn lzw_length(data: &[u8], parameters: Option<&Dict>) -> usize {
    const CLEAR: usize = 256;
    const END: usize = 257;
    const MOST: usize = 4096;
    let early = usize::from(parameters.and_then(|own| own.get_int("EarlyChange")) != Some(0));
    let mut words: Vec<usize> = vec![1; END + 1];
    let (mut width, mut held, mut bits) = (9_u32, 0_u32, 0_u32);
    let mut before: Option<usize> = None;
    let mut length = 0_usize;
    for &byte in data {
        held = (held << 8) | u32::from(byte);
        bits += 8;
        if bits < width {
            continue;
        }
        bits -= width;
        let code = (held >> bits) & ((1 << width) - 1);
        held &= (1 << bits) - 1;
        let Ok(code) = usize::try_from(code) else {
            break;
        };
        if code == CLEAR {
            words.truncate(END + 1);
            (width, before) = (9, None);
            continue;
        }
        if code == END {
            break;
        }
        let new = before
            .and_then(|before| words.get(before))
            .map(|word| word + 1);
        if let Some(new) = new.filter(|_| words.len() < MOST) {
            words.push(new);
        }
        let Some(word) = words.get(code) else { break };
        length = length.saturating_add(*word);
        before = Some(code);
        if width < 12 && words.len() + early >= 1 << width {
            width += 1;
        }
    }
    length
}

/// How many bytes run-length data unpacks to.
fn run_length(data: &[u8]) -> usize {
    let mut length = 0;
    let mut at = 0;
    while let Some(&count) = data.get(at) {
        let count = usize::from(count);
        match count {
            0..=127 => {
                length += count + 1;
                at += count + 2;
            }
            128 => break,
            _ => {
                length += 257 - count;
                at += 2;
            }
        }
    }
    length
}

#[cfg(test)]
mod tests {
    use miniz_oxide::deflate::compress_to_vec_zlib;
    use pdfboss_core::Name;

    use super::*;

    /// The stream fits into what it unpacks to and not into less.
    #[track_caller]
    fn check(data: Vec<u8>, filters: &[&str], length: usize) {
        let filters = filters
            .iter()
            .map(|name| Object::Name(Name((*name).to_owned())));
        let mut dict = Dict::new();
        dict.insert(Name("Filter".to_owned()), Object::Array(filters.collect()));
        let stream = Stream { dict, data };
        assert!(fits(&stream, None, length));
        assert!(!fits(&stream, None, length - 1));
    }

    #[test]
    fn the_length_of_what_is_unpacked_is_known_before() {
        let plain = vec![0; 100_000];
        let once = compress_to_vec_zlib(&plain, 9);
        check(once.clone(), &["FlateDecode"], 100_000);
        check(
            compress_to_vec_zlib(&once, 0),
            &["FlateDecode", "Fl"],
            100_000,
        );
        check([255, 7].repeat(500), &["RunLengthDecode"], 1_000);
        check(b"00 01 02 03 04>".to_vec(), &["AHx"], 5);
        // Clear, 0, and then ever longer words of zeros.
        let mut packed = vec![0x80, 0x00, 0x60, 0x50, 0x38, 0x24, 0x16];
        packed.extend([0x0D, 0x07]);
        let unpacked = lzw::decode(&packed, None).expect("data").len();
        assert!(unpacked > 8);
        check(packed, &["LZWDecode"], unpacked);
    }
}
