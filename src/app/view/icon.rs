/// The page's pictures; each stands beside or for a word that names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    Calendar,
    Clock,
    Copy,
    Cross,
    Download,
    Grip,
    Keyboard,
    Plus,
    Print,
    Redo,
    Search,
    Theme,
    Trash,
    Undo,
    Upload,
}

impl Icon {
    /// Strokes on a field of 16 by 16.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Calendar => "M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3",
            Self::Clock => "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM8 4.8V8l2.2 1.6",
            Self::Copy => "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
            Self::Cross => "M4 4l8 8M12 4l-8 8",
            Self::Download => "M8 2.5v8M4.5 7.5L8 11l3.5-3.5M2.5 13.5h11",
            Self::Grip => "M6 3.5h.01M10 3.5h.01M6 8h.01M10 8h.01M6 12.5h.01M10 12.5h.01",
            Self::Keyboard => "M1.5 4.5h13v7h-13zM4 7h.01M6.5 7h.01M9 7h.01M11.5 7h.01M5 9.3h6",
            Self::Plus => "M8 3v10M3 8h10",
            Self::Print => "M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z",
            Self::Redo => "M12.5 7H6a3.5 3.5 0 0 0 0 7h3M12.5 7L9.5 4M12.5 7l-3 3",
            Self::Search => "M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.3 10.3l3.2 3.2",
            Self::Theme => "M13 9.5A5.5 5.5 0 0 1 6.5 3 5.5 5.5 0 1 0 13 9.5z",
            Self::Trash => "M3 4.5h10M6 4.5v-2h4v2M4.5 4.5l.5 9h6l.5-9",
            Self::Undo => "M3.5 7H10a3.5 3.5 0 0 1 0 7H7M3.5 7l3-3M3.5 7l3 3",
            Self::Upload => "M8 10.5v-8M4.5 6L8 2.5 11.5 6M2.5 13.5h11",
        }
    }
}
