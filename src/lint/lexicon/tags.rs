/// What is known about a word: a set of bits.
pub type Tags = u64;

macro_rules! tags {
    ($($(#[$doc:meta])* $name:ident $key:literal,)+) => {
        tags!(@consts 0u32; $($(#[$doc])* $name,)+);

        /// Every tag with the name that patterns use for it.
        pub const NAMES: &[(&str, Tags)] = &[$(($key, $name)),+];
    };
    (@consts $at:expr; $(#[$doc:meta])* $name:ident, $($rest:tt)*) => {
        $(#[$doc])*
        pub const $name: Tags = 1 << $at;
        tags!(@consts $at + 1; $($rest)*);
    };
    (@consts $at:expr;) => {};
}

tags! {
    // Forms of verbs.
    /// The base form of a verb.
    BASE "base",
    /// The third person of the present.
    THIRD "third",
    PAST "past",
    /// The past participle.
    PART "part",
    ING "ing",

    // Closed classes.
    DET "det",
    POSSESSIVE "poss",
    MODAL "modal",
    BE "be",
    HAVE "have",
    DO "do",
    NEG "neg",
    ADVERB "adv",
    PREPOSITION "prep",
    /// Opens a clause.
    SUBORDINATOR "sub",
    AND "and",
    /// A pronoun that can be a subject.
    PRONOUN "pron",

    // People.
    /// He, she, I, someone: one person.
    SOMEONE "someone",
    NOBODY "nobody",
    /// What someone does for a living or in the incident.
    ROLE "role",
    TEAM "team",
    /// Words that are a team by themselves: QA, Ops.
    TEAM_NAME "teamname",
    /// Users, customers, attackers: no agents of ours.
    OUTSIDER "outsider",
    /// A given name.
    NAME "name",
    /// A given name that is also another word.
    DOUBTFUL_NAME "doubtful",
    /// A product that looks like a person.
    PRODUCT "product",
    /// Hardware, software, data: what acts without being a person.
    SYSTEM "system",

    // Verbs by what they do.
    /// Does harm by itself: broke, wiped, misconfigured.
    HARM "harm",
    /// A change that is harmless or not by what follows: deployed, deleted.
    CHANGE "change",
    /// Told as a lapse: forgot, skipped.
    LAPSE "lapse",
    /// What only people do: forgot, assumed, typed.
    HUMAN "human",
    /// What components do: fired, tripped.
    RUNTIME "runtime",
    /// A state and no deed: have, know, need.
    STATE "state",

    // Nouns and adjectives by subject.
    /// Outage, crash, errors: that harm was done.
    DAMAGE "damage",
    /// An area of work: monitoring, documentation.
    AREA "area",
    /// A decision, deployment, handover: what can be evaluated.
    WORK "work",
    /// Wrong, bad, broken: said of an object.
    FAULTY "faulty",
    /// Poor, inadequate, insufficient.
    LACKING "lacking",
    /// Careless, reckless: said of people.
    TRAIT "trait",
    /// Terrible, chaotic: said of work.
    VERDICT "verdict",
    /// Accidentally, mistakenly.
    ERROR_ADVERB "erradv",
    /// Very, far, completely.
    DEGREE "degree",
    /// Improve, enhance: betterment without an end.
    BETTER "better",
    /// Consider, explore: thought without an end.
    PONDER "ponder",
    /// Remind, train, coach.
    TEACH "teach",
    /// Day, week, moment, production: no persons and no systems.
    TIME "time",
    ADJECTIVE "adj",
    NOUN "noun",
}

/// Any form of a verb.
pub const VERB: Tags = BASE | THIRD | PAST | PART | ING;
/// Words that stand before a main verb.
pub const AUXILIARY: Tags = MODAL | BE | HAVE | DO;
/// Words for people.
pub const PERSONAL: Tags =
    SOMEONE | NOBODY | PRONOUN | ROLE | TEAM | TEAM_NAME | OUTSIDER | NAME | DOUBTFUL_NAME;
