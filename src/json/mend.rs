/// The entries of an object, as far as they are JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mended {
    /// An object with all that is whole; a text that is cut off is there up to the damage.
    pub(super) json: String,
    /// The byte after the last that was read.
    pub(super) stopped_at: usize,
    /// The field at which it broke off; `None` where the object ends as it should.
    pub(super) broke_at: Option<String>,
}

/// Reads the entries of an object, whose brace stands before `text`, up to the first damage or
/// the end, and closes what is open there.
pub(super) fn mend(text: &str) -> Mended {
    let mut scan = Scan {
        text,
        at: 0,
        open: vec![Frame::Object(String::new())],
        whole: 0,
        closers: "}".to_owned(),
    };
    let end = scan.run();
    let mut json = String::from("{");
    json.push_str(&text[..scan.whole]);
    if let End::InText(until) = end {
        json.push_str(&text[scan.whole..until]);
        json.push('"');
        json.push_str(&scan.closing());
    } else {
        json.push_str(&scan.closers);
    }
    Mended {
        json,
        stopped_at: scan.at,
        broke_at: (end != End::Whole).then(|| scan.path()),
    }
}

#[derive(Debug, PartialEq, Eq)]
enum End {
    /// The outermost object was closed.
    Whole,
    /// Between values or in one that is no text.
    Broken,
    /// In a text, which can be read up to this byte.
    InText(usize),
}

enum Entry {
    Whole,
    /// An object or a list has begun.
    Opened,
    Ends(End),
}

/// What is open, with where in it the scan stands.
enum Frame {
    Object(String),
    List(usize),
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
    open: Vec<Frame>,
    /// Up to here all is whole once `closers` are put behind it.
    whole: usize,
    closers: String,
}

impl Scan<'_> {
    fn run(&mut self) -> End {
        let mut follows_comma = false;
        loop {
            // At the beginning of an entry or an item, or at the end of what is open.
            self.space();
            let closer = match self.open.last() {
                Some(Frame::List(_)) => b']',
                _ => b'}',
            };
            if !follows_comma && self.eat(closer) {
                if self.open.len() == 1 {
                    return End::Whole;
                }
                self.open.pop();
            } else {
                match self.entry() {
                    Entry::Whole => {}
                    Entry::Opened => {
                        follows_comma = false;
                        continue;
                    }
                    Entry::Ends(end) => return end,
                }
            }
            self.whole = self.at;
            self.closers = self.closing();
            self.space();
            follows_comma = self.eat(b',');
            if !follows_comma && !matches!(self.peek(), Some(b'}' | b']')) {
                return End::Broken;
            }
            if let Some(Frame::List(index)) = self.open.last_mut() {
                *index += usize::from(follows_comma);
            }
        }
    }

    /// An entry of an object or an item of a list.
    fn entry(&mut self) -> Entry {
        if let Some(Frame::Object(_)) = self.open.last() {
            let start = self.at;
            if self.peek() != Some(b'"') || self.string().is_err() {
                return Entry::Ends(End::Broken);
            }
            let name = self.text[start + 1..self.at - 1].to_owned();
            self.space();
            if !self.eat(b':') {
                return Entry::Ends(End::Broken);
            }
            self.space();
            if let Some(Frame::Object(key)) = self.open.last_mut() {
                *key = name;
            }
        }
        match self.peek() {
            Some(b'"') => match self.string() {
                Ok(()) => Entry::Whole,
                Err(until) => Entry::Ends(End::InText(until)),
            },
            Some(b'{') => self.opened(Frame::Object(String::new())),
            Some(b'[') => self.opened(Frame::List(0)),
            _ => self.word(),
        }
    }

    fn opened(&mut self, frame: Frame) -> Entry {
        self.at += 1;
        self.open.push(frame);
        Entry::Opened
    }

    /// A number, true, false or null.
    fn word(&mut self) -> Entry {
        let rest = &self.text[self.at..];
        let is_of_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
        let length = rest.find(|c: char| !is_of_word(c)).unwrap_or(rest.len());
        let word = &rest[..length];
        // At the very end it may go on.
        let is_cut = length == rest.len();
        if is_cut || serde_json::from_str::<serde_json::Value>(word).is_err() {
            return Entry::Ends(End::Broken);
        }
        self.at += length;
        Entry::Whole
    }

    /// A string. An error is up to where it can be read.
    fn string(&mut self) -> Result<(), usize> {
        self.at += 1;
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            match byte {
                b'"' => {
                    self.at += 1;
                    return Ok(());
                }
                b'\\' => match escape(&bytes[self.at..]) {
                    Some(length) => self.at += length,
                    None => return Err(self.at),
                },
                0..0x20 => return Err(self.at),
                _ => self.at += 1,
            }
        }
        Err(self.at)
    }

    fn closing(&self) -> String {
        let closer = |frame: &Frame| match frame {
            Frame::Object(_) => '}',
            Frame::List(_) => ']',
        };
        self.open.iter().rev().map(closer).collect()
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for frame in &self.open {
            match frame {
                Frame::Object(key) if path.is_empty() || key.is_empty() => path.push_str(key),
                Frame::Object(key) => {
                    path.push('.');
                    path.push_str(key);
                }
                Frame::List(index) => path.push_str(&format!("[{index}]")),
            }
        }
        path
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let eats = self.peek() == Some(byte);
        self.at += usize::from(eats);
        eats
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }
}

/// How long the escape is that begins here, if it is one and whole.
fn escape(bytes: &[u8]) -> Option<usize> {
    match bytes.get(1)? {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(2),
        b'u' if bytes.get(2..6)?.iter().all(u8::is_ascii_hexdigit) => Some(6),
        _ => None,
    }
}
