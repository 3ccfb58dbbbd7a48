//! What the parser builds: a tree of nodes in one list, without the attributes that nobody reads.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName};

use super::role::Element;

/// The index of a node.
pub(super) type Id = usize;

/// The page itself.
pub(super) const ROOT: Id = 0;

/// A node and its neighbours.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) parent: Option<Id>,
    pub(super) first: Option<Id>,
    pub(super) last: Option<Id>,
    pub(super) before: Option<Id>,
    pub(super) next: Option<Id>,
    pub(super) data: Data,
}

/// What a node holds.
#[derive(Debug)]
pub(super) enum Data {
    /// The page, a comment: nothing that is read.
    Nothing,
    /// An element.
    Element(Element),
    /// Text.
    Text(StrTendril),
}

/// The parser's own name for a node.
pub(super) type Handle = Rc<Named>;

/// A node and its name, which the parser asks for all the time.
#[derive(Debug)]
pub(super) struct Named {
    id: Id,
    /// How many nodes it stands in.
    depth: Cell<usize>,
    name: Option<QualName>,
}

/// The tree while it is built.
pub(super) struct Tree {
    nodes: RefCell<Vec<Node>>,
    root: Handle,
    nameless: QualName,
    /// How deep the element stands that was opened last and is still open.
    depth: Cell<usize>,
}

impl Tree {
    pub(super) fn new() -> Self {
        let tree = Self {
            nodes: RefCell::default(),
            root: Rc::new(Named {
                id: ROOT,
                depth: Cell::new(0),
                name: None,
            }),
            nameless: QualName::new(None, "".into(), "".into()),
            depth: Cell::new(0),
        };
        tree.add(Data::Nothing);
        tree
    }

    /// How deep the parser stands.
    pub(super) fn depth(&self) -> usize {
        self.depth.get()
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.nodes.borrow().len()
    }

    fn add(&self, data: Data) -> Id {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node {
            parent: None,
            first: None,
            last: None,
            before: None,
            next: None,
            data,
        });
        nodes.len() - 1
    }

    fn handle(&self, data: Data, name: Option<QualName>) -> Handle {
        Rc::new(Named {
            id: self.add(data),
            depth: Cell::new(0),
            name,
        })
    }

    fn with<T>(&self, id: Id, change: impl FnOnce(&mut Node) -> T) -> Option<T> {
        self.nodes.borrow_mut().get_mut(id).map(change)
    }

    fn link(&self, id: Option<Id>, field: impl FnOnce(&Node) -> Option<Id>) -> Option<Id> {
        self.nodes.borrow().get(id?).and_then(field)
    }

    fn detach(&self, id: Id) {
        let Some((parent, before, next)) = self.with(id, |node| {
            (node.parent.take(), node.before.take(), node.next.take())
        }) else {
            return;
        };
        match (before, parent) {
            (Some(before), _) => self.with(before, |node| node.next = next),
            (None, Some(parent)) => self.with(parent, |node| node.first = next),
            (None, None) => None,
        };
        match (next, parent) {
            (Some(next), _) => self.with(next, |node| node.before = before),
            (None, Some(parent)) => self.with(parent, |node| node.last = before),
            (None, None) => None,
        };
    }

    /// Puts a node without parent between the last child before `next` and `next`; at the end where
    /// there is none.
    fn insert(&self, parent: Id, id: Id, next: Option<Id>) {
        let before = match next {
            Some(next) => self.link(Some(next), |node| node.before),
            None => self.link(Some(parent), |node| node.last),
        };
        self.with(id, |node| {
            node.parent = Some(parent);
            node.before = before;
            node.next = next;
        });
        match before {
            Some(before) => self.with(before, |node| node.next = Some(id)),
            None => self.with(parent, |node| node.first = Some(id)),
        };
        match next {
            Some(next) => self.with(next, |node| node.before = Some(id)),
            None => self.with(parent, |node| node.last = Some(id)),
        };
    }

    /// Adds text to the text before it; false where there is none.
    fn extend(&self, before: Option<Id>, text: &StrTendril) -> bool {
        let Some(before) = before else {
            return false;
        };
        self.with(before, |node| match &mut node.data {
            Data::Text(existing) => {
                existing.push_tendril(text);
                true
            }
            Data::Nothing | Data::Element(_) => false,
        })
        .unwrap_or(false)
    }
}

impl TreeSink for Tree {
    type Handle = Handle;
    type Output = Vec<Node>;
    type ElemName<'a> = &'a QualName;

    fn finish(self) -> Vec<Node> {
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
        let element = Element::new(&name.local, &attributes);
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
                if !self.extend(last, &text) {
                    let id = self.add(Data::Text(text));
                    self.insert(parent.id, id, None);
                }
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
                if !self.extend(before, &text) {
                    let id = self.add(Data::Text(text));
                    self.insert(parent, id, Some(sibling.id));
                }
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
