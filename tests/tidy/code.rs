//! What a source file says to the compiler, without comments and what is only for tests.

/// The words, marks and literals of a file, each with its line.
pub(crate) struct Code<'a> {
    tokens: Vec<(usize, &'a str)>,
    /// The modules in files of their own that are only for tests, as the file names them.
    pub(crate) tests: Vec<&'a str>,
}

/// A string or a character as it is written, with its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Literal<'a> {
    pub(crate) line: usize,
    pub(crate) text: &'a str,
}

/// What texts are searched with.
const SEARCHES: [&str; 5] = ["contains", "starts_with", "ends_with", "find", "rfind"];

/// A path that begins at the crate, at a module above or at the module itself, resolved to names from the
/// crate down. One that takes all that a module holds, or gives the module another name, ends with it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) line: usize,
    pub(crate) path: Vec<String>,
}

impl<'a> Code<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        let all = tokens(text);
        let mut code = Self {
            tokens: Vec::new(),
            tests: Vec::new(),
        };
        let mut at = 0;
        while at < all.len() {
            let end = attribute(&all, at);
            if end == at || !is_for_tests(&all[at..end]) {
                let end = end.max(at + 1);
                code.tokens.extend(&all[at..end]);
                at = end;
                continue;
            }
            let mut item = end;
            while attribute(&all, item) > item {
                item = attribute(&all, item);
            }
            at = after_item(&all, item);
            let words: Vec<&str> = all[item..at].iter().map(|token| token.1).collect();
            if let [.., "mod", name, ";"] = words[..] {
                code.tests.push(name);
            }
        }
        code
    }

    /// Every word that is not a literal: names and keywords.
    pub(crate) fn words(&self) -> impl Iterator<Item = &'a str> {
        let words = self.tokens.iter().map(|token| token.1);
        words.filter(|word| word.starts_with(is_of_word) && !is_literal(word))
    }

    /// Every literal.
    pub(crate) fn literals(&self) -> impl Iterator<Item = Literal<'a>> {
        let literals = self.tokens.iter().filter(|token| is_literal(token.1));
        literals.map(|&(line, text)| Literal { line, text })
    }

    /// The literals that texts are searched for, each with the name of the search: those in the call, or those of
    /// the file's constants where the call names what it searches for.
    pub(crate) fn searches(&self) -> Vec<(&'a str, Literal<'a>)> {
        let word = |at: usize| self.tokens.get(at).map_or("", |token| token.1);
        let calls = (0..self.tokens.len()).filter(|&at| {
            word(at) == "." && SEARCHES.contains(&word(at + 1)) && word(at + 2) == "("
        });
        let mut found = Vec::new();
        for call in calls {
            let list = self.tokens.iter().skip(call + 3);
            let list =
                list.take_while(|token| ["&", "[", ","].contains(&token.1) || is_literal(token.1));
            let mut literals: Vec<_> = list.filter(|token| is_literal(token.1)).copied().collect();
            let names_it = ["&", "*"].contains(&word(call + 3)) || word(call + 4) == ")";
            if literals.is_empty() && names_it {
                literals = self.constants().collect();
            }
            let search = |(line, text)| (word(call + 1), Literal { line, text });
            found.extend(literals.into_iter().map(search));
        }
        found
    }

    /// The literals of the file's constants that are strings or lists of them.
    fn constants(&self) -> impl Iterator<Item = (usize, &'a str)> {
        let all = 0..self.tokens.len();
        let starts = all.filter(|&at| ["const", "static"].contains(&self.tokens[at].1));
        let items = starts.map(|at| &self.tokens[at..after_item(&self.tokens, at)]);
        let strings = items.filter(|item| {
            let mut kind = item.iter().take_while(|token| token.1 != "=");
            kind.any(|token| token.1 == "str")
        });
        strings
            .flatten()
            .filter(|token| is_literal(token.1))
            .copied()
    }

    /// The paths that the file, which is the module `module`, names.
    pub(crate) fn paths(&self, module: &[String]) -> Vec<Named> {
        let word = |at: usize| self.tokens.get(at).map_or("", |token| token.1);
        let mut named = Vec::new();
        let mut module = module.to_vec();
        // How many braces were open where each module inside the file began.
        let (mut depth, mut inner) = (0, Vec::new());
        let mut at = 0;
        while at < self.tokens.len() {
            match word(at) {
                "{" => {
                    if at >= 2 && word(at - 2) == "mod" {
                        module.push(word(at - 1).to_owned());
                        inner.push(depth);
                    }
                    depth += 1;
                }
                "}" => {
                    depth -= 1;
                    if inner.last() == Some(&depth) {
                        inner.pop();
                        module.pop();
                    }
                }
                start @ ("crate" | "super" | "self")
                    if word(at.wrapping_sub(1)) != "::" && matches!(word(at + 1), "::" | "as") =>
                {
                    let from = match start {
                        "crate" => Vec::new(),
                        "self" => module.clone(),
                        _ => above(&module),
                    };
                    at = self.tree(at + 1, &from, &mut named);
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
        named
    }

    /// What may be paths into modules below the file, by their first name: `parts::extend` within `list`.
    pub(crate) fn below(&self, module: &[String]) -> impl Iterator<Item = Vec<String>> {
        let words: Vec<&str> = self.words().collect();
        let found = words.windows(3).filter_map(|words| match words {
            [before, name, "::"] if *before != "::" => Some((*name).to_owned()),
            _ => None,
        });
        let found: Vec<String> = found.collect();
        let module = module.to_vec();
        found
            .into_iter()
            .map(move |name| module.iter().cloned().chain([name]).collect())
    }

    /// Follows a path from behind its word at `at`, into groups too; where it ends comes out.
    fn tree(&self, mut at: usize, from: &[String], named: &mut Vec<Named>) -> usize {
        let word = |at: usize| self.tokens.get(at).map_or("", |token| token.1);
        let mut path = from.to_vec();
        while word(at) == "::" {
            at += 1;
            match word(at) {
                "{" => {
                    at += 1;
                    while !matches!(word(at), "}" | "") {
                        at = match word(at) {
                            "," => at + 1,
                            "self" => self.tree(at + 1, &path, named),
                            "super" => self.tree(at + 1, &above(&path), named),
                            "*" => self.end(at, &path, named),
                            name => {
                                let mut path = path.clone();
                                path.push(name.to_owned());
                                self.tree(at + 1, &path, named)
                            }
                        };
                    }
                    return at + 1;
                }
                "super" => path = above(&path),
                "*" => return self.end(at, &path, named),
                name if name.starts_with(is_of_word) => path.push(name.to_owned()),
                _ => break,
            }
            at += 1;
        }
        if word(at) == "as" {
            self.end(at + 1, &path, named)
        } else {
            self.end(at - 1, &path, named)
        }
    }

    fn end(&self, at: usize, path: &[String], named: &mut Vec<Named>) -> usize {
        let line = self.tokens.get(at).map_or(0, |token| token.0);
        let path = path.to_vec();
        named.push(Named { line, path });
        at + 1
    }
}

fn above(module: &[String]) -> Vec<String> {
    module
        .split_last()
        .map(|(_, above)| above.to_vec())
        .unwrap_or_default()
}

fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn is_literal(token: &str) -> bool {
    token.len() > 1 && token.contains(['"', '\''])
}

/// Where the attribute that begins at `at` ends: at itself where none does.
fn attribute(tokens: &[(usize, &str)], at: usize) -> usize {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.1);
    let open = at + 1 + usize::from(word(at + 1) == "!");
    if word(at) != "#" || word(open) != "[" {
        return at;
    }
    let mut depth = 0;
    for (end, token) in tokens.iter().enumerate().skip(open) {
        match token.1 {
            "[" => depth += 1,
            "]" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return end + 1;
        }
    }
    tokens.len()
}

/// `#[cfg(test)]`, or that and something else besides.
fn is_for_tests(attribute: &[(usize, &str)]) -> bool {
    let words: Vec<&str> = attribute.iter().map(|token| token.1).collect();
    words.starts_with(&["#", "[", "cfg", "(", "test", ")"])
        || (words.starts_with(&["#", "[", "cfg", "(", "all", "("])
            && words.windows(3).any(|three| {
                matches!(three, ["(" | ",", "test", "," | ")"]) && !words.contains(&"any")
            }))
}

/// Where the item that begins at `at` ends: with its block, or with a semicolon.
fn after_item(tokens: &[(usize, &str)], at: usize) -> usize {
    let mut depth = 0;
    for (end, token) in tokens.iter().enumerate().skip(at) {
        match token.1 {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return end;
        }
        if depth == 0 && matches!(token.1, ";" | "}") {
            return end + 1;
        }
    }
    tokens.len()
}

/// Words, `::`, single marks and literals, with their lines; comments are left out.
fn tokens(text: &str) -> Vec<(usize, &str)> {
    let mut tokens = Vec::new();
    let (mut rest, mut line) = (text, 1);
    while let Some(first) = rest.chars().next() {
        let (length, is_token) = if let Some(length) = passed_over(rest) {
            (length, !rest.starts_with('/'))
        } else if is_of_word(first) {
            let end = rest.find(|character| !is_of_word(character));
            (end.unwrap_or(rest.len()), true)
        } else if rest.starts_with("::") {
            (2, true)
        } else {
            (first.len_utf8(), !first.is_whitespace())
        };
        let (token, behind) = rest.split_at(length);
        if is_token {
            tokens.push((line, token));
        }
        line += token.matches('\n').count();
        rest = behind;
    }
    tokens
}

/// How long the comment or the literal is that `text` begins with.
fn passed_over(text: &str) -> Option<usize> {
    let find = |mark: &str, from: usize| {
        let found = text.get(from..)?.find(mark)?;
        Some(from + found + mark.len())
    };
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    if text.starts_with("/*") {
        let (mut depth, mut at) = (1, 2);
        while depth > 0 {
            let close = find("*/", at)?;
            let open = find("/*", at).filter(|&open| open < close);
            depth = if open.is_some() { depth + 1 } else { depth - 1 };
            at = open.unwrap_or(close);
        }
        return Some(at);
    }
    let marks = text.trim_start_matches(['b', 'c', 'r']);
    let prefix = text.len() - marks.len();
    let hashes = marks.len() - marks.trim_start_matches('#').len();
    if prefix > 0 && text[..prefix].ends_with('r') && marks[hashes..].starts_with('"') {
        return find(&format!("\"{}", "#".repeat(hashes)), prefix + hashes + 1);
    }
    if prefix <= 1 && marks.starts_with('"') {
        return closed(text, '"', prefix + 1);
    }
    // One character between marks, or a lifetime.
    let mut inside = marks.strip_prefix('\'')?.chars();
    let (first, second) = (inside.next()?, inside.next());
    (prefix <= 1 && (first == '\\' || second == Some('\'')))
        .then(|| closed(text, '\'', prefix + 1))?
}

/// Where the literal ends that was open at `from`.
fn closed(text: &str, mark: char, from: usize) -> Option<usize> {
    let mut is_escaped = false;
    for (at, character) in text.char_indices().skip_while(|&(at, _)| at < from) {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if character == mark => return Some(at + mark.len_utf8()),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The paths that a file at `module` names, each as a line.
    fn paths(module: &str, text: &str) -> Vec<String> {
        let module: Vec<String> = module.split("::").map(str::to_owned).collect();
        let named = Code::of(text).paths(&module);
        named.iter().map(|named| named.path.join("::")).collect()
    }

    #[test]
    fn groups_are_opened() {
        let text =
            "use crate::{form::Row, view::{self, card::*}, check as whole};\nuse crate::order;";
        let expected = ["form::Row", "view", "view::card", "check", "order"];
        assert_eq!(paths("read", text), expected);
    }

    #[test]
    fn modules_above_are_resolved() {
        let text = "use super::super::view; fn f() { super::g(); self::super::h() }";
        assert_eq!(paths("read::page", text), ["view", "read::g", "read::h"]);
        let inside = "mod inner { use super::super::view; } use super::rules;";
        assert_eq!(paths("read", inside), ["view", "rules"]);
        assert_eq!(
            paths("read", "use super::{view, super::check};"),
            ["view", "check"]
        );
    }

    #[test]
    fn the_whole_crate_is_a_path_without_names() {
        assert_eq!(paths("read", "use crate as root;"), [""]);
        assert_eq!(paths("read", "use crate::*;"), [""]);
        assert_eq!(paths("read", "pub(crate) fn f() {}"), [""; 0]);
    }

    #[test]
    fn what_stands_behind_a_test_is_seen_and_the_test_is_not() {
        let text = "#[cfg(test)] use crate::view;
            #[cfg(all(test, feature = \"html\"))] #[expect(dead_code)] mod tests { use crate::rules; }
            #[cfg(test)] pub(crate) mod made;
            #[cfg(not(test))] use crate::check;
            #[cfg(test)] fn f(x: [u8; 2]) { crate::web::g() }
            fn h() { crate::cli::run::<u8>() }";
        assert_eq!(paths("read", text), ["check", "cli::run"]);
        assert_eq!(Code::of(text).tests, ["made"]);
    }

    #[test]
    fn comments_and_literals_name_nothing() {
        let text = r##"// crate::a
            /* crate::b /* crate::c */ crate::d */ const A: &str = "crate::e \" crate::f";
            const B: &str = r#"crate::g " crate::h"#; const C: char = '"'; const D: u8 = b'\'';
            fn f<'a>(x: &'a str) -> &'a str { crate::i }"##;
        assert_eq!(paths("read", text), ["i"]);
        let named = Code::of(text).paths(&["read".to_owned()]);
        assert_eq!(named[0].line, 4);
    }

    #[test]
    fn literals_are_told_and_what_is_searched_for() {
        let text = "fn f<'a>(x: &'a str) { x.contains(\"甲\"); // \"乙\"
            x.starts_with(['丙', 'd']); x.find(|c| c == '丁'); g(\"戊\") }
            #[cfg(test)] mod tests { const T: &str = \"己\"; }";
        let code = Code::of(text);
        let literals: Vec<&str> = code.literals().map(|literal| literal.text).collect();
        assert_eq!(literals, ["\"甲\"", "'丙'", "'d'", "'丁'", "\"戊\""]);
        let searches = code.searches().into_iter();
        let searches: Vec<_> = searches
            .map(|(call, literal)| (call, literal.text, literal.line))
            .collect();
        assert_eq!(
            searches,
            [
                ("contains", "\"甲\"", 1),
                ("starts_with", "'丙'", 2),
                ("starts_with", "'d'", 2),
            ]
        );
        let text = "const WORDS: [&str; 2] = [\"甲\", \"乙\"]; const OTHER: u8 = 1;
            fn f(x: &str) { WORDS.iter().any(|word| x.contains(word)); g(\"丙\") }";
        let searches = Code::of(text).searches();
        let searches: Vec<&str> = searches.iter().map(|found| found.1.text).collect();
        assert_eq!(searches, ["\"甲\"", "\"乙\""]);
    }
}
