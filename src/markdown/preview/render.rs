//! One text, from Markdown to HTML.

use std::{borrow::Cow, collections::HashMap, fmt, fmt::Write};

use comrak::{
    Arena,
    html::{ChildRendering, Context, format_document_with_formatter, format_node_default},
    nodes::{NodeLink, NodeValue, TableAlignment},
    options::Plugins,
    parse_document,
};

use super::{Medium, address::may_be_linked};
use crate::markdown::options;

/// The most by which references to link definitions may make a text grow, in bytes; comrak
/// allows no more either.
const MOST_REFERENCED: usize = 100_000;

/// How a text is rendered, apart from what it says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting<'a> {
    pub medium: Medium,
    /// Prefix of the ids of footnotes, so that no two texts share one.
    pub prefix: &'a str,
    /// The level that the text's outermost heading gets.
    pub base: u8,
    /// Whether a text that is a single paragraph stands without its `<p>`.
    pub inline: bool,
    /// Whether a line ends where it was typed to end, as it does in the cell of a table: there a
    /// wiki gets `<br>`.
    pub breaks: bool,
    /// Link definitions that stand elsewhere in the same field.
    pub definitions: &'a str,
}

/// The headings that are open at a point of a text: bit `n` for one of level `n`.
///
/// Levels are counted by nesting, so that no level is skipped however they were typed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Outline(u8);

impl Outline {
    fn enter(&mut self, level: u8, base: u8) -> u8 {
        self.0 &= (1 << level) - 1;
        let depth = u8::try_from(self.0.count_ones()).unwrap_or(0);
        self.0 |= 1 << level;
        (base + depth).min(6)
    }
}

#[derive(Debug)]
pub(super) struct Rendered {
    pub html: String,
    /// The open headings after the text.
    pub outline: Outline,
    pub has_headings: bool,
    /// Whether the text is a single paragraph.
    pub single: bool,
}

/// Renders a text that follows the given headings.
pub(super) fn render(text: &str, setting: Setting<'_>, outline: Outline) -> Rendered {
    let arena = Arena::new();
    let mut options = options();
    options.render.hardbreaks = setting.breaks;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let root = parse_document(
        &arena,
        &with_definitions(text, setting.definitions),
        &options,
    );
    name_footnotes(root, setting.prefix);
    let single = root
        .first_child()
        .is_some_and(|child| child.next_sibling().is_none() && is_paragraph(child));
    let state = State {
        setting,
        outline,
        has_headings: false,
        heading: 0,
        bare: single && setting.inline,
        cell: 0,
        links: 0,
    };
    let mut html = String::with_capacity(text.len() + text.len() / 4 + 16);
    let plugins = Plugins::default();
    let written =
        format_document_with_formatter(root, &options, &mut html, &plugins, format_node, state);
    // Writing to a string cannot fail; if it did, nothing unsafe would stand in it.
    let (outline, has_headings) = written.map_or((outline, false), |state| {
        (state.outline, state.has_headings)
    });
    Rendered {
        html,
        outline,
        has_headings,
        single,
    }
}

/// The text after its link definitions, with blanks in between: comrak allows references to
/// add no more bytes than the text is long, which a short text with long addresses exceeds.
fn with_definitions<'t>(text: &'t str, definitions: &str) -> Cow<'t, str> {
    let defines = text.contains("]:") || !definitions.is_empty();
    if !defines || !text.contains('[') {
        return text.into();
    }
    let references = text.bytes().filter(|&b| b == b'[').count();
    let longest = if definitions.is_empty() {
        text.len()
    } else {
        definitions.len()
    };
    let room = references.saturating_mul(longest).min(MOST_REFERENCED);
    let mut all = String::with_capacity(definitions.len() + room + text.len() + 4);
    all.push_str(definitions);
    all.push_str("\n\n");
    all.extend(std::iter::repeat_n(' ', room));
    all.push('\n');
    all.push_str(text);
    all.into()
}

/// Gives footnotes the names from which comrak makes their ids: the place and their number.
///
/// Definitions to which nothing refers, because another one has their name or because they
/// stand within another, are no footnotes: their text stays where it was written.
fn name_footnotes(root: comrak::Node<'_>, prefix: &str) {
    let mut numbers = HashMap::new();
    let mut definitions = Vec::new();
    for node in root.descendants() {
        match &mut node.data_mut().value {
            NodeValue::FootnoteReference(reference) => {
                let name = format!("{prefix}.{}", reference.ix);
                numbers.insert(std::mem::replace(&mut reference.name, name), reference.ix);
            }
            NodeValue::FootnoteDefinition(_) => definitions.push(node),
            _ => {}
        }
    }
    for node in definitions {
        let mut unused = true;
        if let NodeValue::FootnoteDefinition(definition) = &mut node.data_mut().value
            && definition.total_references > 0
            && let Some(number) = numbers.get(&definition.name)
        {
            definition.name = format!("{prefix}.{number}");
            unused = false;
        }
        if unused {
            while let Some(child) = node.first_child() {
                node.insert_before(child);
            }
            node.detach();
        }
    }
}

fn is_paragraph(node: comrak::Node<'_>) -> bool {
    matches!(node.data().value, NodeValue::Paragraph)
}

/// What the formatter carries along a document.
struct State<'a> {
    setting: Setting<'a>,
    outline: Outline,
    has_headings: bool,
    /// The level of the heading that is being written.
    heading: u8,
    /// Whether the only paragraph is written without its tags.
    bare: bool,
    /// The index of the next table cell in its row.
    cell: usize,
    /// How many links are open around this point.
    links: usize,
}

fn format_node(
    context: &mut Context<State<'_>>,
    node: comrak::Node<'_>,
    entering: bool,
) -> Result<ChildRendering, fmt::Error> {
    match &node.data().value {
        NodeValue::Paragraph if context.user.bare => {}
        NodeValue::Heading(heading) => write_heading(context, heading.level, entering)?,
        NodeValue::HtmlBlock(block) if entering => write_typed_html(context, &block.literal)?,
        NodeValue::HtmlBlock(_) => {}
        NodeValue::CodeBlock(block) if entering => write_code(context, &block.literal)?,
        NodeValue::CodeBlock(_) => {}
        NodeValue::TaskItem(task) => write_task(context, task.symbol.is_some(), entering)?,
        NodeValue::Link(link) => write_link(context, link, entering)?,
        NodeValue::Image(_) if entering => return Ok(ChildRendering::Plain),
        NodeValue::Image(image) => write_image_address(context, &image.url)?,
        NodeValue::TableRow(_) => {
            context.user.cell = 0;
            return format_node_default(context, node, entering);
        }
        NodeValue::TableCell => write_table_cell(context, node, entering)?,
        NodeValue::Table(_) => return write_table(context, node, entering),
        _ => return format_node_default(context, node, entering),
    }
    Ok(ChildRendering::HTML)
}

fn write_heading(context: &mut Context<State<'_>>, level: u8, entering: bool) -> fmt::Result {
    if entering {
        let base = context.user.setting.base;
        context.user.has_headings = true;
        let shown = context.user.outline.enter(level, base);
        context.user.heading = shown;
        context.cr()?;
        write!(context, "<h{shown}>")
    } else {
        let shown = context.user.heading;
        write!(context, "</h{shown}>")?;
        context.lf()
    }
}

/// Shows typed tags as the characters that they are.
fn write_typed_html(context: &mut Context<State<'_>>, literal: &str) -> fmt::Result {
    context.cr()?;
    context.write_str("<p>")?;
    for (index, line) in literal.trim_end().lines().enumerate() {
        if index > 0 {
            context.write_str("<br />\n")?;
        }
        context.escape(line)?;
    }
    context.write_str("</p>\n")
}

fn write_code(context: &mut Context<State<'_>>, literal: &str) -> fmt::Result {
    context.cr()?;
    context.write_str(match context.user.setting.medium {
        Medium::Clipboard => "<pre><code>",
        _ => "<pre tabindex=\"0\" role=\"group\" aria-label=\"Code\"><code>",
    })?;
    context.escape(literal)?;
    context.write_str("</code></pre>\n")
}

/// A task's box is a sign with a name: a check box that cannot be ticked would promise more,
/// and one without a label is lost on those who cannot see it.
fn write_task(context: &mut Context<State<'_>>, done: bool, entering: bool) -> fmt::Result {
    if !entering {
        return context.write_str("</li>\n");
    }
    context.cr()?;
    context.write_str("<li>")?;
    context.write_str(task_sign(context.user.setting.medium, done))
}

/// The sign of a task that is done, or is to do, as HTML.
pub(super) const fn task_sign(medium: Medium, done: bool) -> &'static str {
    match (medium, done) {
        (Medium::Clipboard, true) => "☑ ",
        (Medium::Clipboard, false) => "☐ ",
        (_, true) => "<span class=\"task\" role=\"img\" aria-label=\"Done:\">☑</span> ",
        (_, false) => "<span class=\"task\" role=\"img\" aria-label=\"To do:\">☐</span> ",
    }
}

fn write_link(context: &mut Context<State<'_>>, link: &NodeLink, entering: bool) -> fmt::Result {
    if !may_be_linked(&link.url) {
        // The words stay; the address is shown so that nothing typed is lost.
        return if entering || link.url.is_empty() {
            Ok(())
        } else {
            write_address(context, &link.url)
        };
    }
    if !entering {
        context.user.links = context.user.links.saturating_sub(1);
        return context.write_str("</a>");
    }
    context.user.links += 1;
    open_link(context, &link.url)?;
    if !link.title.is_empty() {
        context.write_str(" title=\"")?;
        context.escape(&link.title)?;
        context.write_str("\"")?;
    }
    context.write_str(">")
}

fn open_link(context: &mut Context<State<'_>>, address: &str) -> fmt::Result {
    context.write_str("<a href=\"")?;
    context.escape_href(address)?;
    context.write_str(match context.user.setting.medium {
        Medium::Clipboard => "\"",
        _ => "\" rel=\"noopener noreferrer nofollow\" target=\"_blank\"",
    })
}

/// An image is never loaded: its alternative text has been written, its address follows.
fn write_image_address(context: &mut Context<State<'_>>, address: &str) -> fmt::Result {
    if address.is_empty() {
        return Ok(());
    }
    if context.user.links > 0 || !may_be_linked(address) {
        return write_address(context, address);
    }
    context.write_str(" (")?;
    open_link(context, address)?;
    context.write_str(">")?;
    context.escape(address)?;
    context.write_str("</a>)")
}

fn write_address(context: &mut Context<State<'_>>, address: &str) -> fmt::Result {
    context.write_str(" (")?;
    context.escape(address)?;
    context.write_str(")")
}

fn write_table(
    context: &mut Context<State<'_>>,
    node: comrak::Node<'_>,
    entering: bool,
) -> Result<ChildRendering, fmt::Error> {
    let wrapped = !matches!(context.user.setting.medium, Medium::Clipboard);
    if entering && wrapped {
        context.cr()?;
        context.write_str(
            "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n",
        )?;
    }
    let children = format_node_default(context, node, entering)?;
    if !entering && wrapped {
        context.write_str("</div>\n")?;
    }
    Ok(children)
}

fn write_table_cell(
    context: &mut Context<State<'_>>,
    node: comrak::Node<'_>,
    entering: bool,
) -> fmt::Result {
    let row = node.parent();
    // A heading that says nothing is none, and would be read out as one.
    let in_head = node.first_child().is_some()
        && row.is_some_and(|row| matches!(row.data().value, NodeValue::TableRow(true)));
    if !entering {
        return context.write_str(if in_head { "</th>" } else { "</td>" });
    }
    let alignment = row
        .and_then(|row| row.parent())
        .and_then(|table| match &table.data().value {
            NodeValue::Table(table) => table.alignments.get(context.user.cell).copied(),
            _ => None,
        });
    context.user.cell += 1;
    context.cr()?;
    context.write_str(if in_head { "<th scope=\"col\"" } else { "<td" })?;
    context.write_str(match alignment {
        Some(TableAlignment::Left) => " align=\"left\">",
        Some(TableAlignment::Center) => " align=\"center\">",
        Some(TableAlignment::Right) => " align=\"right\">",
        Some(TableAlignment::None) | None => ">",
    })
}
