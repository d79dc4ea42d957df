//! Unblame: a blameless post-mortem editor that runs in the browser.
