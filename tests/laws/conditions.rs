//! Conditions that are asked of all nations at once come to what each is told alone.

use super::each_play;
use demarche::rules::{Asker, Context, Facts};
use demarche::script::Condition;
use demarche::terms::{IncidentId, NationId, NationSet};
use demarche::world::{Table, World};

/// A condition, and all that it is made of.
fn parts_of<'a>(condition: &'a Condition, parts: &mut Vec<&'a Condition>) {
    parts.push(condition);
    match condition {
        Condition::All(all) | Condition::Any(all) => all.iter().for_each(|one| parts_of(one, parts)),
        Condition::Not(not) => parts_of(not, parts),
        _ => {}
    }
}

/// Every condition of a table, with its parts.
fn conditions(table: &Table) -> Vec<&Condition> {
    let gates = table.actions.iter().flat_map(|action| &action.gates).map(|gate| &gate.needs);
    let goals = table.objectives.iter().map(|objective| &objective.met);
    let ticks = table.observations.iter().map(|observation| &observation.when);
    let injects = table.injects.iter().map(|inject| &inject.when);
    let mut parts = Vec::new();
    gates.chain(goals).chain(ticks).chain(injects).for_each(|condition| parts_of(condition, &mut parts));
    parts
}

/// Counts for how many of those who ask a condition holds, after comparing both ways to ask.
fn compare(world: &World, condition: &Condition, incident: Option<IncidentId>) -> usize {
    let everyone = world.table().everyone();
    let asked = |me: Option<NationId>| Asker::whole(world, Context { me, target: None, incident });
    let each: NationSet = everyone.iter().filter(|&me| asked(Some(me)).holds(condition)).collect();
    assert_eq!(asked(None).of_whom(condition, everyone), each, "{condition:?}");
    let mut held = each.len();
    for seat in everyone.iter() {
        let sight = world.sight(seat);
        for facts in [Facts::Seen(sight), Facts::Whole(world)] {
            let aimed = |target| Asker { facts, context: Context { me: Some(seat), target, incident }, chance: None };
            let each: NationSet =
                sight.others().iter().filter(|&target| aimed(Some(target)).holds(condition)).collect();
            assert_eq!(aimed(None).towards(condition, sight.others()), each, "{seat:?} {condition:?}");
            held += each.len();
        }
    }
    held
}

#[test]
fn what_is_asked_of_all_at_once_is_what_each_is_told() {
    let mut held = 0;
    each_play(2, |_, seed, moments| {
        for (index, moment) in moments.iter().enumerate().filter(|(index, _)| index % 4 == 3) {
            let world = &moment.after;
            let incident = world.table().incident_ids().nth((index + usize::try_from(seed).unwrap_or(0)) % 3);
            held += conditions(world.table()).iter().map(|one| compare(world, one, incident)).sum::<usize>();
        }
    });
    assert!(held > 10_000, "few conditions hold: {held}");
}
