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
    use snapbox::{assert_data_eq, str};

    use super::*;
    use crate::sample::{TEXT, report};

    #[test]
    fn each_finding_is_a_command() {
        assert_data_eq!(
            write(&report("a,b.md", TEXT)),
            str![[r#"
::error file=gone.md::It cannot be read: there is no such file or folder.
::warning file=a%2Cb.md,line=5,endLine=5,col=19,endColumn=22,title=a-word::A word.%0AIt is one, by 100 %25.%0ASay another.%0AFor example: 😀 It was a | worse.
::error file=a%2Cb.md,line=11,endLine=11,col=11,endColumn=15,title=a-word::A word.%0AIt is one, by 100 %25.%0ASay another.%0AFor example: [who?]

"#]]
        );
    }

    #[test]
    fn nothing_in_a_text_ends_the_command() {
        assert_eq!(data("50%\r\n::error::x"), "50%25%0D%0A::error::x");
        assert_eq!(property("a,b:c%"), "a%2Cb%3Ac%25");
    }
}
