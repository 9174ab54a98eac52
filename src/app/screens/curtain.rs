//! The curtain between two sittings. It knows whose turn it is and nothing else.

use crate::app::forms;
use crate::app::keys;
use crate::app::screens::notice;
use crate::app::theme::{Face, palette, size, space};
use crate::app::widgets::{self, Chip};
use crate::terms::NationId;
use bevy_egui::egui;
use egui::{Frame, Margin, Panel, RichText, ScrollArea, Ui, vec2};

/// How wide the notice is set, in the middle of the screen.
const COLUMN: f32 = 560.0;

/// Whom the curtain waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Curtain {
    /// The nation's flag and short name.
    pub flag: Chip,
    /// The round.
    pub round: u8,
    /// How many there are.
    pub rounds: u8,
    /// The days that the round stands for, in words.
    pub when: String,
    /// Whether the play is over, and a letter waits.
    pub over: bool,
    /// What whoever sits down should know first, where the seat is delicate and is taken anew.
    pub notice: Option<String>,
    /// The seats that can be taken instead.
    pub others: Vec<(NationId, String)>,
}

/// What is answered at the curtain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The right people sit there.
    Here,
    /// They would rather not sit there, and take another seat or none.
    Declined(Option<NationId>),
}

/// Forgets what was typed at the last desk and where it was rolled to: the next desk has the same
/// fields, and taking back what was typed there must not bring up somebody else's words.
pub fn forget(context: &egui::Context) {
    context.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.surrender_focus(focused);
        }
        memory.data.remove_by_type::<egui::text_edit::TextEditState>();
        memory.data.remove_by_type::<egui::scroll_area::State>();
    });
}

/// Shows the curtain; answers once somebody has said who sits there now.
pub fn show(ui: &mut Ui, curtain: &Curtain) -> Option<Answer> {
    let name = &curtain.flag.name;
    let frame = |x, y| Frame::new().inner_margin(Margin::symmetric(x, y));
    let mut answer = None;
    Panel::bottom("ways").resizable(false).show_separator_line(false).frame(frame(40, 18)).show(ui, |ui| {
        widgets::footer(ui, |ui| {
            if forms::go_on(ui, &format!("We are {name}")) {
                answer = Some(Answer::Here);
            }
            if curtain.notice.is_some() && widgets::secondary(ui, "Leave it to a policy").clicked() {
                answer = Some(Answer::Declined(None));
            }
        });
    });
    egui::CentralPanel::no_frame().frame(frame(40, 0)).show(ui, |ui| {
        let above = if curtain.notice.is_some() { 0.08 } else { 0.26 };
        let what = if curtain.over {
            "The play is over, and your minister has written.".to_owned()
        } else {
            let Curtain { round, rounds, when, .. } = curtain;
            format!("Round {round} of {rounds}, {when}: talks and orders in one sitting.")
        };
        called(ui, &curtain.flag, above, &what);
        if let Some(notice) = &curtain.notice {
            answer = before(ui, notice, &curtain.others).or(answer);
        }
    });
    answer
}

/// Who should look, in the middle of the page, and what they will see.
fn called(ui: &mut Ui, flag: &Chip, above: f32, what: &str) {
    let palette = palette(ui);
    let name = &flag.name;
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * above);
        let (rect, _) = ui.allocate_exact_size(vec2(66.0, 48.0), egui::Sense::hover());
        widgets::flag(ui.painter(), palette, rect, flag.letter, flag.colour);
        ui.add_space(space::MEDIUM);
        ui.label(RichText::new(name).font(Face::SerifBold.at(54.0)).color(palette.ink));
        let words = format!("Only {name} should look now.");
        ui.label(RichText::new(words).font(Face::SerifItalic.at(size::LEAD)).color(palette.quiet));
        ui.add_space(space::SMALL);
        ui.label(RichText::new(what).font(Face::Sans.at(size::BODY)).color(palette.quiet));
    });
}

/// The curtain before a seat's eyes in the record of a play that is not over; answers whether whoever sits
/// there looks. Not to look is the primary action.
pub fn door(ui: &mut Ui, flag: &Chip) -> Option<bool> {
    let frame = |x, y| Frame::new().inner_margin(Margin::symmetric(x, y));
    let mut answer = None;
    Panel::bottom("ways").resizable(false).show_separator_line(false).frame(frame(40, 18)).show(ui, |ui| {
        widgets::footer(ui, |ui| {
            if forms::go_on(ui, "Back to everybody’s view") || keys::pressed(ui.ctx(), egui::Key::Escape) {
                answer = Some(false);
            }
            if widgets::secondary(ui, &format!("We are {}", flag.name)).clicked() {
                answer = Some(true);
            }
        });
    });
    egui::CentralPanel::no_frame().frame(frame(40, 0)).show(ui, |ui| {
        called(ui, flag, 0.26, "The play is not over: what this seat sees is nobody else’s.");
    });
    answer
}

/// What whoever sits down should know first, and the ways to decline.
fn before(ui: &mut Ui, notice: &str, others: &[(NationId, String)]) -> Option<Answer> {
    let mut answer = None;
    ui.add_space(space::MEDIUM);
    let contents = |ui: &mut Ui| {
        widgets::overline(ui, "Before you sit down");
        widgets::prose(ui, notice);
        widgets::remark(ui, notice::DECLINE);
        ui.add_space(space::SMALL);
        ui.horizontal_wrapped(|ui| {
            for (nation, name) in others {
                if forms::small(ui, &format!("Take {name} instead")).clicked() {
                    answer = Some(Answer::Declined(Some(*nation)));
                }
            }
        });
    };
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        widgets::centred(ui, COLUMN, contents);
    });
    answer
}
