//! The name that was meant by one that is not known.

/// The name that is most like this one, if one is like it at all.
pub fn nearest<'n>(name: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    // Names of rules are some words long: two of three letters right is a slip.
    const LIKE: f64 = 0.67;
    // Long texts would take long, and are like none.
    const LONGEST: usize = 100;
    if name.is_empty() || name.len() > LONGEST {
        return None;
    }
    let name = name.to_lowercase().replace([' ', '_'], "-");
    let scored = names.into_iter().map(|known| {
        let score = if known.contains(&name) || name.contains(known) {
            1.0
        } else {
            strsim::normalized_damerau_levenshtein(&name, known)
        };
        (score, known)
    });
    let best = scored.filter(|(score, _)| *score >= LIKE);
    best.max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_finds_the_name() {
        let names = ["should-have", "human-error"];
        assert_eq!(nearest("shuold have", names), Some("should-have"));
        assert_eq!(nearest("human", names), Some("human-error"));
        assert_eq!(nearest("colour", names), None);
        assert_eq!(nearest("", ["x"]), None);
    }
}
