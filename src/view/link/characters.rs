//! Text ↔ bytes, short for the language of reports: ASCII and the 96 most frequent characters take one
//! byte, some 1,500 more take two.
//!
//! | First byte | Stands for |
//! | --- | --- |
//! | `00`–`7F` | itself |
//! | `80`–`DF` | a character of the list, one of its first 96 |
//! | `E0`–`FD` | with the byte after it, another one of the list |
//! | `FE`, `FF` | a character outside the list, in the two or three bytes after it |

use super::LinkError;
use crate::order::{self, Map};

/// The characters of reports, the most frequent first. Links rely on it: it must never change.
const CHARACTERS: &str = include_str!("characters.txt");

const SINGLE: usize = 96;
const FIRST: u8 = 0x80;
const PAIR: u8 = 0xE0;
const TWO: u8 = 0xFE;
const THREE: u8 = 0xFF;

/// Makes bytes of text.
pub(super) struct Encoder {
    ranks: Map<char, usize>,
}

impl Encoder {
    /// With the list of version 1.
    pub(super) fn new() -> Self {
        let ranks = CHARACTERS.chars().enumerate();
        Self {
            ranks: order::map(ranks.map(|(rank, character)| (character, rank))),
        }
    }

    /// Appends the bytes of `text`.
    pub(super) fn encode(&self, text: &str, bytes: &mut Vec<u8>) {
        for character in text.chars() {
            if character.is_ascii() {
                bytes.extend([character as u8]);
                continue;
            }
            match self.ranks.get(&character) {
                Some(&rank) if rank < SINGLE => bytes.push(FIRST | low(rank)),
                Some(&rank) => bytes.extend([PAIR + low((rank - SINGLE) >> 8), low(rank - SINGLE)]),
                None => {
                    let [_, high, middle, low] = (character as u32).to_be_bytes();
                    match high {
                        0 => bytes.extend([TWO, middle, low]),
                        _ => bytes.extend([THREE, high, middle, low]),
                    }
                }
            }
        }
    }
}

fn low(number: usize) -> u8 {
    u8::try_from(number & 0xFF).unwrap_or(0)
}

/// Makes text of bytes.
pub(super) struct Decoder {
    characters: Vec<char>,
}

impl Decoder {
    /// With the list of version 1.
    pub(super) fn new() -> Self {
        Self {
            characters: CHARACTERS.chars().collect(),
        }
    }

    /// The text of all of `bytes`.
    pub(super) fn decode(&self, bytes: &[u8]) -> Result<String, LinkError> {
        let mut text = String::with_capacity(bytes.len());
        let mut rest = bytes.iter().copied();
        while let Some(byte) = rest.next() {
            let mut next = || rest.next().map(u32::from).ok_or(LinkError::Damaged);
            let character = match byte {
                ..FIRST => Some(char::from(byte)),
                FIRST..PAIR => self.characters.get(usize::from(byte - FIRST)).copied(),
                PAIR..TWO => {
                    let rank = SINGLE + (usize::from(byte - PAIR) << 8) + next()? as usize;
                    self.characters.get(rank).copied()
                }
                TWO => char::from_u32(next()? << 8 | next()?),
                THREE => char::from_u32(next()? << 16 | next()? << 8 | next()?),
            };
            text.push(character.ok_or(LinkError::Damaged)?);
        }
        Ok(text)
    }
}
