//! Code pages and font character sets of RTF → encodings.

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, UTF_8, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1253, WINDOWS_1254,
};

/// The encoding of a Windows code page (`\ansicpg`).
pub(super) fn of_code_page(page: i32) -> Option<&'static Encoding> {
    Some(match page {
        936 | 54936 => GB18030,
        950 => BIG5,
        932 => SHIFT_JIS,
        949 => EUC_KR,
        1250 => WINDOWS_1250,
        1251 => WINDOWS_1251,
        1252 => WINDOWS_1252,
        1253 => WINDOWS_1253,
        1254 => WINDOWS_1254,
        65001 => UTF_8,
        _ => return None,
    })
}

/// The encoding of a font's character set (`\fcharset`); none where it is that of the file.
pub(super) fn of_font(charset: i32) -> Option<&'static Encoding> {
    Some(match charset {
        134 => GB18030,
        136 => BIG5,
        128 => SHIFT_JIS,
        129 => EUC_KR,
        161 => WINDOWS_1253,
        162 => WINDOWS_1254,
        204 => WINDOWS_1251,
        238 => WINDOWS_1250,
        _ => return None,
    })
}
