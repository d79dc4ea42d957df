//! Better sentences that can be made by rule.
//!
//! The person makes way for the thing, the change or the condition. What is not known becomes
//! a blank in square brackets, and is never invented.

use super::{
    clause::{Person, Verb},
    lexicon::{UNKNOWN, tags::*},
    pattern::Span,
    sentence::{Case, Sentence},
    words::words,
};
use crate::{
    finding::{Fix, FixKind},
    text::Kind,
};

/// Blanks, each a question that someone who was there can answer.
pub const POSSIBLE: &str = "[what made this possible?]";
pub const LOOKED_RIGHT: &str = "[what made it look right?]";
pub const LET_THROUGH: &str = "[what let it through?]";
pub const PROMPTED: &str = "[what would have prompted it?]";
pub const SHOWN: &str = "[where would it have shown?]";

/// Words as they stand in the text, from the first token to before the second.
pub fn words<'a>(sentence: &Sentence<'a>, from: usize, to: usize) -> &'a str {
    let (Some(first), Some(last)) = (
        sentence.tokens.get(from),
        to.checked_sub(1).and_then(|last| sentence.tokens.get(last)),
    ) else {
        return "";
    };
    sentence
        .text
        .get(first.start as usize..last.end as usize)
        .unwrap_or_default()
}

/// The bytes from the first token to the end of the last before `to`.
fn range(sentence: &Sentence<'_>, from: usize, to: usize) -> std::ops::Range<usize> {
    let start = sentence
        .tokens
        .get(from)
        .map_or(0, |token| token.start as usize);
    let last = to.checked_sub(1).and_then(|last| sentence.tokens.get(last));
    start..last.map_or(start, |token| token.end as usize)
}

/// A fix that puts `with` in place of these tokens.
pub fn replace(sentence: &Sentence<'_>, kind: FixKind, span: Span, with: String) -> Fix {
    let needs_facts = with.contains('[');
    Fix {
        kind,
        label: match (kind, needs_facts) {
            (FixKind::Remove, _) => "Leave it out".into(),
            (_, true) => "Say what happened, and fill the blank".into(),
            (_, false) => "Say what happened".into(),
        },
        range: range(sentence, span.start, span.end),
        with,
        needs_facts,
        action: None,
    }
}

/// Whether the sentence has nothing before this token but signs.
pub fn opens(sentence: &Sentence<'_>, at: usize) -> bool {
    (0..at).all(|before| {
        let token = &sentence.tokens[before];
        token.is_sign() || token.kind == Kind::Number
    })
}

/// "A" or "an", by the sound with which the word begins.
pub fn a_or_an(word: &str) -> &'static str {
    let lower = word.to_lowercase();
    let sounds_like_you = ["uni", "use", "usa", "usu", "uti", "eu", "one", "once"]
        .iter()
        .any(|start| lower.starts_with(start));
    if lower.starts_with(['a', 'e', 'i', 'o', 'u']) && !sounds_like_you {
        "an"
    } else {
        "a"
    }
}

/// The words with a first letter that suits the place: a capital at the start of a sentence.
pub fn placed(sentence: &Sentence<'_>, at: usize, phrase: &str, first: usize) -> String {
    if opens(sentence, at) {
        return capitalised(phrase);
    }
    lowered(sentence, phrase, first)
}

/// With a capital first letter.
pub fn capitalised(phrase: &str) -> String {
    let mut chars = phrase.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// With a small first letter, unless the first word is a name or an abbreviation.
fn lowered(sentence: &Sentence<'_>, phrase: &str, first: usize) -> String {
    let is_plain = sentence.tokens.get(first).is_some_and(|token| {
        token.kind == Kind::Word
            && token.case == Case::Capital
            && token.is(DET | ADJECTIVE | PREPOSITION | ING | SUBORDINATOR)
    });
    let mut chars = phrase.chars();
    match chars.next() {
        Some(letter) if is_plain => letter.to_lowercase().chain(chars).collect(),
        _ => phrase.to_owned(),
    }
}

/// The end of the noun phrase that starts at `from`; `from` itself where there is none.
pub fn noun_phrase(sentence: &Sentence<'_>, from: usize) -> usize {
    let mut at = from;
    let mut head = None;
    // "Straight into production" begins with no noun phrase.
    let begins = sentence.tokens.get(from).is_some_and(|token| {
        token.kind != Kind::Word
            || token.case != Case::Lower
            || token.word != UNKNOWN
                && !token.is(ADVERB)
                && token.is(DET | NOUN | ADJECTIVE | PRONOUN)
            || sentence.is(from + 1, NOUN) && !token.is(ADVERB)
    });
    if !begins {
        return from;
    }
    while let Some(token) = sentence.tokens.get(at) {
        let belongs = match token.kind {
            Kind::Code | Kind::Quote => true,
            Kind::Number => true,
            Kind::Word if token.is(PRONOUN | SUBORDINATOR | AND) && !token.is(DET) => {
                // "It" and "them" are objects too.
                at == from && sentence.is_word(at, words!("it them this that"))
            }
            Kind::Word if token.is(DET) && token.tags & SUBORDINATOR != 0 => at == from,
            Kind::Word if token.is(DET) => {
                at == from
                    || sentence.is_word(at, words!("two three four five six several other few"))
            }
            Kind::Word if sentence.is_word(at, words!("'s \u{2019}s")) => head.is_some(),
            Kind::Word if token.is(PREPOSITION | AUXILIARY) => false,
            Kind::Word => {
                token.is(NOUN | ADJECTIVE)
                    || token.is(BASE) && at > from && sentence.is(at - 1, DET | ADJECTIVE | NOUN)
                    || token.case != Case::Lower
                    || token.is(PART | ING)
                        && sentence
                            .tokens
                            .get(at + 1)
                            .is_some_and(|next| next.is(NOUN) || next.kind == Kind::Code)
                        && (at == from || sentence.is(at - 1, DET | ADJECTIVE))
            }
            _ => false,
        };
        if !belongs || token.is(ADVERB) && !token.is(NOUN | ADJECTIVE) {
            break;
        }
        if token.is(NOUN)
            || token.kind == Kind::Code
            || token.kind == Kind::Number && head.is_some()
            || token.is(PRONOUN | DET) && at == from
            || token.case != Case::Lower
        {
            head = Some(at);
        }
        at += 1;
    }
    match head {
        // "A set of servers" is one phrase.
        Some(head)
            if sentence.is_word(head + 1, words!("of"))
                && noun_phrase(sentence, head + 2) > head + 2 =>
        {
            noun_phrase(sentence, head + 2)
        }
        Some(head)
            if head + 1 > from
                && !(head == from
                    && sentence.is(from, DET)
                    && !sentence.is_word(from, words!("it them this that these those all"))) =>
        {
            head + 1
        }
        _ => from,
    }
}

/// Whether the noun phrase that ends before `end` is plural.
pub fn is_plural(sentence: &Sentence<'_>, start: usize, end: usize) -> bool {
    let last = sentence.word(end.saturating_sub(1));
    let joined = (start..end).any(|at| sentence.is_word(at, words!("and")));
    joined
        || sentence.is_word(
            end.saturating_sub(1),
            words!("them these those people data"),
        )
        || last.ends_with('s')
            && !last.ends_with("ss")
            && !last.ends_with("us")
            && !last.ends_with("is")
            && sentence
                .tokens
                .get(end.saturating_sub(1))
                .is_some_and(|token| {
                    token.kind == Kind::Word
                        && token.case != Case::AllCapitals
                        && (token.case == Case::Lower || token.word != 0)
                })
}

/// The participle of a verb in the past, if it can be told.
pub fn participle(sentence: &Sentence<'_>, verb: usize) -> Option<String> {
    let token = sentence.tokens.get(verb)?;
    let word = sentence.word(verb).to_lowercase();
    let irregular = [
        ("broke", "broken"),
        ("took", "taken"),
        ("wrote", "written"),
        ("overwrote", "overwritten"),
        ("ran", "run"),
        ("chose", "chosen"),
        ("threw", "thrown"),
        ("overrode", "overridden"),
        ("rewrote", "rewritten"),
        ("gave", "given"),
        ("forgot", "forgotten"),
    ];
    if let Some((_, part)) = irregular.iter().find(|(past, _)| *past == word) {
        return Some((*part).to_owned());
    }
    token.is(PART).then_some(word)
}

/// "Sam deleted the volume" as "The volume was deleted ([what made this possible?])".
///
/// None where the sentence gives no object that could take the subject's place.
pub fn as_passive(
    sentence: &Sentence<'_>,
    person: &Person,
    verb: &Verb,
    blank: &str,
) -> Option<Fix> {
    if verb.modal
        || verb.passive
        || sentence.is(verb.main, THIRD | ING) && !sentence.is(verb.main, PAST)
    {
        return None;
    }
    let part = participle(sentence, verb.main)?;
    let particle = if sentence.is_word(verb.end, words!("off on down out up over away through")) {
        verb.end + 1
    } else {
        verb.end
    };
    let object_end = noun_phrase(sentence, particle);
    if object_end == particle || person.reach > verb.first {
        return None;
    }
    // Another object or verb behind it would hang in the air: "gave Sam the key", "and deleted".
    let next = sentence.tokens.get(object_end);
    let loose = next.is_some_and(|next| {
        next.kind == Kind::Word
            && (next.is(AND) && sentence.is(object_end + 1, VERB | ADVERB)
                || next.is(AUXILIARY | PAST | THIRD) && !next.is(NOUN | ADVERB | PREPOSITION))
    });
    if loose {
        return None;
    }
    // "Killed the job, thinking it was stuck" needs someone who thinks.
    let dangles = sentence.is_sign(object_end, b',') && sentence.is(object_end + 1, ING);
    if dangles || refers_back(sentence, person, object_end) {
        return None;
    }
    let start = subject_start(sentence, person)?;
    let plural = is_plural(sentence, particle, object_end);
    let had = verb.perfect;
    let be = match (had, plural) {
        (true, _) if sentence.is_word(verb.first, words!("had")) => "had been",
        (true, true) => "have been",
        (true, false) => "has been",
        (false, true) => "were",
        (false, false) => "was",
    };
    let object = match sentence.word(particle).to_ascii_lowercase().as_str() {
        "them" if object_end == particle + 1 => "they".to_owned(),
        _ => words(sentence, particle, object_end).to_owned(),
    };
    let mut with = placed(sentence, start, &object, particle);
    with.push(' ');
    with.push_str(be);
    with.push(' ');
    with.push_str(&part);
    if particle > verb.end {
        with.push(' ');
        with.push_str(sentence.word(verb.end));
    }
    // What completes the verb stays with it: "was taken offline", "was left on".
    let mut end = object_end;
    if sentence.is_word(
        end,
        words!("offline down out off on open through behind exposed"),
    ) && !sentence.is(end + 1, DET | NOUN | POSSESSIVE)
    {
        with.push(' ');
        with.push_str(sentence.word(end));
        end += 1;
    }
    if sentence.is_word(end, words!("by in"))
        && sentence.is_word(end + 1, words!("mistake accident error"))
    {
        end += 2;
    }
    with.push_str(" (");
    with.push_str(blank);
    with.push(')');
    Some(replace(
        sentence,
        FixKind::Rewrite,
        Span { start, end },
        with,
    ))
}

/// Where the subject begins, with "it was" before it and with whom it belongs to; none where
/// something else stands before it that would be left hanging.
pub fn subject_start(sentence: &Sentence<'_>, person: &Person) -> Option<usize> {
    let mut start = person.start;
    if start >= 2
        && sentence.is_word(start - 1, words!("was"))
        && sentence.is_word(start - 2, words!("it"))
    {
        return Some(start - 2);
    }
    if start > 0 && sentence.is_word(start - 1, words!("'s \u{2019}s")) {
        start = sentence
            .people()
            .iter()
            .find(|owner| owner.possessive && owner.end + 1 == start)?
            .start;
    }
    let Some(before) = start.checked_sub(1) else {
        return Some(start);
    };
    let token = &sentence.tokens[before];
    let clear = token.is_sign()
        || token.kind == Kind::Number
        || token.is(SUBORDINATOR | AND)
        || token.is(ADVERB) && opens(sentence, before);
    clear.then_some(start)
}

/// Takes tokens away, with the article before them made to fit.
pub fn remove(sentence: &Sentence<'_>, span: Span) -> Option<Fix> {
    let next = sentence.tokens.get(span.end)?;
    if next.is_sign() && !sentence.is_sign(span.end, b'.') {
        return None;
    }
    let ends = next.is_sign();
    if ends {
        // Behind the verb: the space before goes with it, and a comma that set it off.
        let mut before = span.start.checked_sub(1)?;
        if sentence.is_sign(before, b',') {
            before = before.checked_sub(1)?;
        }
        if sentence.tokens.get(before)?.is_sign() {
            return None;
        }
        let from = sentence.tokens.get(before)?.end as usize;
        let to = sentence.tokens.get(span.end - 1)?.end as usize;
        let mut fix = replace(sentence, FixKind::Remove, span, String::new());
        fix.range = from..to;
        return Some(fix);
    }
    let word = sentence.word(span.end);
    let article = span
        .start
        .checked_sub(1)
        .filter(|&at| sentence.is_word(at, words!("a an")));
    if let Some(article) = article {
        let fitting = a_or_an(word);
        let fitting = if sentence.tokens[article].case == Case::Lower {
            fitting.to_owned()
        } else {
            capitalised(fitting)
        };
        let whole = Span {
            start: article,
            end: span.end + 1,
        };
        return Some(replace(
            sentence,
            FixKind::Remove,
            whole,
            format!("{fitting} {word}"),
        ));
    }
    let whole = Span {
        start: span.start,
        end: span.end + 1,
    };
    let word = if opens(sentence, span.start) {
        capitalised(word)
    } else {
        word.to_owned()
    };
    Some(replace(sentence, FixKind::Remove, whole, word))
}

/// The base form of the verb at this token.
pub fn base<'a>(sentence: &Sentence<'a>, verb: usize) -> Option<&'a str> {
    let token = sentence.tokens.get(verb)?;
    sentence.lexicon.lemma(token.word)
}

/// Whether "he" or "she" further on would lose whom it speaks of.
pub fn refers_back(sentence: &Sentence<'_>, person: &Person, from: usize) -> bool {
    !sentence.is_word(person.start, words!("i"))
        && (from..sentence.tokens.len())
            .any(|at| sentence.is_word(at, words!("he she his her him who")))
}

/// "Was" or "were", by what stands before.
fn was(plural: bool) -> &'static str {
    if plural { "were" } else { "was" }
}

/// The end of the clause that goes on at `from`: before a sign, or a word that opens another.
pub fn clause_end(sentence: &Sentence<'_>, from: usize) -> usize {
    (from..sentence.tokens.len())
        .find(|&at| {
            let token = &sentence.tokens[at];
            token.is_sign() && !sentence.is_sign(at, b'/')
                || sentence.is_word(
                    at,
                    words!("because which but although while and so if instead"),
                )
        })
        .unwrap_or(sentence.tokens.len())
}

/// "Sam did not renew the certificate" as "The certificate was not renewed ([...])", where
/// `act` is the verb whose object it is.
pub fn not_done(sentence: &Sentence<'_>, person: &Person, act: usize, blank: &str) -> Option<Fix> {
    let verb = base(sentence, act)?;
    let object_end = noun_phrase(sentence, act + 1);
    let start = subject_start(sentence, person)?;
    if object_end == act + 1
        || sentence.is_word(act + 1, words!("it them this that")) && object_end == act + 2
    {
        return None;
    }
    if follows_loosely(sentence, object_end) || refers_back(sentence, person, object_end) {
        return None;
    }
    let object = words(sentence, act + 1, object_end);
    let with = match verb {
        "check" | "verify" | "validate" | "test" | "review" | "confirm" => {
            let noun = match verb {
                "test" => "test of",
                "review" => "review of",
                _ => "check for",
            };
            let phrase = ["the [release path] had no ", noun, " ", object].concat();
            if opens(sentence, start) {
                capitalised(&phrase)
            } else {
                phrase
            }
        }
        _ => {
            let part = sentence.lexicon.participle(verb)?;
            let be = was(is_plural(sentence, act + 1, object_end));
            let object = placed(sentence, start, object, act + 1);
            [&object, " ", be, " not ", part, " (", blank, ")"].concat()
        }
    };
    Some(replace(
        sentence,
        FixKind::Rewrite,
        Span {
            start,
            end: object_end,
        },
        with,
    ))
}

/// Whether what stands here needs the verb before it: "and ...", another verb.
fn follows_loosely(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.tokens.get(at).is_some_and(|next| {
        next.kind == Kind::Word
            && (next.is(AND) && sentence.is(at + 1, VERB | ADVERB | DET | NOUN)
                || next.is(AUXILIARY | PAST | THIRD) && !next.is(NOUN | ADVERB | PREPOSITION))
    })
}

/// "We should have tested the migration" as "The migration was not tested", with the action
/// "Test the migration".
pub fn should_have(sentence: &Sentence<'_>, verb: &Verb) -> Option<Fix> {
    if verb.negated || sentence.question {
        return None;
    }
    let part = participle(sentence, verb.main)?;
    let act = base(sentence, verb.main)?;
    if verb.passive {
        return should_have_been(sentence, verb, &part, act);
    }
    let person = sentence.subject(verb)?;
    let start = subject_start(sentence, person)?;
    let object_end = noun_phrase(sentence, verb.end);
    if object_end == verb.end
        || sentence.is_word(verb.end, words!("it them this that")) && object_end == verb.end + 1
    {
        return None;
    }
    if follows_loosely(sentence, object_end) || person.reach > verb.first {
        return None;
    }
    let object = words(sentence, verb.end, object_end);
    let be = was(is_plural(sentence, verb.end, object_end));
    let rest_end = clause_end(sentence, object_end);
    let with = [
        &placed(sentence, start, object, verb.end),
        " ",
        be,
        " not ",
        &part,
    ]
    .concat();
    let rest = without_time(words(sentence, object_end, rest_end));
    let mut fix = replace(
        sentence,
        FixKind::Rewrite,
        Span {
            start,
            end: object_end,
        },
        with,
    );
    fix.action = Some(action(act, object, rest));
    Some(fix)
}

/// "The limits should have been raised" as "The limits were not raised".
fn should_have_been(sentence: &Sentence<'_>, verb: &Verb, part: &str, act: &str) -> Option<Fix> {
    let from = sentence
        .heads
        .iter()
        .rev()
        .find(|&&head| head < verb.first)
        .copied()?;
    if noun_phrase(sentence, from) != verb.first {
        return None;
    }
    let plural = is_plural(sentence, from, verb.first);
    let with = [was(plural), " not ", part].concat();
    let subject = lowered(sentence, words(sentence, from, verb.first), from);
    if sentence.is_word(from, words!("this it that these they")) && verb.first == from + 1 {
        return None;
    }
    let rest_end = clause_end(sentence, verb.end);
    let rest = without_time(words(sentence, verb.end, rest_end));
    let span = Span {
        start: verb.first,
        end: verb.end,
    };
    let mut fix = replace(sentence, FixKind::Rewrite, span, with);
    fix.action = Some(action(act, &subject, rest));
    Some(fix)
}

/// A drafted action item: an order without what belonged to the past.
fn action(act: &str, object: &str, rest: &str) -> String {
    // To notice is no action, to be told is one.
    if matches!(
        act,
        "notice"
            | "detect"
            | "spot"
            | "catch"
            | "see"
            | "find"
            | "identify"
            | "realise"
            | "realize"
            | "know"
    ) {
        return "Add an alert when [metric] exceeds [value]".to_owned();
    }
    let mut action = capitalised(act);
    for part in [object, rest] {
        if !part.is_empty() {
            action.push(' ');
            action.push_str(part);
        }
    }
    action
}

/// Words behind the object without "first", "earlier" and the like.
fn without_time(rest: &str) -> &str {
    let mut rest = rest.trim();
    for word in [
        "first",
        "earlier",
        "sooner",
        "beforehand",
        "before",
        "as well",
        "too",
        "in the first place",
        "at once",
        "right away",
    ] {
        rest = rest.strip_suffix(word).unwrap_or(rest).trim_end();
    }
    rest
}

/// "Could have been avoided with a test" as "There was no test", with the action "Add a test".
pub fn could_have_with(sentence: &Sentence<'_>, verb: &Verb) -> Option<Fix> {
    let end = clause_end(sentence, verb.end);
    let start = sentence.heads.first().copied()?;
    let short = verb.first <= start + 3;
    let helped = sentence.is_word(
        verb.main,
        words!("avoided prevented caught detected noticed found spotted"),
    );
    if !(verb.passive && short && helped && end > verb.end + 2 && sentence.is_end(end)) {
        return None;
    }
    let means = verb.end + 1;
    if !sentence.is_word(verb.end, words!("by with")) {
        return None;
    }
    if sentence.is_word(verb.end, words!("by"))
        && sentence.is(means, ING)
        && !sentence.is(means, NOUN)
    {
        let act = base(sentence, means)?;
        let part = sentence.lexicon.participle(act)?;
        let object_end = noun_phrase(sentence, means + 1);
        if object_end == means + 1 {
            return None;
        }
        let object = words(sentence, means + 1, object_end);
        let rest = words(sentence, object_end, end);
        let be = was(is_plural(sentence, means + 1, object_end));
        let mut with = [&capitalised(object), " ", be, " not ", part].concat();
        if !rest.is_empty() {
            with.push(' ');
            with.push_str(rest);
        }
        let mut fix = replace(sentence, FixKind::Rewrite, Span { start, end }, with);
        fix.action = Some(action(act, object, rest));
        return Some(fix);
    }
    if !sentence.is_word(means, words!("a an")) || sentence.is(means + 1, BETTER) {
        return None;
    }
    let thing = words(sentence, means + 1, end);
    let with = ["There was no ", thing].concat();
    let mut fix = replace(sentence, FixKind::Rewrite, Span { start, end }, with);
    fix.action = Some(["Add ", words(sentence, means, end)].concat());
    Some(fix)
}

/// "A canary would have shown it" as "There was no canary", with the action "Add a canary".
pub fn would_have(sentence: &Sentence<'_>, verb: &Verb) -> Option<Fix> {
    let start = sentence.heads.first().copied()?;
    let article = sentence.is_word(start, words!("a an"));
    if !article || verb.passive || verb.negated || noun_phrase(sentence, start) != verb.first {
        return None;
    }
    let end = clause_end(sentence, verb.end);
    if !sentence.is_end(end) {
        return None;
    }
    let bare =
        start + 1 + usize::from(sentence.is_word(start + 1, words!("simple single quick basic")));
    let thing = words(sentence, bare, verb.first);
    if thing.is_empty()
        || sentence.is(bare, BETTER)
        || sentence.is_word(bare, words!("better earlier faster quicker staged"))
    {
        return None;
    }
    let with = ["There was no ", thing].concat();
    let mut fix = replace(sentence, FixKind::Rewrite, Span { start, end }, with);
    fix.action = Some(["Add ", a_or_an(thing), " ", thing].concat());
    Some(fix)
}
