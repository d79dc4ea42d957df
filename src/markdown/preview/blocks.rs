//! Where a long text can be cut so that its parts, rendered alone, give the same HTML.

use std::ops::Range;

/// How a text is cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut {
    /// The parts, which follow each other without gaps.
    pub parts: Vec<Range<usize>>,
    /// The parts, by index, that may hold link definitions.
    pub definitions: Vec<usize>,
}

/// Cuts a text before blocks of which it is certain that nothing is open around them.
///
/// `None` where the text holds something whose reach is not certain: footnotes,
/// raw HTML that runs across blank lines, a fence that may or may not belong to a list.
pub(super) fn cut(text: &str) -> Option<Cut> {
    let has_footnotes = text.contains("[^") && text.contains("]:");
    if has_footnotes || text.contains('\r') {
        return None;
    }
    let mut scan = Scan::fresh();
    let mut starts = vec![0];
    let mut definitions = Vec::new();
    let mut opens_label = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let line_start = at;
        at += line.len();
        let line = Line::new(line.trim_end_matches('\n'));
        if line_start > 0 && scan.may_cut_before(&line) {
            starts.push(line_start);
            scan = Scan::fresh();
            opens_label = false;
        }
        opens_label |= scan.fence.is_none() && line.may_open_label();
        if opens_label && line.text.contains("]:") {
            let part = starts.len() - 1;
            if definitions.last() != Some(&part) {
                definitions.push(part);
            }
        }
        scan.line(&line)?;
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let parts = starts.iter().copied().zip(ends).map(|(a, b)| a..b);
    Some(Cut {
        parts: parts.collect(),
        definitions,
    })
}

/// What is open at a line, as far as the blocks around it matter.
#[derive(Debug, Default)]
struct Scan {
    fence: Option<Fence>,
    around: Around,
    after_blank: bool,
    /// Whether a raw HTML block may be open, which ends at the next blank line.
    html: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Around {
    /// Nothing: what follows stands at the top.
    #[default]
    Nothing,
    Quote,
    /// A list item whose content begins at this column; `None` where that is not certain.
    Item(Option<usize>),
}

impl Scan {
    /// At the start of a text or of a part: as after a blank line at the top.
    fn fresh() -> Self {
        Self {
            after_blank: true,
            ..Self::default()
        }
    }

    fn may_cut_before(&self, line: &Line<'_>) -> bool {
        let in_list = matches!(self.around, Around::Item(_));
        self.after_blank
            && self.fence.is_none()
            && line.indent == 0
            && line.starts_plainly()
            && !(in_list && line.marker().is_some())
    }

    /// Goes past a line; `None` where it cannot be known what is open after it.
    fn line(&mut self, line: &Line<'_>) -> Option<()> {
        if let Some(fence) = self.fence {
            if line.closes(fence) {
                self.fence = None;
            }
            self.after_blank = false;
            return Some(());
        }
        if line.is_blank() {
            self.html = false;
            self.after_blank = true;
            if self.around == Around::Quote {
                self.around = Around::Nothing;
            }
            return Some(());
        }
        let after_blank = std::mem::take(&mut self.after_blank);
        let inside = matches!(self.around, Around::Item(Some(column)) if line.indent >= column);
        if inside || line.indent > 3 {
            return Some(());
        }
        self.outer_line(line, after_blank)
    }

    /// A line that is not within the item of which the list is certain.
    fn outer_line(&mut self, line: &Line<'_>, after_blank: bool) -> Option<()> {
        let maybe_inside = self.around == Around::Item(None) && line.indent > 0;
        if let Some(fence) = line.fence() {
            if self.html || maybe_inside {
                return None;
            }
            self.fence = Some(fence);
            self.around = Around::Nothing;
        } else if line.text.starts_with('<') {
            if line.opens_lasting_html() {
                return None;
            }
            self.html = true;
            self.leave_item(maybe_inside, after_blank);
        } else if line.is_rule() {
            if !maybe_inside && !self.html {
                self.around = Around::Nothing;
            }
        } else if let Some(marker) = line.marker() {
            self.around = Around::Item(self.item(line, marker, after_blank));
        } else if line.text.starts_with('>') {
            if !maybe_inside {
                self.around = Around::Quote;
            }
        } else {
            self.leave_item(maybe_inside, after_blank);
        }
        Some(())
    }

    /// After a line that begins no list, quotation or fence: it ends a list if a blank line came
    /// before it, and else may still belong to the last item's paragraph.
    fn leave_item(&mut self, maybe_inside: bool, after_blank: bool) {
        if matches!(self.around, Around::Item(_)) && !maybe_inside {
            self.around = if after_blank {
                Around::Nothing
            } else {
                Around::Item(None)
            };
        }
    }

    /// The column at which the content of this item begins, if it is certain that it is one.
    fn item(&self, line: &Line<'_>, marker: Marker, after_blank: bool) -> Option<usize> {
        let uncertain = self.around == Around::Item(None);
        let in_list = matches!(self.around, Around::Item(Some(_)));
        let begins = in_list || after_blank && !uncertain || marker.bullet;
        let certain = begins && !self.html && !(uncertain && line.indent > 0);
        marker
            .content
            .filter(|_| certain)
            .map(|content| line.indent + content)
    }
}

#[derive(Debug, Clone, Copy)]
struct Fence {
    sign: u8,
    length: usize,
}

#[derive(Debug, Clone, Copy)]
struct Marker {
    bullet: bool,
    /// How far behind the marker's start its content begins, in columns; `None` where there
    /// is none or a tab makes it hard to say.
    content: Option<usize>,
}

/// A line without its indentation.
struct Line<'t> {
    /// Columns of indentation; a tab goes to the next multiple of four.
    indent: usize,
    text: &'t str,
}

impl<'t> Line<'t> {
    fn new(line: &'t str) -> Self {
        let text = line.trim_start_matches([' ', '\t']);
        let blanks = line.len() - text.len();
        let indent = line
            .bytes()
            .take(blanks)
            .fold(0, |column, byte| match byte {
                b'\t' => column / 4 * 4 + 4,
                _ => column + 1,
            });
        Self { indent, text }
    }

    fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Not with a control character or a byte order mark, which may be taken for a blank.
    fn starts_plainly(&self) -> bool {
        let first = self.text.chars().next();
        first.is_some_and(|c| !c.is_control() && !c.is_whitespace() && c != '\u{FEFF}')
    }

    fn fence(&self) -> Option<Fence> {
        let sign = self.text.bytes().next().filter(|b| b"`~".contains(b))?;
        let length = self.text.bytes().take_while(|&b| b == sign).count();
        let info_fits = sign == b'~' || !self.text.get(length..)?.contains('`');
        (length >= 3 && info_fits).then_some(Fence { sign, length })
    }

    fn closes(&self, fence: Fence) -> bool {
        let length = self.text.bytes().take_while(|&b| b == fence.sign).count();
        let rest = self.text.get(length..).unwrap_or_default();
        self.indent <= 3 && length >= fence.length && rest.trim_matches([' ', '\t']).is_empty()
    }

    /// Whether it is, or may be, a thematic break rather than a list item.
    fn is_rule(&self) -> bool {
        let mut signs = self.text.bytes().filter(|b| !b" \t".contains(b));
        let Some(first) = signs.next().filter(|b| b"-_*".contains(b)) else {
            return false;
        };
        let mut more = 0;
        signs.all(|sign| {
            more += 1;
            sign == first
        }) && more >= 2
    }

    fn marker(&self) -> Option<Marker> {
        let bytes = self.text.as_bytes();
        let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
        let sign = *bytes.get(digits)?;
        let bullet = digits == 0 && b"-+*".contains(&sign);
        let number = (1..=9).contains(&digits) && b".)".contains(&sign);
        if !bullet && !number {
            return None;
        }
        let width = digits + 1;
        let rest = self.text.get(width..)?;
        let content = rest.trim_start_matches(' ');
        let blanks = rest.len() - content.len();
        match content.bytes().next() {
            None | Some(b'\t') => Some(Marker {
                bullet,
                content: None,
            }),
            Some(_) if blanks == 0 => None,
            Some(_) => Some(Marker {
                bullet,
                content: Some(width + if blanks > 4 { 1 } else { blanks }),
            }),
        }
    }

    /// Raw HTML that a blank line does not end.
    fn opens_lasting_html(&self) -> bool {
        let after = self.text.get(1..).unwrap_or_default();
        let starts_with = |name: &str| {
            after
                .get(..name.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(name))
        };
        ["!", "?", "script", "pre", "textarea", "style"]
            .into_iter()
            .any(starts_with)
    }

    /// Whether a paragraph that begins here, whatever it stands in, may define a link.
    fn may_open_label(&self) -> bool {
        self.text
            .trim_start_matches(|c: char| c.is_ascii_digit() || " \t>-+*.)".contains(c))
            .starts_with('[')
    }
}
