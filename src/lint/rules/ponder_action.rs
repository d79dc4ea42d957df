use crate::text::Kind;
use crate::{
    document::Section,
    finding::{Class, Severity},
    lint::{
        action,
        lexicon::{UNKNOWN, tags::*},
        packed::packed,
        pattern::Span,
        rule::{Examples, Flagged, Hit, Rule},
        sentence::{Case, Sentence},
        words::words,
    },
};

pub static RULE: Rule = Rule {
    id: "consider-action",
    class: Class::VagueAction,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "A follow-up is to think: consider, explore, discuss, look into.",
    why: "A thought has no end; whether it was had can't be seen afterwards.",
    instead: "Decide, or say what the thinking produces and when: a measurement, a decision, a design in [document].",
    source: "D. Lunney, J. Lueder and B. Beyer, ;login: 42(1)",
    phrases: packed!(&[
        // Whatever follows.
        &[
            "^ consider|contemplate|ponder|mull|explore|evaluate|debate|brainstorm|revisit|rethink|reconsider|re-think|reflect|discuss|toy",
            "^ talk ..1 to|with",
            "^ think|thinking ..1 about|through|on|of|over|more|whether|if|how|deeply|twice",
            "^ talk about|through|over",
            "^ discussion|discussions|brainstorm|brainstorming|reflection|talks of|on|about|around|with|whether|regarding|session",
            "^ assess|evaluate|check|verify|examine|review|study if|whether|how ..7 adequate|enough|sufficient|appropriate|sensible|feasible|worth|worthwhile|suitable|better|improve|improved|optimal|fit|right|still",
            "^ see|decide|determine|check if|whether|what|how ..1 we|there|it|this ..1 can|could|should|is|makes|want|would|are ..2 better|improve|anything|something|more|done|needed|sense",
            "give|put ..1 some|more thought|consideration",
            "worth|worthwhile considering|exploring|investigating|discussing|revisiting|looking|evaluating|thinking|reviewing",
            "might|may|could want|wish|like to ..1 consider|explore|look|think|revisit|investigate",
            "should|could|may|might|must be ..1 considered|explored|discussed|revisited|reconsidered|rethought|evaluated|investigated",
            "needs|need to? be? ..1 discussed|considered|revisited|reconsidered|rethought|explored|evaluated|thought|discussion|consideration|exploration|thinking|rethinking",
        ],
        // Unless the question is precise.
        &[
            "^ assess|assessing|analyse|analyze|study|research|researching|examine|weigh|exploration|evaluation|assessment|reassess|re-evaluate|reevaluate",
        ],
        &[
            "^ look|looking|dig|dive|check|delve ..2 into|at|deeper",
            "^ investigate|investigating",
        ],
    ]),
    unless: packed!(&[&[
        "considering|given ..1 that|the",
        "consider ..1 this|it ..1 resolved|done|fixed|closed",
        "think so",
        "discussed|discusses ..1 troubleshooting|steps",
        "evaluate|evaluates|evaluated to",
    ]]),
    needs: &[],
    check,
};

pub static EXAMPLES: Examples = Examples {
    flags: &[
        ("Think about rate limiting", Section::Actions, None),
        (
            "Evaluate alternatives to the current queue",
            Section::Actions,
            None,
        ),
        ("Look at our options for failover", Section::Actions, None),
        (
            "Investigate ways to detect this earlier",
            Section::Actions,
            None,
        ),
        ("We need to think about capacity.", Section::Actions, None),
    ],
    allows: &[
        (
            "We considered a rollback, but the data had been migrated.",
            Section::Actions,
        ),
        (
            "Investigate why `kubelet` 1.29.4 drops the volume mount.",
            Section::Actions,
        ),
        (
            "We discussed two options and chose the second.",
            Section::Actions,
        ),
    ],
};

fn check(sentence: &Sentence<'_>, hits: &[Hit], flagged: &mut Flagged) {
    for hit in hits {
        let Span { start, end } = hit.span;
        if !action::is_promise(sentence, start)
            && !sentence.is_word(
                start,
                words!("should could may might must needs need worth worthwhile"),
            )
        {
            continue;
        }
        let fits = match hit.group {
            0 => true,
            1 => !is_precise(sentence, end, true),
            _ => !is_precise(sentence, end, false),
        };
        if fits && !sentence.question {
            flagged.add(hit.span);
        }
    }
}

/// Whether the question is named: a component, a comparison, why something does what.
fn is_precise(sentence: &Sentence<'_>, from: usize, strict: bool) -> bool {
    let tokens = sentence.tokens;
    if sentence.is_word(from, words!("how why what whether if which where when")) {
        return true;
    }
    let stop = (from..tokens.len())
        .find(|&at| sentence.is_sign(at, b'.') || sentence.is_sign(at, b';'))
        .unwrap_or(tokens.len());
    let open = (from..stop).any(|at| {
        sentence.is(at, BETTER)
            || sentence.is_word(
                at,
                words!("options possibilities possibility ways alternatives improving improvements \
                improvement better more further feasibility potential possible making enhancing \
                strategies approaches solutions other opportunities additional hardening increasing \
                reducing using adding moving introducing adopting strengthening"),
            )
    });
    let number = (from..stop).any(|at| tokens[at].kind == Kind::Number);
    let named_thing =
        (from + 1..stop).any(|at| tokens[at].kind == Kind::Word && tokens[at].case != Case::Lower);
    if open && !number && !(named_thing && stop > from + 6) {
        let named_use =
            sentence.is_word(from, words!("using adding moving introducing adopting")) && !strict;
        return named_use && stop > from + 3;
    }
    let named = (from..stop).any(|at| {
        let token = &tokens[at];
        matches!(token.kind, Kind::Number | Kind::Quote)
            || token.kind == Kind::Code
                && !sentence.word(at).starts_with('#')
                && !sentence.word(at).starts_with("http")
            || token.kind == Kind::Word && token.case != Case::Lower && at > from
            || token.kind == Kind::Word && token.case == Case::AllCapitals
            || sentence.is_word(
                at,
                words!("why reason cause leak if whether how what which where"),
            )
            || token.is(DAMAGE)
            || token.kind == Kind::Word
                && token.word == UNKNOWN
                && !token.is(ING | ADVERB)
                && !sentence.is_word(from.wrapping_sub(2), words!("look looking"))
    });
    let words = stop - from;
    named && !(strict && words < 3) || words > 7 || sentence.is_word(from, words!("and"))
}
