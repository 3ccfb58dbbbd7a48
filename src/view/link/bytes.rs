//! Numbers and texts ↔ a run of bytes. Small numbers take one byte.

use super::LinkError;
use super::characters::{Decoder, Encoder};

/// Takes numbers and texts.
pub(super) struct ByteWriter {
    bytes: Vec<u8>,
    encoder: Encoder,
}

impl ByteWriter {
    pub(super) fn new() -> Self {
        Self {
            bytes: Vec::new(),
            encoder: Encoder::new(),
        }
    }

    /// A number that is not negative: seven bits a byte, the lowest first.
    pub(super) fn number(&mut self, mut number: u32) {
        loop {
            let [low, ..] = number.to_le_bytes();
            number >>= 7;
            if number == 0 && low < 0x80 {
                self.bytes.push(low);
                return;
            }
            self.bytes.push(low | 0x80);
        }
    }

    /// How many follow.
    pub(super) fn count(&mut self, count: usize) {
        self.number(u32::try_from(count).unwrap_or(u32::MAX));
    }

    /// How far `to` lies from `from`, small both ways.
    pub(super) fn step(&mut self, from: u32, to: u32) {
        let step = to.wrapping_sub(from).cast_signed();
        self.number((step << 1 ^ step >> 31).cast_unsigned());
    }

    /// A text, with its length before it.
    pub(super) fn text(&mut self, text: &str) {
        let mut encoded = Vec::new();
        self.encoder.encode(text, &mut encoded);
        self.count(encoded.len());
        self.bytes.append(&mut encoded);
    }

    /// A text, with one more than its length before it, or a 0 where there is none.
    pub(super) fn optional(&mut self, text: Option<&str>) {
        let mut encoded = Vec::new();
        if let Some(text) = text {
            self.encoder.encode(text, &mut encoded);
        }
        self.count(encoded.len() + usize::from(text.is_some()));
        self.bytes.append(&mut encoded);
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// Gives them back in the same order.
pub(super) struct ByteReader<'a> {
    rest: &'a [u8],
    decoder: Decoder,
}

impl<'a> ByteReader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self {
            rest: bytes,
            decoder: Decoder::new(),
        }
    }

    pub(super) fn number(&mut self) -> Result<u32, LinkError> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let (&byte, rest) = self.rest.split_first().ok_or(LinkError::Damaged)?;
            self.rest = rest;
            number |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return u32::try_from(number).map_err(|_| LinkError::Damaged);
            }
        }
        Err(LinkError::Damaged)
    }

    /// How many follow: never more than there are bytes left, since each takes at least one.
    pub(super) fn count(&mut self) -> Result<usize, LinkError> {
        let count = self.number()? as usize;
        (count <= self.rest.len())
            .then_some(count)
            .ok_or(LinkError::Damaged)
    }

    pub(super) fn step(&mut self, from: u32) -> Result<u32, LinkError> {
        let number = self.number()?;
        let step = (number >> 1) ^ (number & 1).wrapping_neg();
        Ok(from.wrapping_add(step))
    }

    pub(super) fn text(&mut self) -> Result<String, LinkError> {
        let length = self.count()?;
        self.take(length)
    }

    pub(super) fn optional(&mut self) -> Result<Option<String>, LinkError> {
        match (self.number()? as usize).checked_sub(1) {
            None => Ok(None),
            Some(length) => self.take(length).map(Some),
        }
    }

    fn take(&mut self, length: usize) -> Result<String, LinkError> {
        let (text, rest) = self
            .rest
            .split_at_checked(length)
            .ok_or(LinkError::Damaged)?;
        self.rest = rest;
        self.decoder.decode(text)
    }

    /// Whether everything was read.
    pub(super) fn end(&self) -> Result<(), LinkError> {
        self.rest.is_empty().then_some(()).ok_or(LinkError::Damaged)
    }
}
