//! The words of the table: phases, steps, channels, classes of law.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$word_doc:meta])* $word:ident = $text:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$word_doc])* $word,)*
        }

        impl $name {
            /// Every word, in declaration order.
            pub const ALL: &'static [Self] = &[$(Self::$word),*];

            /// The field's own word, in lower case.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$word => $text,)*
                }
            }
        }
    )*};
}

words! {
    /// The five phases of a round (1.2).
    #[derive(Default)]
    Phase {
        /// Income; incidents move; injects arrive.
        #[default]
        Briefing = "Briefing",
        /// Messages, proposals, replies and sharing, live.
        Talks = "Talks",
        /// Orders, secret and changeable until locked.
        Orders = "Orders",
        /// Everything ordered happens at once.
        Resolution = "Resolution",
        /// Public news and private cables.
        Communique = "Communiqué",
    }

    /// The steps of a round, in the order in which they are taken (1.2, 1.4).
    Step {
        /// Staff, capital and funds come in.
        Income = "income",
        /// Injects arrive.
        Injects = "injects",
        /// What was said takes effect.
        Talks = "talks",
        /// Cooperation and aid.
        Cooperation = "cooperation and aid",
        /// Inquiry and intelligence.
        Inquiry = "inquiry and intelligence",
        /// Drafts and votes (§8).
        Drafts = "drafts and votes",
        /// Statements and attributions.
        Statements = "statements and attributions",
        /// Restrictive measures and countermeasures.
        Measures = "restrictive measures and countermeasures",
        /// Covert acts.
        Covert = "covert acts",
        /// Programmes of capacity building (§10).
        Programmes = "programmes",
        /// Incidents strike or subside.
        Incidents = "incidents",
        /// Norms.
        Norms = "norms",
        /// Relations and tension.
        Relations = "relations and tension",
        /// Pledges are judged (§9).
        Pledges = "pledges",
        /// Objectives, observations, endings.
        Objectives = "objectives, observations, endings",
    }

    /// How much of the rulebook a scenario plays (1.8).
    Level {
        /// Twelve actions; evidence, inquiry, wording, gates.
        Introductory = "introductory",
        /// Adds pledges, joint attribution, drafts, programmes, press, interception.
        Standard = "standard",
        /// Adds the rest.
        Master = "master",
    }

    /// A part of the rules that a scenario switches on from a round (1.8).
    Module {
        /// Evidence cards and assessment (4.3–4.5).
        Evidence = "evidence",
        /// Inquiry (4.6).
        Inquiry = "inquiry",
        /// Statements and attribution, rungs 1–4 (5.1).
        Statements = "statements",
        /// Rungs 5 and 6 (5.1).
        StateAttribution = "state attribution",
        /// Legal gates (6).
        Gates = "legal gates",
        /// Citing norms (8.1).
        Norms = "norms",
        /// Joint attribution (5.2).
        JointAttribution = "joint attribution",
        /// Interception of open lines (11).
        Interception = "interception",
        /// Restraining a group or looking away (12).
        Restrain = "restrain",
        /// Stages of norms, and what they change (8.1).
        NormStages = "stages of norms",
        /// Negotiated drafts (8.2–8.3).
        Drafts = "drafts",
        /// Pledges (9).
        Pledges = "pledges",
        /// Capacity building (10).
        Programmes = "programmes",
        /// The umbrella clearing house (10.2).
        Umbrella = "umbrella",
        /// Restrictive measures and pressure (7.3).
        Measures = "restrictive measures",
        /// Home clearance (2.6).
        HomeClearance = "home clearance",
        /// Press and public (13).
        Press = "press",
        /// The rest of the covert side (12).
        Covert = "covert side",
        /// Narrative (2.5).
        Narrative = "narrative",
        /// More forums (8.2).
        Forums = "forums",
        /// Free-form acts (14).
        Matrix = "matrix acts",
    }

    /// How far a norm has spread (8.1).
    #[derive(Default)]
    NormStage {
        /// A few uphold it.
        #[default]
        Emerging = "emerging",
        /// A third of the nations uphold it, a critical state among them.
        Cascading = "cascading",
        /// It is taken for granted.
        Internalised = "internalised",
    }

    /// What a seat says of a bracketed option (8.2).
    Stance {
        /// It wants this one.
        Prefer = "prefer",
        /// It would not stand in the way.
        LiveWith = "can live with",
        /// It would.
        Object = "object",
    }

    /// Where a draft stands (8.2).
    #[derive(Default)]
    DraftStage {
        /// Nobody has tabled it.
        #[default]
        Shelved = "not tabled",
        /// It is negotiated.
        Tabled = "on the table",
        /// It is adopted unless somebody speaks up.
        UnderSilence = "under silence",
        /// It is agreed.
        Adopted = "adopted",
    }

    /// The themes of the three tracks (2.1).
    Theme {
        /// Prosperity online.
        Growth = "Growth",
        /// Rights and openness online.
        Freedom = "Freedom",
        /// Safety online.
        Security = "Security",
    }

    /// The three pillars of capacity (2.4).
    Pillar {
        /// Human resources.
        People = "People",
        /// Organisational arrangements.
        Organisation = "Organisation",
        /// Legal and institutional frameworks.
        Law = "Law",
    }

    /// Maturity: the weakest pillar's stage (2.4).
    Stage {
        /// Weakest pillar 0 or 1.
        StartUp = "start-up",
        /// 2.
        Formative = "formative",
        /// 3.
        Established = "established",
        /// 4.
        Strategic = "strategic",
        /// 5.
        Dynamic = "dynamic",
    }

    /// Professed purpose abroad (2.5).
    Narrative {
        /// Safety first.
        Security = "security",
        /// Development first.
        Development = "development",
        /// Rights first.
        Rights = "rights",
        /// Standing first.
        Influence = "influence",
    }

    /// How two nations stand at the start (3.1).
    Relation {
        /// Bound by treaty.
        Ally = "ally",
        /// Close by habit.
        Partner = "partner",
        /// Correct.
        Neutral = "neutral",
        /// In competition.
        Rival = "rival",
        /// Hostile.
        Adversary = "adversary",
    }

    /// Rungs of tension between two nations (3.1).
    TensionRung {
        /// 0 or 1.
        Routine = "routine",
        /// 2 or 3.
        Friction = "friction",
        /// 4 or 5.
        Dispute = "dispute",
        /// 6 or 7.
        Crisis = "crisis",
        /// 8 or 9.
        Confrontation = "confrontation",
        /// 10.
        Rupture = "rupture",
    }

    /// A line between two nations that is open or closed (3.2).
    Channel {
        /// The points of contact of the two response teams.
        ContactPoint = "contact point",
        /// The embassies.
        Embassy = "embassy",
        /// A crisis line between capitals.
        Hotline = "hotline",
    }

    /// How a message travels (11).
    Carrier {
        /// Secure; three a round.
        Cable = "cable",
        /// Free, and may be overheard.
        Phone = "phone",
        /// Costs both a member of staff; seen, not overheard.
        Meeting = "meeting",
    }

    /// Where an inject appears (15).
    Outlet {
        /// The press.
        News = "news",
        /// A cable from a mission.
        Cable = "cable",
        /// An advisory of the response team.
        CertReport = "CERT report",
        /// The services.
        Intelligence = "intelligence",
        /// A call.
        Phone = "phone",
        /// Social media.
        SocialMedia = "social media",
    }

    /// What kind of incident it is (4.1).
    Category {
        /// Flooding a service until it fails.
        DenialOfService = "denial of service",
        /// Altering pages for show.
        Defacement = "defacement",
        /// Taking data.
        DataTheft = "data theft",
        /// Taking identities.
        IdentityTheft = "identity theft",
        /// Reading along.
        Espionage = "espionage",
        /// Reading everybody along.
        MassSurveillance = "mass surveillance",
        /// Publishing what was private.
        Doxing = "doxing",
        /// Taking money.
        FinancialTheft = "financial theft",
        /// Malicious code on the loose.
        MalwareOutbreak = "malware outbreak",
        /// Destroying data.
        DataDestruction = "data destruction",
        /// Disturbing a physical process.
        Sabotage = "sabotage",
        /// Use of networks by terrorists.
        TerroristUse = "terrorist use",
        /// Manipulating opinion.
        InfluenceOperation = "influence operation",
    }

    /// Whom an incident hits (4.1).
    Sector {
        /// Public administration.
        Government = "government",
        /// Banks and payments.
        Finance = "finance",
        /// Ports, rail, air, road.
        Transport = "transport",
        /// Power and fuel.
        Energy = "energy",
        /// Hospitals and care.
        Health = "health",
        /// Networks and cables.
        Telecom = "telecommunications",
        /// Press and broadcasting.
        Media = "media",
        /// Water supply.
        Water = "water",
        /// Industry and trade.
        Industry = "industry",
        /// Parties, parliaments, elections.
        Politics = "politics",
        /// Associations, churches, universities.
        CivilSociety = "civil society",
    }

    /// Classes of law an act falls in, mildest first (6.1).
    LegalClass {
        /// Working together; needs nothing but a channel.
        Cooperation = "cooperation",
        /// Confidence-building.
        Confidence = "confidence-building",
        /// A state's own law, at home.
        Domestic = "domestic law",
        /// Peaceful settlement of a dispute.
        Settlement = "dispute settlement",
        /// Unfriendly but lawful.
        Retorsion = "retorsion",
        /// Otherwise unlawful, in answer to a wrongful act.
        Countermeasure = "countermeasure",
        /// Against an armed attack only.
        SelfDefence = "self-defence",
    }

    /// How far a statement goes (5.1).
    Rung {
        /// 1: voices concern; names nobody.
        Concern = "voices concern",
        /// 2: condemns the act; names nobody.
        Condemn = "condemns",
        /// Beside the rungs: names the group, and no state.
        NamesGroup = "names the group",
        /// 3: from the territory of a nation.
        FromTerritory = "from the territory of",
        /// 4: actors linked to a nation.
        LinkedActors = "actors linked to",
        /// 5: a nation's service is responsible.
        StateResponsible = "a service is responsible",
        /// 6: a nation breached international law.
        BreachedLaw = "breached international law",
    }

    /// What one nation can ask of another (4.6, 7.1).
    RequestKind {
        /// Evidence from the other side's courts and operators.
        LegalAssistance = "legal assistance",
        /// That data be kept until asked for.
        Preservation = "preservation of data",
        /// Help for a victim (norm h).
        Assistance = "assistance",
        /// Consultation to avoid misperception.
        Consultation = "consultation",
        /// An inquiry by both.
        JointInquiry = "joint inquiry",
        /// That a wrongful act stop (6.1).
        Compliance = "compliance",
        /// That a host act against what starts from its territory (6.3).
        Diligence = "feasible steps",
        /// Talks, with notice of a countermeasure (6.1).
        Negotiation = "negotiations under notice",
        /// Consent to a takedown on its territory (6.5).
        Takedown = "consent to a takedown",
    }

    /// How a request is answered.
    Reply {
        /// Granted.
        Grant = "granted",
        /// Refused, which is a fact.
        Refuse = "refused",
        /// No answer, which is one too.
        Stall = "left unanswered",
    }

    /// How an accused nation answers a claim (5.4).
    ClaimReply {
        /// No answer.
        Silence = "says nothing",
        /// It was not us.
        Deny = "denies",
        /// Show us.
        AskForEvidence = "asks for evidence",
        /// It was you.
        CounterAccuse = "counter-accuses",
        /// The same back.
        AnswerInKind = "answers in kind",
        /// Let us look together.
        OfferJointInquiry = "offers a joint inquiry",
        /// It acts against the group it shelters.
        ActAgainstGroup = "acts against the group",
        /// It says itself what it has sheltered (§12).
        ComeForward = "comes forward",
    }
}

impl TensionRung {
    /// The rung of a tension from 0 to 10.
    #[must_use]
    pub const fn of(tension: i16) -> Self {
        match tension {
            i16::MIN..=1 => Self::Routine,
            2..=3 => Self::Friction,
            4..=5 => Self::Dispute,
            6..=7 => Self::Crisis,
            8..=9 => Self::Confrontation,
            _ => Self::Rupture,
        }
    }
}

impl Stage {
    /// The stage of the weakest pillar's level, 0 to 5.
    #[must_use]
    pub const fn of(weakest: i16) -> Self {
        match weakest {
            i16::MIN..=1 => Self::StartUp,
            2 => Self::Formative,
            3 => Self::Established,
            4 => Self::Strategic,
            _ => Self::Dynamic,
        }
    }
}

impl Rung {
    /// The rung's number, 1 to 6; to name a group stands beside the rungs and has none.
    #[must_use]
    pub const fn number(self) -> Option<i16> {
        Some(match self {
            Self::Concern => 1,
            Self::Condemn => 2,
            Self::NamesGroup => return None,
            Self::FromTerritory => 3,
            Self::LinkedActors => 4,
            Self::StateResponsible => 5,
            Self::BreachedLaw => 6,
        })
    }

    /// Whether it names somebody: a group or a nation.
    #[must_use]
    pub const fn names(self) -> bool {
        self as u8 >= Self::NamesGroup as u8
    }

    /// Whether it accuses a nation.
    #[must_use]
    pub const fn accuses(self) -> bool {
        self as u8 >= Self::FromTerritory as u8
    }

    /// Whether it names an actor.
    #[must_use]
    pub const fn names_actor(self) -> bool {
        matches!(self, Self::NamesGroup | Self::LinkedActors | Self::StateResponsible | Self::BreachedLaw)
    }
}

/// The number of a rule in `docs/rules.md`, as in `4.4`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rule(pub u8, pub u8);

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0, self.1)
    }
}

impl From<Rule> for String {
    fn from(rule: Rule) -> Self {
        rule.to_string()
    }
}

impl TryFrom<String> for Rule {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.split_once('.')
            .and_then(|(section, number)| Some(Self(section.parse().ok()?, number.parse().ok()?)))
            .ok_or_else(|| format!("`{text}` is no rule: a section and a number, as in \"4.4\""))
    }
}
