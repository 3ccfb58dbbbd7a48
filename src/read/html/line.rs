//! Text of a page as it is shown: white space in the source → a space, or nothing.

/// A line that is being put together from pieces of text.
#[derive(Debug, Default)]
pub(super) struct LineText {
    text: String,
    gap: Option<LineGap>,
    /// Whether any of it is outside a link.
    own: bool,
}

/// White space that has not been written yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum LineGap {
    Space,
    Break,
}

impl LineText {
    /// Adds text; `linked` where it is in a link.
    pub(super) fn push(&mut self, text: &str, linked: bool) {
        for c in text.chars() {
            if c.is_whitespace() {
                let gap = if matches!(c, '\n' | '\r') {
                    LineGap::Break
                } else {
                    LineGap::Space
                };
                self.gap = self.gap.max(Some(gap));
                continue;
            }
            if let Some(gap) = self.gap.take()
                && let Some(before) = self.text.chars().next_back()
                && !(gap == LineGap::Break && (is_wide(before) || is_wide(c)))
            {
                self.text.push(' ');
            }
            self.own |= !linked && c.is_alphanumeric();
            self.text.push(c);
        }
    }

    /// Notes the end of a line or a block.
    pub(super) fn end_line(&mut self) {
        self.gap = Some(LineGap::Break);
    }

    /// Takes the line, and returns whether anything of it is outside a link.
    pub(super) fn take(&mut self) -> (String, bool) {
        self.gap = None;
        (
            std::mem::take(&mut self.text),
            std::mem::take(&mut self.own),
        )
    }

    /// Whether nothing has been written.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// Whether a line break beside the character means nothing, as Chinese has no spaces.
fn is_wide(c: char) -> bool {
    c >= '\u{2E80}' || matches!(c, '“' | '”' | '‘' | '’' | '—' | '…')
}
