/// Text as a browser's field and Unicode can keep it: CRLF and lone CR become LF,
/// NUL becomes U+FFFD. Everything else is left as it is.
///
/// Applied to all text that comes from outside (files, pastes); what is already clean
/// is returned without a copy.
pub fn clean_text(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.bytes().any(|b| b == b'\r' || b == 0) {
        return text.into();
    }
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\0', "\u{FFFD}")
        .into()
}

#[cfg(test)]
mod tests {
    use super::clean_text;

    #[test]
    fn line_ends_and_nul_are_replaced() {
        assert_eq!(clean_text("a\r\nb\rc\0d"), "a\nb\nc\u{FFFD}d");
    }

    #[test]
    fn clean_text_is_borrowed() {
        assert!(matches!(
            clean_text("a\nb\u{202E}é"),
            std::borrow::Cow::Borrowed(_)
        ));
    }
}
