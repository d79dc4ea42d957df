use crate::{
    document::Section,
    finding::{Class, Fix, FixKind, Severity},
    lint::{
        action,
        clause::PersonKind,
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
    id: "train-people",
    class: Class::WeakAction,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "A remedy rests on what people are told: training, reminders, announcements.",
    why: "Training fades and people change; what was easy to do wrong stays easy to do wrong.",
    instead: "Change what they work with: a guard, a default, a check that stops the act.",
    source: "RCA2, action hierarchy (weaker actions)",
    phrases: packed!(&[
        // To be done to people.
        &[
            "^ remind|retrain|re-train|coach|educate|teach|mentor|re-educate|instruct|urge|admonish|sensitise|sensitize|upskill|reminding|retraining|coaching|educating|teaching",
            "^ train|training|brief|encourage|ask|tell|inform|notify|advise|warn|request|motivate|require|convince|push|get|expect ..2 %role|%team|%teamname|everyone|everybody|people|staff|developers|engineers|all|team|teams|each|new|on-call|oncall|him|her|them|members|operators|folks|users|reviewers|colleagues|juniors|seniors|responders|personnel|employees|the",
            "^ make ..3 aware|conscious|understand|familiar",
            "^ mentoring|coaching|mentorship|supervision|briefing|trainings for|of|on",
            "^ prompt|inform|notify|tell|ask|remind|warn|brief ..4 to|before|when|about|of|that",
            "have|has|'ve ..1 reminded|retrained|re-trained|coached|re-educated|instructed|sensitised|sensitized|briefed ..1 all|our|the|everyone|every|staff|%role|%team",
            "reminding|urging|instructing|admonishing ..1 all|everyone|everybody|staff|every|engineers|developers|operators|employees|colleagues",
            "^ make ..1 clear to",
            "^ include|add|cover|integrate|incorporate ..6 in|into|to|during ..3 training|onboarding|induction|briefing|curriculum",
            "^ mention|raise|bring|discuss|present|announce|share|cover|address|repeat ..6 at|in|during ..2 standup|stand-up|all-hands|town-hall|meeting|retro|newsletter|onboarding|standups",
            "^ awareness ..1 campaign|training|session|sessions|program|programme|measures",
            "^ put|hang ..1 up ..2 sign|signs|poster|posters|notice",
            "golden rules|rule",
            "^ shadowing|pairing|mentoring|coaching for|of|with|by",
            "%be reminded|sensitised|sensitized|urged|instructed|encouraged|told|asked|advised|trained to|about|of|in|on",
            "^ document|write|define ..2 communicate|publish|share|announce",
            "^ send|enrol|enroll|sign|book ..4 on|to|in|for ..3 course|courses|training|trainings|workshop|class|certification|seminar",
            "^ post|publish|share|pin|announce|circulate|explain|present|distribute ..2 rules|policy|guidelines|guideline|procedure|instructions|checklist|lessons|learnings|process ..1 in|to|on|with|among|at",
            "^ brown-bag|lunch-and-learn|workshop|training|refresher|drill $|on|about|for|with",
            "^ hold|run|do|give|organise|organize|schedule|host ..3 brown|lunch|tech bag|and|talk",
            "^ let %det|%team|%role|everyone|everybody|people|teams ..3 know that|about|how|to",
            "^ stress|emphasise|emphasize|underline|impress to|on|upon|with ..2 %role|%team|everyone|everybody|people|all|staff",
            "^ raise|spread|create|increase|build|promote|improve|drive|generate|heighten ..2 awareness|consciousness|mindfulness",
            "^ communicate|announce|broadcast|publicise|publicize|share|circulate|distribute|spread|present|disseminate|reiterate|repeat|socialise ..6 to|with|among|across ..1 the|all|everyone|other|our|teams|each|whole|engineers|developers|team|staff|every",
            "^ send|write|post|publish|share|circulate ..3 email|e-mail|mail|announcement|reminder|memo|reminders|newsletter|message|note|notice|pamphlet|poster|posters|slack",
            "^ stress|emphasise|emphasize|reiterate|reinforce|underline|highlight|remind|hammer ..2 importance|need|value|point|rules|policy|that",
            "^ hold|run|organise|organize|schedule|conduct|provide|give|offer|do|have|arrange|create|plan|deliver|host|attend|book|set|prepare|develop|introduce|start|mandate|require|establish|implement|add|launch|repeat ..4 training|trainings|workshop|workshops|refresher|course|courses|lunch-and-learn|brown-bag|knowledge-sharing|onboarding|coaching|tutorial|webinar|bootcamp|seminar|lecture|certification|session|sessions|mentoring|drill|drills|lessons-learned",
            "^ mandatory|compulsory|refresher|additional|more|better|extra|regular|annual|new|further|security|targeted|obligatory|proper|internal|staff|team|operator ..1 training|trainings|course|workshop|coaching|education|sessions",
            "^ training|trainings|workshop|education|coaching|refresher|knowledge-sharing ..1 for|on|of|about|in|session|sessions|course|with|to|needed|required|regarding|$",
            "^ knowledge sharing|transfer ..1 session|sessions|with|between|on|to",
            "^ share ..1 knowledge|learnings|lessons|findings|experience|best|this|postmortem|post-mortem|information|our ..4 with|across|to|among|amongst",
            "^ %role|%team|developers|engineers|everyone|operators ..3 must|should|need|needs|have|has ..1 to? ..1 be? ..1 trained|retrained|reminded|coached|educated|briefed|informed|told|made|attend|complete|undergo|learn|know|remember|understand|receive|aware|familiarise|familiarize",
            "must|should|need|needs|will|shall|have|has|to ..1 to? ..1 be ..2 trained|retrained|re-trained|reminded|coached|educated|briefed|instructed|re-educated",
            "required|obliged|expected|asked|have|has|need to ..1 complete|attend|undergo|take|pass|sit|shadow|retake|repeat ..5 training|trainings|module|course|courses|e-learning|certification|workshop|session|exam|senior|refresher|colleague",
            "must|should|need|needs|will|shall|to to? ..1 receive|get|attend|complete|undergo|take ..2 training|coaching|course|refresher|instruction|workshop|education",
            "^ refresh|brush ..2 skills|knowledge|training|memory|up",
            "^ improve|increase|better ..3 training|skills|education|discipline|competence|knowledge|understanding ..1 of|for|in|among|within|$",
            "^ learn|practice|practise ..1 how|to|about|more|using|the|incident",
            "^ cross-train|crosstrain|upskill|onboard ..2 %role|%team|joiners|hires|newcomers|more|people|the|engineers|everyone|staff",
            "^ document|add|put|write ..4 reminder|warning|note|caveat|notice in|to|on|about|for|that",
            "^ ask|get|have|require|let ..2 second|another|more|two|other|senior ..1 %role|person|pair|people|colleague|reviewer|engineer|reviewers",
            "^ establish|foster|promote|build|encourage|create|instil|instill|cultivate|develop ..3 culture|mindset|habit|habits|discipline|ownership|mentality",
            "^ familiarise|familiarize|acquaint|get ..3 familiar|with|acquainted",
            "should|must|need|needs|will to? be ..1 aware|conscious|familiar|mindful of|with|that",
        ],
    ]),
    unless: packed!(&[&[
        "train|retrain|training|re-train|retraining ..4 model|models|dataset|network|classifier|data|job|jobs|run|runs|detector|algorithm|embedding|embeddings|cluster|gpu|pipeline|room|set|images|weights|forecast|predictor|ml|llm|spam",
        "release|agile|art train|trains",
        "train station|schedule|left|departs|cars|ticket|times",
        "reminder bot|bots|job|email|service|cron|notification",
        "raise ..1 awareness ..3 ~be purpose",
        "teaching hub|staff|team|assistant|assistants|material|materials",
        "inform|notify|tell|alert ..6 NUMBER",
        "automatically|auto",
        "require|requires|get ..2 the same",
        "ask|asked ..3 vendor|provider|support|aws|google|gcp|azure|upstream|customers|users|customer|user|it",
        "tell|inform|notify|ask|warn|advise|remind ..3 users|customers|user|customer|clients|client|pagerduty|slack|the|operator ..1 when|if|before|on|about|via|automatically|through",
        "educator|educational|education portal|institution|program|team",
        "post|send|share|publish|write|create|give|provide ..3 status|update|updates|message|reminder|note ..2 page|channel|when|if|before|every|automatically|at",
        "release|session|incident note|notes|channel|summary|review",
        "talk|session|sessions affinity|store|cookie|cookies|id|cache|table|token|storage|key|timeout|stickiness|tokens",
        "~have|~set|~add ..2 course|courses ..1 hub|material|staff",
    ]]),
    needs: &[],
    check,
};

pub static EXAMPLES: Examples = Examples {
    flags: &[
        (
            "Remind all developers to check the region first.",
            Section::Actions,
            Some("Let [tool] check the region first."),
        ),
        (
            "Ask the developers to announce their deployments in the channel.",
            Section::Actions,
            Some("Let [tool] announce their deployments in the channel."),
        ),
        (
            "Train the support staff on the new tool",
            Section::Actions,
            None,
        ),
        (
            "All engineers must attend the incident workshop.",
            Section::Actions,
            None,
        ),
        (
            "Raise awareness of the freeze calendar among developers",
            Section::Actions,
            None,
        ),
        ("Tell everybody to use the new VPN.", Section::Actions, None),
        (
            "Send a reminder about the on-call rules to all teams.",
            Section::Actions,
            None,
        ),
    ],
    allows: &[
        (
            "Train a new model with the corrected labels.",
            Section::Actions,
        ),
        (
            "The reminder bot posted the list at 9:00.",
            Section::Actions,
        ),
        ("The release train left at noon.", Section::Actions),
        ("Ask AWS support to raise the quota.", Section::Actions),
    ],
};

fn check(sentence: &Sentence<'_>, hits: &[Hit], flagged: &mut Flagged) {
    if sentence.question {
        return;
    }
    for hit in hits {
        let start = hit.span.start;
        let end = hit.span.end;
        let word = |words: List| sentence.is_word(start, words);
        if !action::is_promise(sentence, start) && sentence.is_head(start) {
            continue;
        }
        let people = sentence.any_person(start + 1, end + 5, |person| {
            !matches!(person.kind, PersonKind::Outsider | PersonKind::Nobody)
        });
        let fits = if word(words!(
            "encourage ask tell inform notify advise warn request motivate require convince push \
                get expect"
        )) {
            people
                && (word(words!("encourage motivate convince advise"))
                    || sentence.is_word(end - 1, words!("before"))
                    || sentence.any(start, end + 8, BASE)
                        && sentence.tokens[start..]
                            .iter()
                            .take(10)
                            .any(|token| sentence.word_is_to(token))
                    || (word(words!("tell inform notify")) && all(sentence, start, end + 2)))
        } else if word(words!("prompt inform notify tell ask remind warn brief"))
            && !sentence.is_word(end - 1, words!("everyone"))
            && hit.span.end > start + 2
        {
            people
                && (word(words!("prompt remind ask brief"))
                    || sentence.is_word(end - 1, words!("before to")))
        } else if word(words!("is are was were be been being 're")) {
            sentence.verb_at(start).is_some_and(|verb| {
                let told = sentence
                    .subject_kind(verb)
                    .is_some_and(PersonKind::is_colleague);
                (verb.modal || sentence.is_word(verb.first, words!("are")) && (people || told))
                    && !verb.perfect
                    && verb.passive
            })
        } else if word(words!("train training brief")) {
            people
                || word(words!("training"))
                    && sentence.any_word(
                        start + 1,
                        start + 3,
                        words!("for on of about in session sessions course regarding"),
                    )
        } else if word(words!("get have require let")) {
            true
        } else if word(words!("should must need needs will")) {
            let verb = sentence.verb_at(start);
            let kind = verb.and_then(|verb| sentence.subject_kind(verb));
            matches!(
                kind,
                Some(
                    PersonKind::Individual
                        | PersonKind::Team
                        | PersonKind::They
                        | PersonKind::Anyone
                )
            ) || kind == Some(PersonKind::We) && sentence.is_word(end - 1, words!("of with"))
                || sentence.is_word(
                    end - 1,
                    words!("trained retrained reminded coached educated briefed"),
                ) && kind != Some(PersonKind::Outsider)
        } else if word(words!(
            "communicate announce broadcast share circulate distribute spread present repeat"
        )) {
            people
                || all(sentence, start, end)
                || sentence.is_word(end - 1, words!("memo reminder reminders notice training trainings workshop course drill refresher"))
        } else if word(words!("send write post publish")) {
            people && !sentence.is_word(start + 1, words!("a"))
                || all(sentence, start, end + 6)
                || sentence.is_word(end - 1, words!("reminder reminders memo poster posters"))
        } else if word(words!("document write define"))
            && sentence.is_word(end - 1, words!("communicate publish share announce"))
        {
            people
        } else if word(words!("document add put")) {
            sentence.is_word(end - 1, words!("that"))
                && sentence.any(start, end, NOUN)
                && sentence.any_word(start, end, words!("reminder"))
        } else if word(words!(
            "learn practice practise refresh brush familiarise familiarize acquaint"
        )) {
            !sentence.is_word(end - 1, words!("the"))
        } else {
            true
        };
        if fits {
            flagged.add_with(hit.span, rewrite(sentence, start).into_iter().collect());
        }
    }
}

/// Whether everyone is meant.
fn all(sentence: &Sentence<'_>, from: usize, to: usize) -> bool {
    sentence.any_word(
        from,
        to,
        words!(
            "everyone everybody all team teams staff engineers developers organisation \
                organization company department colleagues members engineering"
        ),
    )
}

/// "Remind all engineers to check the region" as "Let [tool] check the region".
fn rewrite(sentence: &Sentence<'_>, start: usize) -> Option<Fix> {
    if sentence.heads.first() != Some(&start)
        || !sentence.is_word(start, words!("remind ask tell urge instruct"))
    {
        return None;
    }
    let person = sentence.person_at(start + 1)?;
    let to = person.reach;
    let checks =
        words!("check verify validate confirm test run drain disable rotate restart set announce");
    (sentence.is_word(to, words!("to")) && sentence.is_word(to + 1, checks)).then(|| {
        let span = Span { start, end: to + 1 };
        fix::replace(sentence, FixKind::Rewrite, span, "Let [tool]".into())
    })
}
