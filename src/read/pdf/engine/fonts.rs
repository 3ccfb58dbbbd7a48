//! Fonts of a page that do not say what their characters are, and that the engine takes for unknown in
//! part: counted here, before it reads the page.
//!
//! Chinese fonts that are not embedded name a character collection (Adobe-GB1). Its half-width Latin
//! letters and digits, which old reports are full of, have no way back to Unicode in the engine's tables.

use pdfboss_core::{Dict, Document, Name, Object, Page, Stream};

/// Half-width characters as one byte in the encodings that mix one and two.
const BYTES: &str = "1 begincodespacerange <00> <7f> endcodespacerange\n\
    1 beginbfrange <20> <7e> <0020> endbfrange";

/// Half-width characters as numbers of the collection: 814 is `!`, 7716 the space.
const NUMBERS: &str = "1 begincodespacerange <0000> <ffff> endcodespacerange\n\
    2 beginbfrange <032e> <038b> <0021> <1e24> <1e24> <0020> endbfrange";

/// Adds to the fonts of a page what they leave out.
pub(super) fn complete(document: &Document, page: &mut Page) {
    let fonts = page
        .resources
        .get("Font")
        .and_then(|fonts| dict(document, fonts));
    let Some(mut fonts) = fonts else { return };
    let mut completed = Vec::new();
    for (name, font) in fonts.iter() {
        if let Some(mut font) = dict(document, font)
            && let Some(map) = missing(document, &font)
        {
            let stream = Stream {
                dict: Dict::new(),
                data: map.into(),
            };
            font.insert(Name("ToUnicode".to_owned()), Object::Stream(stream));
            completed.push((name.clone(), font));
        }
    }
    if completed.is_empty() {
        return;
    }
    for (name, font) in completed {
        fonts.insert(name, Object::Dict(font));
    }
    page.resources
        .insert(Name("Font".to_owned()), Object::Dict(fonts));
}

/// The characters that a font leaves unknown; none where it maps them all itself.
fn missing(document: &Document, font: &Dict) -> Option<&'static str> {
    if font.get("ToUnicode").is_some() {
        return None;
    }
    let encoding = font.get_name("Encoding")?.0.as_str();
    if encoding.starts_with("GB") {
        return Some(BYTES);
    }
    let descendants = document.resolve(font.get("DescendantFonts")?).ok()?;
    let descendant = dict(document, descendants.as_array()?.first()?)?;
    let collection = dict(document, descendant.get("CIDSystemInfo")?)?;
    let ordering = document.resolve(collection.get("Ordering")?).ok()?;
    let is_chinese = ordering.as_str_bytes() == Some(b"GB1");
    (is_chinese && encoding.starts_with("Identity")).then_some(NUMBERS)
}

fn dict(document: &Document, object: &Object) -> Option<Dict> {
    document.resolve(object).ok()?.as_dict().cloned()
}
