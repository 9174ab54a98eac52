//! The header, the means, the public board, the brief and the relations of a sheet.

use super::board as row;
use super::{Board, Brief, Header, Means, NationRow, ObjectiveRow, RelationRow, TensionRow, Why};
use crate::event::Gauge;
use crate::order::Tray;
use crate::rules;
use crate::terms::{Capacity, Channel, Module, NationId, Pillar, TensionRung, TextId, Theme};
use crate::view::dates;
use crate::view::prose::Lens;
use crate::view::why;
use crate::world::Sight;

pub(super) fn header(sight: Sight<'_>) -> Header {
    let nation = sight.nation(sight.seat());
    let text = |id: Option<TextId>| id.map_or(String::new(), |id| sight.text(id).to_owned());
    Header {
        title: sight.text(sight.title()).to_owned(),
        nation: text(nation.map(|nation| nation.name())),
        ministry: text(nation.map(|nation| nation.ministry())),
        letter: nation.map_or(' ', |nation| nation.letter()),
        round: sight.round(),
        rounds: sight.rounds(),
        when: dates::span(sight.calendar(), sight.round()),
        dates: (1..=sight.rounds()).map(|round| dates::span(sight.calendar(), round)).collect(),
        outline: dates::outline(sight.calendar()),
        phase: sight.phase(),
        modules: Module::ALL.iter().copied().filter(|&module| sight.is_on(module)).collect(),
    }
}

pub(super) fn number(sight: Sight<'_>, what: &str, now: i16, gauge: Gauge) -> Why {
    Why { what: what.to_owned(), now, because: why(sight, gauge) }
}

pub(super) fn means(sight: Sight<'_>, tray: &Tray) -> Means {
    let (me, seat) = (sight.me(), sight.seat());
    let ordered = rules::cost_of(sight, tray);
    let (staff, capital, funds, sources) = (me.staff.get(), me.capital.get(), me.funds.get(), me.sources.get());
    Means {
        staff,
        capital,
        funds,
        sources,
        ordered: (ordered.staff, ordered.capital, ordered.funds),
        why: vec![
            number(sight, "Staff", staff, Gauge::Staff(seat)),
            number(sight, "Political capital", capital, Gauge::Capital(seat)),
            number(sight, "Funds", funds, Gauge::Funds(seat)),
            number(sight, "Source health", sources, Gauge::SourceHealth(seat)),
        ],
    }
}

pub(super) fn board(sight: Sight<'_>) -> Board {
    let (seas, cables) = sight.chart();
    let stages = sight.is_on(Module::NormStages);
    let stamp = |(id, spec, now)| row::stamp(id, spec, now, why(sight, Gauge::Salience(id)), |id| sight.text(id));
    let norm = |(id, spec, now)| row::norm(spec, now, stages, why(sight, Gauge::Erosion(id)), |id| sight.text(id));
    Board {
        nations: sight.everyone().iter().filter_map(|id| nation(sight, id)).collect(),
        tensions: tensions(sight),
        incidents: sight.incidents().map(stamp).collect(),
        seas: seas.iter().map(|&(name, place)| (sight.text(name).to_owned(), place)).collect(),
        cables: cables.iter().map(|&(_, a, b)| (a, b)).collect(),
        index: rules::Facts::Seen(sight).index(),
        peace: 10 - sight.highest_tension(),
        norms: sight.norms().map(norm).collect(),
        deeds: row::deeds(Lens::Seat(sight), (sight.round(), sight.phase()), sight.deeds()),
    }
}

fn nation(sight: Sight<'_>, id: NationId) -> Option<NationRow> {
    let (spec, now) = (sight.nation(id)?, sight.public(id));
    let pillars = [("People", Pillar::People), ("Organisation", Pillar::Organisation), ("Law", Pillar::Law)];
    let mut why = vec![
        number(sight, "Growth", now.growth.get(), Gauge::Track(id, Theme::Growth)),
        number(sight, "Freedom", now.freedom.get(), Gauge::Track(id, Theme::Freedom)),
        number(sight, "Security", now.security.get(), Gauge::Track(id, Theme::Security)),
        number(sight, "Mandate", now.mandate.get(), Gauge::Mandate(id)),
        number(sight, "Credibility", now.credibility.get(), Gauge::Credibility(id)),
    ];
    let heights = now.capacity.map(Capacity::get);
    why.extend(
        pillars.iter().zip(heights).map(|((what, one), now)| number(sight, what, now, Gauge::Capacity(id, *one))),
    );
    Some(row::nation(id, spec, &now, why, |id| sight.text(id)))
}

fn tensions(sight: Sight<'_>) -> Vec<TensionRow> {
    let of = |(a, b)| row::tension(a, b, sight.tension(a, b), why(sight, Gauge::Tension(a, b)));
    sight.everyone().pairs().map(of).collect()
}

pub(super) fn brief(sight: Sight<'_>) -> Brief {
    let Some((spec, own)) = sight.nation(sight.seat()).zip(sight.brief()) else {
        return Brief {
            public: String::new(),
            paragraphs: Vec::new(),
            red_lines: Vec::new(),
            honourable_exit: None,
            objectives: Vec::new(),
        };
    };
    let me = sight.me();
    let text = |id| sight.text(id).to_owned();
    Brief {
        public: text(spec.public_brief()),
        paragraphs: [own.text]
            .iter()
            .chain(own.secret)
            .flat_map(|part| sight.text(*part).split("\n\n"))
            .map(|paragraph| paragraph.trim().replace('\n', " "))
            .collect(),
        red_lines: own
            .red_lines
            .iter()
            .enumerate()
            .map(|(place, line)| (text(line.text), me.has_crossed(place)))
            .collect(),
        honourable_exit: own.honourable_exit.map(text),
        objectives: sight
            .objectives()
            .filter_map(|(id, objective)| Some((id, objective, sight.goal(id)?)))
            .map(|(id, objective, goal)| ObjectiveRow {
                text: text(objective.text()),
                public: objective.public(),
                by: objective.by(),
                met: sight.is_met(id),
                sealed: goal.met.reads_truth(),
                points: goal.points,
            })
            .collect(),
    }
}

pub(super) fn relations(sight: Sight<'_>) -> Vec<RelationRow> {
    sight.others().iter().map(|id| relation(sight, id)).collect()
}

fn relation(sight: Sight<'_>, id: NationId) -> RelationRow {
    let seat = sight.seat();
    let tension = sight.tension(seat, id);
    let short = |id: NationId| sight.nation(id).map_or("", |nation| sight.text(nation.short()));
    let acts = sight
        .deeds()
        .filter(|deed| (deed.by == seat && deed.target == Some(id)) || (deed.by == id && deed.target == Some(seat)));
    let mut acts: Vec<String> = acts
        .filter_map(|deed| {
            let action = sight.action(deed.action)?;
            Some(format!("round {}: {} – {}", deed.round, short(deed.by), sight.text(action.title)))
        })
        .collect();
    acts.reverse();
    RelationRow {
        id,
        relation: sight.relation(seat, id).word(),
        trust: sight.trust(id),
        because: why(sight, Gauge::Trust(seat, id)),
        tension,
        rung: TensionRung::of(tension).word(),
        channels: Channel::ALL.iter().copied().filter(|&channel| sight.is_open(seat, id, channel)).collect(),
        acts,
    }
}
