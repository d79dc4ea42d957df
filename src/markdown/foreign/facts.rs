//! Facts behind labels: `**Severity:** Major`, `- Date: 2025-12-05`, `| Author | Robin |`.

use super::{
    Reader,
    blocks::is_delimiter,
    names::{self, Fact, Target},
    synonyms::document_status,
    times,
};
use crate::{
    document::{Field, Id, List, Place, Section, moment},
    markdown::{
        block,
        inline::{from_line, split_row},
        lines::{Kind, Scanner, in_comments, item_marker},
        read::Problem,
        write::{cause_labels, read_duration},
    },
};

/// How long a label may be, in bytes; longer ones are sentences.
const LONGEST_LABEL: usize = 40;

impl Reader {
    /// Facts and lists about the incident; prose between them leads into the summary.
    pub(super) fn incident(&mut self, lines: &[&str], new_id: &mut dyn FnMut() -> Id) {
        for (label, lines) in by_item(lines) {
            match self.target_of(label) {
                Some(target) => self.place(target, &lines, new_id),
                None => self.lead(&lines, new_id),
            }
        }
    }

    fn lead(&mut self, lines: &[&str], new_id: &mut dyn FnMut() -> Id) {
        for (label, lines) in by_label(lines, |name| lists_only(name, Section::Incident)) {
            match self.target_of(label) {
                Some(target) => self.place(target, &lines, new_id),
                None => {
                    let rest = self.facts(&lines, Section::Incident, new_id);
                    let (mut rest, unknown) = without_unknown(&rest);
                    for head in take_bare_heads(&mut rest) {
                        self.label(head);
                    }
                    for (label, line) in unknown {
                        let label = label.to_owned();
                        self.note(line.trim(), Some(Problem::UnknownFact { label }));
                    }
                    self.prose(Field::Summary, &rest, &[]);
                }
            }
        }
    }

    /// Facts and lists about the follow-up; everything else there is something to do.
    pub(super) fn follow_up(&mut self, lines: &[&str], new_id: &mut dyn FnMut() -> Id) {
        for (label, lines) in by_label(lines, |name| lists_only(name, Section::FollowUp)) {
            match self.target_of(label) {
                Some(target) => self.place(target, &lines, new_id),
                None => {
                    let rest = self.facts(&lines, Section::FollowUp, new_id);
                    self.rows(List::Actions, &rest, new_id);
                }
            }
        }
    }

    /// Prose and lists about causes; what has no label is the underlying cause.
    pub(super) fn causes(&mut self, lines: &[&str], new_id: &mut dyn FnMut() -> Id) {
        let labels = cause_labels();
        for (label, lines) in by_label(lines, is_cause) {
            match self.target_of(label) {
                Some(Target::Prose(field)) => self.prose(field, &lines, &labels),
                Some(Target::Rows(list)) => self.rows(list, &lines, new_id),
                _ => self.prose(Field::UnderlyingCause, &lines, &labels),
            }
        }
    }

    /// Adds prose to a field.
    pub(super) fn prose(&mut self, field: Field, lines: &[&str], labels: &[&str]) {
        let first = lines.iter().position(|line| !line.trim().is_empty());
        let lines = first.map_or(&[][..], |first| &lines[first..]);
        let joined = lines.join("\n");
        let is_code = joined.starts_with("    ") || joined.starts_with('\t');
        let text = if is_code {
            joined.trim_end()
        } else {
            joined.trim()
        };
        let text = block::decode(text, labels);
        if text.is_empty() {
            return;
        }
        self.found(field.section());
        if let Some(old) = self.doc.text_mut(Place::Field(field)) {
            if !old.is_empty() {
                old.push_str("\n\n");
            }
            old.push_str(&text);
        }
    }

    /// Gives whether the whole value is understood. Of "Complete, action items in progress" only
    /// the first is, and all of it is noted.
    fn status(&mut self, value: &str) -> bool {
        let whole = document_status(value);
        let first = value
            .split_once(',')
            .and_then(|(first, _)| document_status(first));
        if let Some(status) = whole.or(first) {
            self.doc.status = status;
        }
        if whole.is_some() {
            self.label(value);
        }
        whole.is_some()
    }

    /// Fills the field of a labelled fact. What no field takes is noted with the whole line.
    /// False where the label names no fact.
    pub(super) fn fact(
        &mut self,
        label: &str,
        value: &str,
        line: &str,
        new_id: &mut dyn FnMut() -> Id,
    ) -> bool {
        let Some(fact) = names::fact(label) else {
            return false;
        };
        let value = from_line(value.trim());
        let taken = match fact {
            // What does not follow from start and end is a number of the impact.
            Fact::Duration => {
                if !self.duration(&value) {
                    self.rows(List::Impact, &[&[label, ": ", &value].concat()], new_id);
                }
                true
            }
            Fact::Measure | Fact::Role => {
                let list = match fact {
                    Fact::Role => List::Participants,
                    _ => List::Impact,
                };
                self.rows(list, &[&[label, ": ", &value].concat()], new_id);
                true
            }
            // Those with whom it is shared may be a sentence each.
            Fact::Rows(List::Sharing) => {
                let items: Vec<String> = value
                    .split(", ")
                    .map(|name| ["- ", name].concat())
                    .collect();
                let items: Vec<&str> = items.iter().map(String::as_str).collect();
                self.rows(List::Sharing, &items, new_id);
                true
            }
            Fact::Rows(list) => {
                self.rows(list, &[&value], new_id);
                true
            }
            Fact::Field(Field::Status) => self.status(&value),
            Fact::Field(field) => {
                let free = self.doc.field(field).is_empty();
                free && self.doc.set_text(Place::Field(field), &value)
            }
        };
        if taken {
            self.found(Section::Incident);
            self.label(label);
        } else {
            let label = label.to_owned();
            self.note(line.trim(), Some(Problem::UnknownFact { label }));
        }
        true
    }

    /// Who owns the follow-up is not who wrote the document.
    fn responsible(&mut self, label: &str, value: &str, line: &str) -> bool {
        let place = Place::Field(Field::Responsible);
        let value = from_line(value.trim());
        if self.doc.responsible.is_empty() && self.doc.set_text(place, &value) {
            self.found(Section::FollowUp);
            self.label(label);
        } else {
            let label = label.to_owned();
            self.note(line.trim(), Some(Problem::UnknownFact { label }));
        }
        true
    }

    /// Start and end, where nothing else is said than their difference.
    fn duration(&mut self, text: &str) -> bool {
        let plain = text.replacen(" \u{2013} ", " - ", 1);
        let Some((start, end, words)) = read_duration(&plain) else {
            return false;
        };
        let minutes = moment::incident_minutes(&self.doc.incident_date, start, end);
        let computed = words.is_empty() || minutes.map(moment::in_words).as_deref() == Some(words);
        let read = moment::read_moment(start).is_some() && moment::read_moment(end).is_some();
        let free = self.doc.start.is_empty() && self.doc.end.is_empty();
        if !(computed && read && free) {
            return false;
        }
        self.label(words);
        start.clone_into(&mut self.doc.start);
        end.clone_into(&mut self.doc.end);
        true
    }

    /// Takes the facts out of some lines of a section and gives the others.
    fn facts<'t>(
        &mut self,
        lines: &[&'t str],
        section: Section,
        new_id: &mut dyn FnMut() -> Id,
    ) -> Vec<&'t str> {
        let mut scanner = Scanner::default();
        let mut rest = Vec::new();
        let mut took_row = false;
        for (&line, is_comment) in lines.iter().zip(in_comments(lines)) {
            let kind = scanner.next(line);
            let fact = match kind {
                Kind::Item | Kind::Text if !is_comment => fact_of(line),
                _ => None,
            };
            let taken = fact.is_some_and(|(label, value)| {
                let owns = names::fact(label) == Some(Fact::Field(Field::Authors));
                match owns && section == Section::FollowUp {
                    true => self.responsible(label, value, line),
                    false => self.fact(label, value, line, new_id),
                }
            });
            // The head of a table without names of its columns is its first fact.
            let is_bare = took_row && kind == Kind::Text && is_delimiter(line);
            if !taken && !is_bare {
                rest.push(line);
            }
            took_row = taken && line.contains('|');
        }
        for head in take_bare_heads(&mut rest) {
            self.label(head);
        }
        rest
    }

    fn target_of(&mut self, label: Option<(Target, &str)>) -> Option<Target> {
        let (target, name) = label?;
        self.label(name);
        Some(target)
    }
}

/// How long the value of a fact may be, in bytes; what is longer is a sentence.
const LONGEST_VALUE: usize = 80;

/// Lines that lead in, without those before any prose that state a fact of which we have no field;
/// and these, each behind its label. They are set off by bold letters, by an item or by a table, and
/// none goes on in the next line.
pub(super) fn without_unknown<'t>(lines: &[&'t str]) -> (Vec<&'t str>, Vec<(&'t str, &'t str)>) {
    let mut scanner = Scanner::default();
    let kinds: Vec<Kind> = lines.iter().map(|line| scanner.next(line)).collect();
    let of_tables = rows_of_facts(lines);
    let unknown = |number: usize| {
        let line = *lines.get(number)?;
        let is_set_off = match kinds.get(number)? {
            Kind::Item => true,
            Kind::Text => line.starts_with("**") || of_tables.get(number) == Some(&true),
            _ => false,
        };
        let (label, value) = fact_of(line).filter(|_| is_set_off)?;
        let is_short = value.len() <= LONGEST_VALUE && !value.contains(". ");
        let is_ours = names::target(label).is_some();
        (is_short && !is_ours).then_some((label, line))
    };
    let stands_alone = |number: usize| match kinds.get(number + 1) {
        Some(Kind::Nested | Kind::Code) => false,
        Some(Kind::Text) => unknown(number + 1).is_some(),
        _ => true,
    };
    let mut rest = Vec::new();
    let mut found = Vec::new();
    let mut is_led_in = false;
    for (number, &line) in lines.iter().enumerate() {
        match unknown(number).filter(|_| stands_alone(number) && !is_led_in) {
            Some(fact) => found.push(fact),
            None => {
                is_led_in |= !line.trim().is_empty() && !line.starts_with('|');
                rest.push(line);
            }
        }
    }
    (rest, found)
}

/// For each line whether it is a row of a table of facts, `| Field | Value |`.
fn rows_of_facts(lines: &[&str]) -> Vec<bool> {
    const NAMES: [&str; 9] = [
        "", "field", "value", "key", "item", "property", "detail", "details", "fact",
    ];
    let is_head = |line: &str| {
        let names = split_row(line);
        names.iter().all(|name| {
            let name = name.trim().trim_matches('*').to_lowercase();
            NAMES.contains(&name.as_str())
        })
    };
    let mut in_facts = false;
    let rows = lines.iter().enumerate().map(|(number, line)| {
        if !line.starts_with('|') {
            in_facts = false;
        } else if is_delimiter(line) {
            let head = number.checked_sub(1).and_then(|head| lines.get(head));
            in_facts = head.is_some_and(|head| head.starts_with('|') && is_head(head));
            return false;
        }
        in_facts
    });
    rows.collect()
}

/// Takes out the heads of tables of which all rows were facts, and gives their first lines; code
/// keeps what looks like one.
pub(super) fn take_bare_heads<'t>(lines: &mut Vec<&'t str>) -> Vec<&'t str> {
    let mut scanner = Scanner::default();
    let kinds: Vec<Kind> = lines.iter().map(|line| scanner.next(line)).collect();
    let is_text = |number: usize| kinds.get(number) == Some(&Kind::Text);
    let has_cells = |number: usize| lines.get(number).is_some_and(|line| line.contains('|'));
    let bare: Vec<usize> = (1..lines.len())
        .filter(|&number| is_text(number - 1) && has_cells(number - 1))
        .filter(|&number| is_delimiter(lines[number]) && !has_cells(number + 1))
        .collect();
    let heads = bare.iter().map(|number| lines[number - 1]).collect();
    for number in bare.into_iter().rev() {
        lines.drain(number - 1..=number);
    }
    heads
}

/// A label and its value in one line; a row of a table with two cells counts as one.
pub(super) fn fact_of(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    if line.starts_with('|') {
        return match split_row(line).as_slice() {
            [label, value] => Some((label.trim().trim_matches('*'), value.trim())),
            _ => None,
        };
    }
    if let [label, value] = line.split('\t').collect::<Vec<_>>()[..]
        && !label.contains(':')
        && item_marker(line).is_none()
    {
        return Some((label.trim(), value.trim())).filter(|(_, value)| !value.is_empty());
    }
    let line = line.get(item_marker(line).unwrap_or_default()..)?;
    labelled(line).filter(|(_, value)| !value.is_empty())
}

/// The label at the beginning of a line and what follows it: `**Label:** text`,
/// `**Label**: text`, `Label: text`.
fn labelled(line: &str) -> Option<(&str, &str)> {
    let (label, rest) = match line.trim_start().strip_prefix("**") {
        Some(bold) => {
            let (label, rest) = bold.split_once("**")?;
            let inside = label.trim_end().strip_suffix(':');
            let outside = rest.trim_start().strip_prefix(':');
            match (inside, outside) {
                (Some(label), _) => (label, rest),
                (None, Some(rest)) => (label, rest),
                (None, None) if rest.trim().is_empty() => (label, ""),
                (None, None) => return None,
            }
        }
        None => line.split_once(':')?,
    };
    let clear = rest.is_empty() || rest.starts_with([' ', '\t']);
    (label.len() <= LONGEST_LABEL && clear).then(|| (label.trim(), rest.trim()))
}

/// The part of the causes that a label names.
pub(super) fn is_cause(name: &str) -> Option<Target> {
    names::target(name).filter(|target| target.section() == Section::Causes)
}

/// What a label that we write ourselves names in the causes. Other names of them are words of the
/// writer there.
pub(super) fn is_own_cause(name: &str) -> Option<Target> {
    is_cause(name).filter(|_| names::is_own(name))
}

/// The list of the section that a label names.
pub(super) fn lists_only(name: &str, section: Section) -> Option<Target> {
    names::target(name)
        .filter(|target| matches!(target, Target::Rows(_)) && target.section() == section)
}

/// The lines below each item or line whose bold label names a target, after those that stand below
/// none: a document whose sections are the items of one list, or paragraphs. One such label alone
/// is a word of the writer.
pub(super) fn by_item<'t>(lines: &[&'t str]) -> Vec<Labelled<'t>> {
    let mut scanner = Scanner::default();
    let mut parts: Vec<Labelled> = vec![(None, Vec::new())];
    for (number, &line) in lines.iter().enumerate() {
        let kind = scanner.next(line);
        let text = match kind {
            Kind::Item => bold_item(line),
            Kind::Text if line.starts_with("**") => Some(line),
            _ => None,
        };
        let Some((name, rest)) = text.and_then(|text| labelled(text)) else {
            if let Some((_, part)) = parts.last_mut() {
                part.push(line);
            }
            continue;
        };
        // Where the names behind a label in a line end, `by_label` knows.
        let is_here = |target: &Target| kind == Kind::Text && target.section() == Section::Incident;
        match item_target(name, rest, &lines[number + 1..]).filter(|target| !is_here(target)) {
            // A measure keeps its name.
            Some(Target::Rows(List::Impact)) if is_measure(name) => {
                parts.push((Some((Target::Rows(List::Impact), "")), vec![line]));
            }
            Some(target) => parts.push((Some((target, name)), vec![rest])),
            None => parts.push((None, vec![line])),
        }
    }
    let named = parts.iter().filter(|(label, _)| label.is_some()).count();
    match named {
        0 | 1 => vec![(None, lines.to_vec())],
        _ => parts,
    }
}

fn bold_item(line: &str) -> Option<&str> {
    let text = line.get(item_marker(line)?..)?;
    text.starts_with("**").then_some(text)
}

fn item_target(name: &str, rest: &str, below: &[&str]) -> Option<Target> {
    let text = |line: &&str| {
        let line = line.trim_start();
        line.get(item_marker(line)?..).map(str::to_owned)
    };
    if rest.is_empty()
        && let Some(first) = below
            .iter()
            .find(|line| !line.trim().is_empty())
            .and_then(text)
        && (times::split(&first).is_some() || times::split_end(&first).is_some())
    {
        return Some(Target::Rows(List::Timeline));
    }
    match is_measure(name) {
        true => Some(Target::Rows(List::Impact)),
        false => names::target(name).filter(|target| *target != Target::Incident),
    }
}

fn is_measure(name: &str) -> bool {
    name.get(..8)
        .is_some_and(|start| start.eq_ignore_ascii_case("time to "))
}

pub(super) type Labelled<'t> = (Option<(Target, &'t str)>, Vec<&'t str>);

/// The lines below each label that names a target, after those that stand below none.
pub(super) fn by_label<'t>(
    lines: &[&'t str],
    target: impl Fn(&str) -> Option<Target>,
) -> Vec<Labelled<'t>> {
    let mut scanner = Scanner::default();
    let mut parts: Vec<Labelled> = vec![(None, Vec::new())];
    for (&line, is_comment) in lines.iter().zip(in_comments(lines)) {
        let kind = scanner.next(line);
        let found = match kind {
            Kind::Text if !is_comment => {
                labelled(line).and_then(|(name, rest)| Some((target(name)?, name, rest)))
            }
            _ => None,
        };
        match (found, parts.last_mut()) {
            (Some((target, name, rest)), _) => parts.push((Some((target, name)), vec![rest])),
            (None, Some((label, part))) => match label {
                Some((target, _)) if names_end(*target, part, kind) => {
                    parts.push((None, vec![line]));
                }
                _ => part.push(line),
            },
            (None, None) => {}
        }
    }
    parts
}

/// Whether a list of names that stands below a label so far ends before a line of this kind: names
/// behind the label are on its line, and others are the items or the paragraph right below it.
fn names_end(target: Target, part: &[&str], next: Kind) -> bool {
    let names = [List::Participants, List::Services, List::Reviewers];
    if !matches!(target, Target::Rows(list) if names.contains(&list)) {
        return false;
    }
    let mut said = part.iter().filter(|line| !line.trim().is_empty());
    let is_item = |line: &&&str| item_marker(line.trim_start()).is_some();
    match (said.next(), next) {
        (None, _) | (_, Kind::Blank) => false,
        _ if !part[0].trim().is_empty() => true,
        (Some(first), Kind::Item | Kind::Nested) => !is_item(&first),
        (Some(first), _) => {
            is_item(&first) || part.last().is_some_and(|line| line.trim().is_empty())
        }
    }
}
