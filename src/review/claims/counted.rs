//! What an impact counts, by the names of its rows and by the words of prose.

use super::About;

/// Things that are counted in an impact, by their singular.
const COUNTED: [&str; 14] = [
    "user",
    "customer",
    "client",
    "request",
    "transaction",
    "order",
    "payment",
    "ticket",
    "message",
    "email",
    "account",
    "student",
    "visitor",
    "shop",
];

/// The thing that a word names in singular or plural.
pub(super) fn thing(word: &str) -> Option<&'static str> {
    COUNTED.into_iter().find(|thing| {
        word.strip_prefix(thing)
            .is_some_and(|rest| rest.is_empty() || rest == "s")
    })
}

/// The thing that a row of the impact counts, by its name: the same words as in prose.
pub fn counted_in(name: &str) -> Option<About> {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    if words
        .iter()
        .any(|word| matches!(*word, "total" | "per" | "rate" | "share" | "percentage"))
    {
        return None;
    }
    if words
        .iter()
        .any(|word| matches!(*word, "revenue" | "cost" | "money"))
    {
        return Some(About::Money);
    }
    let mut things: Vec<&'static str> = words.iter().filter_map(|word| thing(word)).collect();
    things.dedup();
    match things[..] {
        [one] => Some(About::Counted(one)),
        _ => None,
    }
}
