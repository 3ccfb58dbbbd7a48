//! What all static pages have in common: text in, whole pages out, which load a style sheet and at most one script.

use std::fmt::Write;

use crc::{CRC_32_ISO_HDLC, Crc};
use gouji::language::{Label, Language};

/// The files of the site.
#[derive(Debug)]
pub(crate) struct Site {
    files: Vec<(String, String)>,
    style: String,
    script: String,
}

/// How the pages look: the colours and faces of the program, the page of a rule as it shows it, and what is about it.
const STYLE: &str = concat!(
    include_str!("../../style/tokens.css"),
    include_str!("../../style/rule.css"),
    include_str!("site.css")
);

/// Finds rules by words.
const SCRIPT: &str = include_str!("search.js");

/// A page to be written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page<'a> {
    /// Its path from the folder of the build, without the folder of the language.
    pub(crate) path: &'a str,
    pub(crate) language: Language,
    pub(crate) title: &'a str,
    /// What a search engine shows of it.
    pub(crate) summary: &'a str,
    /// What is in it, as HTML.
    pub(crate) body: &'a str,
    /// Whether rules can be found on it.
    pub(crate) has_search: bool,
    /// Whether there is one in the other language.
    pub(crate) is_in_both: bool,
}

impl Default for Site {
    fn default() -> Self {
        let style = named("rules/site", "css", STYLE);
        let script = named("rules/search", "js", SCRIPT);
        Self {
            files: vec![
                (style.clone(), STYLE.to_owned()),
                (script.clone(), SCRIPT.to_owned()),
            ],
            style,
            script,
        }
    }
}

/// A name that tells the content, as all files of a build but pages have.
fn named(stem: &str, ending: &str, content: &str) -> String {
    let sum = Crc::<u32>::new(&CRC_32_ISO_HDLC).checksum(content.as_bytes());
    format!("{stem}-{sum:08x}.{ending}")
}

/// Where a page in this language is: English ones are in a folder of their own beside the Chinese ones.
pub(crate) fn path(path: &str, language: Language) -> String {
    match (language, path.split_once('/')) {
        (Language::Chinese, _) => path.to_owned(),
        (Language::English, Some((folder, name))) => format!("{folder}/en/{name}"),
        (Language::English, None) => format!("en/{path}"),
    }
}

/// The way from a page to another file of the build.
pub(crate) fn way(from: &str, to: &str) -> String {
    let (mut from, mut to) = (from, to);
    while let (Some((first, rest)), Some((other, behind))) =
        (from.split_once('/'), to.split_once('/'))
        && first == other
    {
        (from, to) = (rest, behind);
    }
    "../".repeat(from.matches('/').count()) + to
}

/// Text as it is written between tags and in values.
pub(crate) fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

impl Site {
    /// The path and the content of each file.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        let files = self.files.iter();
        files.map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Adds a page.
    pub(crate) fn add(&mut self, page: Page<'_>) {
        let at = path(page.path, page.language);
        let (lang, say): (_, fn(Label) -> &'static str) = match page.language {
            Language::Chinese => ("zh-CN", |label| label.zh),
            Language::English => ("en", |label| label.en),
        };
        let link = |to: &str| way(&at, to);
        let own = |to: &str| link(&path(to, page.language));
        let script = if page.has_search {
            format!("<script defer src=\"{}\"></script>\n", link(&self.script))
        } else {
            String::new()
        };
        let mut out = format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src 'self'; \
             base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
             <meta name=\"description\" content=\"{}\">\n<title>{} · {}</title>\n\
             <link rel=\"stylesheet\" href=\"{}\">\n{script}",
            escaped(page.summary),
            escaped(page.title),
            say(NAME),
            link(&self.style),
        );
        let other = match page.language {
            Language::Chinese => Language::English,
            Language::English => Language::Chinese,
        };
        let other = link(&path(page.path, other));
        if page.is_in_both {
            let other_lang = match page.language {
                Language::Chinese => "en",
                Language::English => "zh-CN",
            };
            let _ = writeln!(
                out,
                "<link rel=\"alternate\" hreflang=\"{other_lang}\" href=\"{other}\">"
            );
        }
        let _ = write!(
            out,
            "</head>\n<body>\n<header class=\"top\"><nav aria-label=\"{}\"><a class=\"home\" href=\"{}\">{}</a><a href=\"{}\">{}</a>\
             <a href=\"{}\">{}</a><a href=\"{}\">{}</a>",
            say(PAGES),
            link("index.html"),
            say(NAME),
            own("rules/index.html"),
            say(RULES),
            own("rules/how-it-works.html"),
            say(HOW),
            link("rules/licences.html"),
            say(LICENCES),
        );
        if page.is_in_both {
            let (word, lang) = match page.language {
                Language::Chinese => ("English", "en"),
                Language::English => ("中文", "zh-CN"),
            };
            let _ = write!(
                out,
                "<a class=\"other\" lang=\"{lang}\" href=\"{other}\">{word}</a>"
            );
        }
        let _ = write!(
            out,
            "</nav></header>\n<main class=\"rule-text\">\n{}</main>\n</body>\n</html>\n",
            page.body
        );
        self.files.push((at, out));
    }
}

/// What the program is called.
const NAME: Label = Label {
    zh: "勾稽",
    en: "Gouji",
};

const PAGES: Label = Label {
    zh: "页面",
    en: "Pages",
};

/// The catalogue.
pub(crate) const RULES: Label = Label {
    zh: "核对规则",
    en: "Rules",
};

/// How it works.
pub(crate) const HOW: Label = Label {
    zh: "怎样核对，有哪些限度",
    en: "How it works, and its limits",
};

/// The licences.
pub(crate) const LICENCES: Label = Label {
    zh: "许可",
    en: "Licences",
};
