//! Texts in messages.

/// A text for a message, in quotation marks, without the full stop at its end. It is cut short at the
/// end of a word where that saves more than a few letters.
pub fn quoted(text: &str) -> String {
    const MOST: usize = 60;
    const SPARED: usize = 12;
    let text = text.trim();
    let line = text.lines().next().unwrap_or_default();
    let line = line.strip_suffix('.').unwrap_or(line);
    if line.chars().count() <= MOST + SPARED {
        return format!("\u{201c}{line}\u{201d}");
    }
    let end = line
        .char_indices()
        .nth(MOST)
        .map_or(line.len(), |(end, _)| end);
    let cut = &line[..end];
    let cut = cut.rsplit_once(' ').map_or(cut, |(words, _)| words);
    format!(
        "\u{201c}{}\u{2026}\u{201d}",
        cut.trim_end_matches([',', ';', ':', '.'])
    )
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_text_is_cut_at_a_word_and_only_where_that_saves_something() {
        let nearly = "Put a line on the cleanup of resources into the review checklist.";
        let whole =
            "\u{201c}Put a line on the cleanup of resources into the review checklist\u{201d}";
        assert_eq!(quoted(nearly), whole);
        let long = "Put a line on the cleanup of all resources into the checklist, and one on time";
        let cut = "\u{201c}Put a line on the cleanup of all resources into the\u{2026}\u{201d}";
        assert_eq!(quoted(long), cut);
        assert_eq!(quoted(" One.\nTwo. "), "\u{201c}One\u{201d}");
        let endless = "a".repeat(80);
        assert_eq!(quoted(&endless).chars().count(), 63);
    }
}
