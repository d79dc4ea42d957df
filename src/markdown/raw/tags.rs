//! The tags of raw HTML, as a browser reads them, and which of them are left open.

/// Elements that have no end.
const VOID: &str = " area base br col embed hr img input link meta param source track wbr ";

/// Elements that end with the one around them.
const ENDS_ALONE: &str = " p li dt dd rp rt option optgroup tr td th thead tbody tfoot colgroup ";

/// Elements in which nothing is read but their end.
const TEXT_ONLY: &str =
    " script style textarea title xmp iframe noembed noframes noscript plaintext ";

/// Whether a `<` before this character may begin a tag.
pub(super) const fn begins(next: Option<u8>) -> bool {
    matches!(next, Some(b'!' | b'?' | b'/' | b'a'..=b'z' | b'A'..=b'Z'))
}

/// Whether there may be anything that reaches over the end of this text. Line breaks and
/// addresses in angle brackets are all that most texts have of HTML; both together may be a block of
/// it, in which an address is a tag.
pub(super) fn may_reach(text: &str) -> bool {
    let (mut has_void, mut has_address) = (false, false);
    let is_other = text.match_indices('<').any(|(at, _)| {
        let rest = &text[at + 1..];
        let name = name(rest);
        let after = &rest[name.len()..];
        let is_void = is_in(VOID, name) && after.trim_start_matches([' ', '/']).starts_with('>');
        let is_address = !name.is_empty() && after.starts_with([':', '@', '.', '+']);
        has_void |= is_void;
        has_address |= is_address;
        begins(rest.bytes().next()) && !is_void && !is_address
    });
    is_other || has_void && has_address
}

/// What is open after some pieces of HTML, given in order.
#[derive(Debug, Default)]
pub(super) struct Balance {
    /// The elements by name, and ours, which have none.
    open: Vec<(String, usize)>,
    /// Where tags stand that close nothing, are closed by the end of another, or have no end.
    stray: Vec<usize>,
}

impl Balance {
    /// Reads a piece, in which every tag must have its end. `place` says where a byte of it
    /// stands in the text.
    pub(super) fn add(&mut self, html: &str, place: impl Fn(usize) -> usize) {
        let mut at = 0;
        while let Some(next) = html[at..].find('<') {
            at += next;
            let rest = &html[at..];
            if !begins(rest.as_bytes().get(1).copied()) || self.is_text(rest) {
                at += 1;
                continue;
            }
            let Some(length) = length(rest) else {
                self.stray.push(place(at));
                at += 1;
                continue;
            };
            if let Some(closing) = rest.strip_prefix("</") {
                self.close(&name(closing).to_ascii_lowercase(), place(at));
            } else {
                let name = name(&rest[1..]).to_ascii_lowercase();
                if !name.is_empty() && !is_in(VOID, &name) {
                    let end = format!("</{name}");
                    if is_in(TEXT_ONLY, &name)
                        && let Some(close) = find_any_case(&rest[length..], &end)
                    {
                        self.open.push((name, place(at)));
                        at += length + close;
                        continue;
                    }
                    self.open.push((name, place(at)));
                }
            }
            at += length;
        }
    }

    /// Whether a tag here is text, as it stands in an element in which nothing is read but its end.
    fn is_text(&self, tag: &str) -> bool {
        let inner = self.open.last().map_or("", |(name, _)| name);
        let closing = tag.strip_prefix("</").map_or("", name);
        is_in(TEXT_ONLY, inner) && !closing.eq_ignore_ascii_case(inner)
    }

    /// An element of ours begins: what is opened in it must be closed in it.
    pub(super) fn enter(&mut self) {
        self.open.push((String::new(), 0));
    }

    /// It ends.
    pub(super) fn leave(&mut self) {
        while let Some((name, at)) = self.open.pop().filter(|(name, _)| !name.is_empty()) {
            if name != "p" {
                self.stray.push(at);
            }
        }
    }

    /// Where the tags stand that are left, in order.
    pub(super) fn finish(mut self) -> Vec<usize> {
        self.leave();
        self.stray.sort_unstable();
        self.stray.dedup();
        self.stray
    }

    fn close(&mut self, name: &str, at: usize) {
        let mut open = self.open.iter().enumerate().rev();
        let found = open.find(|(_, (open, _))| open == name || open.is_empty());
        match found {
            Some((index, (open, _))) if !open.is_empty() => {
                let inner = self.open.drain(index..).skip(1);
                let left = inner.filter(|(name, _)| !is_in(ENDS_ALONE, name));
                self.stray.extend(left.map(|(_, at)| at));
            }
            // A browser makes an empty paragraph of it.
            _ if name == "p" => {}
            _ => self.stray.push(at),
        }
    }
}

/// The length of the tag or remark that begins here; `None` where it has no end.
fn length(html: &str) -> Option<usize> {
    if let Some(remark) = html.strip_prefix("<!--") {
        if remark.starts_with('>') || remark.starts_with("->") {
            return html.find('>').map(|end| end + 1);
        }
        return remark.find("-->").map(|end| end + 7);
    }
    if html.starts_with("<!") || html.starts_with("<?") {
        return html.find('>').map(|end| end + 1);
    }
    let mut quote = None;
    for (at, byte) in html.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if open == byte => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return Some(at + 1),
            _ => {}
        }
    }
    None
}

fn name(html: &str) -> &str {
    let end = html
        .bytes()
        .position(|b| !b.is_ascii_alphanumeric() && b != b'-');
    &html[..end.unwrap_or(html.len())]
}

/// Whether a name is one of these, which stand between blanks.
fn is_in(names: &str, name: &str) -> bool {
    names
        .split(' ')
        .any(|one| !one.is_empty() && one.eq_ignore_ascii_case(name))
}

fn find_any_case(text: &str, what: &str) -> Option<usize> {
    let mut windows = text.as_bytes().windows(what.len());
    windows.position(|window| window.eq_ignore_ascii_case(what.as_bytes()))
}
