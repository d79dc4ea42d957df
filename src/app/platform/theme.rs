//! Light or dark, by the system or by the writer's choice.

use gloo_storage::{LocalStorage, Storage as _};

use super::storage;

/// frame.js reads the same key before the first paint.
const KEY: &str = "unblame/theme";

/// Which colours the page has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    System,
    Light,
    Dark,
}

impl Theme {
    const fn key(self) -> &'static str {
        match self {
            Self::System => "",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The next one in turn.
    pub const fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    /// What a reader sees.
    pub const fn label(self) -> &'static str {
        match self {
            Self::System => "System",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }
}

/// The theme that the page has now.
pub fn current() -> Theme {
    let chosen = root().and_then(|root| root.get_attribute("data-theme"));
    match chosen.as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    }
}

/// Gives the page a theme and remembers it, as far as the browser lets it.
pub fn set(theme: Theme) {
    if let Some(root) = root() {
        // Setting an attribute of the root element does not fail.
        let _ = match theme {
            Theme::System => root.remove_attribute("data-theme"),
            _ => root.set_attribute("data-theme", theme.key()),
        };
    }
    if storage::is_available() {
        let storage = LocalStorage::raw();
        // As plain text, because frame.js reads it before the program is there. A theme that is
        // not remembered is only a theme to choose again.
        let _ = match theme {
            Theme::System => storage.remove_item(KEY),
            _ => storage.set_item(KEY, theme.key()),
        };
    }
}

fn root() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}
