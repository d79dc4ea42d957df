//! Findings as workflow commands of GitHub Actions.

use unblame::finding::Severity;

use super::{FileReport, Report};
use crate::source::{Found, Lines};

pub fn write(report: &Report) -> String {
    let mut out = String::new();
    for trouble in &report.troubles {
        let file = property(&trouble.name);
        out.push_str(&format!(
            "::error file={file}::{}\n",
            data(&trouble.message)
        ));
    }
    for file in &report.files {
        let lines = Lines::of(&file.source.text);
        for found in &file.checked.found {
            out.push_str(&command(file, &lines, found));
        }
    }
    out
}

fn command(file: &FileReport, lines: &Lines<'_>, found: &Found) -> String {
    let finding = &found.finding;
    let (start, end) = (
        lines.position(found.range.start),
        lines.position(found.range.end),
    );
    let mut message = format!(
        "{}\n{}\n{}",
        finding.message(),
        finding.why,
        finding.instead
    );
    if let Some(fix) = found.fixes.first() {
        message.push_str(&format!("\nFor example: {}", fix.reads));
    }
    format!(
        "::{} file={},line={},endLine={},col={},endColumn={},title={}::{}\n",
        level(finding.severity),
        property(&file.name),
        start.line,
        end.line,
        start.column,
        end.column,
        property(finding.rule),
        data(&message),
    )
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "notice",
    }
}

/// The text behind a command, with what would end it escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property, with what would end it escaped.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_ends_the_command() {
        assert_eq!(data("50%\r\n::error::x"), "50%25%0D%0A::error::x");
        assert_eq!(property("a,b:c%"), "a%2Cb%3Ac%25");
    }
}
