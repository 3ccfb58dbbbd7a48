//! What html5ever builds a page into.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName};

use super::nodes::{Data, Id, Node, Nodes, ROOT};
use super::role::HtmlElement;

/// The parser's own name for a node.
pub(super) type Handle = Rc<Named>;

/// A node and its name, which the parser asks for all the time.
#[derive(Debug)]
pub(super) struct Named {
    id: Id,
    /// How many nodes it is in.
    depth: Cell<usize>,
    name: Option<QualName>,
}

/// The tree while it is built.
pub(super) struct HtmlTree {
    nodes: RefCell<Nodes>,
    root: Handle,
    nameless: QualName,
    /// How deep the element is that was opened last and is still open.
    depth: Cell<usize>,
}

impl HtmlTree {
    pub(super) fn new() -> Self {
        Self {
            nodes: RefCell::new(Nodes::new()),
            root: Rc::new(Named {
                id: ROOT,
                depth: Cell::new(0),
                name: None,
            }),
            nameless: QualName::new(None, "".into(), "".into()),
            depth: Cell::new(0),
        }
    }

    /// How deep the parser is.
    pub(super) fn depth(&self) -> usize {
        self.depth.get()
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.nodes.borrow().len()
    }

    fn handle(&self, data: Data, name: Option<QualName>) -> Handle {
        Rc::new(Named {
            id: self.nodes.borrow_mut().add(data),
            depth: Cell::new(0),
            name,
        })
    }

    fn link(&self, id: Option<Id>, field: impl FnOnce(&Node) -> Option<Id>) -> Option<Id> {
        self.nodes.borrow().get(id?).and_then(field)
    }

    /// Puts text before `next`, or at the end: into the text that is there, if there is one.
    fn write(&self, parent: Id, before: Option<Id>, next: Option<Id>, text: &str) {
        let mut nodes = self.nodes.borrow_mut();
        if !before.is_some_and(|before| nodes.extend(before, text)) {
            let id = nodes.add_text(text);
            nodes.insert(parent, id, next);
        }
    }

    /// Takes a node from where it is.
    fn detach(&self, id: Id) {
        let mut nodes = self.nodes.borrow_mut();
        let taken = nodes.with(id, |node| {
            (node.parent.take(), node.before.take(), node.next.take())
        });
        let Some((parent, before, next)) = taken else {
            return;
        };
        match (before, parent) {
            (Some(before), _) => nodes.with(before, |node| node.next = next),
            (None, Some(parent)) => nodes.with(parent, |node| node.first = next),
            (None, None) => None,
        };
        match (next, parent) {
            (Some(next), _) => nodes.with(next, |node| node.before = before),
            (None, Some(parent)) => nodes.with(parent, |node| node.last = before),
            (None, None) => None,
        };
    }

    fn insert(&self, parent: Id, id: Id, next: Option<Id>) {
        self.nodes.borrow_mut().insert(parent, id, next);
    }
}

impl TreeSink for HtmlTree {
    type Handle = Handle;
    type Output = Nodes;
    type ElemName<'a> = &'a QualName;

    fn finish(self) -> Nodes {
        self.nodes.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Rc::clone(&self.root)
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> &'a QualName {
        target.name.as_ref().unwrap_or(&self.nameless)
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        _: ElementFlags,
    ) -> Handle {
        let attributes = attributes
            .iter()
            .map(|attribute| (&*attribute.name.local, &*attribute.value));
        let element = HtmlElement::new(&name.local, attributes);
        self.handle(Data::Element(element), Some(name))
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.handle(Data::Nothing, None)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.handle(Data::Nothing, None)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        match child {
            NodeOrText::AppendNode(child) => {
                self.detach(child.id);
                self.insert(parent.id, child.id, None);
                child.depth.set(parent.depth.get() + 1);
                self.depth.set(child.depth.get());
            }
            NodeOrText::AppendText(text) => {
                let last = self.link(Some(parent.id), |node| node.last);
                self.write(parent.id, last, None, &text);
            }
        }
    }

    fn append_before_sibling(&self, sibling: &Handle, new: NodeOrText<Handle>) {
        let Some(parent) = self.link(Some(sibling.id), |node| node.parent) else {
            return;
        };
        match new {
            NodeOrText::AppendNode(child) => {
                self.detach(child.id);
                self.insert(parent, child.id, Some(sibling.id));
                child.depth.set(sibling.depth.get());
                self.depth.set(child.depth.get());
            }
            NodeOrText::AppendText(text) => {
                let before = self.link(Some(sibling.id), |node| node.before);
                self.write(parent, before, Some(sibling.id), &text);
            }
        }
    }

    fn append_based_on_parent_node(
        &self,
        element: &Handle,
        previous: &Handle,
        child: NodeOrText<Handle>,
    ) {
        if self.link(Some(element.id), |node| node.parent).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn pop(&self, node: &Handle) {
        self.depth.set(node.depth.get().saturating_sub(1));
    }

    fn get_template_contents(&self, target: &Handle) -> Handle {
        Rc::clone(target)
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.id == y.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn add_attrs_if_missing(&self, _: &Handle, _: Vec<Attribute>) {}

    fn remove_from_parent(&self, target: &Handle) {
        self.detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        while let Some(child) = self.link(Some(node.id), |node| node.first) {
            self.detach(child);
            self.insert(new_parent.id, child, None);
        }
    }
}
