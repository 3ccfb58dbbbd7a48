//! The figures of the form, in its order ↔ bytes.

use super::LinkError;
use super::bytes::{ByteReader, ByteWriter};
use crate::form::{Edition, TableKind};
use crate::view::form_figures::{FormFigures, Shape};

pub(super) fn to_bytes(figures: &FormFigures) -> Vec<u8> {
    let mut writer = ByteWriter::new();
    writer.optional(figures.agency.as_deref());
    let year = figures.year.and_then(|year| u32::try_from(year).ok());
    writer.number(year.map_or(0, |year| year.saturating_add(1)));
    for kind in TableKind::ALL {
        let shape = figures.tables.iter().find(|shape| shape.kind == kind);
        writer.number(shape.map_or(0, |&shape| number_of(shape)));
        for id in shape.map(|shape| shape.figures()).unwrap_or_default() {
            writer.optional(figures.raw.get(&id).map(String::as_str));
        }
    }
    writer.finish()
}

pub(super) fn from_bytes(bytes: &[u8]) -> Result<FormFigures, LinkError> {
    let mut reader = ByteReader::new(bytes);
    let mut figures = FormFigures {
        agency: reader.optional()?,
        ..FormFigures::default()
    };
    if let Some(year) = reader.number()?.checked_sub(1) {
        figures.year = Some(i32::try_from(year).map_err(|_| LinkError::Damaged)?);
    }
    for kind in TableKind::ALL {
        let (edition, single_other) = match reader.number()? {
            0 => continue,
            1 => (Edition::E2019, true),
            2 => (Edition::E2021, false),
            3 => (Edition::E2021, true),
            _ => return Err(LinkError::Damaged),
        };
        let shape = Shape::new(kind, edition, single_other);
        figures.tables.push(shape);
        for id in shape.figures() {
            if let Some(raw) = reader.optional()? {
                figures.raw.insert(id, raw);
            }
        }
    }
    reader.end()?;
    Ok(figures)
}

/// 0 is left for a table that is not there.
fn number_of(shape: Shape) -> u32 {
    match (shape.edition, shape.single_other) {
        (Edition::E2019, _) => 1,
        (Edition::E2021, false) => 2,
        (Edition::E2021, true) => 3,
    }
}
