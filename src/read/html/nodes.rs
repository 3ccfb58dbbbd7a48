//! A page as nodes in one list, and their text in one string.

use std::ops::Range;

use super::role::HtmlElement;

/// The index of a node.
pub(super) type Id = usize;

/// The page itself.
pub(super) const ROOT: Id = 0;

/// What of a page is beyond the bounds of reading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Beyond {
    /// The page goes on after what was read.
    pub(super) rest: bool,
    /// Elements are nested too deep to be nodes; their text is in the element around them.
    pub(super) deep: bool,
}

/// A parsed page: the first node is the page itself.
#[derive(Debug)]
pub(super) struct Nodes {
    list: Vec<Node>,
    /// The text of all nodes, one after the other.
    text: String,
}

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
    Element(HtmlElement),
    /// Text: its bytes in the text of all nodes.
    Text(Range<usize>),
}

impl Nodes {
    /// The page without anything in it.
    pub(super) fn new() -> Self {
        let mut nodes = Self {
            list: Vec::new(),
            text: String::new(),
        };
        nodes.add(Data::Nothing);
        nodes
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Node> {
        self.list.iter()
    }

    pub(super) fn get(&self, id: Id) -> Option<&Node> {
        self.list.get(id)
    }

    /// The text at `id`; empty for anything else.
    pub(super) fn text(&self, id: Id) -> &str {
        match self.get(id).map(|node| &node.data) {
            Some(Data::Text(range)) => self.text.get(range.clone()).unwrap_or_default(),
            _ => "",
        }
    }

    /// Adds a node that is nowhere yet.
    pub(super) fn add(&mut self, data: Data) -> Id {
        self.list.push(Node {
            parent: None,
            first: None,
            last: None,
            before: None,
            next: None,
            data,
        });
        self.list.len() - 1
    }

    /// Adds text that is nowhere yet.
    pub(super) fn add_text(&mut self, text: &str) -> Id {
        let start = self.text.len();
        self.text.push_str(text);
        self.add(Data::Text(start..self.text.len()))
    }

    /// Adds text to the text at `id`; false where that is none, or other text has come since.
    pub(super) fn extend(&mut self, id: Id, more: &str) -> bool {
        match self.list.get_mut(id).map(|node| &mut node.data) {
            Some(Data::Text(range)) if range.end == self.text.len() => {
                self.text.push_str(more);
                range.end = self.text.len();
                true
            }
            _ => false,
        }
    }

    /// How many bytes of text all nodes hold.
    #[cfg(all(test, feature = "html"))]
    pub(super) fn size(&self) -> usize {
        self.text.len()
    }

    /// Changes the node at `id`, if there is one.
    pub(super) fn with<T>(&mut self, id: Id, change: impl FnOnce(&mut Node) -> T) -> Option<T> {
        self.list.get_mut(id).map(change)
    }

    /// Puts a node without parent between the last child before `next` and `next`; at the end where
    /// there is none.
    pub(super) fn insert(&mut self, parent: Id, id: Id, next: Option<Id>) {
        let before = match next {
            Some(next) => self.get(next).and_then(|node| node.before),
            None => self.get(parent).and_then(|node| node.last),
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
}
