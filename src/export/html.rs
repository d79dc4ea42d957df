//! HTML: a file of its own, and the rich text of the clipboard.

use crate::{
    document::Postmortem,
    markdown::preview::{Medium, Preview, escape},
};

/// What a reader's browser needs to show the file well, on screen and on paper.
const STYLE: &str = include_str!("html.css");

/// A whole HTML file that needs nothing else and loads nothing.
pub fn page(doc: &Postmortem) -> String {
    let mut out = String::from(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>",
    );
    let title = doc.title.trim();
    escape(
        if title.is_empty() {
            "Incident Post-Mortem"
        } else {
            title
        },
        &mut out,
    );
    out.push_str("</title>\n<style>\n");
    out.push_str(STYLE);
    out.push_str("</style>\n</head>\n<body>\n<main>\n");
    write_sections(doc, Medium::File, &mut out);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// The part of a page that other editors take over from the clipboard: headings, paragraphs,
/// lists and tables, without classes, roles or styles.
pub fn fragment(doc: &Postmortem) -> String {
    let mut out = String::new();
    write_sections(doc, Medium::Clipboard, &mut out);
    out
}

fn write_sections(doc: &Postmortem, medium: Medium, out: &mut String) {
    for section in Preview::new(medium).sections(doc) {
        section.write(out);
    }
}
