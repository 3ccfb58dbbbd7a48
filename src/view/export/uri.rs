//! A path as it was given → the URI that names the same file in a log.

use std::fmt::Write;
use std::path::Path;

/// The URI of a path: relative as the path is, `file:///…` where it is absolute. Every byte that has a
/// meaning in URIs, or is no ASCII, is percent-escaped.
pub fn uri(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    let mut uri = String::with_capacity(bytes.len() + 8);
    if path.is_absolute() {
        // a drive letter of Windows follows a slash of its own
        uri.push_str(if bytes.starts_with(b"/") {
            "file://"
        } else {
            "file:///"
        });
    }
    let drive = cfg!(windows) && bytes.get(1) == Some(&b':');
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            b'\\' if cfg!(windows) => uri.push('/'),
            b':' if drive && at == 1 => uri.push(':'),
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, expected: &str) {
        assert_eq!(uri(Path::new(path)), expected);
    }

    #[test]
    fn relative_paths_stay_relative() {
        check("-", "-");
        check("reports/2023.txt", "reports/2023.txt");
        check("./a b.txt", "./a%20b.txt");
        check("a#1?.txt", "a%231%3F.txt");
        check("50%.html", "50%25.html");
        check("c:a.txt", "c%3Aa.txt");
        check("年报.docx", "%E5%B9%B4%E6%8A%A5.docx");
        check("[1]&'\"<>.txt", "%5B1%5D%26%27%22%3C%3E.txt");
    }

    #[test]
    #[cfg(unix)]
    fn absolute_paths_are_file_uris() {
        check("/tmp/a b.txt", "file:///tmp/a%20b.txt");
        check("/年/报.txt", "file:///%E5%B9%B4/%E6%8A%A5.txt");
        // on these systems it is no separator but part of the name
        check(r"a\b.txt", "a%5Cb.txt");
    }

    #[test]
    #[cfg(unix)]
    fn bytes_that_are_no_text_are_kept() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        let path = Path::new(OsStr::from_bytes(b"a\xff.txt"));
        assert_eq!(uri(path), "a%FF.txt");
    }
}
