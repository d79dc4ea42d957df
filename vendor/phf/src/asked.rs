//! The names as somebody else knows them.

use std::sync::{Mutex, OnceLock, PoisonError};

/// Tells what a name of ASCII letters and digits means, if it is one.
pub type Meaning = fn(&str) -> Option<String>;

static ASKED: OnceLock<Meaning> = OnceLock::new();

/// The names that were asked for, and what they mean: each is asked for and kept once.
static KNOWN: Mutex<Vec<(&str, &str)>> = Mutex::new(Vec::new());

/// Says who is asked from now on. Before, and where it is said a second time, nothing changes:
/// no name means anything at first.
pub fn ask(meaning: Meaning) {
    ASKED.get_or_init(|| meaning);
}

/// What a name means.
pub fn meaning(name: &str) -> Option<&'static str> {
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let asked = ASKED.get().filter(|_| is_name)?;
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(&(_, meaning)) = known.iter().find(|(other, _)| *other == name) {
        return Some(meaning);
    }
    let meaning: &str = asked(name)?.leak();
    known.push((name.to_owned().leak(), meaning));
    Some(meaning)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn a_name_is_asked_for_once_and_what_is_none_never() {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        assert_eq!(meaning("amp"), None);
        ask(|name| {
            COUNT.fetch_add(1, Ordering::Relaxed);
            (name == "amp").then(|| "&".to_owned())
        });
        assert_eq!(meaning("amp"), Some("&"));
        assert_eq!(meaning("amp"), Some("&"));
        assert_eq!(COUNT.load(Ordering::Relaxed), 1);
        assert_eq!(meaning("nosuch"), None);
        assert_eq!(COUNT.load(Ordering::Relaxed), 2);
        for none in ["", "<b>", "a b", "\u{e9}"] {
            assert_eq!(meaning(none), None);
        }
        assert_eq!(COUNT.load(Ordering::Relaxed), 2);
    }
}
