//! The bytes of an RTF file → groups, control words and characters.

/// A piece of an RTF file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RtfToken<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// A control word and its number, e.g. `\cellx6337`.
    Word(&'a str, Option<i32>),
    /// A control symbol, e.g. `\~`.
    Symbol(u8),
    /// A byte of text, written as itself or as `\'b1`.
    Byte(u8),
}

/// Goes through the tokens of an RTF file; never fails, whatever the bytes.
#[derive(Clone, Debug)]
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    fn word(&mut self) -> RtfToken<'a> {
        let letters = self
            .rest
            .iter()
            .take_while(|b| b.is_ascii_alphabetic())
            .count();
        let (name, rest) = self.rest.split_at_checked(letters).unwrap_or_default();
        self.rest = rest;
        let sign = usize::from(self.rest.first() == Some(&b'-'));
        let after = self.rest.get(sign..).unwrap_or_default();
        let digits = after.iter().take_while(|b| b.is_ascii_digit()).count();
        let mut number = None;
        if digits > 0 {
            let (text, rest) = self
                .rest
                .split_at_checked(sign + digits)
                .unwrap_or_default();
            number = std::str::from_utf8(text)
                .ok()
                .and_then(|text| text.parse().ok());
            self.rest = rest;
        }
        if let Some((b' ', rest)) = self.rest.split_first() {
            self.rest = rest;
        }
        let name = std::str::from_utf8(name).unwrap_or_default();
        if name == "bin" {
            let skip = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
            self.rest = self.rest.get(skip..).unwrap_or_default();
        }
        RtfToken::Word(name, number)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = RtfToken<'a>;

    fn next(&mut self) -> Option<RtfToken<'a>> {
        loop {
            let (&byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            match byte {
                b'{' => return Some(RtfToken::Open),
                b'}' => return Some(RtfToken::Close),
                b'\r' | b'\n' | 0 => {}
                b'\\' => {
                    let &next = self.rest.first()?;
                    if next.is_ascii_alphabetic() {
                        return Some(self.word());
                    }
                    self.rest = self.rest.get(1..).unwrap_or_default();
                    if next != b'\'' {
                        return Some(RtfToken::Symbol(next));
                    }
                    let hex = self
                        .rest
                        .get(..2)
                        .and_then(|pair| std::str::from_utf8(pair).ok());
                    if let Some(byte) = hex.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
                        self.rest = self.rest.get(2..).unwrap_or_default();
                        return Some(RtfToken::Byte(byte));
                    }
                }
                _ => return Some(RtfToken::Byte(byte)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: &[RtfToken]) {
        assert_eq!(Tokens::new(bytes).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn words_numbers_and_bytes() {
        check(
            br"{\b0 a\u-10\'b1\~\x}",
            &[
                RtfToken::Open,
                RtfToken::Word("b", Some(0)),
                RtfToken::Byte(b'a'),
                RtfToken::Word("u", Some(-10)),
                RtfToken::Byte(0xb1),
                RtfToken::Symbol(b'~'),
                RtfToken::Word("x", None),
                RtfToken::Close,
            ],
        );
    }

    #[test]
    fn what_is_cut_off_ends_quietly() {
        check(br"\", &[]);
        check(br"\'b", &[RtfToken::Byte(b'b')]);
        check(br"\bin99999 {{{", &[RtfToken::Word("bin", Some(99999))]);
        check(br"\u99999999999", &[RtfToken::Word("u", None)]);
    }
}
