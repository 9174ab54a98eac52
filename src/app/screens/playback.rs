//! A play looked back at: which phase, through whose eyes.

use crate::app::board;
use crate::app::caught::caught;
use crate::app::forms;
use crate::app::keys;
use crate::app::map::ChartView;
use crate::app::screens::{curtain, table};
use crate::app::theme::{palette, size};
use crate::app::widgets;
use crate::session::{Looker, Playback, Seen};
use crate::terms::{NationId, Phase};
use bevy_egui::egui;
use egui::{Frame, Key, Margin, Panel, RichText, Slider, Ui};

/// A play that is looked back at.
#[derive(Default)]
pub struct Reel {
    /// The phases, first to last.
    pub stops: Vec<(u8, Phase)>,
    /// The seats by their short names, and whether a person sat there.
    pub seats: Vec<(NationId, String, bool)>,
    /// Whether the play is over, so that everything may be told.
    pub over: bool,
    /// Where it is to be looked at.
    pub at: usize,
    /// Whose eyes.
    pub looker: Looker,
    /// The seat whose eyes are asked for in a play that is not over, until somebody says that they sit there.
    pub door: Option<NationId>,
    /// What they see there.
    pub seen: Option<Seen>,
    /// Why what they see there cannot be told, if it cannot.
    pub untold: Option<String>,
    /// Where the record stops being whole, and why.
    pub fault: Option<String>,
    /// The chart's picture.
    pub chart: ChartView,
}

/// A way on from playback.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Back to the plays so far.
    Back,
    /// To the debrief of a play that is over.
    Debrief,
}

impl Reel {
    /// The beginning of a record, before everybody's eyes.
    #[must_use]
    pub fn of(playback: &Playback) -> Self {
        Self {
            stops: playback.stops(),
            seats: playback.seats(),
            over: playback.is_over(),
            fault: playback.fault().map(str::to_owned),
            ..Self::default()
        }
    }
}

/// Shows a phase of a record; place and eyes are changed in the reel.
pub fn show(ui: &mut Ui, reel: &mut Reel, playback: &Playback) -> Option<Way> {
    if reel.seen.is_none() && reel.untold.is_none() {
        match caught(|| playback.see(reel.at, reel.looker)) {
            Ok(seen) => reel.seen = seen,
            Err(why) => reel.untold = Some(why),
        }
    }
    let before = (reel.at, reel.looker, reel.door);
    let way = match reel.door {
        Some(seat) => {
            door(ui, reel, seat);
            None
        }
        None => phase(ui, reel),
    };
    if before != (reel.at, reel.looker, reel.door) {
        (reel.seen, reel.untold) = (None, None);
        keys::turned(ui.ctx());
        ui.ctx().request_repaint();
    }
    way
}

/// Asks who sits there before a seat's eyes are lent, while there is something to keep from the others.
fn door(ui: &mut Ui, reel: &mut Reel, seat: NationId) {
    let Some(flag) = reel.seen.as_ref().map(|seen| board::chip(&seen.page.board, seat)) else {
        reel.door = None;
        return;
    };
    match curtain::door(ui, &flag) {
        Some(true) => (reel.looker, reel.door) = (Looker::Seat(seat), None),
        Some(false) => reel.door = None,
        None => {}
    }
}

fn phase(ui: &mut Ui, reel: &mut Reel) -> Option<Way> {
    let frame = |x, y| Frame::new().inner_margin(Margin::symmetric(x, y));
    let mut way = None;
    keys(ui, reel);
    Panel::top("eyes").resizable(false).frame(frame(24, 10)).show(ui, |ui| eyes(ui, reel));
    Panel::bottom("scrub").resizable(false).frame(frame(24, 10)).show(ui, |ui| {
        ui.horizontal(|ui| {
            if widgets::secondary(ui, "Back").clicked() || keys::pressed(ui.ctx(), Key::Escape) {
                way = Some(Way::Back);
            }
            let last = reel.at + 1 >= reel.stops.len();
            if reel.over && !last && widgets::secondary(ui, "Debrief").clicked() {
                way = Some(Way::Debrief);
            }
            widgets::footer(ui, |ui| {
                if !last && forms::go_on(ui, "Next phase") {
                    reel.at += 1;
                }
                if last && reel.over && forms::go_on(ui, "Debrief") {
                    way = Some(Way::Debrief);
                }
                scrub(ui, reel);
            });
        });
    });
    let Reel { seen, chart, untold, .. } = reel;
    let Some(seen) = seen else {
        if let Some(why) = untold {
            egui::CentralPanel::no_frame().frame(frame(24, 16)).show(ui, |ui| {
                widgets::prose(ui, "The program made a mistake here: this phase cannot be told. What went wrong:");
                forms::word(ui, why, palette(ui).heat);
            });
        }
        return way;
    };
    let wide = widgets::beside(ui, 420.0);
    Panel::right("told").exact_size(wide).resizable(false).frame(frame(20, 12)).show(ui, |ui| {
        widgets::rolled(ui, "page", |ui| {
            told(ui, seen);
        });
    });
    egui::CentralPanel::no_frame().frame(frame(12, 8)).show(ui, |ui| table::board(ui, &seen.page, chart));
    way
}

/// Whose eyes look.
fn eyes(ui: &mut Ui, reel: &mut Reel) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        forms::word(ui, "Seen by", palette(ui).quiet);
        if forms::choice(ui, "Everybody", reel.looker == Looker::Public).clicked() {
            reel.looker = Looker::Public;
        }
        for (nation, name, person) in &reel.seats {
            let seat = Looker::Seat(*nation);
            let choice = forms::choice(ui, name, reel.looker == seat);
            let who = if *person { "Held by a person." } else { "Played by a policy." };
            if choice.on_hover_text(who).clicked() && reel.looker != seat {
                // What the seat before saw is put away at once, whoever answers at the door.
                (reel.looker, reel.door) = if reel.over { (seat, None) } else { (Looker::Public, Some(*nation)) };
            }
        }
        if reel.over {
            if forms::choice(ui, "What was true", reel.looker == Looker::Truth).clicked() {
                reel.looker = Looker::Truth;
            }
        } else {
            widgets::remark(ui, "What was true is told once the play is over.");
        }
    });
    if let Some(fault) = &reel.fault {
        forms::word(ui, &format!("Told up to the first bad place: {fault}"), palette(ui).heat);
    }
}

/// The place in the play, as a slider; its name says round and phase.
fn scrub(ui: &mut Ui, reel: &mut Reel) {
    let last = reel.stops.len().saturating_sub(1);
    let place = reel.stops.get(reel.at).map_or_else(String::new, |(round, phase)| {
        let rounds = reel.seen.as_ref().map_or(0, |seen| seen.page.rounds);
        format!("round {round} of {rounds} · {}", phase.word())
    });
    let word = ui.label(RichText::new(&place).font(crate::app::theme::Face::SansBold.at(size::BODY)));
    ui.spacing_mut().slider_width = (ui.available_width() - 24.0).clamp(80.0, 520.0);
    // On paper a rail of the usual fill is not seen.
    ui.visuals_mut().widgets.inactive.bg_fill = palette(ui).quiet;
    let slider = Slider::new(&mut reel.at, 0..=last).show_value(false).handle_shape(egui::style::HandleShape::Circle);
    ui.add(slider).labelled_by(word.id).on_hover_text("Arrow keys: left and right by phase, up and down by round.");
}

/// Arrows go by phase and by round, while nothing else has the keyboard.
fn keys(ui: &Ui, reel: &mut Reel) {
    let last = reel.stops.len().saturating_sub(1);
    let round = reel.stops.get(reel.at).map_or(0, |(round, _)| *round);
    let pressed = |key| keys::pressed_freely(ui.ctx(), key);
    if pressed(Key::ArrowRight) {
        reel.at = (reel.at + 1).min(last);
    }
    if pressed(Key::ArrowLeft) {
        reel.at = reel.at.saturating_sub(1);
    }
    if pressed(Key::ArrowUp) {
        let before = reel.stops.iter().position(|(other, _)| other + 1 == round);
        reel.at = before.unwrap_or(0);
    }
    if pressed(Key::ArrowDown) {
        let after = reel.stops.iter().position(|(other, _)| *other == round + 1);
        reel.at = after.unwrap_or(last);
    }
    if pressed(Key::Home) {
        reel.at = 0;
    }
    if pressed(Key::End) {
        reel.at = last;
    }
}

fn told(ui: &mut Ui, seen: &Seen) {
    if !seen.known.is_empty() {
        widgets::overline(ui, "What these eyes knew");
        for (incident, words) in &seen.known {
            forms::strong(ui, incident);
            widgets::prose(ui, words);
        }
    }
    table::press(ui, &seen.headlines);
    widgets::overline(ui, "What happened");
    if seen.lines.is_empty() {
        widgets::remark(ui, "Nothing that these eyes saw.");
    }
    for line in &seen.lines {
        widgets::prose(ui, line);
    }
}
