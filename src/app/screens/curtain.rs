//! The curtain between two sittings. It knows whose turn it is and nothing else.

use crate::app::forms;
use crate::app::theme::{Face, palette, size, space};
use crate::app::widgets::{self, Chip};
use bevy_egui::egui;
use egui::{Frame, Margin, Panel, RichText, Ui, vec2};

/// Whom the curtain waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Curtain {
    /// The nation's flag and short name.
    pub flag: Chip,
    /// The round.
    pub round: u8,
    /// How many there are.
    pub rounds: u8,
    /// Whether the play is over, and a letter waits.
    pub over: bool,
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

/// Shows the curtain; answers whether the right people sit there now.
pub fn show(ui: &mut Ui, curtain: &Curtain) -> bool {
    let palette = palette(ui);
    let name = &curtain.flag.name;
    let frame = |x, y| Frame::new().fill(palette.ground).inner_margin(Margin::symmetric(x, y));
    let mut here = false;
    Panel::bottom("ways").resizable(false).show_separator_line(false).frame(frame(40, 18)).show(ui, |ui| {
        widgets::footer(ui, |ui| here = forms::go_on(ui, &format!("We are {name}")));
    });
    egui::CentralPanel::no_frame().frame(frame(40, 0)).show(ui, |ui| {
        ui.vertical_centered(|ui| {
            ui.add_space(ui.available_height() * 0.26);
            let (rect, _) = ui.allocate_exact_size(vec2(66.0, 48.0), egui::Sense::hover());
            widgets::flag(ui.painter(), palette, rect, curtain.flag.letter, curtain.flag.colour);
            ui.add_space(space::MEDIUM);
            ui.label(RichText::new(name).font(Face::SerifBold.at(54.0)).color(palette.ink));
            let words = format!("Only {name} should look now.");
            ui.label(RichText::new(words).font(Face::SerifItalic.at(size::LEAD)).color(palette.quiet));
            ui.add_space(space::SMALL);
            let what = if curtain.over {
                "The play is over, and your minister has written.".to_owned()
            } else {
                format!("Round {} of {}: talks and orders in one sitting.", curtain.round, curtain.rounds)
            };
            ui.label(RichText::new(what).font(Face::Sans.at(size::BODY)).color(palette.quiet));
        });
    });
    here
}
