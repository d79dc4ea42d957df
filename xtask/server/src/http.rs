//! As much of HTTP/1.1 as serving files takes.

use std::io::{self, BufRead, Write};

/// A request, as far as it matters here.
#[derive(Debug)]
pub struct Request {
    /// GET, HEAD or something that is not served.
    pub method: String,
    /// The path and the query, as they were sent.
    pub path: String,
    /// Whether the browser takes brotli.
    pub takes_brotli: bool,
    /// The state of the file that the browser has already.
    pub known_tag: Option<String>,
}

/// What is sent back.
#[derive(Debug)]
pub struct Answer {
    pub status: &'static str,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// A sentence instead of a file.
    pub fn sentence(status: &'static str, text: &str) -> Self {
        Self {
            status,
            headers: vec![("Content-Type", "text/plain; charset=utf-8".into())],
            body: text.as_bytes().to_vec(),
        }
    }
}

/// Reads the next request, or nothing where the browser has hung up.
pub fn read(reader: &mut impl BufRead) -> io::Result<Option<Request>> {
    let mut line = String::new();
    if reader.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace();
    let (Some(method), Some(path)) = (words.next(), words.next()) else {
        return Ok(None);
    };
    let mut request = Request {
        method: method.into(),
        path: path.into(),
        takes_brotli: false,
        known_tag: None,
    };
    let mut length = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let Some((name, value)) = line.trim_end().split_once(':') else {
            break;
        };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "accept-encoding" => {
                request.takes_brotli = value.split(',').any(|one| one.trim() == "br")
            }
            "if-none-match" => request.known_tag = Some(value.into()),
            "content-length" => length = value.parse().unwrap_or(0),
            _ => {}
        }
    }
    // Whatever comes with a request has to be taken off the line before the next one.
    io::copy(&mut io::Read::take(reader, length), &mut io::sink())?;
    Ok(Some(request))
}

/// Sends the answer.
pub fn write(writer: &mut impl Write, request: &Request, answer: &Answer) -> io::Result<()> {
    let mut message = format!("HTTP/1.1 {}\r\n", answer.status);
    for (name, value) in &answer.headers {
        message.push_str(&format!("{name}: {value}\r\n"));
    }
    message.push_str(&format!("Content-Length: {}\r\n\r\n", answer.body.len()));
    let mut message = message.into_bytes();
    if request.method != "HEAD" {
        message.extend_from_slice(&answer.body);
    }
    writer.write_all(&message)?;
    writer.flush()
}
