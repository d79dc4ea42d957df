//! What in a sentence tells that a deed, harmless by itself, did harm.

mod deed;
mod outcome;
mod telling;

use super::{
    clause::Verb,
    lexicon::tags::*,
    sentence::Sentence,
    words::{List, words},
};

pub use deed::{unchecked, wrong_one};
pub use outcome::{and_then, came_of_it, consequence, led_to_harm};
pub use telling::cleft as singled_out;

/// How far behind a verb its object and what came of it are looked for, in tokens.
const NEAR: usize = 12;

/// What is done to a faulty thing in order to repair it.
const REPAIRS: List = words!(
    "starts started begins began reverted removed replaced rebuilt restarted drained cordoned restored reset killed \
                stopped blocked disabled deleted redeployed rolled patched cleaned cleared purged \
                flushed silenced muted opened closed checked isolated used moved disconnected \
                detached unplugged swapped renamed cancelled terminated made took put cut throttled"
);

/// Whether a phrasal verb is harm by itself: "took down", "let through".
pub fn is_strong(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    sentence.is_word(
        verb.main,
        words!(
            "took brought knocked let left made take takes brings lets leaves makes taken taking \
                introduced introduces approved merged reviewed cut severed clicked opened followed gave started triggered created starts triggers put got"
        ),
    )
}

/// Whether something in the sentence tells that the deed was, or led to, harm.
pub fn cue(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    // "Started to look" is no deed.
    let begins = sentence.is_word(verb.main, words!("started starts began begins"))
        && (sentence.is_word(verb.end, words!("to")) || sentence.is(verb.end, ING));
    if begins {
        return false;
    }
    deed::faulty_object(sentence, verb)
        || deed::instead(sentence, verb)
        || unchecked(sentence, verb)
        || consequence(sentence, verb)
        || deed::defiant(sentence, verb)
        || deed::over_the_new(sentence, verb)
        || telling::as_beginning(sentence, verb)
        || telling::revealed(sentence, verb)
        || singled_out(sentence, verb)
        || deed::secret(sentence, verb)
        || telling::unknown_hand(sentence, verb)
        || deed::of_value(sentence, verb)
        || deed::all_at_once(sentence, verb)
        || deed::too_early(sentence, verb)
        || deed::still_needed(sentence, verb)
        || deed::unguarded(sentence, verb)
        || deed::granted(sentence, verb)
        || deed::destructive_code(sentence, verb)
}

/// Whether the deed was wrong in itself: the wrong thing, instead of the right one, unchecked.
pub fn is_wrong(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    sentence.is(verb.main, CHANGE | HARM)
        && (deed::faulty_object(sentence, verb)
            || deed::instead(sentence, verb)
            || unchecked(sentence, verb))
}

/// "Rolled back", and not "rolled out".
fn repairs(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    sentence.is_word(verb.main, REPAIRS) && !sentence.is_word(verb.end, words!("out"))
}

/// The end of the clause that goes on at `from`.
fn clause_end(sentence: &Sentence<'_>, from: usize, at_comma: bool) -> usize {
    (from..sentence.tokens.len())
        .find(|&at| {
            sentence.is_sign(at, b';')
                || at_comma && sentence.is_sign(at, b',')
                || sentence.is_word(at, words!("because which but although while"))
        })
        .unwrap_or(sentence.tokens.len())
}
