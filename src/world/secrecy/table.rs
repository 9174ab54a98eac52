//! The classes of what does not change in a play.

use super::known::{Known, Salt, Texts};
use crate::script::{
    ActionSpec, Actor, Card, Condition, Ending, Gate, HomeScript, Incident, Inject, Norm, Objective, Observation,
    OnlyIn, RedLine, Truth, Upstream,
};
use crate::terms::{
    ActorId, Bearing, CardId, CardSet, Category, IncidentId, InjectId, Link, NationId, Outlet, ProgrammeId, Route,
    Salience, Sector, Severity, UpstreamId, Weight,
};
use crate::world::{Digest, Keys, NationSpec, Table};

/// A table in which everything that the seat cannot know is changed.
pub(super) fn table(known: &Known<'_>, table: &Table, salt: &mut Salt) -> Table {
    #[rustfmt::skip] // The list of everything there is, kept in one glance.
    let Table {
        scenario, digest: _, title, synopsis, level, rounds, calendar, modules, numbers, nations, everyone,
        relations, actors, incidents, upstreams, cards, cards_of, actions, forbidden, gates, norms, drafts, injects, objectives, observations, endings, seas, cables, keys, texts: _, programmes,
    } = table;
    let texts = &mut Texts::none();
    actions.iter().for_each(|action| read_action(action, texts));
    norms.iter().for_each(|norm| read_norm(norm, texts));
    seas.iter().for_each(|(name, _)| _ = texts.read(*name));
    cables.iter().for_each(|(name, _, _)| _ = texts.read(*name));
    let nations = (0..).map(NationId::at).zip(nations).map(|(id, spec)| nation(known, id, spec, texts, salt)).collect();
    let cards: Vec<Card> = cards.iter().map(|spec| card(known, spec, upstreams.len(), texts, salt)).collect();
    let ended = known.sight.ending();
    Table {
        scenario: scenario.clone(),
        digest: Digest([salt.byte(256); 32]),
        title: texts.read(*title),
        synopsis: texts.read(*synopsis),
        level: *level,
        rounds: *rounds,
        calendar: calendar.clone(),
        modules: modules.clone(),
        numbers: numbers.clone(),
        nations,
        everyone: *everyone,
        relations: relations.clone(),
        actors: (0..).map(ActorId::at).zip(actors).map(|(id, spec)| actor(known, id, spec, texts, salt)).collect(),
        incidents: (0..)
            .map(IncidentId::at)
            .zip(incidents)
            .map(|(id, spec)| incident(known, id, spec, texts, salt))
            .collect(),
        upstreams: upstreams.iter().map(|spec| upstream(known, spec, texts)).collect(),
        cards_of: by_incident(&cards, cards_of.len()),
        cards,
        actions: actions.clone(),
        forbidden: forbidden.clone(),
        gates: gates.clone(),
        norms: norms.clone(),
        drafts: (0..).zip(drafts).map(|(id, spec)| super::drafts::draft(known, id, spec, texts, salt)).collect(),
        injects: (0..).map(InjectId::at).zip(injects).map(|(id, spec)| inject(known, id, spec, texts, salt)).collect(),
        programmes: (0..)
            .map(ProgrammeId::at)
            .zip(programmes)
            .map(|(id, spec)| super::programme::programme(known, id, spec, texts, salt))
            .collect(),
        objectives: objectives.iter().map(|spec| objective(known, spec, texts, salt)).collect(),
        observations: observations.iter().map(|spec| observation(spec, salt)).collect(),
        endings: endings
            .iter()
            .map(|spec| ending(spec, ended.is_some_and(|(_, text)| text == spec.text), texts, salt))
            .collect(),
        seas: seas.clone(),
        cables: cables.clone(),
        keys: scrambled_keys(keys, salt),
        texts: texts.replaced(table, salt),
    }
}

fn some_condition(salt: &mut Salt) -> Condition {
    match salt.below(4) {
        0 => Condition::Always,
        1 => Condition::Never,
        _ => Condition::Round(salt.byte(9)),
    }
}

/// The catalogue is public, gates and effects included.
fn read_action(action: &ActionSpec, texts: &mut Texts) {
    let ActionSpec {
        id: _,
        title,
        past,
        infinitive,
        teaches,
        signals,
        replies,
        module: _,
        slot: _,
        class: _,
        heat: _,
        public: _,
        step: _,
        target: _,
        preposition: _,
        incident: _,
        cost: _,
        rule: _,
        gates,
        verb: _,
        effects: _,
        standing: _,
        severity: _,
        times: _,
        relevance: _,
        file: _,
    } = action;
    let told = [*title, *teaches, *signals];
    told.iter().chain(past).chain(infinitive).chain(replies).for_each(|text| _ = texts.read(*text));
    gates.iter().for_each(|Gate { needs: _, otherwise }| _ = texts.read(*otherwise));
}

fn read_norm(norm: &Norm, texts: &mut Texts) {
    let Norm { id: _, name, text } = norm;
    _ = (texts.read(*name), texts.read(*text));
}

fn nation(known: &Known<'_>, id: NationId, spec: &NationSpec, texts: &mut Texts, salt: &mut Salt) -> NationSpec {
    let NationSpec {
        id: textual,
        name,
        short,
        adjective,
        capital_city,
        ministry,
        letter,
        place,
        narrative,
        critical,
        funds_a_round,
        public_brief,
        brief,
        secret_brief,
        knows,
        red_lines,
        honourable_exit,
        exit,
        home,
    } = spec;
    let public = NationSpec {
        id: textual.clone(),
        name: texts.read(*name),
        short: texts.read(*short),
        adjective: texts.read(*adjective),
        capital_city: texts.read(*capital_city),
        ministry: texts.read(*ministry),
        letter: *letter,
        place: *place,
        narrative: *narrative,
        critical: *critical,
        funds_a_round: *funds_a_round,
        public_brief: texts.read(*public_brief),
        brief: *brief,
        secret_brief: secret_brief.clone(),
        knows: knows.clone(),
        red_lines: red_lines.clone(),
        honourable_exit: *honourable_exit,
        exit: exit.clone(),
        home: home_scripts(known, id, home, texts, salt),
    };
    if known.is_me(id) {
        secret_brief.iter().chain([brief]).for_each(|text| _ = texts.read(*text));
        red_lines.iter().for_each(|RedLine { text, crossed: _, mandate: _, only_in: _ }| _ = texts.read(*text));
        honourable_exit.iter().for_each(|text| _ = texts.read(*text));
        return public;
    }
    let lines = red_lines.iter().filter(|_| salt.below(4) > 0).collect::<Vec<_>>();
    NationSpec {
        funds_a_round: salt.number(0, 9),
        secret_brief: if salt.flip() { vec![*brief] } else { Vec::new() },
        knows: Vec::new(),
        red_lines: lines
            .into_iter()
            .map(|RedLine { text, crossed: _, mandate: _, only_in }| RedLine {
                text: *text,
                crossed: some_condition(salt),
                mandate: salt.number(-20, 0),
                only_in: only_in.clone(),
            })
            .collect(),
        honourable_exit: salt.flip().then_some(*brief),
        exit: salt.flip().then(|| crate::script::Exit { instead_of: Vec::new(), effects: Vec::new() }),
        ..public
    }
}

/// What other ministries have done was in the newspapers; what they will do no seat knows.
fn home_scripts(
    known: &Known<'_>,
    nation: NationId,
    scripts: &[HomeScript],
    texts: &mut Texts,
    salt: &mut Salt,
) -> Vec<HomeScript> {
    let acted = &known.sight.world().now().home;
    let scripts = scripts.iter().enumerate().map(|(place, HomeScript { ministry, text, when: _, effects: _ })| {
        if acted.has_acted(nation, place) {
            _ = (texts.read(*ministry), texts.read(*text));
        }
        HomeScript { ministry: *ministry, text: *text, when: some_condition(salt), effects: Vec::new() }
    });
    scripts.collect()
}

fn actor(known: &Known<'_>, id: ActorId, spec: &Actor, texts: &mut Texts, salt: &mut Salt) -> Actor {
    let Actor { id: own, name, about, sponsor, host, sheltered, sheltered_in, organ } = spec;
    let mut changed = Actor {
        id: *own,
        name: *name,
        about: *about,
        sponsor: *sponsor,
        host: *host,
        sheltered: *sheltered,
        sheltered_in: sheltered_in.clone(),
        organ: *organ,
    };
    let at_home = *sheltered && host.is_some_and(|host| known.is_me(host));
    if !at_home {
        changed.host = salt.flip().then(|| known.other(salt));
        changed.sheltered = salt.flip();
    }
    if known.actors.contains(&id) {
        _ = (texts.read(*name), texts.read(*about));
    } else {
        changed.sponsor = salt.flip().then(|| known.other(salt));
    }
    changed
}

fn incident(known: &Known<'_>, at: IncidentId, spec: &Incident, texts: &mut Texts, salt: &mut Salt) -> Incident {
    let Incident {
        id,
        title,
        about,
        category,
        sector,
        victims,
        severity,
        salience,
        starts: _,
        waves: _,
        harm,
        spill,
        spills_to: _,
        containment,
        norms,
        obligation,
        armed_attack,
        known_to: _,
        suspects,
        truth: Truth { actor: _, link: _, host: _ },
        truth_in,
    } = spec;
    let hidden = Incident {
        id: *id,
        title: *title,
        about: *about,
        category: *category,
        sector: *sector,
        victims: victims.clone(),
        severity: *severity,
        salience: *salience,
        starts: salt.flip().then(|| salt.byte(9)),
        waves: salt.byte(9),
        harm: harm.clone(),
        spill: if salt.flip() { harm.clone() } else { spill.clone() },
        spills_to: Vec::new(),
        containment: *containment,
        norms: norms.clone(),
        obligation: *obligation,
        armed_attack: *armed_attack,
        known_to: salt.flip().then(|| known.some_others(salt).iter().collect()),
        suspects: suspects.clone(),
        truth: some_truth(known, salt),
        truth_in: truth_in.clone(),
    };
    if known.incidents.contains(&at) {
        _ = (texts.read(*title), texts.read(*about));
        obligation.iter().for_each(|text| _ = texts.read(*text));
        return hidden;
    }
    Incident {
        category: salt.one_of(Category::ALL).unwrap_or(*category),
        sector: salt.one_of(Sector::ALL).unwrap_or(*sector),
        victims: known.some_others(salt).iter().collect(),
        severity: Severity::new(salt.number(Severity::LOW, Severity::HIGH)),
        salience: Salience::new(salt.number(Salience::LOW, Salience::HIGH)),
        harm: Vec::new(),
        containment: salt.number(1, 9),
        norms: Vec::new(),
        obligation: if salt.flip() { *obligation } else { Some(*about) },
        armed_attack: salt.flip(),
        suspects: vec![known.some_actor(salt), known.some_actor(salt)],
        ..hidden
    }
}

fn some_truth(known: &Known<'_>, salt: &mut Salt) -> Truth {
    let link = salt.one_of(&Link::LADDER).unwrap_or(Link::None);
    Truth { actor: known.some_actor(salt), link, host: salt.flip().then(|| known.other(salt)) }
}

fn upstream(known: &Known<'_>, spec: &Upstream, texts: &mut Texts) -> Upstream {
    let Upstream { id, name } = spec;
    if known.checked.iter().any(|card| known.sight.upstream(card) == Some(*id)) {
        _ = texts.read(*name);
    }
    Upstream { id: *id, name: *name }
}

fn card(known: &Known<'_>, spec: &Card, upstreams: usize, texts: &mut Texts, salt: &mut Salt) -> Card {
    let Card {
        id,
        incident,
        title,
        text,
        kind,
        grade,
        bears,
        weight,
        tlp,
        upstream,
        route,
        difficulty: _,
        finders: _,
        hosted_by: _,
        held_by: _,
        planted: _,
        forged_by,
        only_in: _,
        turns,
    } = spec;
    let own = forged_by.is_some_and(|forger| known.is_me(forger));
    let hidden = Card {
        id: *id,
        incident: *incident,
        title: *title,
        text: *text,
        kind: *kind,
        grade: *grade,
        bears: *bears,
        weight: *weight,
        tlp: *tlp,
        upstream: if known.checked.has(*id) { *upstream } else { UpstreamId::at(salt.below(upstreams)) },
        route: *route,
        difficulty: salt.byte(21),
        finders: salt.flip().then(|| known.some_others(salt).iter().collect()),
        hosted_by: salt.flip().then(|| known.other(salt)),
        held_by: known.some_others(salt).iter().collect(),
        planted: salt.flip(),
        forged_by: if own { *forged_by } else { salt.flip().then(|| known.other(salt)) },
        only_in: OnlyIn::default(),
        turns: turns.clone(),
    };
    if own || known.cards.has(*id) {
        _ = (texts.read(*title), texts.read(*text), texts.read(*kind));
        return hidden;
    }
    if known.sight.told_title(*id).is_some() {
        _ = texts.read(*title);
    }
    Card {
        incident: known.some_incident(salt),
        grade: crate::terms::Grade {
            source: crate::terms::Source::F,
            information: crate::terms::Information::CannotBeJudged,
        },
        bears: Bearing::Who(known.some_actor(salt)),
        weight: salt.one_of(&[Weight::Decisive, Weight::Full, Weight::Partial, Weight::Against]).unwrap_or(*weight),
        tlp: crate::terms::Tlp::Clear,
        route: salt.one_of(&Route::ALL).unwrap_or(*route),
        ..hidden
    }
}

/// The cards of each incident follow from the cards.
fn by_incident(cards: &[Card], incidents: usize) -> Vec<CardSet> {
    let mut sets = vec![CardSet::NONE; incidents];
    for (index, card) in cards.iter().enumerate() {
        if let Some(set) = sets.get_mut(card.incident.index()) {
            set.insert(CardId::at(index));
        }
    }
    sets
}

fn inject(known: &Known<'_>, at: InjectId, spec: &Inject, texts: &mut Texts, salt: &mut Salt) -> Inject {
    let Inject { id, when: _, to, outlet, from, headline, text, incident, effects: _, choices, only_in: _ } = spec;
    let reached = known.injects.contains(&at);
    let others = known.some_others(salt);
    // An inject to everybody says so; of a list, a recipient knows that it is on it.
    let to = match to {
        None if reached => None,
        Some(_) if reached => Some(others.with(known.seat).iter().collect()),
        _ => Some(others.iter().collect()),
    };
    let hidden = Inject {
        id: *id,
        when: some_condition(salt),
        to,
        outlet: *outlet,
        from: *from,
        headline: *headline,
        text: *text,
        incident: *incident,
        effects: Vec::new(),
        // Its label tells a recipient what a choice does; a policy reads the effects instead.
        choices: choices.clone(),
        only_in: OnlyIn::default(),
    };
    if reached {
        _ = (texts.read(*headline), texts.read(*text));
        from.iter().chain(choices.iter().map(|choice| &choice.label)).for_each(|text| _ = texts.read(*text));
        return hidden;
    }
    Inject {
        outlet: salt.one_of(Outlet::ALL).unwrap_or(*outlet),
        incident: salt.flip().then(|| known.some_incident(salt)),
        choices: Vec::new(),
        ..hidden
    }
}

fn objective(known: &Known<'_>, spec: &Objective, texts: &mut Texts, salt: &mut Salt) -> Objective {
    let Objective { id, nation, public, text, met, points, by, only_in } = spec;
    let own = spec.is_of(known.seat);
    if own || *public {
        _ = texts.read(*text);
    }
    if own {
        return Objective {
            id: *id,
            nation: *nation,
            public: *public,
            text: *text,
            met: met.clone(),
            points: *points,
            by: *by,
            only_in: only_in.clone(),
        };
    }
    Objective {
        id: *id,
        nation: if *public { *nation } else { known.other(salt) },
        public: *public,
        text: *text,
        met: some_condition(salt),
        points: salt.number(1, 50),
        by: if *public { *by } else { salt.flip().then(|| salt.byte(9)) },
        // Of others there are none or any; of its own, those of another truth are nowhere to be seen.
        only_in: if *public || salt.flip() { OnlyIn::default() } else { OnlyIn(Some(Vec::new())) },
    }
}

fn observation(spec: &Observation, salt: &mut Salt) -> Observation {
    let Observation { id, text, when: _, only_in: _ } = spec;
    Observation { id: *id, text: *text, when: some_condition(salt), only_in: OnlyIn::default() }
}

fn ending(spec: &Ending, reached: bool, texts: &mut Texts, salt: &mut Salt) -> Ending {
    let Ending { id, title, text, when: _, at_once: _, only_in: _ } = spec;
    if reached {
        _ = (texts.read(*title), texts.read(*text));
    }
    let (when, at_once) = (some_condition(salt), salt.flip());
    Ending { id: *id, title: *title, text: *text, when, at_once, only_in: OnlyIn::default() }
}

/// Ids of nations and actions are public; what the rest are called is not.
fn scrambled_keys(keys: &Keys, salt: &mut Salt) -> Keys {
    let Keys { nations, actors, incidents, cards, actions, injects } = keys;
    let mut fresh = |list: &[u64]| list.iter().map(|_| salt.bits()).collect::<Vec<u64>>();
    Keys {
        nations: nations.clone(),
        actors: fresh(actors),
        incidents: fresh(incidents),
        cards: fresh(cards),
        actions: actions.clone(),
        injects: fresh(injects),
    }
}
