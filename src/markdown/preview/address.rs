//! Which addresses a link may lead to.

/// The schemes that open something harmless. Everything else, `javascript:` and `data:` among
/// them, is shown as text.
const SCHEMES: [&str; 6] = ["http", "https", "mailto", "tel", "ftp", "xmpp"];

/// Whether a link to this address is made. An address without a scheme is relative and is one.
pub(super) fn may_be_linked(address: &str) -> bool {
    let before_path = address.split(['/', '?', '#']).next().unwrap_or_default();
    match before_path.split_once(':') {
        None => true,
        Some((scheme, _)) => SCHEMES
            .iter()
            .any(|known| known.eq_ignore_ascii_case(scheme)),
    }
}

#[cfg(test)]
mod tests {
    use super::may_be_linked;

    #[test]
    fn only_known_schemes_and_relative_addresses_are_linked() {
        for good in [
            "https://a.example/b:c",
            "HTTP://a",
            "mailto:a@b.example",
            "/a:b",
            "#fn",
            "?q=a:b",
            "",
        ] {
            assert!(may_be_linked(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "JavaScript:x",
            " javascript:x",
            "java\nscript:x",
            "data:text/html,x",
            "data:image/png;base64,x",
            "vbscript:x",
            "file:///etc",
            "blob:x",
            ":x",
            "C:\\x",
        ] {
            assert!(!may_be_linked(bad), "{bad}");
        }
    }
}
