//! Findings for people, as a compiler shows its own.

use anstyle::{AnsiColor, Style};
use unblame::finding::Severity;

use super::{FileReport, Report, excerpt::excerpt};
use crate::{
    output::{has_colour, visible},
    source::{Found, Lines, Replacement},
};

pub fn write(report: &Report) -> String {
    let on = has_colour();
    write_with(report, Paint { on })
}

fn write_with(report: &Report, paint: Paint) -> String {
    let mut out = String::new();
    for file in &report.files {
        let lines = Lines::of(&file.source.text);
        for found in &file.checked.found {
            write_found(&mut out, file, &lines, found, paint);
        }
    }
    out
}

fn write_found(
    out: &mut String,
    file: &FileReport,
    lines: &Lines<'_>,
    found: &Found,
    paint: Paint,
) {
    let finding = &found.finding;
    let start = lines.position(found.range.start);
    let rows = excerpt(&file.source.text, lines, &found.range);
    let widest = rows.iter().filter_map(|row| row.number).max();
    let width = widest.unwrap_or(start.line).to_string().len();
    let margin = " ".repeat(width);
    let level = level_style(finding.severity);
    let bar = paint.with(FRAME, "|");

    let level_and_rule = format!("{}[{}]", finding.severity.key(), finding.rule);
    let message = format!(": {}", finding.message());
    out.push_str(&paint.with(level, &level_and_rule));
    out.push_str(&paint.with(STRONG, &message));
    out.push('\n');

    let arrow = paint.with(FRAME, "-->");
    let name = visible(&file.name);
    out.push_str(&format!(
        "{margin}{arrow} {name}:{}:{}\n",
        start.line, start.column
    ));

    out.push_str(&format!("{margin} {bar}\n"));
    for row in rows {
        let number = row.number.map_or_else(String::new, |line| line.to_string());
        let number = paint.with(FRAME, &format!("{number:width$}"));
        let indent = row.marks.len() - row.marks.trim_start().len();
        let (spaces, marks) = row.marks.split_at(indent);
        let marks = paint.with(level, marks);
        let line = format!("{number} {bar} {spaces}{marks}{}", row.text);
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out.push_str(&format!("{margin} {bar}\n"));

    let mut note = |name: &str, text: &str| {
        let equals = paint.with(FRAME, "=");
        let name = paint.with(STRONG, name);
        out.push_str(&format!("{margin} {equals} {name}: {text}\n"));
    };
    note("why", finding.why);
    note("instead", finding.instead);
    for (fix, replacement) in finding.fixes.iter().zip(&found.fixes) {
        note(
            "help",
            &help(&fix.label, fix.action.as_deref(), replacement),
        );
    }
    for remedy in &finding.remedies {
        note("help", &visible(&remedy.label));
    }
    out.push('\n');
}

fn help(label: &str, action: Option<&str>, fix: &Replacement) -> String {
    let mut help = format!("{label}: \"{}\"", visible(&fix.reads));
    if let Some(action) = action {
        help.push_str(&format!(", with the action item \"{}\"", visible(action)));
    }
    if fix.is_automatic {
        help.push_str(" (--fix puts it in)");
    }
    help
}

const STRONG: Style = Style::new().bold();
const FRAME: Style = AnsiColor::BrightBlue.on_default().bold();

const fn level_style(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::BrightRed.on_default().bold(),
        Severity::Warning => AnsiColor::Yellow.on_default().bold(),
        Severity::Hint => AnsiColor::BrightCyan.on_default().bold(),
    }
}

#[derive(Debug, Clone, Copy)]
struct Paint {
    on: bool,
}

impl Paint {
    fn with(self, style: Style, text: &str) -> String {
        if self.on {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use snapbox::{assert_data_eq, str};

    use super::*;
    use crate::sample::{TEXT, report};

    const PLAIN: Paint = Paint { on: false };

    #[test]
    fn findings_read_like_those_of_a_compiler() {
        assert_data_eq!(
            write_with(&report("notes.md", TEXT), PLAIN),
            str![[r#"
warning[a-word]: A word.
 --> notes.md:5:19
  |
5 | One day. 😀 It was    bad.
  |                       ^^^
  |
  = why: It is one, by 100 %.
  = instead: Say another.
  = help: Say it so: "😀 It was a | worse." (--fix puts it in)

error[a-word]: A word.
  --> notes.md:11:11
   |
11 | | 14:05 | John |
   |           ^^^^
   |
   = why: It is one, by 100 %.
   = instead: Say another.
   = help: Say it so: "[who?]", with the action item "Find out."


"#]]
        );
    }

    #[test]
    fn colours_are_for_terminals() {
        let style = level_style(Severity::Error);
        assert_eq!(PLAIN.with(style, "x"), "x");
        assert_eq!(
            Paint { on: true }.with(style, "x"),
            "\u{1b}[1m\u{1b}[91mx\u{1b}[0m"
        );
    }

    #[test]
    fn a_finding_over_several_lines_is_marked_from_its_first_to_its_last() {
        let mut report = report("notes.md", "One\nbad\nday\n");
        report.files[0].checked.found[0].range = 1..7;
        assert!(
            write_with(&report, PLAIN).contains("1 |   One\n  |  __^\n2 | | bad\n  | |___^\n",)
        );
        report.files[0].source.text = "One\n2\n3\n4\n5\n6\n7\n8\n9\nbad day\n".into();
        report.files[0].checked.found[0].range = 0..25;
        let text = write_with(&report, PLAIN);
        assert!(
            text.contains("1  |   One\n   |  _^\n   | | \u{2026}\n10 | | bad day\n   | |_____^\n"),
            "{text}"
        );
    }
}
