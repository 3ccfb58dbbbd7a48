//! RTF → [`Document`].

mod charset;
mod table;
mod tokens;

use std::collections::{BTreeMap, BTreeSet};

use encoding_rs::Encoding;

use super::builder::Builder;
use super::document::Document;
use super::limits;
use super::refusal::Refusal;
use crate::language::Words;
use table::{Definition, RtfContent, RtfRow};
use tokens::{RtfToken, Tokens};

/// Reads a file of the Rich Text Format.
///
/// # Errors
///
/// Where it is no RTF file or holds nothing.
pub fn read(bytes: &[u8]) -> Result<Document, Refusal> {
    if !bytes.starts_with(b"{\\rtf") {
        return Err(Refusal::Unknown);
    }
    let mut reader = RtfReader::default();
    let whole = reader.run(bytes);
    match reader.builder.refusal() {
        Some(Refusal::Empty) if !whole => return Err(Refusal::Damaged),
        Some(refusal) => return Err(refusal),
        None => {}
    }
    if !whole {
        reader.builder.unread(Words::new(
            "文件不完整，末尾的内容可能没有读出。请用原来的软件打开后另存一份，再核对一次。",
            "The file is incomplete; its end may not have been read. Open it in its own program, save a new copy and check again.",
        ));
    }
    Ok(reader.builder.finish())
}

/// Destinations whose text is not part of the document's flow.
const SKIPPED: [&str; 34] = [
    "colortbl",
    "info",
    "pict",
    "object",
    "objdata",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "fldinst",
    "xe",
    "tc",
    "listtable",
    "listoverridetable",
    "revtbl",
    "rsidtbl",
    "generator",
    "themedata",
    "colorschememapping",
    "datastore",
    "latentstyles",
    "sn",
    "sv",
    "annotation",
    "atnid",
    "atnauthor",
    "bkmkstart",
    "bkmkend",
    "private",
    "filetbl",
];

/// Destinations marked as ignorable (`\*`) that hold text all the same.
const KEPT: [&str; 4] = ["shpinst", "nesttableprops", "shptxt", "footnote"];

/// Deepest table inside tables that is distinguished.
const TABLES: usize = 8;

/// What a group inherits and gives back at its end.
#[derive(Clone, Debug)]
struct RtfState {
    place: Destination,
    font: i32,
    /// How many characters replace one after `\u`.
    fallback: usize,
    hidden: bool,
    deleted: bool,
    in_table: bool,
    /// How many tables are around the paragraph.
    level: usize,
    style: i32,
    outline: Option<i32>,
}

/// What the text of a group is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Destination {
    Flow,
    Fonts,
    Styles,
    Nothing,
}

#[derive(Default)]
struct RtfReader {
    builder: Builder,
    /// How many cells all rows define.
    cells: usize,
    encoding: Option<&'static Encoding>,
    /// Encodings of the fonts that have one of their own.
    fonts: BTreeMap<i32, &'static Encoding>,
    /// Paragraph styles that make headings.
    headings: BTreeSet<i32>,
    /// Bytes of text that wait to be decoded together.
    bytes: Vec<u8>,
    /// The first half of a character that takes two UTF-16 units, until the second one comes.
    half: Option<u16>,
    /// The open paragraph.
    text: String,
    /// The open table in the flow.
    table: OpenRtfTable,
    /// The open tables inside its open cell, the outermost first.
    inner: Vec<OpenRtfTable>,
}

/// A table whose end has not come yet.
#[derive(Default)]
struct OpenRtfTable {
    rows: Vec<RtfRow>,
    row: RtfRow,
    cell: RtfContent,
    definition: Definition,
}

impl RtfReader {
    /// Goes through the file; returns whether every group was closed.
    fn run(&mut self, bytes: &[u8]) -> bool {
        let mut state = RtfState {
            place: Destination::Flow,
            font: 0,
            fallback: 1,
            hidden: false,
            deleted: false,
            in_table: false,
            level: 1,
            style: 0,
            outline: None,
        };
        let mut groups: Vec<(RtfState, String)> = Vec::new();
        // Whether nothing but `\*` came in this group so far.
        let mut opening = false;
        let mut ignorable = false;
        let mut stand_ins = 0_usize;
        for token in Tokens::new(bytes) {
            let was_opening = std::mem::replace(&mut opening, false);
            if stand_ins > 0 {
                if let RtfToken::Byte(_) = token {
                    stand_ins -= 1;
                    continue;
                }
                stand_ins = 0;
            }
            if let RtfToken::Byte(byte) = token {
                if state.place != Destination::Nothing {
                    self.bytes.push(byte);
                }
                continue;
            }
            self.decode(&state);
            match token {
                RtfToken::Open => {
                    if groups.len() >= limits::NESTING {
                        break;
                    }
                    groups.push((state.clone(), String::new()));
                    (opening, ignorable) = (true, false);
                }
                RtfToken::Close => {
                    if state.place == Destination::Styles {
                        self.end_style(&state);
                    }
                    let Some((outer, text)) = groups.pop() else {
                        break;
                    };
                    if !text.is_empty() {
                        self.end_paragraph(&state);
                        self.text = text;
                    }
                    if state.place != outer.place
                        && outer.place == Destination::Flow
                        && state.place != Destination::Nothing
                    {
                        self.text.clear();
                    }
                    state = outer;
                    if groups.is_empty() {
                        self.end(&state);
                        return true;
                    }
                }
                RtfToken::Symbol(b'*') if was_opening => (opening, ignorable) = (true, true),
                RtfToken::Word(word, _)
                    if was_opening
                        && (SKIPPED.contains(&word) || (ignorable && !KEPT.contains(&word))) =>
                {
                    state.place = Destination::Nothing;
                }
                RtfToken::Word("u", Some(code)) if state.place != Destination::Nothing => {
                    self.push_unit(code, &state);
                    stand_ins = state.fallback;
                }
                RtfToken::Word("shptxt" | "footnote", _) if was_opening => {
                    // A text of its own in the middle of a paragraph.
                    let outer = std::mem::take(&mut self.text);
                    if let Some((_, kept)) = groups.last_mut() {
                        *kept = outer;
                    }
                }
                RtfToken::Word(word, number) => self.word(word, number, &mut state),
                RtfToken::Symbol(symbol) => self.symbol(symbol, &state),
                RtfToken::Byte(_) => {}
            }
        }
        self.decode(&state);
        self.end(&state);
        false
    }

    fn word(&mut self, word: &str, number: Option<i32>, state: &mut RtfState) {
        let on = number != Some(0);
        match word {
            "ansicpg" => self.encoding = number.and_then(charset::of_code_page),
            "fonttbl" => state.place = Destination::Fonts,
            "stylesheet" => state.place = Destination::Styles,
            "f" => state.font = number.unwrap_or(0),
            "fcharset" if state.place == Destination::Fonts => {
                if let Some(encoding) = number.and_then(charset::of_font) {
                    self.fonts.insert(state.font, encoding);
                }
            }
            "uc" => state.fallback = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1),
            "v" => state.hidden = on,
            "deleted" => state.deleted = on,
            "plain" => (state.hidden, state.deleted) = (false, false),
            "pard" => {
                (state.in_table, state.level) = (false, 1);
                (state.style, state.outline) = (0, None);
            }
            "s" => state.style = number.unwrap_or(0),
            "outlinelevel" => state.outline = number,
            "intbl" => state.in_table = true,
            "itap" => {
                let level = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
                state.in_table = level > 0;
                state.level = level.clamp(1, TABLES);
            }
            _ if state.place != Destination::Flow => {}
            "par" | "sect" => self.end_paragraph(state),
            "line" => self.push("\n", state),
            "tab" => self.push("\t", state),
            "emspace" | "enspace" | "qmspace" => self.push(" ", state),
            "emdash" => self.push("—", state),
            "endash" => self.push("–", state),
            "lquote" => self.push("‘", state),
            "rquote" => self.push("’", state),
            "ldblquote" => self.push("“", state),
            "rdblquote" => self.push("”", state),
            "bullet" => self.push("•", state),
            _ => self.table_word(word, number, state),
        }
    }

    fn table_word(&mut self, word: &str, number: Option<i32>, state: &RtfState) {
        match word {
            "cell" => self.end_cell(1),
            "nestcell" => self.end_cell(state.level.max(2)),
            "row" => self.end_row(1),
            "nestrow" => self.end_row(state.level.max(2)),
            "trowd" => {
                let table = self.table(state.level);
                table.row.definitions.clear();
                table.row.left = 0;
                table.definition = Definition::default();
            }
            "trleft" => self.table(state.level).row.left = number.unwrap_or(0),
            "clmrg" => self.table(state.level).definition.joins_left = true,
            "clvmrg" => self.table(state.level).definition.joins_above = true,
            "cellx" => {
                let table = self.table(state.level);
                let mut definition = std::mem::take(&mut table.definition);
                definition.right = number.unwrap_or(0);
                if table.row.definitions.len() < limits::GRID {
                    table.row.definitions.push(definition);
                }
            }
            _ => {}
        }
    }

    fn symbol(&mut self, symbol: u8, state: &RtfState) {
        match symbol {
            b'~' => self.push("\u{a0}", state),
            b'_' => self.push("-", state),
            b'\\' | b'{' | b'}' => self.bytes.push(symbol),
            b'\r' | b'\n' if state.place == Destination::Flow => self.end_paragraph(state),
            b'\t' => self.push("\t", state),
            _ => {}
        }
    }

    fn push(&mut self, text: &str, state: &RtfState) {
        self.half = None;
        if state.place != Destination::Nothing && !state.hidden && !state.deleted {
            self.text.push_str(text);
        }
    }

    /// Adds a UTF-16 unit, written as a signed number or not; the halves of a pair come one after the
    /// other, each with its replacement.
    fn push_unit(&mut self, code: i32, state: &RtfState) {
        let code = if code < 0 {
            code.saturating_add(0x1_0000)
        } else {
            code
        };
        let Ok(unit) = u16::try_from(code) else {
            // beyond the standard, yet it says which character is meant
            if let Some(character) = u32::try_from(code).ok().and_then(char::from_u32) {
                self.push(character.encode_utf8(&mut [0; 4]), state);
            }
            return;
        };
        let units = self.half.take().into_iter().chain([unit]);
        match char::decode_utf16(units).last() {
            Some(Ok(character)) => self.push(character.encode_utf8(&mut [0; 4]), state),
            Some(Err(_)) => self.half = (0xD800..0xDC00).contains(&unit).then_some(unit),
            None => {}
        }
    }

    /// Decodes the bytes that wait, in the encoding of the font or of the file.
    fn decode(&mut self, state: &RtfState) {
        if self.bytes.is_empty() {
            return;
        }
        let encoding = self
            .fonts
            .get(&state.font)
            .copied()
            .or(self.encoding)
            .unwrap_or(encoding_rs::WINDOWS_1252);
        let bytes = std::mem::take(&mut self.bytes);
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        self.push(&text, state);
    }

    /// The open table that has `level - 1` tables around it.
    fn table(&mut self, level: usize) -> &mut OpenRtfTable {
        let inner = level.min(TABLES).saturating_sub(1);
        if self.inner.len() < inner {
            self.inner.resize_with(inner, OpenRtfTable::default);
        }
        match inner
            .checked_sub(1)
            .and_then(|index| self.inner.get_mut(index))
        {
            Some(table) => table,
            None => &mut self.table,
        }
    }

    fn end_paragraph(&mut self, state: &RtfState) {
        let text = std::mem::take(&mut self.text);
        let in_row = !self.table.row.contents.is_empty();
        if state.in_table || in_row {
            let cell = &mut self.table(state.level).cell;
            cell.text.push_str(&text);
            cell.text.push('\n');
            return;
        }
        if text.trim().is_empty() {
            return;
        }
        self.end_tables();
        let heading = match state.outline {
            Some(level) => level < 9,
            None => self.headings.contains(&state.style),
        };
        self.builder.paragraph(&text, heading);
    }

    fn end_cell(&mut self, level: usize) {
        let around = level.saturating_sub(1).min(self.inner.len());
        let inner = self.inner.split_off(around);
        let text = std::mem::take(&mut self.text);
        let table = self.table(level);
        table.cell.text.push_str(&text);
        for open in inner.into_iter().filter(|open| !open.rows.is_empty()) {
            table.cell.inner.push(table::grid(open.rows));
        }
        let content = std::mem::take(&mut table.cell);
        if table.row.contents.len() < limits::GRID {
            table.row.contents.push(content);
        }
    }

    fn end_row(&mut self, level: usize) {
        let table = self.table(level);
        let contents = std::mem::take(&mut table.row.contents);
        if contents.is_empty() {
            return;
        }
        // Every row repeats what defines its cells, however few it has.
        let cells = contents.len().max(table.row.definitions.len());
        if self.cells + cells > limits::CELLS {
            self.builder.cut();
            return;
        }
        self.cells += cells;
        let table = self.table(level);
        table.rows.push(RtfRow {
            left: table.row.left,
            definitions: table.row.definitions.clone(),
            contents,
        });
    }

    fn end_tables(&mut self) {
        // Tables inside a cell that never ended are after the table around it.
        let inner = std::mem::take(&mut self.inner);
        for mut open in std::iter::once(std::mem::take(&mut self.table)).chain(inner) {
            if !open.row.contents.is_empty() {
                open.rows.push(open.row);
            }
            table::grid(open.rows).lay(&mut self.builder);
        }
    }

    fn end_style(&mut self, state: &RtfState) {
        let name = std::mem::take(&mut self.text).to_lowercase();
        let by_level = state.outline.is_some_and(|level| level < 9);
        if by_level || name.starts_with("heading") || name.starts_with("标题") {
            self.headings.insert(state.style);
        }
    }

    fn end(&mut self, state: &RtfState) {
        self.end_paragraph(state);
        self.end_tables();
    }
}

#[cfg(test)]
mod tests;
