//! What stands in a line: words, emphasis, links, code.

use super::{Element, Node};

const BOLD: &str = "**";
const ITALIC: &str = "*";
const STRUCK: &str = "~~";

/// A paragraph on its way to Markdown.
#[derive(Debug, Default)]
pub struct Line {
    text: String,
    /// The signs that are open.
    open: Vec<&'static str>,
    /// What was closed at the end of the text, where nothing came since.
    closed: Option<(&'static str, usize)>,
    without_marks: bool,
}

/// The text of these nodes as it stands there, with a line's end where the page has one.
pub fn plain(nodes: &[Node]) -> String {
    let mut text = String::new();
    add_plain(nodes, &mut text);
    text
}

fn add_plain(nodes: &[Node], text: &mut String) {
    for node in nodes {
        match node {
            Node::Text(words) => text.push_str(words),
            Node::Element(element) if element.name() == "br" => text.push('\n'),
            Node::Element(element) if element.is_seen() => {
                if element.is_block && !text.is_empty() && !text.ends_with('\n') {
                    text.push('\n');
                }
                add_plain(&element.children, text);
            }
            Node::Element(_) => {}
        }
    }
}

impl Line {
    /// A line in which emphasis has no signs: a heading has its own.
    pub fn without_marks() -> Self {
        Self {
            without_marks: true,
            ..Self::default()
        }
    }

    /// The Markdown of what was added, without blanks around it.
    pub fn text(self) -> String {
        self.text.trim().to_owned()
    }

    /// Adds what stands in the line next.
    pub fn add(&mut self, node: &Node) {
        match node {
            Node::Text(text) => self.write(text),
            Node::Element(element) if !element.is_seen() => {}
            Node::Element(element) if element.styles("mso-list", "Ignore") => self.bullet(element),
            Node::Element(element) => match element.name() {
                "br" => self.break_off(),
                "img" => self.picture(element),
                "input" => self.tick(element),
                _ if element.is_code() => self.code(element),
                "a" => self.link(element),
                _ if element.is_block => {
                    self.write(" ");
                    self.marked(element, marks_of(element));
                    self.write(" ");
                }
                _ => self.marked(element, marks_of(element)),
            },
        }
    }

    /// Words, with any number of blanks between them as one.
    fn write(&mut self, text: &str) {
        for letter in text.chars() {
            if !letter.is_whitespace() {
                self.text.push(letter);
            } else if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
        }
    }

    fn break_off(&mut self) {
        let end = self.text.trim_end_matches(' ').len();
        self.text.truncate(end);
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    fn marked(&mut self, element: &Element, marks: Vec<&'static str>) {
        let open = |mark: &&str| !self.open.contains(mark) && !self.without_marks;
        let marks: Vec<_> = marks.into_iter().filter(open).collect();
        let Some((&mark, more)) = marks.split_first() else {
            element.children.iter().for_each(|child| self.add(child));
            return;
        };
        let inside = self.inside(mark, |line| line.marked(element, more.to_vec()));
        let [before, words, behind] = edges(&inside);
        self.blank(before);
        if words.is_empty() {
            return;
        }
        // Two pieces of the same emphasis side by side are one.
        match self.closed {
            Some((closed, at)) if closed == mark && at == self.text.len() => {
                self.text.truncate(at - mark.len());
            }
            _ => self.text.push_str(mark),
        }
        // No emphasis goes over a blank line.
        let paragraphs: Vec<&str> = words
            .split("\n\n")
            .map(|one| one.trim_matches('\n'))
            .collect();
        let between = [mark, "\n\n", mark].concat();
        self.text.push_str(&paragraphs.join(&between));
        self.text.push_str(mark);
        self.closed = Some((mark, self.text.len()));
        self.blank(behind);
    }

    /// What stands between words: a line's end, or a blank, or nothing.
    fn blank(&mut self, blank: &str) {
        match blank.contains('\n') {
            true => self.break_off(),
            false => self.write(blank),
        }
    }

    /// The sign of an item that a word processor has written as a paragraph.
    fn bullet(&mut self, element: &Element) {
        let sign = plain(&element.children);
        let sign = sign.trim();
        let is_number = sign.starts_with(|first: char| first.is_ascii_digit());
        self.write(if is_number { sign } else { "-" });
        self.write(" ");
    }

    /// What is written into a line of its own in which this sign is open. It begins with a blank
    /// where one stands there.
    fn inside(&self, mark: &'static str, write: impl FnOnce(&mut Self)) -> String {
        let mut line = Self {
            // Anything but a blank: the line must know that it may begin with one.
            text: "x".to_owned(),
            open: self.open.clone(),
            closed: None,
            without_marks: self.without_marks,
        };
        line.open.push(mark);
        write(&mut line);
        line.text.split_off(1)
    }

    fn link(&mut self, element: &Element) {
        let inside = self.inside("[", |line| {
            element.children.iter().for_each(|child| line.add(child));
        });
        let [before, words, behind] = edges(&inside);
        let address = element.attribute("href").and_then(address);
        let is_in_another = self.open.contains(&"[");
        self.blank(before);
        match address {
            // A heading has the words alone, and not the sign by which its own address is copied.
            Some(_) if self.without_marks && !words.contains(char::is_alphanumeric) => {}
            Some(address)
                if !words.is_empty()
                    && words != address
                    && !is_in_another
                    && !self.without_marks =>
            {
                let words = words.replace('\n', " ");
                let link = ["[", &words, "](", &address, ")"];
                self.text.push_str(&link.concat());
            }
            _ => self.text.push_str(words),
        }
        self.blank(behind);
    }

    fn code(&mut self, element: &Element) {
        let inside = plain(&element.children);
        let [before, words, behind] = edges(&inside);
        self.write(before);
        if words.is_empty() {
            return;
        }
        let words: Vec<&str> = words.split_whitespace().collect();
        let words = words.join(" ");
        // Two spans side by side would be one.
        if self.text.ends_with('`') {
            self.write(" ");
        }
        let mut fence = "`".to_owned();
        while words.contains(&fence) {
            fence.push('`');
        }
        let edge = if fence.len() > 1 { " " } else { "" };
        let code = [&fence, edge, &words, edge, &fence];
        self.text.push_str(&code.concat());
        self.write(behind);
    }

    fn picture(&mut self, element: &Element) {
        let words = element.attribute("alt").unwrap_or_default().trim();
        match element.attribute("src").and_then(address) {
            Some(address) if !self.without_marks => {
                let words = if words.is_empty() { "image" } else { words };
                self.text
                    .push_str(&["![", words, "](", &address, ")"].concat());
            }
            _ => self.write(words),
        }
    }

    fn tick(&mut self, element: &Element) {
        if element.attribute("type") == Some("checkbox") {
            let is_done = element.attribute("checked").is_some();
            self.write(if is_done { "[x] " } else { "[ ] " });
        }
    }
}

/// The blanks before the words, the words, and the blanks behind them.
fn edges(inside: &str) -> [&str; 3] {
    let words = inside.trim_start();
    let (before, _) = inside.split_at(inside.len() - words.len());
    let (words, behind) = words.split_at(words.trim_end().len());
    [before, words, behind]
}

/// The signs of an element's emphasis, by its name or by its style.
fn marks_of(element: &Element) -> Vec<&'static str> {
    let name = element.name();
    let is_plain = element.styles("font-weight", "normal") || element.styles("font-weight", "400");
    let is_bold = ["bold", "600", "700", "800", "900"]
        .iter()
        .any(|weight| element.styles("font-weight", weight));
    let mut marks = Vec::new();
    if is_bold || matches!(name, "b" | "strong") && !is_plain {
        marks.push(BOLD);
    }
    if element.styles("font-style", "italic") || matches!(name, "i" | "em") {
        marks.push(ITALIC);
    }
    if element.styles("text-decoration", "line-through") || matches!(name, "s" | "del" | "strike") {
        marks.push(STRUCK);
    }
    marks
}

/// An address that leads somewhere from any page, as Markdown takes it.
fn address(href: &str) -> Option<String> {
    let href = href.trim();
    let leads = ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| href.starts_with(scheme));
    let encoded = href.chars().map(|sign| match sign {
        '(' => "%28".to_owned(),
        ')' => "%29".to_owned(),
        '<' => "%3C".to_owned(),
        '>' => "%3E".to_owned(),
        sign if sign.is_whitespace() => "%20".to_owned(),
        sign => sign.to_string(),
    });
    leads.then(|| encoded.collect())
}
