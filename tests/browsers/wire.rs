//! How a browser is spoken to: each maker has a way of its own, none of which needs more than a pipe or a socket.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{ChildStdin, ChildStdout};
use std::time::Duration;

use serde_json::{Value, json};

/// So long an answer may take.
const PATIENCE: Duration = Duration::from_mins(1);

fn answer_of(mut message: Value, result: &str) -> io::Result<Value> {
    match message.get("error") {
        None | Some(Value::Null) => Ok(message[result].take()),
        Some(error) => Err(io::Error::other(error.to_string())),
    }
}

/// The tools of Chromium: messages that end with a zero byte, in a pipe.
pub(crate) struct Tools {
    pub(crate) to: ChildStdin,
    pub(crate) from: BufReader<ChildStdout>,
    pub(crate) asked: u64,
    pub(crate) session: Option<String>,
}

impl Tools {
    pub(crate) fn ask(&mut self, method: &str, parameters: &Value) -> io::Result<Value> {
        self.asked += 1;
        let mut message = json!({ "id": self.asked, "method": method, "params": parameters });
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        write!(self.to, "{message}\0")?;
        loop {
            let mut said = Vec::new();
            if self.from.read_until(0, &mut said)? == 0 {
                return Err(io::Error::other("the browser has ended"));
            }
            said.pop();
            let message: Value = serde_json::from_slice(&said)?;
            if message["id"] == json!(self.asked) {
                return answer_of(message, "result");
            }
        }
    }
}

/// Marionette, of Firefox: lists of a kind, a number, a name and parameters, each behind its length.
pub(crate) struct Marionette {
    stream: BufReader<TcpStream>,
    asked: u64,
}

impl Marionette {
    #[expect(clippy::disallowed_methods, reason = "a browser listens")]
    pub(crate) fn connect(port: u16) -> io::Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let mut own = Self {
            stream: BufReader::new(stream),
            asked: 0,
        };
        own.said()?;
        let always = json!({ "capabilities": { "alwaysMatch": { "acceptInsecureCerts": false } } });
        own.ask("WebDriver:NewSession", &always)?;
        Ok(own)
    }

    pub(crate) fn ask(&mut self, name: &str, parameters: &Value) -> io::Result<Value> {
        self.asked += 1;
        let message = json!([0, self.asked, name, parameters]).to_string();
        write!(self.stream.get_mut(), "{}:{message}", message.len())?;
        loop {
            let said = self.said()?;
            if said[1] == json!(self.asked) {
                let said = json!({ "error": said[2], "result": said[3] });
                return answer_of(said, "result");
            }
        }
    }

    fn said(&mut self) -> io::Result<Value> {
        let mut length = Vec::new();
        self.stream.read_until(b':', &mut length)?;
        length.pop();
        let length = String::from_utf8_lossy(&length).parse();
        let length: usize = length.map_err(io::Error::other)?;
        let mut said = vec![0; length];
        self.stream.read_exact(&mut said)?;
        Ok(serde_json::from_slice(&said)?)
    }
}

/// A driver that speaks HTTP, as that of WebKit does.
pub(crate) struct Driver {
    port: u16,
    session: String,
}

impl Driver {
    pub(crate) fn connect(port: u16, capabilities: &Value) -> io::Result<Self> {
        let mut own = Self {
            port,
            session: "session".to_owned(),
        };
        let wanted = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let session = own.ask("", &wanted)?;
        let id = session["sessionId"].as_str().unwrap_or_default();
        own.session = format!("session/{id}");
        Ok(own)
    }

    #[expect(clippy::disallowed_methods, reason = "a driver listens")]
    pub(crate) fn ask(&mut self, what: &str, parameters: &Value) -> io::Result<Value> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let body = parameters.to_string();
        write!(
            stream,
            "POST /{}{what} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.session,
            body.len()
        )?;
        let mut stream = BufReader::new(stream);
        let mut length = 0;
        let mut line = String::new();
        while stream.read_line(&mut line)? > 2 {
            let header = line.to_ascii_lowercase();
            if let Some(told) = header.strip_prefix("content-length:") {
                length = told.trim().parse().map_err(io::Error::other)?;
            }
            line.clear();
        }
        let mut said = vec![0; length];
        stream.read_exact(&mut said)?;
        let said: Value = serde_json::from_slice(&said)?;
        answer_of(said["value"].clone(), "error").map_or_else(Err, |_| Ok(said["value"].clone()))
    }
}
