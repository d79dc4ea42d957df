//! From a text to findings: one walk over its words looks for the phrases of all rules, then
//! each rule decides about its own.

use std::{ops::Range, sync::LazyLock};

use super::{
    Context, Rule,
    clause::PersonKind,
    fix,
    lexicon::{
        Lexicon, WordId,
        tags::{DOUBTFUL_NAME, NAME, PRODUCT},
    },
    packed,
    pattern::{Book, Pattern, Span},
    rule::{Flagged, Hit},
    rules::RULES,
    sentence::{self, Case, Sentence},
};
use crate::{
    finding::{Class, Finding, Fix, Kind},
    text::{self, Prose},
};

/// The group of a rule's innocent phrases.
const UNLESS: u8 = u8::MAX;

/// Lexicon and phrases, built once per process.
static MODEL: LazyLock<Model> = LazyLock::new(Model::build);

struct Model {
    lexicon: Lexicon,
    book: Book,
    patterns: Vec<Indexed>,
    /// By the number of a word: where in `starts` the patterns stand that begin with it.
    by_word: Vec<u32>,
    starts: Vec<u16>,
    /// By the position of a tag's bit: the patterns that begin with it.
    by_tag: [Vec<u16>; 64],
    /// Every tag with which a pattern begins.
    tags: u64,
}

struct Indexed {
    rule: u8,
    group: u8,
    /// Whether it can stand only where what is said begins.
    at_head: bool,
    pattern: Pattern,
}

impl Model {
    fn build() -> Self {
        let mut lexicon = Lexicon::build();
        let mut book = Book::default();
        let mut patterns = Vec::new();
        for (rule, data) in RULES.iter().enumerate() {
            let phrases = packed::phrases(data.phrases);
            let unless = packed::phrases(data.unless).map(|(_, phrase)| (UNLESS, phrase));
            patterns.extend(phrases.chain(unless).map(|(group, phrase)| Indexed {
                rule: rule as u8,
                group,
                at_head: phrase.starts_with('^'),
                pattern: book.read(phrase, &mut lexicon),
            }));
        }
        let mut by_tag = [const { Vec::new() }; 64];
        let mut all_tags = 0;
        let mut by_word = vec![0; lexicon.len() + 1];
        for (index, indexed) in patterns.iter().enumerate() {
            let (words, tags) = book.first(&indexed.pattern);
            for &word in words {
                by_word[usize::from(word)] += 1;
            }
            for bit in bits(tags) {
                by_tag[bit].push(index as u16);
            }
            all_tags |= tags;
        }
        // From how many there are to where they end; each that is put in its place makes that
        // the place where they start.
        let mut end = 0;
        for count in &mut by_word {
            end += *count;
            *count = end;
        }
        let mut starts = vec![0; end as usize];
        for (index, indexed) in patterns.iter().enumerate().rev() {
            for &word in book.first(&indexed.pattern).0 {
                let at = &mut by_word[usize::from(word)];
                *at -= 1;
                starts[*at as usize] = index as u16;
            }
        }
        Self {
            lexicon,
            book,
            patterns,
            by_word,
            starts,
            by_tag,
            tags: all_tags,
        }
    }

    /// Every phrase in a sentence, with the number of its rule.
    fn hits(&self, sentence: &Sentence<'_>, hits: &mut Vec<(u8, Hit)>) {
        hits.clear();
        for (at, token) in sentence.tokens.iter().enumerate() {
            self.try_all(self.starting_with(token.word), sentence, at, hits);
            for bit in bits(token.tags & self.tags) {
                self.try_all(&self.by_tag[bit], sentence, at, hits);
            }
        }
    }

    fn starting_with(&self, word: WordId) -> &[u16] {
        let bound = |word: usize| self.by_word.get(word).map_or(0, |&at| at as usize);
        let (from, to) = (bound(usize::from(word)), bound(usize::from(word) + 1));
        self.starts.get(from..to).unwrap_or_default()
    }

    fn try_all(
        &self,
        patterns: &[u16],
        sentence: &Sentence<'_>,
        at: usize,
        hits: &mut Vec<(u8, Hit)>,
    ) {
        let is_head = sentence.is_head(at);
        for &index in patterns {
            let indexed = &self.patterns[index as usize];
            if indexed.at_head && !is_head {
                continue;
            }
            if let Some(span) = self.book.match_at(&indexed.pattern, sentence, at) {
                let group = indexed.group;
                hits.push((indexed.rule, Hit { group, span }));
            }
        }
    }
}

/// The lexicon with the words of all phrases.
#[cfg(test)]
pub fn lexicon() -> &'static Lexicon {
    &MODEL.lexicon
}

/// The positions of the bits that are set.
fn bits(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = set.trailing_zeros() as usize;
        set &= set.wrapping_sub(1);
        (bit < 64).then_some(bit)
    })
}

/// Calls with everyone whom a text that is English singles out by name or handle, and with every
/// team that is not the writers': the bytes of the words, and whether it is a team.
pub fn each_named(written: &str, context: &Context<'_>, take: &mut dyn FnMut(Range<usize>, bool)) {
    let model = &*MODEL;
    let prose = Prose::of(written);
    let tokens = sentence::tokens(written, &prose, &model.lexicon, context);
    for bounds in &prose.sentences {
        let tokens = &tokens[bounds.first as usize..bounds.last as usize];
        let sentence = Sentence::new(written, tokens, bounds.question, context, &model.lexicon);
        for person in sentence.people() {
            let is_team = person.kind == PersonKind::Team;
            let is_name = person.kind == PersonKind::Individual
                && tokens.get(person.start).is_some_and(|first| {
                    first.kind == text::Kind::Handle
                        || first.is(NAME | DOUBTFUL_NAME)
                            && !first.is(PRODUCT)
                            && first.case != Case::Lower
                });
            if (is_team || is_name)
                && let (Some(first), Some(last)) =
                    (tokens.get(person.start), tokens.get(person.end - 1))
            {
                take(first.start as usize..last.end as usize, is_team);
            }
        }
    }
}

/// Findings in one text that is English.
pub fn findings(text: &str, context: &Context<'_>) -> Vec<Finding> {
    let model = &*MODEL;
    let prose = Prose::of(text);
    let tokens = sentence::tokens(text, &prose, &model.lexicon, context);
    let mut findings = Vec::new();
    let (mut all, mut own) = (Vec::new(), Vec::new());
    for bounds in &prose.sentences {
        let tokens = &tokens[bounds.first as usize..bounds.last as usize];
        let question = bounds.question || context.question;
        let sentence = Sentence::new(text, tokens, question, context, &model.lexicon);
        model.hits(&sentence, &mut all);
        let first = findings.len();
        // By rule, so that each finds its own side by side.
        all.sort_unstable_by_key(|(rule, _)| *rule);
        let mut rest = &all[..];
        for (number, rule) in RULES.iter().enumerate() {
            let count = rest.partition_point(|(rule, _)| usize::from(*rule) <= number);
            let (hits, others) = rest.split_at(count);
            rest = others;
            let met = hits.iter().any(|(_, hit)| hit.group != UNLESS);
            let asked = !rule.needs.is_empty()
                && rule.needs.iter().all(|needed| sentence.all & needed != 0);
            if !(met || asked) {
                continue;
            }
            own.clear();
            own.extend(hits.iter().map(|(_, hit)| *hit).filter(|hit| {
                let innocent = hits
                    .iter()
                    .any(|(_, other)| other.group == UNLESS && other.span.overlaps(hit.span));
                hit.group != UNLESS && !innocent
            }));
            let mut flagged = Flagged::default();
            (rule.check)(&sentence, &own, &mut flagged);
            for (span, fixes) in flagged.0 {
                findings.extend(finding(rule, &sentence, span, fixes));
            }
        }
        keep_the_gravest(&mut findings, first);
    }
    findings.sort_by_key(|finding| (finding.range.start, finding.range.end));
    findings
}

fn finding(rule: &Rule, sentence: &Sentence<'_>, span: Span, fixes: Vec<Fix>) -> Option<Finding> {
    // "Had the admin known": with the subject behind its verb, a span from the one to the other
    // may turn out backwards, and is nothing to show.
    if span.start >= span.end {
        return None;
    }
    let first = sentence.tokens.get(span.start)?;
    let last = sentence.tokens.get(span.end.checked_sub(1)?)?;
    let bounds = sentence.tokens.first()?.start..sentence.tokens.last()?.end;
    Some(Finding {
        range: first.start as usize..last.end as usize,
        sentence: bounds.start as usize..bounds.end as usize,
        what: rule.what.into(),
        why: rule.why,
        instead: rule.instead,
        source: rule.source,
        fixes: fixes
            .into_iter()
            .filter(|fix| fix.range.start <= fix.range.end && fix::keeps_marks(sentence, fix))
            .collect(),
        ..Finding::new(rule.id, Kind::Wording(rule.class), rule.severity)
    })
}

/// Of findings from `first` on that overlap, only the one of the gravest class stays; of one
/// class, the earlier rule's.
fn keep_the_gravest(findings: &mut Vec<Finding>, first: usize) {
    let mut at = first;
    while at < findings.len() {
        let this = &findings[at];
        let weaker = findings[first..]
            .iter()
            .enumerate()
            .any(|(other_at, other)| {
                let before = (rank(other), other_at + first) < (rank(this), at);
                before && other.range.start < this.range.end && this.range.start < other.range.end
            });
        if weaker {
            findings.remove(at);
        } else {
            at += 1;
        }
    }
}

/// What a finding is held against others by, the gravest first. Who is told to be the broken
/// part of a sound machine is told so by the whole sentence, whatever its parts are.
fn rank(finding: &Finding) -> (bool, Kind) {
    let whole = finding.kind == Kind::Wording(Class::Mechanistic);
    (!whole, finding.kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{document::Section, lint::People};

    #[test]
    fn every_phrase_begins_with_a_word_that_must_be_there() {
        for indexed in &MODEL.patterns {
            assert!(
                !MODEL.book.starts_open(&indexed.pattern),
                "{:?}",
                indexed.pattern
            );
        }
    }

    /// A rule looks at what stands before its phrase and behind it; here nothing does, or only a
    /// word or two.
    #[test]
    fn every_phrase_is_taken_where_nothing_stands_around_it() {
        let people = People::default();
        for rule in RULES {
            for (_, phrase) in packed::phrases(rule.phrases) {
                for text in (0..12)
                    .flat_map(|which| [texts(phrase, which, ""), texts(phrase, which, "x ")])
                    .flatten()
                {
                    for section in [Section::Summary, Section::Actions] {
                        let context = Context {
                            section,
                            question: false,
                            people: &people,
                        };
                        for finding in findings(&text, &context) {
                            assert!(text.get(finding.range).is_some(), "{text:?}");
                        }
                    }
                }
            }
        }
    }

    /// A phrase written out with the alternative `which` of each word and the gaps filled with
    /// `gap`: by itself, and with a person before and behind.
    fn texts(phrase: &str, which: usize, gap: &str) -> [String; 4] {
        let mut text = String::new();
        for step in phrase.split(' ') {
            if step.starts_with("..") {
                text += gap;
                continue;
            }
            let is_optional = step.ends_with('?') && step.len() > 1;
            if step.len() > 1 && step.starts_with('!') || is_optional && which % 2 == 1 {
                continue;
            }
            let words: Vec<_> = step.trim_end_matches('?').split('|').collect();
            let word = words[which % words.len()];
            match word {
                "^" | "$" | "<" | ">" => continue,
                _ if word.starts_with('%') => text += example_of(&word[1..]),
                _ => text += word.trim_start_matches('~'),
            }
            text.push(' ');
        }
        let text = text.trim_end();
        [
            text.into(),
            format!("us {text} us."),
            format!("{text} Robin:"),
            format!("- [ ] {text}."),
        ]
    }

    fn example_of(tag: &str) -> &'static str {
        match tag {
            "adj" => "good",
            "adv" => "quickly",
            "area" => "monitoring",
            "base" => "check",
            "be" => "was",
            "better" => "better",
            "change" => "deployment",
            "damage" => "outage",
            "det" => "the",
            "doubtful" | "name" => "Robin",
            "erradv" => "wrongly",
            "faulty" => "wrong",
            "harm" => "broke",
            "ing" => "checking",
            "noun" => "alert",
            "part" | "past" => "checked",
            "poss" => "their",
            "pron" => "they",
            "role" => "engineer",
            "someone" => "someone",
            "system" => "database",
            "team" => "team",
            "teamname" => "Ops",
            "third" => "checks",
            "trait" => "careless",
            "verdict" => "negligent",
            "work" => "review",
            _ => panic!("no example of %{tag}"),
        }
    }
}
