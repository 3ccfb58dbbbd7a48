//! What an element is to a reader of the page: its name and attributes → a [`ElementRole`].

/// What an element does to the text in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ElementRole {
    /// It goes on with the line: `span`, `font`, and whatever is not known.
    Inline,
    /// Like [`ElementRole::Inline`], but its text leads elsewhere.
    Link,
    /// It is on lines of its own.
    Block,
    /// A heading.
    Heading,
    /// Its line breaks count.
    Preformatted,
    /// A line break.
    Break,
    /// A table.
    Table,
    /// `tbody` and its like.
    RowGroup,
    /// A row.
    Row,
    /// A cell, and how many rows and columns it covers.
    Cell {
        /// Rows; 0 is all that follow.
        rows: u16,
        /// Columns.
        columns: u16,
    },
    /// The title of the page.
    Title,
    /// Nothing in it is read.
    Skip,
}

impl ElementRole {
    /// Whether the text of the element is apart from what is around it.
    pub(super) fn is_block(self) -> bool {
        !matches!(self, Self::Inline | Self::Link | Self::Skip | Self::Title)
    }
}

/// An element of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct HtmlElement {
    /// What it does to the text in it.
    pub(super) role: ElementRole,
    /// Whether it is not shown.
    pub(super) hidden: bool,
    /// Whether its name says that it surrounds the report: navigation, footer.
    pub(super) around: bool,
}

impl HtmlElement {
    /// The element of this name with these attributes, names in small letters.
    pub(super) fn new<'a>(
        name: &str,
        attributes: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        let mut element = Self {
            role: role(name),
            hidden: false,
            around: false,
        };
        let (mut leads, mut named) = (false, false);
        for (name, value) in attributes {
            match name {
                "style" => element.style(value),
                "href" => leads = true,
                "name" => named = true,
                "hidden" => element.hidden = true,
                "class" | "id" => {
                    element.around |= names_surroundings(value);
                }
                "role" => {
                    element.around |=
                        matches!(value, "navigation" | "contentinfo" | "search" | "menu");
                }
                "rowspan" => {
                    if let ElementRole::Cell { rows, .. } = &mut element.role {
                        *rows = number(value).unwrap_or(1);
                    }
                }
                "colspan" => {
                    if let ElementRole::Cell { columns, .. } = &mut element.role {
                        *columns = number(value).unwrap_or(1).clamp(1, 1000);
                    }
                }
                _ => {}
            }
        }
        if element.role == ElementRole::Link && named && !leads {
            // Word writes the place that a table of contents leads to as an anchor around a heading.
            element.role = ElementRole::Inline;
        }
        element
    }

    fn style(&mut self, style: &str) {
        let mut compact = style
            .split(';')
            .filter_map(|rule| rule.split_once(':'))
            .map(|(name, value)| (name.trim(), value.trim()));
        if style.contains("none") || style.contains("hidden") || style.contains("mso-") {
            self.hidden = compact.clone().any(|(name, value)| {
                (name.eq_ignore_ascii_case("display") && value.starts_with("none"))
                    || (name.eq_ignore_ascii_case("visibility") && value.starts_with("hidden"))
                    || (name.eq_ignore_ascii_case("mso-hide") && value.starts_with("all"))
            });
            let is_outline = compact.any(|(name, value)| {
                name == "mso-outline-level" && matches!(value.parse(), Ok(1_u8..=6))
            });
            if is_outline && self.role == ElementRole::Block {
                self.role = ElementRole::Heading;
            }
        }
    }
}

/// The leading digits, as browsers read them.
fn number(value: &str) -> Option<u16> {
    let value = value.trim_start();
    let end = value
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(value.len());
    let digits = value.get(..end)?;
    if digits.is_empty() {
        return None;
    }
    Some(digits.parse().unwrap_or(u16::MAX))
}

/// Whether a word of a class or an id names what is around the text of a page.
fn names_surroundings(value: &str) -> bool {
    value.split(|c: char| !c.is_ascii_alphabetic()).any(|word| {
        const WORDS: [&str; 17] = [
            "nav",
            "navbar",
            "navigation",
            "menu",
            "footer",
            "foot",
            "breadcrumb",
            "breadcrumbs",
            "crumb",
            "crumbs",
            "sidebar",
            "share",
            "copyright",
            "pagination",
            "pager",
            "toolbar",
            "search",
        ];
        WORDS.iter().any(|known| word.eq_ignore_ascii_case(known))
    })
}

fn role(name: &str) -> ElementRole {
    match name {
        "a" => ElementRole::Link,
        "br" => ElementRole::Break,
        "table" => ElementRole::Table,
        "thead" | "tbody" | "tfoot" => ElementRole::RowGroup,
        "tr" => ElementRole::Row,
        "td" | "th" => ElementRole::Cell {
            rows: 1,
            columns: 1,
        },
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => ElementRole::Heading,
        "pre" | "listing" | "plaintext" => ElementRole::Preformatted,
        "title" => ElementRole::Title,
        "address" | "article" | "blockquote" | "body" | "caption" | "center" | "dd" | "details"
        | "dir" | "div" | "dl" | "dt" | "fieldset" | "figcaption" | "figure" | "form"
        | "header" | "hgroup" | "hr" | "html" | "legend" | "li" | "main" | "ol" | "p"
        | "section" | "summary" | "ul" => ElementRole::Block,
        "aside" | "audio" | "button" | "canvas" | "colgroup" | "datalist" | "embed" | "footer"
        | "frameset" | "iframe" | "img" | "input" | "link" | "map" | "math" | "meta" | "nav"
        | "noframes" | "noscript" | "object" | "script" | "select" | "style" | "svg"
        | "template" | "textarea" | "video" => ElementRole::Skip,
        _ => ElementRole::Inline,
    }
}
