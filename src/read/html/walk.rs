//! The nodes of a page in reading order, and what is left out of it.

use super::nodes::{Data, Id, Node, Nodes, ROOT};
use super::role::ElementRole;

/// The most text of an element that is left out because its name says it surrounds the report.
const AROUND: usize = 1500;

/// The most nodes that are looked at to learn how much text that is.
const LOOK: usize = 600;

/// How to go on from a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WalkStep {
    /// To its first child.
    Into,
    /// Past its children.
    Over,
}

/// A parsed page.
pub(super) struct PageWalk<'a> {
    nodes: &'a Nodes,
    /// For each node whether a table is in it.
    holds_table: Vec<bool>,
    /// Whether what is not shown is read too.
    hidden: bool,
}

impl<'a> PageWalk<'a> {
    pub(super) fn new(nodes: &'a Nodes, hidden: bool) -> Self {
        let mut holds_table = vec![false; nodes.len()];
        for node in nodes.iter() {
            let is_table =
                matches!(&node.data, Data::Element(element) if element.role == ElementRole::Table);
            let mut above = node.parent.filter(|_| is_table);
            while let Some(id) = above {
                match holds_table.get_mut(id) {
                    Some(holds) if !*holds => *holds = true,
                    _ => break,
                }
                above = nodes.get(id).and_then(|node| node.parent);
            }
        }
        Self {
            nodes,
            holds_table,
            hidden,
        }
    }

    fn node(&self, id: Id) -> Option<&'a Node> {
        self.nodes.get(id)
    }

    /// What the element at `id` does to its text; none for text and comments.
    pub(super) fn role(&self, id: Id) -> Option<ElementRole> {
        match &self.node(id)?.data {
            Data::Element(element) => Some(element.role),
            Data::Nothing | Data::Text(_) => None,
        }
    }

    /// The text at `id`; empty for anything else.
    pub(super) fn text(&self, id: Id) -> &'a str {
        self.nodes.text(id)
    }

    /// Whether a table is in the node.
    pub(super) fn holds_table(&self, id: Id) -> bool {
        self.holds_table.get(id).copied().unwrap_or(false)
    }

    /// The first child.
    pub(super) fn first(&self, id: Id) -> Option<Id> {
        self.node(id)?.first
    }

    /// The node after `id` in reading order, within `top`.
    pub(super) fn next(&self, id: Id, top: Id, step: WalkStep) -> Option<Id> {
        self.next_with(id, top, step, |_| {})
    }

    /// The node after `id` in reading order, within `top`; `leave` hears of every node that ends before
    /// it.
    pub(super) fn next_with(
        &self,
        id: Id,
        top: Id,
        step: WalkStep,
        mut leave: impl FnMut(Id),
    ) -> Option<Id> {
        if step == WalkStep::Into
            && let Some(first) = self.first(id)
        {
            return Some(first);
        }
        let mut id = id;
        loop {
            leave(id);
            let node = self.node(id)?;
            if node.next.is_some() {
                return node.next;
            }
            id = node.parent.filter(|&parent| parent != top)?;
        }
    }

    /// Whether the element is not shown, or surrounds the report.
    pub(super) fn is_left_out(&self, id: Id) -> bool {
        let Some(Data::Element(element)) = self.node(id).map(|node| &node.data) else {
            return false;
        };
        (element.hidden && !self.hidden) || (element.around && self.is_small(id))
    }

    /// Whether anything is not shown.
    pub(super) fn has_hidden(&self) -> bool {
        self.nodes
            .iter()
            .any(|node| matches!(&node.data, Data::Element(element) if element.hidden))
    }

    /// Whether the element holds no table and little text.
    fn is_small(&self, top: Id) -> bool {
        if self.holds_table(top) || top == ROOT {
            return false;
        }
        let mut bytes = 0;
        let mut at = self.first(top);
        for _ in 0..LOOK {
            let Some(id) = at else {
                return true;
            };
            bytes += self.text(id).trim().len();
            if bytes > AROUND {
                return false;
            }
            let step = if self.role(id) == Some(ElementRole::Skip) {
                WalkStep::Over
            } else {
                WalkStep::Into
            };
            at = self.next(id, top, step);
        }
        false
    }
}
