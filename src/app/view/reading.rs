/// What the pane beside the form shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// The post-mortem as it will read.
    Preview,
    /// The Markdown that is exported.
    Markdown,
    /// What the linter has found.
    Findings,
}
