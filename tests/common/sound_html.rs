//! A small strict reader of HTML: it finds what a browser would forgive or obey.

/// Elements that have no end.
const VOID: [&str; 3] = ["br", "hr", "meta"];

/// Attributes and elements that may appear; everything else is a fault.
const ATTRIBUTES: [&str; 26] = [
    "align",
    "aria-label",
    "aria-labelledby",
    "charset",
    "class",
    "content",
    "data-footnote-backref",
    "data-footnote-backref-idx",
    "data-footnote-ref",
    "data-footnotes",
    "data-place",
    "href",
    "http-equiv",
    "id",
    "lang",
    "name",
    "rel",
    "role",
    "scope",
    "start",
    "tabindex",
    "target",
    "title",
    "aria-hidden",
    "colspan",
    "rowspan",
];
const ELEMENTS: &str = " html head title style meta body main section div span p br hr h1 h2 h3 h4 h5 h6 \
    ul ol li dl dt dd table thead tbody tr th td a em strong del code pre blockquote sup ";

/// Every fault of a piece of HTML: unbalanced or unknown elements, unknown attributes,
/// addresses that run code, ids given twice, headings that skip a level.
pub fn faults(html: &str) -> Vec<String> {
    let mut reader = Reader::default();
    let mut rest = html.strip_prefix("<!doctype html>").unwrap_or(html);
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let Some(end) = tag_end(rest) else {
            reader.faults.push(format!("a tag without end: {rest:.40}"));
            break;
        };
        reader.tag(&rest[..end]);
        rest = &rest[end + 1..];
    }
    for open in reader.open {
        reader.faults.push(format!("never closed: {open}"));
    }
    reader.faults
}

/// The index of the `>` that is not within quotes.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quoted = false;
    tag.char_indices().find_map(|(at, c)| {
        quoted ^= c == '"';
        (c == '>' && !quoted).then_some(at)
    })
}

#[derive(Default)]
struct Reader {
    open: Vec<String>,
    ids: Vec<String>,
    heading: u8,
    faults: Vec<String>,
}

impl Reader {
    fn tag(&mut self, tag: &str) {
        if let Some(name) = tag.strip_prefix('/') {
            if self.open.pop().as_deref() != Some(name) {
                self.faults.push(format!("closed, but not open: {name}"));
            }
            return;
        }
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        if !ELEMENTS.contains(&format!(" {name} ")) {
            self.faults.push(format!("unknown element: {name:.40}"));
        }
        self.heading(name);
        self.attributes(tag[name.len()..].trim_end_matches('/').trim());
        if !VOID.contains(&name) {
            self.open.push(name.to_owned());
        }
    }

    fn heading(&mut self, name: &str) {
        let level = name
            .strip_prefix('h')
            .and_then(|level| level.parse::<u8>().ok());
        if let Some(level) = level {
            if self.heading > 0 && level > self.heading + 1 {
                self.faults
                    .push(format!("h{level} after h{}", self.heading));
            }
            self.heading = level;
        }
    }

    fn attributes(&mut self, mut rest: &str) {
        while !rest.is_empty() {
            let end = rest.find(['=', ' ']).unwrap_or(rest.len());
            let name = &rest[..end];
            rest = &rest[end..];
            let mut value = "";
            if let Some(quoted) = rest.strip_prefix("=\"") {
                let end = quoted.find('"').unwrap_or(quoted.len());
                value = &quoted[..end];
                rest = quoted.get(end + 1..).unwrap_or_default();
            }
            rest = rest.trim_start();
            self.attribute(name, value);
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        if !ATTRIBUTES.contains(&name) {
            self.faults.push(format!("unknown attribute: {name:.40}"));
        }
        let scheme = value.split(['/', '?', '#']).next().unwrap_or_default();
        let known = ["http:", "https:", "mailto:", "ftp:", "tel:", "xmpp:"];
        let lower = scheme.to_ascii_lowercase();
        if name == "href" && lower.contains(':') && !known.iter().any(|k| lower.starts_with(k)) {
            self.faults
                .push(format!("an address of another scheme: {value}"));
        }
        if name == "id" {
            if self.ids.iter().any(|id| id == value) {
                self.faults.push(format!("an id given twice: {value}"));
            }
            self.ids.push(value.to_owned());
        }
    }
}
