//! Which lines belong under which heading.

use super::{
    blocks::{heading_text, underline},
    names::{self, Target, of_section},
    times,
};
use crate::{
    document::{Field, List, Section},
    markdown::{
        block,
        lines::{Kind, Scanner, in_comments},
    },
};

/// The headings around a line.
#[derive(Default)]
pub(super) struct Outline {
    /// With their levels, the outermost first.
    around: Vec<(usize, Target)>,
    has_headings: bool,
    /// Whether a section has begun: what is called so later is no title.
    has_sections: bool,
    /// The levels at which sections have begun.
    levels: Vec<usize>,
}

/// What a heading does to the lines below it.
pub(super) enum Route {
    /// They stay where they are, and the heading with them.
    Content,
    /// They go where its name says; it may say more than the name.
    Named {
        target: Target,
        name: String,
        said: String,
    },
    /// It states a fact, and they stay where they are.
    Fact,
    /// It is the title of the document, and they lead in.
    Title(String),
    /// They go to the text of an outer heading, and the heading with them.
    Inner(Target),
    /// They go where nothing is sorted, and the heading with them.
    Unknown(String),
}

/// A heading among lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    pub(super) level: usize,
    /// Whether the line below is a part of it.
    pub(super) is_underlined: bool,
}

/// Which lines are headings; in a comment there are none.
pub(super) fn heads(lines: &[&str]) -> Vec<Option<Head>> {
    let mut scanner = Scanner::default();
    let mut between = true;
    let numbered = lines.iter().zip(in_comments(lines)).enumerate();
    let heads = numbered.map(|(number, (line, is_comment))| {
        let kind = scanner.next(line);
        let below = lines.get(number + 1).copied().unwrap_or_default();
        let level = match kind {
            _ if is_comment => None,
            Kind::Heading(level) => Some(level),
            Kind::Text if between => underline(below),
            _ => None,
        };
        between = matches!(kind, Kind::Blank | Kind::Heading(_));
        level.map(|level| Head {
            level,
            is_underlined: kind == Kind::Text,
        })
    });
    let heads: Vec<Option<Head>> = heads.collect();
    match heads.iter().all(Option::is_none) {
        true => plain_heads(lines).unwrap_or(heads),
        false => heads,
    }
}

/// In a text without marks, as it is copied from a page, lines that are nothing but the names of
/// sections are its headings, and a first line before them is its title. `None` where there are not
/// several.
fn plain_heads(lines: &[&str]) -> Option<Vec<Option<Head>>> {
    let mut scanner = Scanner::default();
    let (mut is_before, mut between) = (true, true);
    let heads = lines.iter().map(|line| {
        let kind = scanner.next(line);
        let is_first = is_before && kind == Kind::Text;
        is_before &= kind == Kind::Blank;
        let is_apart = std::mem::replace(&mut between, kind == Kind::Blank);
        let is_name = || {
            let is_short = line.len() <= LONGEST_PLAIN && !line.contains('/');
            is_short && is_apart && names::target(line).is_some()
        };
        let is_title = || is_first && line.len() <= LONGEST_PLAIN && !line.ends_with(['.', ':']);
        let level = match kind {
            Kind::Text if is_name() => Some(2),
            Kind::Text if is_title() && !line.contains(['\t', '|', ':']) => Some(1),
            _ => None,
        };
        level.map(|level| Head {
            level,
            is_underlined: false,
        })
    });
    let heads: Vec<Option<Head>> = heads.collect();
    let names = heads.iter().flatten().filter(|head| head.level == 2);
    (names.count() > 1).then_some(heads)
}

/// How long a heading without marks may be, in bytes; longer ones are sentences.
const LONGEST_PLAIN: usize = 80;

/// The one line below a heading, with its number, where it is all up to the next heading: in a
/// form that was filled in, it is what was answered.
pub(super) fn answer<'t>(lines: &[&'t str], number: usize, head: Head) -> Option<(usize, &'t str)> {
    let mut scanner = Scanner::default();
    let below = number + 1 + usize::from(head.is_underlined);
    let below = lines.iter().enumerate().skip(below);
    let mut said = below
        .map(|(number, &line)| (number, line, scanner.next(line)))
        .filter(|(_, _, kind)| *kind != Kind::Blank);
    let (number, line, kind) = said.next()?;
    let is_all = said
        .next()
        .is_none_or(|(_, _, kind)| matches!(kind, Kind::Heading(_)));
    (kind == Kind::Text && is_all).then(|| (number, line.trim()))
}

/// What GitHub writes below a question of a form that was left out.
pub(super) const NO_ANSWER: &str = "_No response_";

/// Whether these lines are only that.
pub(super) fn is_unanswered(lines: &[&str]) -> bool {
    let mut said = lines.iter().filter(|line| !line.trim().is_empty());
    said.next().is_some_and(|line| line.trim() == NO_ANSWER) && said.next().is_none()
}

impl Outline {
    /// Comes to a section that is just as we write it.
    pub(super) fn begin(&mut self, section: Section) {
        self.around = vec![(2, of_section(section))];
        self.has_headings = true;
        self.has_sections |= section != Section::Incident;
    }

    /// Where a line belongs that comes next.
    pub(super) fn target(&self) -> Target {
        self.around
            .last()
            .map_or(Target::Incident, |(_, target)| *target)
    }

    /// Where the lines below a heading belong, which stands among lines that belong to `current`.
    /// `title` is what was found so far. `is_fact` is asked only where its name is none of ours, and
    /// told whether the heading stands below none of ours.
    pub(super) fn route(
        &mut self,
        (level, line): (usize, &str),
        current: Target,
        title: &str,
        is_fact: &mut dyn FnMut(&str, bool) -> bool,
    ) -> Route {
        let text = heading_text(line);
        let is_sunk = !self.around.is_empty() && block::is_sunk(line, level);
        let is_first = !std::mem::replace(&mut self.has_headings, true);
        let is_event = current == Target::Rows(List::Timeline)
            && (times::split(&text).is_some() || times::is_day(&text));
        let is_below = self
            .around
            .last()
            .is_some_and(|(around, _)| level > *around);
        let is_asked = current == Target::Rows(List::Whys) && is_below && text.ends_with('?');
        if text.is_empty() || is_sunk || is_event || is_asked {
            return Route::Content;
        }
        let (name, said) = match text.split_once(": ") {
            Some((name, said)) if names::target(name).is_some() => (name, said),
            _ => (text.as_str(), ""),
        };
        // The front matter may have said before what the heading says again.
        let may_be_title = title.is_empty() || title.trim().eq_ignore_ascii_case(&text);
        let is_title = (level == 1 || is_first) && may_be_title && !self.has_sections;
        // "Incident: the checkout was down" is what it is called.
        let is_named = !said.is_empty() && names::target(name) == Some(Target::Incident);
        if is_named && is_title {
            self.around.clear();
            return Route::Title(text);
        }
        if let Some(target) = names::target(name) {
            self.enter(level, target);
            return Route::Named {
                target,
                name: name.to_owned(),
                said: said.to_owned(),
            };
        }
        let is_outer = self.around.iter().all(|(around, _)| level <= *around);
        if is_fact(&text, is_outer) {
            return Route::Fact;
        }
        if is_title {
            self.around.clear();
            return Route::Title(text);
        }
        self.leave(level);
        match self.around.last() {
            // Beside the sections below a summary stands no further part of it.
            Some((_, Target::Prose(Field::Summary))) if self.levels.contains(&level) => {
                self.around.push((level, Target::Unsorted));
                Route::Unknown(text)
            }
            Some((_, target)) if *target == current => Route::Content,
            Some((_, target)) => Route::Inner(*target),
            None => {
                self.around.push((level, Target::Unsorted));
                Route::Unknown(text)
            }
        }
    }

    fn enter(&mut self, level: usize, target: Target) {
        self.leave(level);
        self.around.push((level, target));
        if target != Target::Incident {
            self.has_sections = true;
            self.levels.push(level);
        }
    }

    fn leave(&mut self, level: usize) {
        self.around.retain(|(around, _)| *around < level);
    }
}
