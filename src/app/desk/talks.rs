//! The room in which one says things: messages, slips, contact points, joint texts.

use super::{Desk, DeskState, TalkKind, asking, home, joint, layout, one_day, own_act, share};
use crate::app::forms;
use crate::app::spoken;
use crate::app::theme::space;
use crate::app::widgets;
use crate::desk::Lack;
use crate::order::{Act, MessageAct, Talk};
use crate::terms::{Carrier, Module, Phase};
use crate::view::sheet::{Register, Sheet};
use bevy_egui::egui;
use egui::{TextEdit, Ui};

pub(super) fn show(ui: &mut Ui, desk: Desk<'_>, state: &mut DeskState, acts: &mut Vec<Act>) {
    widgets::heading(ui, "Talks");
    match desk.sheet.header.phase {
        Phase::Talks => {}
        Phase::Briefing => {
            widgets::remark(ui, "Talks have not begun. You can prepare what you will say; read on to say it.");
        }
        Phase::Orders | Phase::Resolution | Phase::Communique => {
            widgets::remark(ui, "Talks are over for this round. You can prepare what you will say in the next.");
        }
    }
    let room = desk.sheet.room;
    let words = format!(
        "This round still has room for {} cables and {} replies; staff free: {}.",
        room.cables, room.replies, desk.sheet.means.staff
    );
    forms::because(widgets::remark(ui, &words), "Room in a round", &[], ui);
    ui.add_space(space::SMALL);
    ui.horizontal_wrapped(|ui| {
        let kinds = [
            ("Write", TalkKind::Message, true),
            ("Share slips", TalkKind::Share, true),
            ("Try a contact point", TalkKind::Ping, true),
            ("Joint claim", TalkKind::Joint, desk.sheet.header.plays(Module::JointAttribution)),
            ("Ask for a slip", TalkKind::Ask, desk.sheet.header.plays(Module::Inquiry)),
            ("Speak on one day", TalkKind::OneDay, desk.sheet.header.plays(Module::JointAttribution)),
            ("Other ministries", TalkKind::Home, desk.sheet.home.is_some()),
            ("An act of your own", TalkKind::OwnAct, desk.sheet.matrix.is_some()),
        ];
        for (label, kind, _) in kinds.into_iter().filter(|&(_, _, on)| on) {
            if forms::choice(ui, label, state.talk == kind).clicked() {
                state.talk = kind;
            }
        }
    });
    ui.add_space(space::SMALL);
    widgets::card(ui, |ui| {
        ui.set_width(ui.available_width());
        match state.talk {
            TalkKind::Message => write(ui, desk, state, acts),
            TalkKind::Share => share::show(ui, desk, &mut state.sharing, acts),
            TalkKind::Ping => ping(ui, desk, acts),
            TalkKind::Joint => joint::show(ui, desk, &mut state.proposing, acts),
            TalkKind::Ask => asking::show(ui, desk, &mut state.asking, acts),
            TalkKind::OneDay => one_day::show(ui, desk, &mut state.coordinating, acts),
            TalkKind::Home => home::show(ui, desk, acts),
            TalkKind::OwnAct => own_act::show(ui, desk, &mut state.trying, acts),
        }
    });
}

fn write(ui: &mut Ui, desk: Desk<'_>, state: &mut DeskState, acts: &mut Vec<Act>) {
    let letter = &mut state.letter;
    layout::addressees(ui, desk.sheet, "To", &mut letter.to, None);
    forms::group(ui, "By", |ui| {
        for &carrier in Carrier::ALL {
            if forms::choice(ui, spoken::carrier(carrier), letter.carrier == carrier).clicked() {
                letter.carrier = carrier;
            }
        }
    });
    widgets::remark(
        ui,
        match letter.carrier {
            Carrier::Cable => "Secure; three a round.",
            Carrier::Phone => "Costs nothing, and may be overheard.",
            Carrier::Meeting => "Costs both sides a member of staff; seen, never overheard. Needs an embassy.",
        },
    );
    forms::group(ui, "What it does", |ui| {
        let acts = [
            ("Tells", MessageAct::Sharing),
            ("Asks", MessageAct::Request),
            ("Offers", MessageAct::Offer),
            ("Proposes", MessageAct::Proposal),
            ("Answers", MessageAct::Reply),
            ("Warns", MessageAct::Warning),
        ];
        for (label, act) in acts {
            if forms::choice(ui, label, letter.act == act).clicked() {
                letter.act = act;
            }
        }
    });
    forms::group(ui, "About", |ui| {
        if forms::choice(ui, "Nothing in particular", letter.about.is_none()).clicked() {
            letter.about = None;
        }
        for dossier in &desk.sheet.incidents {
            if forms::choice(ui, &dossier.title, letter.about == Some(dossier.id)).clicked() {
                letter.about = Some(dossier.id);
            }
        }
    });
    ui.add_space(space::SMALL);
    let label = widgets::overline(ui, "Text");
    let field = TextEdit::multiline(&mut letter.prose)
        .desired_rows(4)
        .desired_width(f32::INFINITY)
        .hint_text("In your own words, or nothing at all. People read it; the rules do not.");
    ui.add(field).labelled_by(label.id);
    ui.add_space(space::SMALL);
    let lacks = letter.lacks(desk.sheet);
    if lacks.contains(&Lack::Cable) {
        widgets::remark(ui, "The cables of this round are sent. A telephone or a meeting is still open.");
    }
    if forms::settle(ui, "Send", lacks.is_empty())
        && let Some(talk) = letter.talk(desk.sheet)
    {
        acts.push(Act::Talk(talk));
        // What was sent lies in the inbox.
        letter.sent();
    }
    if sent(desk.sheet) > 0 {
        widgets::remark(ui, "What you sent lies in the inbox, under your own name.");
    }
}

/// How many messages of one's own lie in the inbox from this round.
fn sent(sheet: &Sheet) -> usize {
    let round = sheet.header.round;
    sheet.inbox.iter().filter(|paper| paper.register == Register::Sent && paper.round == round).count()
}

fn ping(ui: &mut Ui, desk: Desk<'_>, acts: &mut Vec<Act>) {
    widgets::prose(
        ui,
        "Ring the other response team’s point of contact and see whether somebody answers. \
         It costs nothing, offends nobody, and a line that has been used is a line.",
    );
    ui.add_space(space::SMALL);
    ui.horizontal_wrapped(|ui| {
        for to in spoken::others(desk.sheet) {
            let label = format!("Ring {}", spoken::name(desk.sheet, to));
            let now = desk.sheet.header.phase == Phase::Talks;
            if ui.add_enabled_ui(now, |ui| forms::small(ui, &label)).inner.clicked() {
                acts.push(Act::Talk(Talk::Ping { to }));
            }
        }
    });
}
