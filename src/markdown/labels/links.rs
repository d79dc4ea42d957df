//! Links by reference as links that say themselves where they lead: in a text of somebody else's
//! the definitions stand at its end, or wherever, and its parts come into fields of their own.

use std::ops::Range;

use super::{
    groups::{Group, groups, hash},
    probe::{self, Part, Use},
};

/// What is to be written in the place of these bytes.
#[derive(Debug, PartialEq, Eq)]
pub struct Edit<'t> {
    pub range: Range<usize>,
    pub text: String,
    /// The label that is not in the text any more.
    pub label: &'t str,
}

/// Writes the address into each link that names it by a label, in the order of the text, and takes
/// the definitions away to which a link led. Footnotes stay as they are, and so does a definition
/// that goes on over lines, to which nothing leads, or to which what is `fixed` leads: the bytes of
/// which that is true are not changed.
pub fn in_place(text: &str, fixed: impl Fn(usize) -> bool) -> Vec<Edit<'_>> {
    let defined = groups(text).filter(|group| group.may_define(text));
    let defined = defined.filter(|group| !group.label(text).starts_with('^'));
    let mut labels: Vec<u64> = defined
        .filter_map(|group| hash(group.label(text)))
        .collect();
    labels.sort_unstable();
    let parts = match labels.is_empty() {
        true => Vec::new(),
        false => probe::parts(text, &labels),
    };
    let (definitions, references): (Vec<Part>, Vec<Part>) = parts
        .into_iter()
        .partition(|part| part.used == Use::Full && part.group.may_define(text));
    let mut definitions: Vec<Definition<'_>> = definitions
        .into_iter()
        .filter_map(|part| Definition::read(text, part.group))
        .collect();
    // Of two with one label the first one counts.
    definitions.sort_by_key(|definition| definition.hash);
    definitions.dedup_by_key(|definition| definition.hash);
    let mut edits = Vec::new();
    for part in references {
        let of = hash(part.group.label(text));
        let found = of.and_then(|of| definitions.iter_mut().find(|known| known.hash == of));
        let Some(definition) = found else {
            continue;
        };
        definition.is_used = true;
        if fixed(part.group.start) {
            definition.stays = true;
        } else {
            edits.push(refer(text, part, &definition.address));
        }
    }
    let gone = definitions.into_iter().filter(|known| {
        let stays = known.stays || fixed(known.line.start);
        known.is_used && !stays
    });
    edits.extend(gone.map(|definition| Edit {
        range: definition.line,
        text: String::new(),
        label: definition.label,
    }));
    edits.sort_by_key(|edit| edit.range.start);
    edits
}

fn refer<'t>(text: &'t str, part: Part, address: &str) -> Edit<'t> {
    let Group { start, end } = part.group;
    let behind = end + 1;
    let blank = part.group.blank_behind(text).unwrap_or_default();
    let (range, label) = match part.used {
        Use::Full => (start..behind, part.group.label(text)),
        Use::Shortcut => (behind..behind, ""),
        Use::Collapsed => (behind..behind + "[]".len() + blank.len(), ""),
    };
    Edit {
        range,
        text: format!("({address})"),
        label,
    }
}

/// A definition that stands in a line of its own.
struct Definition<'t> {
    label: &'t str,
    hash: u64,
    /// As it stands in the parentheses of a link, with the title.
    address: String,
    /// The bytes of the line, with its end.
    line: Range<usize>,
    is_used: bool,
    stays: bool,
}

impl<'t> Definition<'t> {
    fn read(text: &'t str, group: Group) -> Option<Self> {
        let start = text[..group.start].rfind('\n').map_or(0, |at| at + 1);
        let rest = &text[group.end + "]:".len()..];
        let line = rest.lines().next()?;
        let below = rest[line.len()..].trim_start_matches('\n');
        let is_alone = text[start..group.start].trim().is_empty();
        let goes_on = below.trim_start().starts_with(['"', '\'', '(']);
        let end = text.len() - rest.len() + line.len();
        let label = group.label(text);
        (is_alone && !goes_on).then_some(())?;
        Some(Self {
            label,
            hash: hash(label)?,
            address: address(line.trim())?,
            line: start..text.len().min(end + 1),
            is_used: false,
            stays: false,
        })
    }
}

/// What stands behind the label of a definition, for the parentheses of a link; `None` where a
/// link would not be read as the definition is, or a table would part it.
fn address(said: &str) -> Option<String> {
    let address = match said.strip_prefix('<') {
        Some(inner) => &said[..inner.find('>')? + "<>".len()],
        None => said.split([' ', '\t']).next()?,
    };
    let title = said[address.len()..].trim();
    let is_quoted =
        |mark: char| title.len() > 1 && title.starts_with(mark) && title.ends_with(mark);
    let is_title = title.is_empty() || is_quoted('"') || is_quoted('\'');
    if address.is_empty() || !is_title || said.contains('|') {
        return None;
    }
    let address = match !address.starts_with('<') && address.contains(['(', ')']) {
        true => format!("<{address}>"),
        false => address.to_owned(),
    };
    let link = match title.is_empty() {
        true => address,
        false => format!("{address} {title}"),
    };
    Some(link)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        written_but(text, |_| false)
    }

    fn written_but(text: &str, fixed: impl Fn(usize) -> bool) -> String {
        let mut out = text.to_owned();
        for edit in in_place(text, fixed).into_iter().rev() {
            out.replace_range(edit.range, &edit.text);
        }
        out
    }

    #[test]
    fn each_link_takes_its_address_with_it() {
        let text = "[The log][1], [ticket], ![plan][] and [again][1].\n\n[1]: https://a.example/(x) \"All\"\n[Ticket]: <https://b.example/a b>\n[plan]: p.png\n";
        assert_eq!(
            written(text),
            "[The log](<https://a.example/(x)> \"All\"), [ticket](<https://b.example/a b>), ![plan](p.png) and [again](<https://a.example/(x)> \"All\").\n\n"
        );
    }

    #[test]
    fn what_is_no_link_stays_as_it_is() {
        for text in [
            "`[a]` and\n\n    [a]\n\n[a]: /x\n",
            "[a] and [b]\n\n[a]: /x|y\n",
            "A note[^1].\n\n[^1]: said\n",
            "[a]\n\n[a]: /x\n\"A title below\"\n",
            "- [a]: an item\n- [b] another\n",
            "[a](/y) \\[a]\n\n[a]: /x\n",
        ] {
            assert_eq!(written(text), text);
        }
    }

    #[test]
    fn of_two_definitions_the_first_one_counts() {
        assert_eq!(written("[a]\n\n[a]: /x\n[A]: /y\n"), "[a](/x)\n\n[A]: /y\n");
    }

    #[test]
    fn what_is_fixed_keeps_its_definition() {
        let text = "[a] and [b]\n\n[a]\n\n[a]: /x\n[b]: /y\n";
        assert_eq!(
            written_but(text, |at| (12..17).contains(&at)),
            "[a](/x) and [b](/y)\n\n[a]\n\n[a]: /x\n"
        );
    }
}
