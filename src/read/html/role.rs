//! What an element is to a reader of the page: its name and attributes → a [`Role`].

use html5ever::{Attribute, LocalName, local_name};

/// What an element does to the text in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It goes on with the line: `span`, `font`, and whatever is not known.
    Inline,
    /// Like [`Role::Inline`], but its text leads elsewhere.
    Link,
    /// It stands on lines of its own.
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

impl Role {
    /// Whether the text of the element stands apart from what is around it.
    pub(super) fn is_block(self) -> bool {
        !matches!(self, Self::Inline | Self::Link | Self::Skip | Self::Title)
    }
}

/// An element of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// What it does to the text in it.
    pub(super) role: Role,
    /// Whether it is not shown.
    pub(super) hidden: bool,
    /// Whether its name says that it surrounds the report: navigation, footer.
    pub(super) around: bool,
}

impl Element {
    pub(super) fn new(name: &LocalName, attributes: &[Attribute]) -> Self {
        let mut element = Self {
            role: role(name),
            hidden: false,
            around: false,
        };
        let (mut leads, mut named) = (false, false);
        for attribute in attributes {
            let value: &str = &attribute.value;
            match attribute.name.local {
                local_name!("style") => element.style(value),
                local_name!("href") => leads = true,
                local_name!("name") => named = true,
                local_name!("hidden") => element.hidden = true,
                local_name!("class") | local_name!("id") => {
                    element.around |= names_surroundings(value);
                }
                local_name!("role") => {
                    element.around |=
                        matches!(value, "navigation" | "contentinfo" | "search" | "menu");
                }
                local_name!("rowspan") => {
                    if let Role::Cell { rows, .. } = &mut element.role {
                        *rows = number(value).unwrap_or(1);
                    }
                }
                local_name!("colspan") => {
                    if let Role::Cell { columns, .. } = &mut element.role {
                        *columns = number(value).unwrap_or(1).clamp(1, 1000);
                    }
                }
                _ => {}
            }
        }
        if element.role == Role::Link && named && !leads {
            // Word writes the place that a table of contents leads to as an anchor around a heading.
            element.role = Role::Inline;
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
            if is_outline && self.role == Role::Block {
                self.role = Role::Heading;
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

/// Whether a word of a class or an id names what stands around the text of a page.
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

fn role(name: &LocalName) -> Role {
    match *name {
        local_name!("a") => Role::Link,
        local_name!("br") => Role::Break,
        local_name!("table") => Role::Table,
        local_name!("thead") | local_name!("tbody") | local_name!("tfoot") => Role::RowGroup,
        local_name!("tr") => Role::Row,
        local_name!("td") | local_name!("th") => Role::Cell {
            rows: 1,
            columns: 1,
        },
        local_name!("h1")
        | local_name!("h2")
        | local_name!("h3")
        | local_name!("h4")
        | local_name!("h5")
        | local_name!("h6") => Role::Heading,
        local_name!("pre") | local_name!("listing") | local_name!("plaintext") => {
            Role::Preformatted
        }
        local_name!("title") => Role::Title,
        local_name!("address")
        | local_name!("article")
        | local_name!("blockquote")
        | local_name!("body")
        | local_name!("caption")
        | local_name!("center")
        | local_name!("dd")
        | local_name!("details")
        | local_name!("dir")
        | local_name!("div")
        | local_name!("dl")
        | local_name!("dt")
        | local_name!("fieldset")
        | local_name!("figcaption")
        | local_name!("figure")
        | local_name!("form")
        | local_name!("header")
        | local_name!("hgroup")
        | local_name!("hr")
        | local_name!("html")
        | local_name!("legend")
        | local_name!("li")
        | local_name!("main")
        | local_name!("ol")
        | local_name!("p")
        | local_name!("section")
        | local_name!("summary")
        | local_name!("ul") => Role::Block,
        local_name!("aside")
        | local_name!("audio")
        | local_name!("button")
        | local_name!("canvas")
        | local_name!("colgroup")
        | local_name!("datalist")
        | local_name!("embed")
        | local_name!("footer")
        | local_name!("frameset")
        | local_name!("iframe")
        | local_name!("img")
        | local_name!("input")
        | local_name!("link")
        | local_name!("map")
        | local_name!("math")
        | local_name!("meta")
        | local_name!("nav")
        | local_name!("noframes")
        | local_name!("noscript")
        | local_name!("object")
        | local_name!("script")
        | local_name!("select")
        | local_name!("style")
        | local_name!("svg")
        | local_name!("template")
        | local_name!("textarea")
        | local_name!("video") => Role::Skip,
        _ => Role::Inline,
    }
}
