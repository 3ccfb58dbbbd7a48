//! Bytes ↔ fragment: compressed, guarded by a checksum, in the alphabet of base64url.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use crc::{CRC_32_ISO_HDLC, Crc, NoTable};
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

use super::LinkError;
use super::characters::Encoder;
use crate::read::limits;

/// The words of the official form and of reports. Links rely on them: they must never change.
const WORDS: &str = include_str!("words.txt");

/// The version of what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    /// A report, or figures.
    One,
    /// A report, and last year's behind it.
    Two,
}

impl Version {
    fn sign(self) -> char {
        match self {
            Self::One => '1',
            Self::Two => '2',
        }
    }

    fn of(kind: LinkKind, sign: char) -> Result<Self, LinkError> {
        match (kind, sign) {
            (_, '1') => Ok(Self::One),
            (LinkKind::Report, '2') => Ok(Self::Two),
            (_, sign) if sign.is_ascii_digit() => Err(LinkError::Version),
            _ => Err(LinkError::Damaged),
        }
    }
}

/// The most that a link may unpack to: a text of the greatest length, and its structure.
const UNPACKED: usize = 2 * limits::TEXT;

/// The checksum and the length of what follows, in bytes.
const HEAD: usize = 8;

/// What a link holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LinkKind {
    /// `#/r/`.
    Report,
    /// `#/t/`.
    Figures,
}

impl LinkKind {
    fn prefix(self) -> &'static str {
        match self {
            Self::Report => "/r/",
            Self::Figures => "/t/",
        }
    }
}

/// The kind of a fragment and what comes after, if it is a link to a report.
pub(super) fn kind(fragment: &str) -> Option<(LinkKind, &str)> {
    let path = fragment.strip_prefix('#').unwrap_or(fragment);
    let rest = |kind: LinkKind| Some((kind, path.strip_prefix(kind.prefix())?));
    rest(LinkKind::Report).or_else(|| rest(LinkKind::Figures))
}

/// The fragment that holds `bytes`.
pub(super) fn seal(kind: LinkKind, version: Version, bytes: &[u8]) -> Result<String, LinkError> {
    if bytes.len() > UNPACKED {
        return Err(LinkError::TooLarge);
    }
    seal_packed(kind, version, &deflate(bytes))
}

/// The fragment that holds `bytes` as they are.
pub(super) fn seal_stored(
    kind: LinkKind,
    version: Version,
    bytes: &[u8],
) -> Result<String, LinkError> {
    seal_packed(kind, version, &stored(bytes))
}

/// The fragment that holds a deflate stream.
pub(super) fn seal_packed(
    kind: LinkKind,
    version: Version,
    packed: &[u8],
) -> Result<String, LinkError> {
    if packed.len() > UNPACKED {
        return Err(LinkError::TooLarge);
    }
    let length = u32::try_from(packed.len()).map_err(|_| LinkError::TooLarge)?;
    let mut sealed = checksum(kind, packed).to_be_bytes().to_vec();
    sealed.extend(length.to_be_bytes());
    sealed.extend_from_slice(packed);
    let payload = URL_SAFE_NO_PAD.encode(sealed);
    Ok(format!("#{}{}{payload}", kind.prefix(), version.sign()))
}

/// The version of a payload and the bytes that it holds, if they are at most so many, and never more than a link may
/// unpack to. What follows a whole link, as a full stop that a chat program took for part of it, is left aside.
pub(super) fn unseal(
    kind: LinkKind,
    payload: &str,
    most: usize,
) -> Result<(Version, Vec<u8>), LinkError> {
    let mut characters = payload.chars();
    let sign = characters.next().ok_or(LinkError::Truncated)?;
    let version = Version::of(kind, sign)?;
    let text = characters.as_str();
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')));
    let text = text.get(..end.unwrap_or(text.len())).unwrap_or(text);

    // the head alone says how long the link must be
    let characters = |bytes: usize| (bytes * 4).div_ceil(3);
    let head = text
        .get(..characters(HEAD + 1))
        .ok_or(LinkError::Truncated)?;
    let head = URL_SAFE_NO_PAD
        .decode(head)
        .map_err(|_| LinkError::Damaged)?;
    let (sum, rest) = head.split_first_chunk().ok_or(LinkError::Damaged)?;
    let length = rest.first_chunk().ok_or(LinkError::Damaged)?;
    let length = u32::from_be_bytes(*length) as usize;
    if length > UNPACKED {
        // no link was ever made as long: these are letters that say nothing
        return Err(LinkError::Damaged);
    }
    let text = text
        .get(..characters(HEAD + length))
        .ok_or(LinkError::Truncated)?;
    if length > most {
        return Err(LinkError::TooLarge);
    }
    let sealed = URL_SAFE_NO_PAD
        .decode(text)
        .map_err(|_| LinkError::Damaged)?;
    let packed = sealed.get(HEAD..).unwrap_or_default();
    if checksum(kind, packed) != u32::from_be_bytes(*sum) {
        return Err(LinkError::Damaged);
    }
    Ok((version, inflate(packed, most.min(UNPACKED))?))
}

fn checksum(kind: LinkKind, packed: &[u8]) -> u32 {
    let crc = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);
    let mut digest = crc.digest();
    digest.update(kind.prefix().as_bytes());
    digest.update(packed);
    digest.finalize()
}

fn dictionary() -> Vec<u8> {
    let mut bytes = Vec::new();
    Encoder::new().encode(WORDS, &mut bytes);
    bytes
}

/// Compresses as if the dictionary had gone before: it is compressed first, up to a byte's edge, and
/// what came of it is left out.
pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let best = create_comp_flags_from_zip_params(10, -15, 0);
    let mut compressor = Box::new(CompressorOxide::new(best));
    compress_to_output(&mut compressor, &dictionary(), TDEFLFlush::Sync, |_| true);
    let mut packed = Vec::new();
    compress_to_output(&mut compressor, bytes, TDEFLFlush::Finish, |part| {
        packed.extend_from_slice(part);
        true
    });
    packed
}

/// The bytes as stored blocks of a deflate stream.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut stream = Vec::new();
    for block in bytes.chunks(usize::from(u16::MAX)) {
        store(block, &mut stream);
    }
    // an empty one is the last
    stream.extend([1, 0, 0, 0xff, 0xff]);
    stream
}

/// One stored block of at most 65,535 bytes that is not the last.
fn store(block: &[u8], stream: &mut Vec<u8>) {
    let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
    stream.push(0);
    stream.extend(length.to_le_bytes());
    stream.extend((!length).to_le_bytes());
    stream.extend_from_slice(block);
}

/// The reverse: the dictionary goes before as a stored block.
fn inflate(packed: &[u8], most: usize) -> Result<Vec<u8>, LinkError> {
    let dictionary = dictionary();
    let mut stream = Vec::new();
    store(&dictionary, &mut stream);
    stream.extend_from_slice(packed);
    let length = dictionary.len();
    let limit = length + most;
    match decompress_to_vec_with_limit(&stream, limit) {
        Ok(mut bytes) => Ok(bytes.split_off(length.min(bytes.len()))),
        Err(error) if error.status == TINFLStatus::HasMoreOutput => Err(LinkError::TooLarge),
        Err(_) => Err(LinkError::Damaged),
    }
}
