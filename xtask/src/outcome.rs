//! How a task fails: with a sentence that says what happened and what to do about it.

use std::fmt;

/// What a task returns.
pub type Outcome<T = ()> = Result<T, Problem>;

/// Why a task stopped, as a sentence for the person who started it.
#[derive(Debug)]
pub struct Problem(String);

impl Problem {
    /// A problem in the words given.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }

    /// A problem of which everything has been said already.
    pub fn silent() -> Self {
        Self(String::new())
    }

    /// Whether there is nothing more to say.
    pub fn is_silent(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Says what was being done when the system refused something.
pub trait While<T> {
    /// Turns a system error into "Could not {doing}: {error}."
    fn or_say(self, doing: impl fmt::Display) -> Outcome<T>;
}

impl<T, E: fmt::Display> While<T> for Result<T, E> {
    fn or_say(self, doing: impl fmt::Display) -> Outcome<T> {
        self.map_err(|error| Problem(format!("Could not {doing}: {error}.")))
    }
}
