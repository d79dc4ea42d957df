//! How a shortened link is told from a full one, once both are written in full.

/// The case in which a name is written, which no label minds: it says what was typed where the
/// label itself does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// Nothing more: `[text][label]`, or `[label]` if the text is the label.
    Lower,
    /// `[label]`.
    Title,
    /// `[label][]`.
    Upper,
    /// `[text][label]`.
    Other,
}

impl Case {
    /// The case of a name as it stands in a text.
    pub fn of(name: &str) -> Self {
        let mut letters = name.chars().filter(char::is_ascii_alphabetic);
        let first = letters.next().is_some_and(|c| c.is_ascii_uppercase());
        let second = letters.next().is_some_and(|c| c.is_ascii_uppercase());
        match (first, second) {
            (false, false) => Self::Lower,
            (true, false) => Self::Title,
            (true, true) => Self::Upper,
            (false, true) => Self::Other,
        }
    }

    /// The name in this case.
    pub fn write(self, name: &str) -> String {
        let (first, second) = match self {
            Self::Lower => return name.to_owned(),
            Self::Title => (true, false),
            Self::Upper => (true, true),
            Self::Other => (false, true),
        };
        let mut is_first = true;
        let letters = name.chars().map(|c| {
            let upper = if is_first { first } else { second };
            is_first &= !c.is_ascii_alphabetic();
            if upper { c.to_ascii_uppercase() } else { c }
        });
        letters.collect()
    }
}
