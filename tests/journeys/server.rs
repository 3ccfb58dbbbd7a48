//! Serves `dist/`, as any static host does that sends the headers of its file `_headers`.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

/// Serves the built page at an address and port, any free one for port 0. What a browser opens comes out,
/// which answers from now on, and the thread that serves.
pub(crate) fn start(address: &str) -> io::Result<(String, JoinHandle<()>)> {
    let root = built();
    if !root.join("index.html").exists() {
        return Err(io::Error::other("the page is not built: make build"));
    }
    start_with(address, move |_| Some(root.clone()))
}

/// The folder of the built page.
pub(crate) fn built() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("dist")
}

/// Serves likewise; `find` is told each path that is asked for and says in which folder its file is, or that there is
/// no answer, as from a server that cannot be reached.
#[expect(clippy::disallowed_methods, reason = "a server listens")]
pub(crate) fn start_with(
    address: &str,
    find: impl Fn(&str) -> Option<PathBuf> + Send + Sync + 'static,
) -> io::Result<(String, JoinHandle<()>)> {
    let listener = TcpListener::bind(address)?;
    let address = listener.local_addr()?;
    let find = Arc::new(find);
    let serving = thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let find = Arc::clone(&find);
            thread::spawn(move || answer(stream, &*find));
        }
    });
    Ok((format!("http://{address}/"), serving))
}

/// A page of another kind: ours in a frame that is set apart, where the browser keeps nothing.
pub(crate) const FRAMED: &str = "framed";
/// Ours from a host that sends no headers, which would keep it from being framed.
const BARE: &str = "bare";
const FRAME: &str = "<!doctype html><link rel='icon' href='data:,'><iframe sandbox='allow-scripts' src='/bare' width=1400 height=900></iframe>";

fn answer(mut stream: TcpStream, find: &dyn Fn(&str) -> Option<PathBuf>) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut request = String::new();
    reader.read_line(&mut request).ok()?;
    let mut header = String::new();
    while reader.read_line(&mut header).ok()? > 2 {
        header.clear();
    }
    let path = request.split([' ', '?']).nth(1)?.trim_start_matches('/');
    let root = find(path)?;
    let file: PathBuf = match path {
        "" | FRAMED | BARE => root.join("index.html"),
        path if path.ends_with('/') => inside(&root, path)?.join("index.html"),
        path => inside(&root, path)?,
    };
    let (status, body) = match read(&file) {
        Some(_) if path == FRAMED => ("200 OK", FRAME.as_bytes().to_vec()),
        Some(body) => ("200 OK", body),
        None => ("404 Not Found", Vec::new()),
    };
    let form = match file.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let headers = match path {
        FRAMED | BARE => String::new(),
        path => headers(&root, path).unwrap_or_default(),
    };
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {form}\r\nContent-Length: {length}\r\nAccess-Control-Allow-Origin: *\r\n{headers}Connection: close\r\n\r\n"
    )
    .ok()?;
    stream.write_all(&body).ok()
}

/// The file at a path below the folder, and none above it.
fn inside(root: &Path, path: &str) -> Option<PathBuf> {
    let mut steps = Path::new(path).components();
    let is_below = steps.all(|step| matches!(step, Component::Normal(_)));
    is_below.then(|| root.join(path))
}

/// What the file of the headers says of a file: below the patterns that are its path, or `/*` for all.
fn headers(root: &Path, path: &str) -> Option<String> {
    let text = String::from_utf8(read(&root.join("_headers"))?).ok()?;
    let mut headers = String::new();
    let mut fits = false;
    for line in text.lines() {
        match line.strip_prefix(' ') {
            None => fits = line == "/*" || line.strip_prefix('/') == Some(path),
            Some(header) if fits => {
                headers.push_str(header.trim());
                headers.push_str("\r\n");
            }
            Some(_) => {}
        }
    }
    Some(headers)
}

#[expect(
    clippy::disallowed_methods,
    reason = "a server reads the files that it serves"
)]
fn read(file: &Path) -> Option<Vec<u8>> {
    std::fs::read(file).ok()
}
