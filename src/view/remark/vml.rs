//! Cells with notes → the boxes that the notes are shown in, in the drawing language of that format.

use std::fmt::Write;

use super::cells::SheetCell;
use crate::read::refusal::Refusal;

/// A box for each note, which is shown where a person points at its cell; each holds so many lines.
pub(super) fn shapes(notes: &[(SheetCell, usize)], sheet: usize) -> String {
    let mut out = String::new();
    for (number, (cell, lines)) in (1..).zip(notes) {
        let (row, column) = (cell.row.saturating_sub(1), cell.column.saturating_sub(1));
        let height = (lines + 1).min(30);
        let _ = write!(
            out,
            "<v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
             xmlns:x=\"urn:schemas-microsoft-com:office:excel\" id=\"_x0000_s{}\" type=\"#_x0000_t202\" \
             style=\"position:absolute;margin-left:60pt;margin-top:2pt;width:210pt;height:{}pt;z-index:{number};visibility:hidden\" \
             fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:path o:connecttype=\"none\"/>\
             <v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>\
             <x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>\
             <x:Anchor>{}, 12, {}, 4, {}, 12, {}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>\
             <x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>",
            first_id(sheet).saturating_add(number),
            height * 13,
            column + 1,
            row,
            column + 5,
            row as usize + height,
        );
    }
    out
}

/// A drawing of its own.
pub(super) fn drawing(shapes: &str, sheet: usize) -> String {
    format!(
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
         xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" \
         data=\"{}\"/></o:shapelayout><v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" \
         path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" \
         o:connecttype=\"rect\"/></v:shapetype>{shapes}</xml>",
        block(sheet)
    )
}

/// A drawing that is there, with the boxes in it. It need not be well-formed, as the programs that write it show.
pub(super) fn with(drawing: &str, shapes: &str) -> Result<String, Refusal> {
    let (before, behind) = drawing.rsplit_once("</xml>").ok_or(Refusal::Unknown)?;
    Ok(format!("{before}{shapes}</xml>{behind}"))
}

/// Ids come in blocks of 1024; these are far from those that programs begin with.
fn block(sheet: usize) -> usize {
    sheet.saturating_add(900)
}

fn first_id(sheet: usize) -> usize {
    block(sheet).saturating_mul(1024)
}
