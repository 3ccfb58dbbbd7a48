//! Serves `dist/`, as any static host does.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};

/// Serves the built page at an address and port, any free one for port 0. What a browser opens comes out,
/// which answers from now on, and the thread that serves.
#[expect(clippy::disallowed_methods, reason = "a server listens")]
pub(crate) fn start(address: &str) -> io::Result<(String, JoinHandle<()>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    if !root.join("index.html").exists() {
        return Err(io::Error::other("the page is not built: make build"));
    }
    let listener = TcpListener::bind(address)?;
    let address = listener.local_addr()?;
    let serving = thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let root = root.clone();
            thread::spawn(move || answer(stream, &root));
        }
    });
    Ok((format!("http://{address}/"), serving))
}

/// A page of another kind: ours in a frame that is set apart, where the browser keeps nothing.
pub(crate) const FRAMED: &str = "framed";
const FRAME: &str = "<!doctype html><link rel='icon' href='data:,'><iframe sandbox='allow-scripts' src='/' width=1400 height=900></iframe>";

fn answer(mut stream: TcpStream, root: &Path) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut request = String::new();
    reader.read_line(&mut request).ok()?;
    let mut header = String::new();
    while reader.read_line(&mut header).ok()? > 2 {
        header.clear();
    }
    let path = request.split([' ', '?']).nth(1)?.trim_start_matches('/');
    let file: PathBuf = match path {
        "" | FRAMED => root.join("index.html"),
        path => root.join(Path::new(path).file_name()?),
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
        _ => "application/octet-stream",
    };
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {form}\r\nContent-Length: {length}\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n"
    )
    .ok()?;
    stream.write_all(&body).ok()
}

#[expect(
    clippy::disallowed_methods,
    reason = "a server reads the files that it serves"
)]
fn read(file: &Path) -> Option<Vec<u8>> {
    std::fs::read(file).ok()
}
