use crate::{
    document::Section,
    finding::{Class, Fix, FixKind, Severity},
    lint::{
        action,
        clause::{PersonKind, Subject},
        fix,
        lexicon::tags::*,
        packed::packed,
        pattern::Span,
        rule::{Examples, Flagged, Hit, Rule},
        sentence::Sentence,
        words::{List, words},
    },
};

pub static RULE: Rule = Rule {
    id: "be-careful",
    class: Class::WeakAction,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "A remedy rests on care or memory: be careful, double-check, always, never.",
    why: "Care is what everyone had on the day; a guard works on the bad days too.",
    instead: "Let the tool do it: \"Make [tool] refuse [action] unless [condition]\".",
    source: "RCA2, action hierarchy (weaker actions)",
    phrases: packed!(&[
        // Wherever it is asked for.
        &[
            "be|been|being|stay|remain ..2 careful|vigilant|cautious|mindful|attentive|diligent|rigorous|thorough|conscious|alert|watchful|disciplined|meticulous|prudent|conscientious|conservative|critical|suspicious|thoughtful|sceptical|skeptical|wary|considerate",
            "be|stay|become more|very|extra|super|especially|particularly|fully|always|constantly aware|observant|responsible|deliberate|organised|organized|focused|precise|accurate|patient",
            "more|extra|greater|special|better|additional|utmost|closer|enough ..1 care|caution|vigilance|diligence|attention|discipline|rigor|rigour|thought|scrutiny|awareness",
            "take|taking|exercise|exercising|use|apply|show ..2 care|caution|diligence|vigilance|restraint|discretion",
            "pay|paying|paid ..2 attention|heed|mind",
            "remember|remembering to",
            "^ remember !me !that !, !:",
            "not|n't forget to|that|the|your|about",
            "think twice|carefully|before|hard",
            "check|checking|verify|look|read|review|test|measure twice|carefully|thoroughly|thrice",
            "try|work harder|hard to",
            "do|doing better|our|your ..1 next|best|homework",
            "keep|keeping|put ..2 in mind",
            "bear ..1 in mind",
            "put|putting|make|invest|spend|making more|extra|greater|additional|a ..1 effort|efforts|time|energy|thought",
            "more ..1 carefully|closely|thoroughly|diligently|cautiously|rigorously|attentively|vigilantly|consciously|deliberately|responsibly|strictly|seriously|thoughtfully|proactively",
            "closely|carefully|diligently|vigilantly|constantly|regularly|manually|periodically|thoroughly monitor|watch|check|review|observe|verify|inspect|read|test|track|examine|study|follow",
            "keep|keeping an|a|closer|close ..2 eye|eyes|watch",
            "watch out|closely|for|carefully",
            "look out|closely for|at",
            "stay|keep on|on|our|your ..1 top|toes|guard",
            "double|triple check|checking",
            "double-check|double-checking|triple-check|doublecheck|recheck|re-check",
            "second|another|extra|third|additional|two|four|more ..1 person|pair|set|eyes|people|engineer|colleague|engineers|eye|reviewer ..4 watch|watches|check|checks|eyes|principle|watching|checking|present|verify|verifies|confirm",
            "two people|engineers|persons|approvers|operators for|on|per|at each|every|any|all",
            "four-eyes|4-eyes|two-person|two-man|buddy-check|buddy principle|rule|check|review|system",
            "escalate|communicate|react|respond|report|declare|raise|involve|ask|call|reach|announce|act ..3 sooner|earlier|faster|quicker|promptly|proactively",
            "sticky|post-it note|notes",
            "use|apply common sense",
            "take|taking ..3 seriously",
            "ask|get|seek ..4 second|another opinion|look|view",
            "next time $|.|!",
            "double-checked|doublechecked|rechecked|cross-checked|confirmed|verified|reviewed|checked ..1 by a|another|someone|two ..2 colleague|person|engineer|engineers|people|else|reviewer|peer|developer",
            "from time to time",
            "every|once now|in|and a|then ..1 while|then",
            "slow|slowing down $|when|and|before|during",
            "take ..1 your|our|more|the|enough|sufficient|extra time",
            "mind the",
            "be responsible|accountable for ..1 your|their|our",
        ],
        // As an order.
        &[
            "^ always|never !again|been|had|was|be|being|returns|returned|mind|a|the|recovered|got|came|%past|%third|%be",
            "^ must|should|shall|need|needs|has|have to? always|never !be !have",
            "always|never %base",
            "^ do not|n't|never deploy|ship|merge|push|release|touch|run|make|change|assume|trust|rely|use|skip|ignore|commit|edit|delete|copy|panic|be|work|wait|leave|rush|bypass",
            "^ watch|observe|monitor ..4 after|during|before|while ..1 %ing|%work|%noun",
            "^ ping|phone|call|ask|tell|notify|inform|message|text|warn !for ..5 before|first ..1 %ing|$",
            "^ sign-off|approval|confirmation|check|review|second by a|another second|colleague|senior|lead|peer|manager",
            "^ everyone|everybody|all|%team|%teamname ..2 to read|check|watch|remember|attend|pay|double-check|verify",
            "^ manual ..1 check|checks|review|verification|inspection|approval|monitoring",
            "^ peer|buddy|second|additional|extra ..1 review|check|approval|checks|reviewer|approver of|for|before|on|by",
            "^ beware|caution",
            "%role|%team|everyone|everybody|anyone|people|staff ..1 must|should|may|shall not|never|n't !have %base",
            "^ careful|thorough|diligent|conscientious|attentive|meticulous ..1 %ing|check|checks|review|reading|inspection|planning|handling|preparation !of",
            "only after|when|once ..1 asking|consulting|checking|confirming|informing|talking",
            "^ only let|allow|permit",
            "^ let|allow|permit ..1 experienced|senior|trained|skilled|seasoned",
            "only experienced|senior|trained|skilled|seasoned ..2 may|should|can|must|shall|will|to",
            "^ no ..1 shortcuts|rushing|assumptions|excuses|multitasking",
            "^ think|look|ask|stop before",
            "^ stick|keep to the|our ..2 process|procedure|plan|runbook|rules|checklist|script",
            "^ slow down",
            "^ keep ..4 up to|up-to-date date|current|and|in|$",
            "^ keep ..4 up-to-date|updated|current",
            "^ be aware|conscious|mindful of|that",
            "^ try to avoid|not|remember|keep|be|check|follow",
            "^ respect|mind|observe|honour|honor|obey the|our|all|any ..2 freeze|rules|rule|limits|process|window|windows|policy|policies|guidelines|procedure|conventions",
            "^ check|verify|test|confirm|inspect|monitor|review manually|regularly|carefully|periodically|again",
            "^ no more deploys|deployments|releases|changes|edits|pushes|hotfixes|shortcuts|merges|restarts|experiments",
            "^ no ..1 more? friday|weekend|late-night|manual|evening|holiday|cowboy|solo releases|deploys|deployments|changes|rollouts|edits|hotfixes|fixes",
            "^ avoid|stop|no|refrain|minimise|minimize|discourage ..1 deploying|deployments|deploys|deploy|releasing|releases|changes|pushing|merging|running|touching|making|rushing|assuming|shipping|working|copying|skipping|relying|using|manual|from ..5 friday|fridays|weekend|weekends|holiday|holidays|evening|night|hours|carefully|careful|rush|changes|prod|production|hurry|assumptions|mistakes",
            "^ make ..1 sure ..1 to|everyone|everybody|people|engineers|developers|all|you|nobody|no-one|anyone|team|staff|operators|reviewers|teams|they|your|each|every|that|to",
            "^ ensure ..2 everyone|everybody|people|engineers|developers|nobody|staff|operators|reviewers|teams|team|members|all|responders|employees|admins|users|each|every ..5 know|knows|understand|understands|follow|follows|read|reads|aware|check|checks|familiar|trained|remember|informed|understanding|comfortable|follows|adhere|adheres|comply|respect|test|tests|verify|educated|agree|review|reviews",
            "^ follow|adhere|stick|respect|observe|obey|comply ..1 to|with|the|our|all|established|existing|standard|proper ..2 process|processes|procedure|procedures|runbook|runbooks|checklist|checklists|guideline|guidelines|policy|policies|rules|protocol|instructions|playbook|documentation|standards|practices|steps|plan|manual",
            "must|should|needs|need|have|has to? ..1 follow|adhere|stick|respect|obey|comply|read|study|understand ..2 to|with|the|our|all|proper|correct|established ..2 process|processes|procedure|procedures|runbook|runbooks|checklist|guideline|guidelines|policy|policies|rules|protocol|instructions|documentation|standards|manual|docs|notes",
            "^ reread|re-read|reread|study|read|review|consult the|our|all|up|release|vendor|carefully ..2 policy|policies|runbook|runbooks|guidelines|documentation|docs|manual|procedure|procedures|notes|instructions|carefully|again|before|beforehand|changelog|changelogs|first",
            "^ better|carefully|thoroughly|diligently|properly|closely|rigorously|vigilantly|consciously|proactively|cautiously %base",
            "^ read|check|review|test|verify|inspect|study|analyse|analyze|examine|monitor|plan|consider|validate ..4 carefully|closely|thoroughly|diligently|properly|attentively|twice|better|beforehand|manually|regularly|daily|weekly|monthly",
            "needs|need|requires|require ..2 carefully|closely|thoroughly|careful|thorough|close|closer ..1 %ing|attention|review|study|monitoring|reading|planning|consideration|checking",
            "%role|%team|everyone|everybody|anyone|each|developers|operators ..1 must|should|need|needs|has|have|please to? watch|use|test|check|verify|monitor|follow|read|ask|confirm|announce|inform|tell|wait|remember|keep|make|double-check|look|think|observe|respect|adhere|phone|call|ping|notify|consult|sign|write|coordinate|agree|study",
            "^ hold|keep people|teams|engineers|everyone|ourselves|each accountable|to|informed|aware|other",
        ],
    ]),
    unless: packed!(&[&[
        "careful|carefully restart|sequencing|restarted|restarting|migration|drained",
        "more careful migration|rollout|approach",
        "~be ..1 aware that|,|of ..6 utc|dst",
        "~train|never returns|returned",
        "always-on|always on",
        "remember me|-me",
        "more often|frequently than",
        "double-check|double-checking|doublecheck ..2 ~show|~confirm",
        "just double-check",
        "no|not|n't|without|cannot ..2 ~rely",
        "~keep ..1 ..1 eye on ..4 status|bug|issue|upstream|ticket",
        "need|needs|needed|require|requires|take more time|attention ..1 to|for ..1 ~start|~load|~complete|~boot",
        "need|needs|needed|require|requires extra|more time for|to",
        "check|checks|checked ..1 twice ..2 ~a",
        "twice a|per|as|daily",
        "review|reviews carefully|thoroughly ..1 ~document",
        "not|never|n't ..2 always",
        "sleep|slept",
    ]]),
    needs: &[],
    check,
};

pub static EXAMPLES: Examples = Examples {
    flags: &[
        (
            "Remember to pause the importer before a restore.",
            Section::Actions,
            Some("Let [tool] pause the importer before a restore."),
        ),
        (
            "Double-check the target cluster.",
            Section::Actions,
            Some("Let [tool] check the target cluster."),
        ),
        (
            "Double-check the target cluster before every deploy.",
            Section::Actions,
            Some("Let [tool] check the target cluster before every deploy."),
        ),
        (
            "Remember to rotate the keys before they expire.",
            Section::Actions,
            Some("Let [tool] rotate the keys before they expire."),
        ),
        ("Be careful with bulk deletes.", Section::Actions, None),
        (
            "Developers should be more careful when changing shared modules.",
            Section::Actions,
            None,
        ),
        (
            "Make sure everyone reads the runbook.",
            Section::Actions,
            None,
        ),
        (
            "Always test the rollback before a release.",
            Section::Actions,
            None,
        ),
        ("Do not deploy after 4 pm.", Section::Actions, None),
    ],
    allows: &[
        (
            "A careful restart of the brokers followed, one by one.",
            Section::Actions,
        ),
        (
            "The client never retries a rejected request.",
            Section::Actions,
        ),
        ("CI rejects a manifest without limits.", Section::Actions),
        (
            "We worked with the vendor to double-check the numbers.",
            Section::Actions,
        ),
    ],
};

fn check(sentence: &Sentence<'_>, hits: &[Hit], flagged: &mut Flagged) {
    if sentence.question {
        return;
    }
    for hit in hits {
        let start = hit.span.start;
        let fits = match hit.group {
            0 => is_asked(sentence, start, hit.span.end),
            _ => {
                action::is_promise(sentence, start)
                    && is_rule_for_people(sentence, start, hit.span.end)
            }
        };
        if fits {
            flagged.add_with(hit.span, rewrite(sentence, start).into_iter().collect());
        }
    }
}

/// Whether care is asked for, and not told of: "we will be careful", "be careful".
fn is_asked(sentence: &Sentence<'_>, start: usize, end: usize) -> bool {
    let verb = sentence
        .verbs()
        .iter()
        .find(|verb| verb.first < end && start <= verb.end + 1);
    let told = verb.is_some_and(|verb| {
        !verb.modal
            && !sentence.is(verb.main, BASE)
            && !sentence.is_word(verb.main, words!("needs need requires is"))
            && !sentence.is_head(verb.first)
    });
    let asked = verb.is_some_and(|verb| {
        verb.modal
            && !verb.perfect
            && match verb.subject {
                Subject::Person(index) => sentence.people()[index].kind != PersonKind::Outsider,
                Subject::None => true,
                _ => {
                    sentence.is(start, BASE | BE) && verb.passive
                        || sentence.is_word(start, words!("more closely carefully"))
                }
            }
    });
    let head = (start.saturating_sub(3)..=start).any(|at| sentence.is_head(at)) && !told;
    let needs = sentence.any_word(start.saturating_sub(3), start, words!("need needs require requires must should please important obliged required expected asked")) && !sentence.is_word(start.wrapping_sub(2), words!("worked decided had helped"))
        && !told;
    asked || head || needs
}

fn is_rule_for_people(sentence: &Sentence<'_>, start: usize, end: usize) -> bool {
    let word = |words: List| sentence.is_word(start, words);
    if word(words!("always never")) {
        // "Never deploy on Fridays": an order at the start, or what people must do.
        let at = if sentence.is_head(start) {
            start
        } else {
            start.wrapping_sub(1)
        };
        let verb = sentence.verb_at(start);
        let order = sentence.is_head(start)
            && (sentence.is(start + 1, BASE) || sentence.is_word(start + 1, words!("be do have")));
        let must = verb.is_some_and(|verb| {
            verb.modal
                && !verb.perfect
                && sentence
                    .subject_kind(verb)
                    .is_some_and(PersonKind::is_somebody)
        });
        return (order || must) && at != usize::MAX && !sentence.is_word(start + 1, words!("mind"));
    }
    if word(words!(
        "careful thorough diligent conscientious attentive meticulous"
    )) {
        // "A careful review of the plan", and nothing more.
        return sentence.verbs().is_empty();
    }
    if word(words!("make")) {
        // Sure that people do something, not that a thing is there.
        let people = sentence.any_person(start + 2, start + 5, |person| {
            !matches!(
                person.kind,
                PersonKind::We | PersonKind::They | PersonKind::Outsider
            )
        });
        let to = sentence.is_word(start + 2, words!("to")) && sentence.is(start + 3, BASE | BE)
            || sentence.is_word(start + 3, words!("to"));
        return people || to;
    }
    if word(words!("read check review test study consult"))
        && end == start + 2
        && !sentence.is_word(end - 1, words!("manually regularly again periodically"))
    {
        return false;
    }
    true
}

/// "Remember to drain the node" as "Let [tool] drain the node"; "be careful with deletes" as
/// "make [tool] refuse deletes unless [condition]".
fn rewrite(sentence: &Sentence<'_>, start: usize) -> Option<Fix> {
    let head = sentence.heads.first().copied()?;
    if sentence.is_word(start, words!("remember"))
        && start == head
        && sentence.is_word(start + 1, words!("to"))
        && sentence.is(start + 2, BASE)
    {
        let span = Span {
            start,
            end: start + 2,
        };
        return Some(fix::replace(
            sentence,
            FixKind::Rewrite,
            span,
            "Let [tool]".into(),
        ));
    }
    if sentence.is_word(start, words!("double-check doublecheck triple-check")) && start == head {
        let span = Span {
            start,
            end: start + 1,
        };
        return Some(fix::replace(
            sentence,
            FixKind::Rewrite,
            span,
            "Let [tool] check".into(),
        ));
    }
    if sentence.is_word(start, words!("be")) && start == head {
        let with = (start + 1..start + 5).find(|&at| sentence.is_word(at, words!("with about")))?;
        let end = fix::noun_phrase(sentence, with + 1);
        if end == with + 1
            || !sentence.is_end(end)
            || !sentence.is_word(with - 1, words!("careful cautious"))
        {
            return None;
        }
        let object = fix::words(sentence, with + 1, end);
        let text = ["Make [tool] refuse ", object, " unless [condition]"].concat();
        return Some(fix::replace(
            sentence,
            FixKind::Rewrite,
            Span { start, end },
            text,
        ));
    }
    None
}
