//! A character: how a ministry weighs what it could say and do. All of it is data.
//!
//! Wishes are in points: about 10 is an idle wish, 30 a plan, 60 urgent; at 0 the ministry never
//! thinks of it. What is left out of a file is 0, or the mildest there is, so that a file says only
//! what its character is about.

use crate::terms::{ClaimReply, Likelihood, Rung, within};
use serde::{Deserialize, Serialize};
use std::sync::{Arc, LazyLock};

/// The characters that come with the program, by name.
const EMBEDDED: [(&str, &str); 5] = [
    ("cautious", include_str!("../../scenarios/characters/cautious.ron")),
    ("legalist", include_str!("../../scenarios/characters/legalist.ron")),
    ("hawk", include_str!("../../scenarios/characters/hawk.ron")),
    ("mediator", include_str!("../../scenarios/characters/mediator.ron")),
    ("trader", include_str!("../../scenarios/characters/trader.ron")),
];

static READ: LazyLock<Vec<Arc<Character>>> =
    LazyLock::new(|| EMBEDDED.iter().filter_map(|(_, text)| Character::read(text).ok()).map(Arc::new).collect());

/// How one kind of ministry behaves.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Character {
    /// Its name, as the command line and the record have it.
    pub name: String,
    /// What it is like, in one sentence.
    pub about: String,
    /// How it spends.
    #[serde(default)]
    pub purse: Purse,
    /// What it cares for where an inject leaves it a choice.
    #[serde(default)]
    pub cares: Cares,
    /// How it finds things out (4.6).
    #[serde(default)]
    pub inquiry: Inquiry,
    /// Which word it records as its own (4.5).
    #[serde(default)]
    pub word: OwnWord,
    /// What it asks of others (4.6, 6.1).
    #[serde(default)]
    pub asks: Asks,
    /// What it says in its own name (§5).
    #[serde(default)]
    pub claims: Claims,
    /// How it answers others (4.6, 5.4).
    #[serde(default)]
    pub answers: Answers,
    /// What it does against others (6.1, 7.3).
    #[serde(default)]
    pub measures: Measures,
    /// What else it does, at home and with others (7.1).
    #[serde(default)]
    pub deeds: Deeds,
    /// What it does if it shelters a group, and behind the scenes (§12, §13).
    #[serde(default)]
    pub secrets: Secrets,
    /// How it talks (§8 to §11).
    #[serde(default)]
    pub manner: Manner,
}

impl Character {
    /// A character from the text of a file.
    ///
    /// # Errors
    /// If it is no character: with the place.
    pub fn read(text: &str) -> Result<Self, ron::error::SpannedError> {
        ron::from_str(text)
    }

    /// The characters that come with the program.
    #[must_use]
    pub fn embedded() -> &'static [Arc<Self>] {
        &READ
    }
}

/// How a character spends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Purse {
    /// Political capital that stays in the drawer.
    #[serde(deserialize_with = "within::<-1, 20, _, _>")]
    pub reserve: i16,
    /// What a second order of the same action loses, in points from 0.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub again: i32,
    /// From so many points on the reserve may be touched.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub urgent: i32,
    /// Funds that stay in the drawer.
    #[serde(deserialize_with = "within::<-1, 99, _, _>")]
    pub funds: i16,
}

/// What a character cares for, in points per step of what an effect moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Cares {
    /// Backing at home.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub mandate: i32,
    /// Standing, trust and lines abroad.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub abroad: i32,
    /// Calm between any two.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub calm: i32,
    /// Its own tracks, means and capacity.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub gain: i32,
    /// Evidence for itself.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub evidence: i32,
    /// Evidence and help for others.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub sharing: i32,
}

/// How a character finds things out: the wish for each way of inquiry (4.6).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Inquiry {
    /// Its own traces.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub forensics: i32,
    /// What is open to all.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub open_source: i32,
    /// A laboratory for money.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub private_sector: i32,
    /// Its own service.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub intelligence: i32,
    /// A friend's answer; more of it with more trust.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub partner: i32,
    /// Where a card comes from (4.3); more of it where several say the same.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub source_check: i32,
    /// The same, once it was asked for evidence.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub when_doubted: i32,
    /// The word of Who below which it goes on looking.
    pub enough: Enough,
    /// What each time before loses.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub tires: i32,
}

/// When a character has looked enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Enough {
    /// The word of Who from which it is enough.
    pub who: Likelihood,
    /// The word of the whole chain, Who and Link.
    pub chain: Likelihood,
}

impl Default for Enough {
    fn default() -> Self {
        Self { who: Likelihood::VeryLikely, chain: Likelihood::Likely }
    }
}

/// Which word on who did it a character records as its own (4.5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum OwnWord {
    /// None: it judges nobody.
    #[default]
    Nothing,
    /// What the evidence bears: somebody, or that it cannot say.
    Held,
    /// The strongest suspicion, even where "unknown" leads; its word says honestly how little that is.
    Strongest,
}

/// What a character asks of others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Asks {
    /// Legal assistance of a state that may hold evidence.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub legal_assistance: i32,
    /// That logs be kept.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub preservation: i32,
    /// An inquiry together.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub joint_inquiry: i32,
    /// Help where it is hit.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub assistance: i32,
    /// Consultations, where there is tension.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub consultation: i32,
    /// The tension from which it asks for them.
    #[serde(deserialize_with = "within::<-1, 11, _, _>")]
    pub consults_from: i16,
    /// Feasible steps of a likely host (6.3).
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub diligence: i32,
    /// That a wrongful act stop (6.1).
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub compliance: i32,
}

/// What a character says in its own name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one habit that an author switches on")]
pub struct Claims {
    /// To tell the accused in private.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub private: i32,
    /// To say it aloud, alone.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub public: i32,
    /// To publish a joint text that was agreed.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub joint: i32,
    /// To condemn and name nobody.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub condemns: i32,
    /// To condemn whatever happened to somebody else, too.
    pub condemns_for_others: bool,
    /// How many words short of what the rules expect it dares to go (5.2): 0 for none.
    #[serde(deserialize_with = "within::<0, 7, _, _>")]
    pub short_of: u8,
    /// The highest rung that it uses.
    pub most: Highest,
    /// Whether the accused hears it in private first (5.2).
    pub private_first: bool,
    /// Whether it speaks alone before it asks others to sign.
    pub alone_first: bool,
    /// Whether it first tries for a text with others.
    pub joint_first: bool,
    /// Whether a doubt of the gate stops it (5.2).
    pub heeds_doubts: bool,
}

/// The highest rung that a character uses; all of them unless a file says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Highest(pub Rung);

impl Default for Highest {
    fn default() -> Self {
        Self(Rung::BreachedLaw)
    }
}

/// How a character answers: the trust in an asker from which it grants what is asked.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Answers {
    /// Consultations.
    #[serde(deserialize_with = "within::<-11, 11, _, _>")]
    pub consultation: i16,
    /// That logs be kept.
    #[serde(deserialize_with = "within::<-11, 11, _, _>")]
    pub preservation: i16,
    /// Help.
    #[serde(deserialize_with = "within::<-11, 11, _, _>")]
    pub assistance: i16,
    /// Legal assistance.
    #[serde(deserialize_with = "within::<-11, 11, _, _>")]
    pub legal_assistance: i16,
    /// An inquiry together.
    #[serde(deserialize_with = "within::<-11, 11, _, _>")]
    pub joint_inquiry: i16,
    /// Feasible steps.
    #[serde(deserialize_with = "within::<-11, 11, _, _>")]
    pub diligence: i16,
    /// That an act stop.
    #[serde(deserialize_with = "within::<-11, 11, _, _>")]
    pub compliance: i16,
    /// What it replies to a claim without cards: one of these, by lot (5.4).
    pub to_bare_claims: Vec<ClaimReply>,
    /// What it replies to a claim with cards.
    pub to_claims: Vec<ClaimReply>,
    /// How readily it acts against a group of its own, in per cent for each point of pressure.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub bends: i32,
    /// No more readily than so many per cent.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub bends_most: i32,
    /// How far it puts its name to what others propose (5.2).
    pub signs: Signs,
}

/// How far a character puts its name to a text that others propose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum Signs {
    /// As far as it can back it.
    #[default]
    Backed,
    /// A rung further than it can back it.
    OneMore,
    /// Whatever it says.
    Everything,
}

impl Default for Answers {
    /// A ministry that answers nobody: no trust reaches 11.
    fn default() -> Self {
        const NEVER: i16 = 11;
        Self {
            consultation: NEVER,
            preservation: NEVER,
            assistance: NEVER,
            legal_assistance: NEVER,
            joint_inquiry: NEVER,
            diligence: NEVER,
            compliance: NEVER,
            to_bare_claims: Vec::new(),
            to_claims: Vec::new(),
            bends: 0,
            bends_most: 0,
            signs: Signs::Backed,
        }
    }
}

/// What a character does against others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Measures {
    /// To answer a nation that it has named.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub answers: i32,
    /// What each step of heat adds, or takes away.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub per_heat: i32,
    /// The rung at which a nation must have been named first, in public.
    pub named: Named,
    /// The loudest that it does.
    #[serde(deserialize_with = "within::<-1, 11, _, _>")]
    pub loudest: i16,
    /// The tension above which it does nothing more of the kind.
    #[serde(deserialize_with = "within::<-1, 11, _, _>")]
    pub up_to_tension: i16,
    /// Whether it answers a nation that has accused it.
    pub when_accused: bool,
    /// Whether a doubt of the gate stops it.
    pub heeds_doubts: bool,
    /// How often in a hundred it dares what is lawful on a condition, what is contested, what is
    /// unlawful (6.2).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub dares: (u32, u32, u32),
    /// To lift what it has imposed, once it is answered or of no use (7.3).
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub lifts: i32,
}

/// The rung at which a nation must have been named; "from the territory of" unless a file says more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Named(pub Rung);

impl Default for Named {
    fn default() -> Self {
        Self(Rung::FromTerritory)
    }
}

/// What else a character does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Deeds {
    /// To contain at home, and for each point contained 2 more.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub contains: i32,
    /// To help others who are hit.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub helps: i32,
    /// To tell a likely host (6.3).
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub notifies: i32,
    /// What each step of heat takes from telling it: the quietest line first, or, below 0, the loudest.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub quietly: i32,
    /// To take the edge off a quarrel, and more of it with more tension.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub eases: i32,
    /// To open a line where there is none.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub opens: i32,
    /// To win trust where there is no quarrel.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub befriends: i32,
    /// To cite a norm without naming anybody (8.1).
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub cites: i32,
    /// What each step of heat adds to that: the louder the forum the better.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub forums: i32,
    /// To say nothing on purpose (5.6).
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub keeps_still: i32,
    /// To build what lasts in its own house.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub prepares: i32,
    /// To speak to its own voters.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub speaks_at_home: i32,
    /// To pay for expertise, or lend it.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub hires: i32,
    /// To put a quarrel to somebody who decides it: settlement of disputes.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub settles: i32,
}

/// What a character does in secret, or about its secrets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Secrets {
    /// How readily it restrains a group of its own, in per cent for each point of pressure.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub restrains: i32,
    /// No more readily than so many per cent.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub restrains_most: i32,
    /// The tension at which it restrains it in any case; 0 for never.
    #[serde(deserialize_with = "within::<-1, 11, _, _>")]
    pub restrains_at: i16,
    /// How readily it comes forward, in per cent for each point of pressure, up to 6 points.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub comes_forward: i32,
    /// To let a group be, and be seen to.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub looks_away: i32,
    /// To sweep up when it is asked about.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub cleans_up: i32,
    /// To lay a trail to a rival.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub plants: i32,
    /// To work on a rival's public (§13).
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub influences: i32,
    /// To shut networks at home when they are about to boil over (§13).
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub shuts_down: i32,
}

/// How a character talks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one habit that an author switches on")]
pub struct Manner {
    /// How often in a hundred rounds it shares what labels let pass (4.7).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub shares: u32,
    /// Staff that sharing leaves.
    #[serde(deserialize_with = "within::<-1, 20, _, _>")]
    pub shares_above: i16,
    /// Whether it rings contact points before it needs them (3.2).
    pub rings: bool,
    /// Whether it writes to a friend who may know more.
    pub consults: bool,
    /// Whether it warns whoever it means to name.
    pub warns: bool,
    /// How often in a hundred it writes back.
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub writes_back: u32,
    /// Whether it keeps the other ministries at home informed (2.6).
    pub liaises: bool,
    /// Whether it would rather hold a text up than give way (8.2).
    pub insists: bool,
    /// Whether it looks for packages in texts that others want (8.2).
    pub packages: bool,
    /// Whether it attaches every condition to a programme and does not bargain (10.1).
    pub demands: bool,
    /// Whether it offers programmes as long as funds last, and not from plenty alone.
    pub invests: bool,
    /// What its own word is worth to it, once given (9.1): 0 breaks it without a thought.
    #[serde(deserialize_with = "within::<-1000, 1000, _, _>")]
    pub keeps_word: i32,
    /// Whether it promises a nation that it quarrels with not to be loud.
    pub reassures: bool,
    /// Whether it promises help for help.
    pub bargains: bool,
    /// Whether it threatens measures unless a host acts.
    pub threatens: bool,
}
