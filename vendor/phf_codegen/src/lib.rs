//! What comrak asks of the crate `phf_codegen` when it is built: the source of a map of the crate
//! `phf` beside this one, which tells how it is packed.

use std::{env, fmt::Display};

/// What stands between two groups, see `phf`.
const BETWEEN: char = '\u{1}';

/// A map that is being put together.
#[derive(Debug, Default)]
pub struct Map {
    /// Meanings and names.
    entries: Vec<(String, String)>,
}

impl Map {
    /// An empty map.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a name, and its meaning as the source of a string.
    pub fn entry(&mut self, name: &str, meaning: impl Into<String>) -> &mut Self {
        self.entries.push((text(&meaning.into()), name.to_owned()));
        self
    }

    /// The map's source: for the web without its text, which nobody would read there.
    ///
    /// # Panics
    ///
    /// Where a name or a meaning has a sign that the packed text needs for itself.
    pub fn build(&self) -> impl Display {
        if env::var_os("CARGO_CFG_TARGET_ARCH").is_some_and(|target| target == "wasm32") {
            return "phf::Map::packed(\"\")".to_owned();
        }
        let mut entries = self.entries.clone();
        entries.sort();
        let mut packed = String::new();
        let mut before = String::new();
        for (meaning, name) in entries {
            for text in [&meaning, &name] {
                assert!(!text.contains([' ', BETWEEN]), "{text:?} cannot be packed");
            }
            let is_first = packed.is_empty();
            if meaning == before && !is_first {
                packed.push(' ');
            } else {
                packed.extend((!is_first).then_some(BETWEEN));
                if successor(&before).as_ref() != Some(&meaning) {
                    packed.extend([" ", &meaning, " "]);
                }
                before = meaning;
            }
            packed.push_str(&name);
        }
        format!("phf::Map::packed({packed:?})")
    }
}

/// The text of the character after the only one of a text.
fn successor(text: &str) -> Option<String> {
    let mut chars = text.chars();
    let only = chars.next().filter(|_| chars.as_str().is_empty())?;
    char::from_u32(u32::from(only) + 1).map(String::from)
}

/// The text whose source this is, as `{:?}` writes it.
fn text(source: &str) -> String {
    let mut text = String::new();
    let inside = source
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    let mut rest = inside.unwrap_or(source).chars();
    while let Some(sign) = rest.next() {
        if sign != '\\' {
            text.push(sign);
            continue;
        }
        match rest.next() {
            Some('n') => text.push('\n'),
            Some('t') => text.push('\t'),
            Some('r') => text.push('\r'),
            Some('0') => text.push('\0'),
            Some('u') => {
                let number: String = rest
                    .by_ref()
                    .skip(1)
                    .take_while(|sign| *sign != '}')
                    .collect();
                let code = u32::from_str_radix(&number, 16).ok();
                text.extend(code.and_then(char::from_u32));
            }
            other => text.extend(other),
        }
    }
    text
}
