//! Drafted action items.

use super::wording::capitalised;

/// A drafted action item: an order without what belonged to the past.
pub fn action(act: &str, object: &str, rest: &str) -> String {
    // To notice is no action, to be told is one.
    if matches!(
        act,
        "notice"
            | "detect"
            | "spot"
            | "catch"
            | "see"
            | "find"
            | "identify"
            | "realise"
            | "realize"
            | "know"
    ) {
        return "Add an alert when [metric] exceeds [value]".to_owned();
    }
    let mut action = capitalised(act);
    for part in [object, rest] {
        if !part.is_empty() {
            action.push(' ');
            action.push_str(part);
        }
    }
    action
}

/// Words behind the object without "first", "earlier" and the like.
pub fn without_time(rest: &str) -> &str {
    let mut rest = rest.trim();
    for word in [
        "first",
        "earlier",
        "sooner",
        "beforehand",
        "before",
        "as well",
        "too",
        "in the first place",
        "at once",
        "right away",
    ] {
        rest = rest.strip_suffix(word).unwrap_or(rest).trim_end();
    }
    rest
}
