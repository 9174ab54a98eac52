//! The negotiating rooms: each draft with its clauses, who marks what, and what may be said now.

use super::orders::refusal;
use crate::order::{DraftTalk, Package, Pick, Refusal, Says, Talk};
use crate::rules;
use crate::script::{ClauseOption, Decides, Draft};
use crate::terms::{DraftStage, Module, NationId, NationSet, Stance};
use crate::world::{DraftNow, Known, Sight};
use serde::Serialize;

/// A negotiating room, or the text that came out of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DraftRow {
    /// Its place in the scenario's list.
    pub draft: u8,
    /// Its title.
    pub title: String,
    /// Where it is negotiated, and how that forum decides.
    pub forum: String,
    /// Whether it is a treaty, else a declaration.
    pub treaty: bool,
    /// Where it stands.
    pub stage: DraftStage,
    /// Whether the seat sits there.
    pub member: bool,
    /// Who sits there, by name; for members.
    pub members: NationSet,
    /// Who sponsors it; for members.
    pub sponsors: NationSet,
    /// Its clauses.
    pub clauses: Vec<ClauseRow>,
    /// The package on offer, in words; for members.
    pub package: Option<String>,
    /// The round at the end of whose Orders the silence is over, if one runs.
    pub silent_until: Option<u8>,
    /// Who has broken that silence.
    pub against: NationSet,
    /// Who has signed, if it is a treaty.
    pub signed: NationSet,
    /// Who declared it, or is bound by it.
    pub parties: NationSet,
    /// Whether the stakeholder panel endorsed it.
    pub endorsed: Option<bool>,
    /// What the seat may say over the text as a whole.
    pub moves: Vec<DraftMove>,
    /// The packages that it may offer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub packages: Vec<Package>,
    /// What keeps the seat from the next step towards adoption, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hindrance: Option<String>,
}

/// A clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClauseRow {
    /// What it is about.
    pub title: String,
    /// Who reserves its position on it.
    pub reserved: NationSet,
    /// Its bracketed options.
    pub options: Vec<BracketRow>,
    /// What the seat may say over the clause.
    pub moves: Vec<DraftMove>,
}

/// A bracketed option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BracketRow {
    /// Its number: `1b`.
    pub number: String,
    /// Its text.
    pub text: String,
    /// Whether it stands in the text.
    pub stands: bool,
    /// Who prefers it, who can live with it, who objects; for members.
    pub marks: [NationSet; 3],
    /// What the seat's instructions say of it: above 0 prefer, 0 can live with, below 0 object.
    pub weight: i16,
    /// Whether they forbid it.
    pub red_line: bool,
    /// How industry, civil society and the technical community lean.
    pub panel: [i16; 3],
    /// What the seat may say over the option.
    pub moves: Vec<DraftMove>,
}

/// Something that the seat may say now, ready to be said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DraftMove {
    /// What it is, in a word or two.
    pub label: String,
    /// What is said.
    pub talk: Talk,
}

/// The rooms that a seat knows of; none while the module is off, and no other forum before its own is on.
pub(super) fn drafts(sight: Sight<'_>) -> Vec<DraftRow> {
    let forums = sight.is_on(Module::Forums);
    let open = sight
        .drafts()
        .filter(|(_, spec, now)| forums || spec.decides() == Decides::Consensus || now.stage == DraftStage::Adopted);
    open.map(|(id, spec, now)| row(sight, id, spec, &now)).collect()
}

fn row(sight: Sight<'_>, id: u8, spec: Known<'_, Draft>, now: &DraftNow) -> DraftRow {
    let member = sight.sits_in(id);
    let for_members = |set: NationSet| if member { set } else { NationSet::NONE };
    let verbs = [
        ("table it", Says::Table),
        ("join the sponsors", Says::CoSponsor),
        ("take the package", Says::Answer(true)),
        ("decline the package", Says::Answer(false)),
        ("put it under silence", Says::PutUnderSilence),
        ("break the silence", Says::BreakSilence),
        ("sign", Says::Sign),
    ];
    let clauses = spec.clauses().map(|(clause, title, options)| ClauseRow {
        title: sight.text(title).to_owned(),
        reserved: for_members(holding(sight, now, clause)),
        options: (0..options)
            .filter_map(|option| Some((Pick { clause, option }, spec.option(clause, option)?)))
            .map(|(pick, it)| bracket(sight, id, now, pick, it))
            .collect(),
        moves: moves(sight, id, [("reserve", Says::Reserve(clause)), ("lift the reservation", Says::Lift(clause))]),
    });
    DraftRow {
        draft: id,
        title: sight.text(spec.title()).to_owned(),
        forum: forum(spec),
        treaty: spec.treaty(),
        stage: now.stage,
        member,
        members: spec.members(sight.everyone()),
        sponsors: for_members(now.sponsors),
        clauses: clauses.collect(),
        package: now.package.filter(|_| member).map(|package| {
            let name = |nation: NationId| sight.nation(nation).map_or("", |nation| sight.text(nation.short()));
            format!("{} offers {} {} for {}", name(package.by), name(package.to), package.gives, package.takes)
        }),
        silent_until: (now.stage == DraftStage::UnderSilence)
            .then(|| now.silent_until(spec.silence_days(), sight.calendar())),
        against: for_members(now.against),
        signed: sight.everyone().iter().filter(|&nation| *now.signed.get(nation) > 0).collect(),
        parties: now.parties,
        endorsed: now.endorsed,
        moves: moves(sight, id, verbs),
        packages: packages(sight, id, spec, now),
        hindrance: hindrance(sight, id, now),
    }
}

fn forum(spec: Known<'_, Draft>) -> String {
    let decides = match spec.decides() {
        Decides::Consensus => "by consensus".to_owned(),
        Decides::Majority(per_cent) => format!("by a majority of {per_cent} in a hundred"),
        Decides::Willing => "among the willing".to_owned(),
    };
    format!("{}, {decides}", spec.forum())
}

fn holding(sight: Sight<'_>, now: &DraftNow, clause: u8) -> NationSet {
    sight.everyone().iter().filter(|&nation| now.reserves(nation, clause)).collect()
}

fn bracket(sight: Sight<'_>, id: u8, now: &DraftNow, pick: Pick, spec: Known<'_, ClauseOption>) -> BracketRow {
    let (weight, red_line) = sight.instructed(id, pick);
    let marked = |stance: Stance| {
        let who = sight.everyone().iter().filter(|&nation| now.mark(nation, pick) == Some(stance));
        if sight.sits_in(id) { who.collect() } else { NationSet::NONE }
    };
    let stances = [Stance::Prefer, Stance::LiveWith, Stance::Object];
    let mark = stances.map(|stance| (stance.word(), Says::Mark(pick, stance)));
    let [prefer, live, object] = mark;
    BracketRow {
        number: pick.to_string(),
        text: sight.text(spec.text()).to_owned(),
        stands: now.standing(pick.clause) == Some(pick),
        marks: stances.map(marked),
        weight,
        red_line,
        panel: spec.panel().all(),
        moves: moves(sight, id, [prefer, live, object, ("write it into the text", Says::Amend(pick))]),
    }
}

/// Those of some verbs that may be said now.
fn moves<const N: usize>(sight: Sight<'_>, draft: u8, verbs: [(&str, Says); N]) -> Vec<DraftMove> {
    let ready = verbs.into_iter().map(|(label, says)| (label, Talk::Draft(DraftTalk { draft, says })));
    let may = ready.filter(|(_, talk)| rules::may_say(sight, talk).is_ok());
    may.map(|(label, talk)| DraftMove { label: label.to_owned(), talk }).collect()
}

/// Every package that may be offered to anybody.
fn packages(sight: Sight<'_>, draft: u8, spec: Known<'_, Draft>, now: &DraftNow) -> Vec<Package> {
    if now.stage != DraftStage::Tabled || now.package.is_some() {
        return Vec::new();
    }
    let by = sight.seat();
    let picks: Vec<Pick> = spec.picks().collect();
    let partners = spec.members(sight.everyone()).without(by);
    let pairs = || picks.iter().flat_map(|&gives| picks.iter().map(move |&takes| (gives, takes)));
    let all = partners.iter().flat_map(|to| pairs().map(move |(gives, takes)| Package { by, to, gives, takes }));
    all.filter(|&Package { to, gives, takes, .. }| {
        let says = Says::Offer { to, gives, takes };
        rules::may_say(sight, &Talk::Draft(DraftTalk { draft, says })).is_ok()
    })
    .collect()
}

/// What keeps a member from tabling the text or, once it is a sponsor, from putting it under silence.
fn hindrance(sight: Sight<'_>, draft: u8, now: &DraftNow) -> Option<String> {
    let (step, says) = match now.stage {
        DraftStage::Shelved => ("It cannot be tabled", Says::Table),
        DraftStage::Tabled if now.sponsors.has(sight.seat()) => {
            ("It cannot be put under silence", Says::PutUnderSilence)
        }
        DraftStage::Tabled | DraftStage::UnderSilence | DraftStage::Adopted => return None,
    };
    match rules::may_say(sight, &Talk::Draft(DraftTalk { draft, says })) {
        Ok(()) | Err(Refusal::WrongPhase | Refusal::PlayOver) => None,
        Err(why) => Some(format!("{step}: {}.", refusal(sight, why))),
    }
}
