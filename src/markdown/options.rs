use comrak::Options;

/// How Markdown is read everywhere: in the preview, in imports and in the checks.
///
/// GitHub's dialect with footnotes. Raw HTML is never passed through: what is typed as a tag
/// is shown as the characters that were typed.
pub fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.footnotes = true;
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.tasklist = true;
    options.render.escape = true;
    options
}
