//! Findings for people, as a compiler shows its own.

use anstyle::{AnsiColor, Style};
use unblame::finding::Severity;

use super::{FileReport, Report, snippet::snippet};
use crate::{
    output::{has_colour, visible},
    source::{Found, Lines, Replacement},
};

pub fn write(report: &Report) -> String {
    let paint = Paint { on: has_colour() };
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
    let number = start.line.to_string();
    let margin = " ".repeat(number.len());
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

    let line = lines.range(start.line);
    let text = file.source.text.get(line.clone()).unwrap_or_default();
    let from = found.range.start.saturating_sub(line.start);
    let to = found
        .range
        .end
        .min(line.end)
        .saturating_sub(line.start)
        .max(from);
    let shown = snippet(text, from..to);
    out.push_str(&format!("{margin} {bar}\n"));
    out.push_str(&format!(
        "{} {bar} {}\n",
        paint.with(FRAME, &number),
        shown.line.trim_end()
    ));
    let indent = shown.underline.len() - shown.underline.trim_start().len();
    let (spaces, carets) = shown.underline.split_at(indent);
    out.push_str(&format!(
        "{margin} {bar} {spaces}{}\n",
        paint.with(level, carets)
    ));
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
