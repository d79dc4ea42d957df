//! Everything in square brackets that may be a label.

/// Brackets with no others in them, by the bytes of `[` and of `]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Group {
    pub start: usize,
    pub end: usize,
}

impl Group {
    /// What stands in the brackets.
    pub(super) fn label(self, text: &str) -> &str {
        &text[self.start + 1..self.end]
    }

    /// The blanks in brackets of their own right behind it.
    pub(super) fn blank_behind(self, text: &str) -> Option<&str> {
        let inner = text[self.end + 1..].strip_prefix('[')?;
        let rest = inner.trim_start_matches([' ', '\t', '\n']);
        rest.starts_with(']')
            .then(|| &inner[..inner.len() - rest.len()])
    }

    /// Whether it stands where a definition may begin.
    pub(super) fn may_define(self, text: &str) -> bool {
        if !text[self.end + 1..].starts_with(':') {
            return false;
        }
        let line = text[..self.start].rfind('\n').map_or(0, |at| at + 1);
        let before = &text[line..self.start];
        let marks = |c: char| c.is_ascii_digit() || " \t>-+*.)".contains(c);
        let before = before.trim_start_matches(marks);
        // A footnote's text may begin with a definition.
        before.is_empty() || before.starts_with("[^") && before.trim_end().ends_with(':')
    }
}

/// The groups of a text in order. It needs no reading of Markdown, so that a text and the same
/// text with other labels fall into the same groups.
pub(super) fn groups(text: &str) -> impl Iterator<Item = Group> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut start = None;
    std::iter::from_fn(move || {
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'\\' => at += 1,
                b'[' => start = Some(at),
                b']' => {
                    if let Some(start) = start.take() {
                        let end = at;
                        at += 1;
                        return Some(Group { start, end });
                    }
                }
                _ => {}
            }
            at += 1;
        }
        None
    })
}

/// A hash (FNV-1a) of a label, whatever its case and its blanks; `None` where it is empty.
/// Two labels of one hash would only be written with a name that they do not need.
pub(super) fn hash(label: &str) -> Option<u64> {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |c: char| {
        hash = (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3);
    };
    let mut is_empty = true;
    for word in label.split_whitespace() {
        if !is_empty {
            add(' ');
        }
        is_empty = false;
        for c in word.chars() {
            if c.is_ascii() {
                add(c.to_ascii_lowercase());
            } else {
                // By way of the capitals, so that ß is ss.
                c.to_uppercase()
                    .flat_map(char::to_lowercase)
                    .for_each(&mut add);
            }
        }
    }
    (!is_empty).then_some(hash)
}
