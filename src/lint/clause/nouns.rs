//! Nouns for people: roles, teams, outsiders, and what only looks like one.

use super::{
    super::{
        lexicon::tags::*,
        sentence::{Case, Sentence},
        words::words,
    },
    PersonKind,
    people::Found,
};
use crate::text::Kind;

/// A noun for a person, a team or an outsider, with what stands before it.
pub fn noun(sentence: &Sentence<'_>, at: usize) -> Found {
    let head = noun_head(sentence, at)?;
    let token = sentence.tokens[head];
    let end = head + 1;
    // "It" is no team, "IT" is.
    if token.is(PRONOUN) && token.case != Case::AllCapitals {
        return None;
    }
    if is_compound(sentence, head) {
        return None;
    }
    let words = at..head;
    let modified = words
        .clone()
        .filter(|&at| {
            !sentence.is(at, DET)
                && !sentence.is_word(at, words!("whole entire full rest of own same"))
        })
        .count();
    let is_ours = words.clone().all(|at| {
        !sentence.is(at, DET) || sentence.is_word(at, words!("the our my this whole no"))
    });
    let kind = if token.is(OUTSIDER) && !token.is(ROLE) {
        PersonKind::Outsider
    } else if token.is(ROLE) {
        if is_machine(sentence, at, head) {
            return None;
        }
        if sentence.is_word(head, words!("individual people person"))
            && at == head
            && !sentence.is_word(end, words!("on in who responsible")) {
            PersonKind::Anyone
        } else {
            PersonKind::Individual
        }
    } else if sentence.is_word(head, words!("people folks")) && modified == 0 {
        let counted = sentence.tokens[at].kind == Kind::Number
            || sentence.is_word(at, words!("two three four five six both several"));
        if counted {
            PersonKind::Individual
        } else {
            PersonKind::Anyone
        }
    } else if sentence.is_word(head, words!("team teams crew staff department squad shift guild tribe people folks guys personnel members")) {
        if modified == 0 && is_ours && !sentence.is_word(head, words!("teams members")) {
            PersonKind::We
        } else {
            PersonKind::Team
        }
    } else {
        // "Support", "operations" and the like are a team only as a subject or an owner.
        if is_machine(sentence, at, head) {
            return None;
        }
        let acts = sentence.is(end, PAST | AUXILIARY | ADVERB) && !sentence.is(end, NOUN)
            || sentence.is_word(end, words!("'s \u{2019}s never let set put"));
        let stands = sentence.is_word(at.wrapping_sub(1), words!("'s \u{2019}s"))
            || at > 0 && sentence.is(at, DET)
            || (head == at || sentence.is_head(at))
                && (sentence.is_head(at) || token.is(TEAM_NAME | TEAM) && token.case != Case::Lower);
        let by = at > 0 && sentence.is_word(at - 1, words!("by"));
        if !(stands && acts
            || by && token.is(TEAM_NAME)
            || sentence.is(at, DET)
                && sentence.is_word(
                    head,
                    words!("vendor provider contractor contractors supplier consultancy company management leadership"),
                ))
        {
            return None;
        }
        PersonKind::Team
    };
    // "Not a single reviewer".
    let not_one = sentence.is_word(at.wrapping_sub(1), words!("not"))
        && sentence.is_word(at, words!("a one"));
    let kind = match kind {
        PersonKind::Individual | PersonKind::Team
            if not_one || sentence.is_word(at, words!("no")) =>
        {
            PersonKind::Nobody
        }
        kind => kind,
    };
    Some((kind, at, end))
}

/// The last noun of the noun phrase that starts at `at`, if it is one for a person.
fn noun_head(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let personal = ROLE | TEAM | TEAM_NAME | OUTSIDER;
    let mut head = None;
    for next in at..sentence.tokens.len().min(at + 8) {
        let token = sentence.tokens[next];
        if token.is(personal) && token.kind == Kind::Word {
            head = Some(next);
            continue;
        }
        let is_first = next == at;
        let belongs = match token.kind {
            Kind::Word if token.is(DET) => is_first,
            Kind::Word => {
                let link = token.is(PREPOSITION | SUBORDINATOR) && !token.is(NOUN);
                let verb = token.is(AUXILIARY | PRONOUN) || token.is(PAST) && head.is_some();
                token.is(ADJECTIVE | NOUN | TIME) && !verb && !link
                    || token.is(AREA | WORK | SYSTEM)
                    || is_first_word_of_two(sentence, next)
                    || token.is(ING) && !is_first && sentence.is(next + 1, personal)
            }
            Kind::Number | Kind::Code => true,
            Kind::Sign(b'/') => !is_first,
            _ => false,
        };
        if !belongs {
            break;
        }
        // Past the person's noun, another noun makes it a compound, which is judged there.
        if head.is_some() {
            break;
        }
    }
    head
}

/// "On call" within a noun phrase: "our on call people".
fn is_first_word_of_two(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.is_word(at, words!("on")) && sentence.is_word(at + 1, words!("call duty"))
        || sentence.is_word(at, words!("call duty"))
            && at > 0
            && sentence.is_word(at - 1, words!("on"))
}

/// "User account", "admin interface": the person is only a part of the name of a thing.
fn is_compound(sentence: &Sentence<'_>, head: usize) -> bool {
    let Some(next) = sentence.tokens.get(head + 1) else {
        return false;
    };
    if next.kind == Kind::Code
        || sentence.is_word(head + 1, words!("error errors mistake account interface"))
    {
        return next.kind != Kind::Code || sentence.is(head, TEAM);
    }
    if next.kind != Kind::Word || !next.is(NOUN) || next.is(PAST | AUXILIARY | PREPOSITION | ADVERB)
    {
        return false;
    }
    if next.is(ROLE | TEAM | OUTSIDER | TEAM_NAME) {
        return true;
    }
    // "The developer pushes the fix": a verb, as an object follows.
    let third = next.is(THIRD) && !sentence.word(head).ends_with('s');
    let base = next.is(BASE) && sentence.word(head).ends_with('s');
    let object = sentence.is(
        head + 2,
        DET | PREPOSITION | PRONOUN | SUBORDINATOR | ADVERB | ING,
    );
    !((third || base) && object)
}

/// "Package manager", "the Prometheus operator": software with a name like a role.
fn is_machine(sentence: &Sentence<'_>, start: usize, head: usize) -> bool {
    // "A support agent" is someone, "the agent" something.
    if sentence.is_word(head, words!("agent agents")) {
        return !sentence.is_word(
            head.wrapping_sub(1),
            words!("support service helpdesk desk call sales booking ticket field customer human station travel"),
        );
    }
    let before = head.checked_sub(1).filter(|&before| before >= start);
    if before.is_none_or(|before| sentence.is(before, DET)) {
        return is_program(sentence, before, head);
    }
    let Some(before) = before else {
        return false;
    };
    let token = sentence.tokens[before];
    let is_software = token.kind == Kind::Code
        || token.is(PRODUCT)
        || sentence.is_word(
            before,
            words!("package session cert certificate cluster resource window secrets secret volume task \
                terraform identity oauth oidc saml auth login storage data metric metrics dns csi plugin custom \
                queue device memory traffic config configuration kubernetes k8s file job workflow \
                transaction connection pool lock key state node process service query disk network graphics"),
        );
    is_software
        && sentence.is_word(
            head,
            words!("provider manager managers operator operators lead leader owner owners controller coordinator \
                coordinators supervisor driver drivers planner installer cleaner"),
        )
        && !(sentence.is_word(before, words!("service process task"))
            && sentence.is_word(head, words!("owner owners lead")))
}

/// "The driver crashed": a program by its name alone, unless something shows that it is someone.
fn is_program(sentence: &Sentence<'_>, article: Option<usize>, head: usize) -> bool {
    let next = head + 1;
    let end = sentence.tokens.len();
    sentence.is_word(
        head,
        words!(
            "driver drivers planner planners supervisor supervisors installer installers cleaner \
            cleaners coordinator coordinators provider providers"
        ),
    ) && !(article.is_some_and(|article| sentence.is(article, POSSESSIVE))
        || sentence.is(next, NAME | DOUBTFUL_NAME)
        || sentence.is_sign(next, b',') && sentence.is(next + 1, NAME | DOUBTFUL_NAME)
        || sentence.is_word(next, words!("on"))
            && sentence.is_word(next + 1, words!("duty call shift"))
        || sentence.any(next, next + 3, HUMAN)
        || sentence.is_word(next, words!("unplugged pulled clicked typed pasted"))
        || sentence.any_word(
            next,
            next + 5,
            words!(
                "tell told inform informed notify notified warn warned announce announced ask asked"
            ),
        )
        || sentence.any_word(0, end, words!("he she his her him who")))
        && !sentence
            .context
            .people
            .is_role(&sentence.word(head).to_lowercase())
}
