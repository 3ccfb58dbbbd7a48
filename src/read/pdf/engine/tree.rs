//! The tree of pages of a file → its pages, as far as they are read: what they have in common is kept once.

use std::collections::HashSet;
use std::rc::Rc;

use pdfboss_core::{Dict, Document, ObjRef, Object, Page, Rect};

use super::super::super::limits;

/// What pages take over from the nodes that they hang on, as it is there.
#[derive(Clone, Debug, Default)]
struct Common {
    resources: Option<Object>,
    media: Option<Object>,
    crop: Option<Object>,
    turn: Option<Object>,
}

impl Common {
    /// That of what hangs on a node.
    fn below(node: &Dict, common: &Rc<Self>) -> Rc<Self> {
        let keys = ["Resources", "MediaBox", "CropBox", "Rotate"];
        if keys.iter().all(|key| node.get(key).is_none()) {
            return Rc::clone(common);
        }
        let own = |key: &str, common: &Option<Object>| node.get(key).or(common.as_ref()).cloned();
        Rc::new(Self {
            resources: own("Resources", &common.resources),
            media: own("MediaBox", &common.media),
            crop: own("CropBox", &common.crop),
            turn: own("Rotate", &common.turn),
        })
    }
}

/// The pages of a file.
#[derive(Debug, Default)]
pub(super) struct Tree {
    leaves: Vec<(Dict, Option<ObjRef>, Rc<Common>)>,
}

impl Tree {
    /// The pages of a file, and one beyond those that are read, where there are as many.
    pub(super) fn of(document: &Document) -> Self {
        let mut tree = Self::default();
        let root = document.xref().trailer.get("Root");
        let root = root.and_then(|root| document.resolve(root).ok());
        let pages = root.as_ref().and_then(|root| root.as_dict()?.get("Pages"));
        let mut next: Vec<(Object, Rc<Common>, usize)> = pages
            .map(|pages| (pages.clone(), Rc::default(), 0))
            .into_iter()
            .collect();
        let mut seen: HashSet<ObjRef> = HashSet::new();
        while let Some((node, common, depth)) = next.pop() {
            let reference = match node {
                Object::Ref(reference) => Some(reference),
                _ => None,
            };
            let is_new = reference.is_none_or(|reference| seen.insert(reference));
            if !is_new || depth > limits::NESTING {
                continue;
            }
            let Ok(node) = document.resolve(&node) else {
                continue;
            };
            let Some(dict) = node.as_dict() else { continue };
            let is_page = dict.get_name("Type").is_some_and(|name| name.0 == "Page");
            let kids = dict.get("Kids").filter(|_| !is_page);
            if let Some(Ok(Object::Array(kids))) = kids.map(|kids| document.resolve(kids)) {
                let common = Common::below(dict, &common);
                let kids = kids.into_iter().rev();
                next.extend(kids.map(|kid| (kid, Rc::clone(&common), depth + 1)));
                continue;
            }
            tree.leaves.push((dict.clone(), reference, common));
            if tree.leaves.len() > limits::PAGES {
                break;
            }
        }
        tree
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.leaves.len()
    }

    /// The page at `index`, from 0.
    pub(super) fn page(&self, document: &Document, index: usize) -> Option<Page> {
        let (dict, reference, common) = self.leaves.get(index)?;
        let common = Common::below(dict, common);
        let resolved = |object: &Option<Object>| document.resolve(object.as_ref()?).ok();
        let area = |object: &Option<Object>| area(document, resolved(object)?.as_array()?);
        let resources = resolved(&common.resources);
        Some(Page::from_tree_attrs(
            index,
            resources.and_then(|resources| resources.as_dict().cloned()),
            area(&common.media),
            area(&common.crop),
            None,
            None,
            None,
            resolved(&common.turn).and_then(|turn| i32::try_from(turn.as_int()?).ok()),
            dict.clone(),
            *reference,
        ))
    }
}

/// The rectangle that four numbers give.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a position on a page, as the engine takes it"
)]
fn area(document: &Document, sides: &[Object]) -> Option<Rect> {
    let mut sides = sides.iter().map(|side| {
        let side = document.resolve(side).ok()?.as_f64()?;
        side.is_finite().then_some(side as f32)
    });
    let mut next = || sides.next().flatten();
    Some(Rect::new(next()?, next()?, next()?, next()?).normalize())
}
