//! Bytes of a text → which encoding they are in. Naming it is all that happens here: the command
//! decodes with a library, the page with the browser's own decoder.

use std::borrow::Cow;

/// An encoding that reports come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// GB18030, which contains GBK and GB2312.
    Gb18030,
    /// Big5, of copies in traditional characters.
    Big5,
}

impl Encoding {
    /// The name by which decoders know it, as in the Encoding Standard.
    pub fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Gb18030 => "gb18030",
            Self::Big5 => "big5",
        }
    }
}

/// Decodes what needs no tables; nothing for GB18030 and Big5.
pub(super) fn decode(bytes: &[u8], encoding: Encoding) -> Option<Cow<'_, str>> {
    let units = |read: fn([u8; 2]) -> u16| {
        let (pairs, _) = bytes.as_chunks::<2>();
        let units = pairs.iter().map(|&pair| read(pair));
        char::decode_utf16(units)
            .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    };
    match encoding {
        Encoding::Utf8 => Some(match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => String::from_utf8_lossy(bytes),
        }),
        Encoding::Utf16Le => Some(Cow::Owned(units(u16::from_le_bytes))),
        Encoding::Utf16Be => Some(Cow::Owned(units(u16::from_be_bytes))),
        Encoding::Gb18030 | Encoding::Big5 => None,
    }
}

/// Which encoding the bytes are in: by a byte-order mark, by the bytes themselves where they can only
/// be UTF-8 or UTF-16, by what a page declares; GB18030 where nothing else fits.
pub fn detect(bytes: &[u8]) -> Encoding {
    if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) {
        return Encoding::Utf8;
    }
    if bytes.starts_with(&[0xFF, 0xFE]) {
        return Encoding::Utf16Le;
    }
    if bytes.starts_with(&[0xFE, 0xFF]) {
        return Encoding::Utf16Be;
    }
    if let Some(wide) = without_mark(bytes) {
        return wide;
    }
    if is_mostly_utf8(bytes) {
        return Encoding::Utf8;
    }
    if declares(bytes, "big5") {
        return Encoding::Big5;
    }
    Encoding::Gb18030
}

/// How many bytes at the beginning are looked at for a declaration, or for UTF-16 without a mark.
const HEAD: usize = 4096;

/// UTF-16 without a byte-order mark: line ends, digits and spaces have a zero byte on one side.
fn without_mark(bytes: &[u8]) -> Option<Encoding> {
    let head = bytes.get(..HEAD.min(bytes.len()))?;
    if !head.contains(&0) {
        return None;
    }
    let (pairs, _) = head.as_chunks::<2>();
    let is_text = |value: u16| value >= 0x20 || matches!(value, 9 | 10 | 13);
    let little = pairs.iter().all(|&pair| is_text(u16::from_le_bytes(pair)));
    let big = pairs.iter().all(|&pair| is_text(u16::from_be_bytes(pair)));
    let low = pairs
        .iter()
        .filter(|pair| pair[1] == 0 && pair[0] != 0)
        .count();
    let high = pairs
        .iter()
        .filter(|pair| pair[0] == 0 && pair[1] != 0)
        .count();
    if low.max(high) * 50 < pairs.len().max(1) || low.max(high) == 0 {
        return None;
    }
    if little && low > high * 8 {
        Some(Encoding::Utf16Le)
    } else if big && high > low * 8 {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// Whether the bytes are UTF-8, with at most a few damaged places.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|&byte| byte >= 0xC0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad * 20
}

/// Whether the beginning of a page declares an encoding of this name.
fn declares(bytes: &[u8], name: &str) -> bool {
    let head = bytes.get(..HEAD.min(bytes.len())).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    ["charset", "encoding"].iter().any(|word| {
        head.match_indices(word).any(|(at, _)| {
            head.get(at + word.len()..)
                .map(|rest| rest.trim_start_matches([' ', '=', '"', '\'']))
                .is_some_and(|rest| rest.starts_with(name))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Encoding) {
        assert_eq!(detect(bytes), expected);
    }

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    const TEXT: &str = "临江市财政局\n规章\t0\t0\t12\n";
    const GBK: &[u8] = b"\xc1\xd9\xbd\xad\xca\xd0\xb2\xc6\xd5\xfe\xbe\xd6\n";

    #[test]
    fn marks_decide() {
        check(b"\xEF\xBB\xBF1", Encoding::Utf8);
        check(b"\xFF\xFE1\0", Encoding::Utf16Le);
        check(b"\xFE\xFF\x001", Encoding::Utf16Be);
    }

    #[test]
    fn the_bytes_decide() {
        check(b"", Encoding::Utf8);
        check(b"plain", Encoding::Utf8);
        check(TEXT.as_bytes(), Encoding::Utf8);
        check(GBK, Encoding::Gb18030);
        check(&utf16(TEXT, u16::to_le_bytes), Encoding::Utf16Le);
        check(&utf16(TEXT, u16::to_be_bytes), Encoding::Utf16Be);
    }

    #[test]
    fn a_wrong_declaration_is_not_believed() {
        let page = format!("<meta charset=gb2312><p>{TEXT}");
        check(page.as_bytes(), Encoding::Utf8);
        check(
            &[b"<meta charset=\"utf-8\"><p>", GBK].concat(),
            Encoding::Gb18030,
        );
        check(
            &[b"<meta charset=\"big5\"><p>", GBK].concat(),
            Encoding::Big5,
        );
    }

    #[test]
    fn a_cut_character_does_not_change_the_encoding() {
        let text = TEXT.repeat(10);
        let cut = text.as_bytes().get(..text.len() - 15).map(<[u8]>::to_vec);
        let mut cut = cut.unwrap_or_default();
        cut.push(0xE4);
        check(&cut, Encoding::Utf8);
    }

    #[test]
    fn wide_text_is_decoded() {
        let bytes = utf16(TEXT, u16::to_le_bytes);
        assert_eq!(decode(&bytes, Encoding::Utf16Le).as_deref(), Some(TEXT));
        assert_eq!(decode(GBK, Encoding::Gb18030), None);
    }
}
