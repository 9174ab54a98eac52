//! Laws of negotiated texts (§8).

use super::each_play;
use crate::common::{Input, Moment};
use demarche::event::{DraftEvent, Drafted, Event};
use demarche::order::{DraftTalk, Says, Talk};
use demarche::script::Draft;
use demarche::terms::{DraftStage, Module, NationSet};
use demarche::world::{DraftNow, World};

fn happened(moment: &Moment) -> impl Iterator<Item = DraftEvent> {
    moment.events.iter().filter_map(|event| match event {
        Event::Draft(event) => Some(*event),
        _ => None,
    })
}

fn draft(world: &World, id: u8) -> (&Draft, &DraftNow) {
    (&world.table().drafts[usize::from(id)], &world.now().drafts[usize::from(id)])
}

#[test]
fn texts_are_negotiated_to_their_end() {
    let (mut adopted, mut broken, mut taken, mut bound, mut held) = (0, 0, 0, 0, 0);
    each_play(40, |_, _, moments| {
        for what in moments.iter().flat_map(happened).map(|event| event.what) {
            match what {
                Drafted::Adopted { .. } => adopted += 1,
                Drafted::SilenceBroken { .. } => broken += 1,
                Drafted::PackageAnswered { taken: true, .. } => taken += 1,
                Drafted::Bound { .. } => bound += 1,
                Drafted::Reserved { .. } => held += 1,
                _ => {}
            }
        }
    });
    assert!(adopted > 3 && bound > 3, "{adopted} adopted, {bound} bound");
    assert!(broken > 0 && taken > 0 && held > 0, "{broken} broken, {taken} packages, {held} reservations");
}

#[test]
fn what_is_adopted_was_whole_and_agreed() {
    each_play(8, |_, _, moments| {
        for moment in moments {
            for event in happened(moment) {
                let Drafted::Adopted { by, .. } = event.what else { continue };
                let (spec, now) = draft(&moment.before, event.draft);
                let members = spec.members(moment.before.table().everyone());
                assert_eq!(now.picks().count(), spec.clauses.len(), "nothing is agreed until all is");
                assert!(now.picks().all(|pick| spec.option(pick.clause, pick.option).is_some()));
                assert!(now.sponsors.len() >= 2 && now.sponsors.minus(members).is_empty());
                assert!(by.common(now.against).is_empty() && by.minus(members).is_empty());
                assert!(spec.decides.passes(members, members.minus(by)));
            }
        }
    });
}

#[test]
fn an_adopted_text_does_not_move_and_parties_never_leave() {
    each_play(8, |_, _, moments| {
        for moment in moments {
            for (before, after) in moment.before.now().drafts.iter().zip(&moment.after.now().drafts) {
                if before.stage == DraftStage::Adopted {
                    assert!(after.stage == DraftStage::Adopted && after.text == before.text);
                    assert!(before.parties.minus(after.parties).is_empty());
                }
            }
        }
    });
}

#[test]
fn a_treaty_binds_only_who_signed_it() {
    each_play(8, |_, _, moments| {
        for moment in moments {
            for (id, now) in (0..).zip(&moment.after.now().drafts) {
                let signed = |nation: &_| *now.signed.get(*nation) > 0;
                let signatories: NationSet = moment.after.table().everyone().iter().filter(signed).collect();
                if draft(&moment.after, id).0.treaty {
                    assert!(now.parties.minus(signatories).is_empty());
                }
            }
        }
    });
}

#[test]
fn only_members_negotiate_and_only_where_the_module_is_on() {
    each_play(8, |_, _, moments| {
        for moment in moments {
            let table = moment.before.table();
            let is_on = table.is_on(Module::Drafts, moment.after.now().round);
            assert!(is_on || happened(moment).next().is_none(), "what is off does nothing");
            if let Input::Say(by, Talk::Draft(DraftTalk { draft: id, says })) = moment.input {
                let (spec, now) = draft(&moment.before, id);
                assert!(spec.members(table.everyone()).has(by));
                assert!(says != Says::BreakSilence || now.stage == DraftStage::UnderSilence);
            }
        }
    });
}
