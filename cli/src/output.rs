//! Standard output and standard error, as pipes and terminals want them.

use std::io::{self, ErrorKind, IsTerminal, Write};

use crate::Outcome;

/// Writes to standard output. A reader that has had enough, as `head` does, is no trouble.
pub fn print(text: &str) -> Result<(), Outcome> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(error) => {
            say(&format!("The output could not be written: {error}."));
            Err(Outcome::Trouble)
        }
    }
}

/// Writes a line to standard error, if anybody reads it.
pub fn say(line: &str) {
    let _ = writeln!(io::stderr().lock(), "unblame: {}", visible(line));
}

/// Writes a text to standard error, if anybody reads it.
pub fn print_error(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Whether standard output is to be coloured: on a terminal, and where nobody objects.
pub fn has_colour() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    io::stdout().is_terminal() && !set("NO_COLOR") && !dumb
}

/// The text with characters that would act on a terminal made visible, line ends among them.
pub fn visible(text: &str) -> String {
    text.chars().map(visible_char).collect()
}

fn visible_char(c: char) -> char {
    match c {
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{FFFD}'),
        '\u{7F}' => '\u{2421}',
        // Marks that turn the direction of a line could show other words than there are.
        '\u{80}'..='\u{9F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn nothing_of_a_text_acts_on_the_terminal() {
        assert_eq!(
            visible("a\u{1b}[31m\r\n\u{9b}\u{202e}\u{e9}"),
            "a\u{241b}[31m\u{240d}\u{240a}\u{fffd}\u{fffd}\u{e9}"
        );
    }
}
