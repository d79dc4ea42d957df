//! The lists. A word may stand in several; its tags add up.

use super::tags::*;

/// Words with no other forms than the ones given.
pub const WORDS: &[(Tags, &str)] = &[
    // "Could have lead" is how many write it.
    (PART, "lead"),
    (CHANGE | PAST | PART, "emptied"),
    (PAST | PART, "lied misled"),
    (
        DET,
        "the a an this that these those any some each every both another all several many few no other certain various which what whatever",
    ),
    (
        DET,
        "one two three four five six seven eight nine ten dozen",
    ),
    (DET | POSSESSIVE, "my our your his her their its whose"),
    (PRONOUN | SOMEONE, "he she i someone somebody whoever s/he"),
    (
        PRONOUN,
        "we they you it everyone everybody anyone anybody who us them me him",
    ),
    (NOBODY, "no"),
    (PRONOUN | NOBODY, "nobody none no-one noone neither"),
    (
        MODAL,
        "can could will would shall should may might must cannot ca wo sha 'll 'd need ought",
    ),
    (BE, "be is are was were been being am 'm 're ai"),
    (HAVE, "have has had having 've"),
    (DO, "do does did done doing"),
    (
        NEG,
        "not n't never nor cannot hardly barely neither without",
    ),
    (ADVERB, "never hardly barely"),
    (
        ADVERB,
        "alone sooner faster quicker offline online straight directly also then just only still even ever yet already again soon once twice often always sometimes usually later earlier first last simply really too so very quite rather fairly almost nearly instead together apart away back ahead now today yesterday tomorrow here there maybe perhaps probably apparently actually basically unfortunately sadly regrettably luckily fortunately eventually finally initially immediately recently shortly quickly manually automatically silently however therefore thus hence moreover meanwhile afterwards beforehand up down off out over well far long both likewise otherwise else either kindly please unexpectedly subsequently",
    ),
    (
        PREPOSITION,
        "of in on at to for with from by about into over under after before during through between without within via per onto upon across against toward towards since until till despite like near behind below above beside besides around along among amongst as than except off out inside outside regarding concerning following due because",
    ),
    (
        SUBORDINATOR,
        "because although though while when whenever where since after before until till unless if as so that which who whom whose whoever once whereas whether why how what but then than",
    ),
    (POSSESSIVE, "'s"),
    (BE, "'re"),
    (AND, "and or but nor & plus"),
    (
        ERROR_ADVERB | ADVERB,
        "accidentally accidently mistakenly inadvertently inadvertantly inadvertedly unintentionally unintendedly erroneously unknowingly unwittingly wrongly wrongfully errantly unthinkingly absentmindedly absent-mindedly haphazardly mindlessly",
    ),
    (
        DEGREE | ADVERB,
        "very far completely totally entirely utterly absolutely extremely terribly horribly awfully incredibly painfully unacceptably ridiculously way much so too quite rather pretty really fairly somewhat woefully grossly frankly highly deeply truly overly plain simply just hopelessly",
    ),
    (
        TEAM_NAME,
        "qa ops sre sres devops noc netops secops sysops infosec dbas devs sysadmins it dataops mlops finops appsec",
    ),
    (
        TEAM | NOUN,
        "staff folks people personnel crew crews management leadership organisation organization org company vendor vendors supplier suppliers provider hoster agency ministry authority bureau headquarters hq board committee council registry office directorate contractor contractors consultancy outsourcer upstream support marketing sales operations security compliance facilities purchasing legal finance infra engineering procurement helpdesk",
    ),
    (OUTSIDER, "anonymous bots scrapers spammers thieves"),
    (
        TIME,
        "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december morning afternoon evening night noon midnight weekend today production prod staging time times day days week weeks month months hour hours minute minutes seconds utc cet pst est gmt",
    ),
    (
        FAULTY | ADJECTIVE,
        "wrong bad buggy broken faulty untested unreviewed incorrect invalid incomplete defective flawed unstable misconfigured malformed erroneous mistyped outdated stale unapproved unverified corrupt corrupted dodgy botched incompatible breaking unsafe conflicting",
    ),
    (
        LACKING | ADJECTIVE,
        "poor poorly inadequate inadequately insufficient insufficiently deficient weak weakly lacking scant sparse subpar sub-par substandard lax patchy spotty shoddy bad inappropriate improper",
    ),
    (
        TRAIT | ADJECTIVE,
        "careless reckless negligent sloppy lazy incompetent inexperienced irresponsible unprofessional amateurish complacent naive na\u{ef}ve stubborn thoughtless clueless foolish unqualified inattentive unfocused distracted unreliable overconfident arrogant cavalier lackadaisical inept clumsy ignorant unskilled untrained undisciplined disorganised disorganized oblivious heedless hotheaded hot-headed impatient idiotic indifferent lazily carelessly recklessly negligently sloppily thoughtlessly foolishly irresponsibly unprofessionally incompetently naively stupidly cavalierly slapdash careless-looking unconscientious slipshod cocky unexperienced blas\u{e9} flippant nonchalant remiss obstinate pig-headed headstrong smug over-confident over-optimistic uncooperative unmotivated disengaged uninterested unprepared ill-equipped ill-trained undertrained underqualified childish rash impulsive impetuous foolhardy brash gung-ho neglectful forgetful scatterbrained untrustworthy narrow-minded blinkered evasive secretive uncommunicative dismissive ill-disciplined imprudent indecisive inconsiderate overzealous over-zealous overeager trigger-happy ill-informed heavy-handed apathetic short-sighted shortsighted gullible",
    ),
    (
        VERDICT | ADJECTIVE,
        "terrible awful abysmal horrible horrendous atrocious dreadful appalling chaotic messy useless cumbersome tedious uncoordinated unstructured ugly clunky hacky janky worthless ridiculous unacceptable absurd laughable pathetic disastrous catastrophic embarrassing shameful disgraceful hasty rushed half-baked half-hearted ill-advised ill-conceived ill-considered ill-timed misguided dismal lousy crappy pointless nonsensical senseless questionable dubious unwise hurried reckless regrettable inexcusable unforgivable unjustifiable unnecessary needless nightmarish shambolic haphazard sluggish woeful deplorable lamentable premature disappointing frustrating inexplicable indefensible subpar mediocre farcical painful clumsy bureaucratic incoherent incomprehensible unhelpful unworkable unrealistic ludicrous outrageous scandalous hopeless sketchy self-serving superficial cryptic muddled woolly bizarre baffling immature flimsy pitiful misleading antiquated archaic byzantine outmoded unwieldy lacklustre lackluster tone-deaf ham-fisted slapdash amateur laborious illogical inelegant overhasty vacuous",
    ),
    (
        ADJECTIVE,
        "new old own first second third last next same different single main primary secondary full whole entire large small big short high low long early late good better best great common more most less least current previous latest former future recent internal external senior junior lead principal chief on-call oncall off-duty busy tired third-party on-duty on-site onsite overnight duty various additional extra proper clear manual automatic automated certain several able unable responsible available unavailable ready sure aware free open other such only local remote global regional public private critical important necessary possible impossible following particular given whole separate central existing extended general right left concerned flaky noisy slow fast simple risky legacy big hidden shared empty",
    ),
];

/// Nouns, each with its plural.
pub const NOUNS: &[(Tags, &str)] = &[
    (
        ROLE,
        "engineer agent junior newbie joiner po tpm cso developer dev operator admin administrator sysadmin dba programmer coder technician contractor consultant intern trainee apprentice newcomer starter hire colleague coworker co-worker teammate team-mate maintainer committer reviewer approver tester analyst architect scientist designer manager director supervisor boss cto ceo cio ciso vp executive lead owner responder commander coordinator specialist expert employee staffer member person individual guy man woman human author submitter releaser electrician plumber on-call oncall on-caller oncaller onduty first-responder freelancer graduate volunteer moderator merchandiser accountant clerk secretary associate deputy officer captain pilot scrum-master sre swe sde implementer implementor fitter mechanic rep representative instructor researcher teacher lecturer postdoc technologist practitioner foreman subcontractor integrator servant cleaner janitor driver actuary statistician economist auditor planner dispatcher installer trader teller nurse pharmacist physician clinician rookie novice founder stakeholder shift-lead superuser poweruser deployer",
    ),
    (
        TEAM,
        "team squad crew desk department dept guild shift provider-team tribe chapter division shift",
    ),
    (
        OUTSIDER,
        "user customer client visitor attacker hacker intruder adversary criminal fraudster spammer bot scraper subscriber shopper buyer seller merchant patient passenger player learner participant reader viewer student consumer tenant partner public thief actor penguin guest",
    ),
    (
        DAMAGE,
        "outage incident downtime disruption failure crash breakage regression defect bug leak breach corruption degradation interruption error exception loss deadlock overload problem issue mess damage fault trouble disaster chaos collapse meltdown vulnerability exposure",
    ),
    (
        AREA,
        "comms monitoring alerting observability logging tracing documentation documenting docs communication coordination collaboration testing review reviewing process procedure planning governance visibility training onboarding oversight resilience resiliency reliability robustness stability scalability performance security safety quality redundancy tooling automation dashboard alert alarm metric instrumentation telemetry coverage test runbook playbook checklist safeguard guardrail control validation verification maintenance hygiene practice capacity management deployment release rollout rollback backup recovery failover handover handoff ownership escalation response detection notification culture awareness knowledge policy strategy standard guideline consistency isolation support supervision diligence preparation analysis understanding staffing architecture design code infrastructure configuration config pipeline workflow debt cleanup discipline information transparency cooperation maturity readiness preparedness alignment accountability usability efficiency effectiveness resourcing reporting integration assessment auditing audit inspection prioritization prioritisation inventory tracking",
    ),
    (
        WORK,
        "deployment deploy release rollout migration upgrade change deadline workload decision response handover handoff communication coordination planning process procedure documentation runbook code implementation configuration setup design architecture test testing review script fix patch hotfix workaround approach plan strategy work job handling rollback coding execution reaction choice call tooling onboarding support meeting announcement update naming logic idea management escalation investigation diagnosis analysis estimate estimation preparation organisation organization merge commit refactoring refactor cutover switchover maintenance recovery incident-response monitoring alerting quality architecture assumption restart move timing handling messaging roll-out cut-over postmortem post-mortem retrospective briefing debriefing debrief minutes campaign investigation guide handbook wiki concept solution",
    ),
    (
        SYSTEM,
        "server service system database db cluster pod node container host machine vm instance disk volume network router switch firewall load-balancer balancer proxy queue cache replica primary leader broker job cron script pipeline scheduler controller operator-pod agent-process daemon process thread worker consumer producer client-library library package module component application app api endpoint gateway webhook deployment release build test suite check probe monitor alert alarm dashboard certificate token key secret lock table row record index schema migration query request response packet log metric file directory bucket image snapshot backup restore version upgrade update change commit patch hotfix config configuration setting flag variable parameter limit quota threshold timeout retry connection session pool region zone datacenter rack cable generator sensor battery pump valve cooling hardware firmware driver kernel software platform website page site interface ui frontend backend bot-account automation tool terraform chart template workflow runner crawler parser validator serializer watchdog autoscaler provisioner reconciler kubelet hub culler spawner chp provider cloud code branch pull-request repository ticket rule policy email message notification sms webrick validator-node contract wallet chain block bug issue error exception failure outage incident problem leak regression traffic load spike surge usage memory cpu storage bandwidth latency loop race deadlock query transaction",
    ),
    (
        TIME,
        "deadline quarter sprint year season period window while phase date",
    ),
    (
        NOUN,
        "notice delay page note mail deadline budget hint clue way thing part step place point case reason result effect impact cause fact list number set state status end start beginning name type kind level order line word question answer idea plan decision meeting call chat channel thread document note report review action item task work access permission right account role value field option command tooling console terminal prompt screen button link room door building plane shop store",
    ),
];

/// Verbs, each with its forms; irregular ones as `lemma/past/participle`.
pub const VERBS: &[(Tags, &str)] = &[
    (
        HARM,
        "trip/tripped sever flood overwhelm starve drown destabilise destabilize incapacitate paralyse paralyze invalidate orphan saturate swamp hammer hog/hogged choke break/broke/broken crash corrupt wipe wreck ruin trash brick clobber overwrite/overwrote/overwritten leak expose mess screw hose bork mangle mistype mis-type typo fat-finger fatfinger nuke obliterate cripple cause sabotage misread/misread misjudge misroute misinterpret misunderstand/misunderstood miscount misdirect misuse mistake/mistook/mistaken overload hard-code hardcode compromise jeopardise jeopardize tank fry torch derail doom foul bodge fluff blunder err overestimate underestimate endanger disrupt misdiagnose misinform misspoke mismatch confuse conflate black-hole blackhole double-charge double-book meddle tamper fiddle tinker unleash provoke precipitate instigate",
    ),
    (
        HARM | HUMAN,
        "misconfigure mis-configure botch bungle fumble mishandle mismanage misapply misspell/misspelt misplace mislabel miscalculate muck goof flub mis-set mispaste miskey mis-key mis-click misclick",
    ),
    (
        CHANGE,
        "deploy delete drop remove push merge run/ran/run execute change modify alter edit update upgrade restart reboot kill stop disable enable turn switch shut/shut rotate revoke release ship/shipped roll apply commit/committed configure reconfigure set/set reset/reset move migrate rename replace revert terminate destroy scale resize unplug/unplugged pull disconnect detach unmount/unmounted format/formatted truncate purge flush clear clean open close leave/left write/wrote/written code add insert upload copy paste type enter/entered select pick choose/chose/chosen click launch start trigger approve accept grant import load restore install uninstall patch tweak adjust raise lower reduce increase block cut/cut force-push force-pushed invoke issue initiate submit/submitted send/sent publish power cancel suspend provision comment collect tidy authorise authorize divide combine duplicate encrypt decrypt compress delay double halve split/split isolate quarantine blacklist whitelist allowlist ban mirror unlock allocate reserve deny disallow consolidate clone exhaust consume downgrade archive rebuild/rebuilt refactor redeploy rewrite/rewrote/rewritten point route redirect drain cordon merge-commit squash rebase tag bump promote pause mute silence save cancel/cancelled cherry-pick sign check/checked cable wire plug/plugged schedule toggle flip/flipped swap/swapped rollback taint destroy expire decommission erase override/overrode/overridden introduce press activate deactivate re-enable assign unassign feed/fed undo/undid/undone withdraw/withdrew/withdrawn sweep/swept spin/spun spread/spread blow/blew/blown stick/stuck freeze/froze/frozen tear/tore/torn dig/dug skip-deploy reseat reimage re-image reindex reformat repartition remap reroute blackout unload mount detach attach let/let hit/hit put/put fill use build/built bring/brought take/took/taken knock throw/threw/thrown make/made",
    ),
    (
        LAPSE | HUMAN,
        "forget/forgot/forgotten neglect overlook disregard shirk flout disobey sidestep",
    ),
    (
        LAPSE,
        "omit/omitted miss skip ignore fail bypass circumvent violate dismiss",
    ),
    (
        HUMAN,
        "assume think/thought believe decide realise realize mistype typo bother care hurry panic/panicked guess presume suppose intend hope wonder agree ask tell/told promise type admit/admitted apologise apologize forget/forgot/forgotten volunteer persuade insist argue confess complain suspect misread/misread misjudge misunderstand/misunderstood",
    ),
    (
        RUNTIME,
        "fire trip/tripped trigger alert alarm page recover fail retry refresh expire respond return reject renew restart reconnect reload scale start stop boot run/ran/run time terminate evict drain propagate replicate sync trigger throttle crash complete finish succeed resume self-heal failover kick engage activate promote take/took/taken elect poll emit close open reach exit pass load connect rotate clear catch-up receive/received show/showed/shown work appear succeed log/logged warn block detect pick",
    ),
    (
        STATE,
        "have/had know/knew/known need want own get/got/gotten find/found receive experience lose/lost contain belong seem appear feel/felt understand/understood exist matter cost/cost like love hate mean/meant mind expect remain hear/heard work",
    ),
    (
        BETTER,
        "improve enhance strengthen tighten harden optimise optimize streamline boost increase clarify refine polish modernise modernize bolster beef fortify solidify simplify revamp rework overhaul maximise maximize uplift upgrade mature professionalise formalise formalize standardise standardize promote foster encourage facilitate",
    ),
    (
        PONDER,
        "consider explore evaluate revisit discuss assess ponder reconsider rethink/rethought re-think/re-thought think/thought contemplate brainstorm debate reflect examine re-evaluate reevaluate reassess weigh study review investigate research analyse analyze look",
    ),
    (
        TEACH,
        "remind train retrain re-train educate coach teach/taught mentor instruct reeducate re-educate upskill brief lecture urge admonish reiterate emphasise emphasize stress",
    ),
    (
        0,
        "see/saw/seen say/said go/went/gone come/came/come do/did/done give/gave/given keep/kept hold/held bring/brought begin/began/begun show/showed/shown follow read/read test verify validate confirm monitor watch notice spot/spotted observe escalate inform notify consult communicate coordinate mention report respond answer reply acknowledge join help fix resolve mitigate investigate debug/debugged identify detect discover catch/caught prevent avoid stop/stopped reduce limit plan/planned design implement create document describe explain note record track measure review handle manage perform conduct carry try receive wait call page contact reach talk speak/spoke/spoken meet/met share post link attach assign handle/handled lead/led result affect impact degrade occur happen appear become/became/become remain stay continue finish complete end fall/fell/fallen rise/rose/risen grow/grew/grown drop/dropped spike increase decrease last allow enable require ensure make/made let/let force cost prove turn/turned serve support provide offer include rely depend expect look search inspect examine cover/covered double-check doublecheck recheck announce gather invest arrange organise organize mark label summarise summarize translate delegate distribute sanitise sanitize decline postpone accelerate speed expand shrink protect secure guard hide/hid/hidden reveal demonstrate present gain earn deserve suffer endure struggle strive attempt conclude interpret recognise recognize recall remember memorise memorize overreact overlap waste spoil spam rearrange reorder reassign tunnel wrap unwrap parse render draw/drew/drawn grab sketch draft adopt embrace enforce forbid/forbade/forbidden permit/permitted oppose favour favor prefer/preferred demand invite welcome greet thank congratulate praise criticise criticize correct amend rectify remedy solve tackle settle sort accommodate adapt align balance calibrate centralise centralize decentralise unify federate virtualise containerise containerize dockerise modularise extract inject inherit shadow fork fetch warm preload prefetch spill enqueue dequeue subscribe broadcast stream batch chunk shard partition reindex vacuum sample trace profile benchmark simulate rehearse practise drill exercise certify heal behave hire sit/sat stand/stood spend/spent pay/paid learn listen mean/meant interrupt intervene compare sleep/slept wake/woke/woken leave/left pair deal/dealt raise query anticipate foresee/foresaw/foreseen predict adhere comply deviate ack request touch trust die/died undergo/underwent/undergone overcome/overcame/overcome withstand/withstood uphold/upheld bear/bore/borne arise/arose/arisen oversee/oversaw/overseen wear/wore/worn steal/stole/stolen sink/sank/sunk shrink/shrank/shrunk shoot/shot bite/bit/bitten bend/bent bind/bound buy/bought lend/lent upset/upset flash bump sensitise sensitize seek/sought sell/sold win/won lay/laid strike/struck drive/drove/driven quit/quit fight/fought hang/hung slide/slid shake/shook fly/flew/flown swing/swung ping/pinged phone flag/flagged step/stepped",
    ),
];
