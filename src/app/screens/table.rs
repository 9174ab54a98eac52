//! The table: the chart all seats share, the communiqué, the tracks.
//! For now over an invented chart, until a play feeds it.

use crate::app::map::{self, ChartView};
use crate::app::theme::{Face, palette, size, space};
use crate::app::widgets;
use bevy_egui::egui;
use egui::{Align, Frame, Layout, Margin, Panel, RichText, Ui};

/// Shows the table; answers whether the desk was asked for.
pub fn show(ui: &mut Ui, view: &mut ChartView) -> bool {
    let palette = palette(ui);
    let side = Panel::right("communique")
        .resizable(false)
        .exact_size(300.0)
        .frame(
            Frame::new()
                .fill(palette.ground)
                .inner_margin(Margin::same(20)),
        );
    let on = side.show(ui, communique).inner;
    egui::CentralPanel::no_frame()
        .frame(
            Frame::new()
                .fill(palette.ground)
                .inner_margin(Margin::same(12)),
        )
        .show(ui, |ui| map::show(ui, view, &map::specimen()));
    on
}

fn communique(ui: &mut Ui) -> bool {
    let palette = palette(ui);
    widgets::heading(ui, "Round 1 of 7");
    ui.label(
        RichText::new("Talks")
            .font(Face::Sans.at(size::LEAD))
            .color(palette.quiet),
    );
    ui.add_space(space::MEDIUM);
    widgets::rule(ui);
    ui.add_space(space::SMALL);
    widgets::overline(ui, "Communiqué");
    ui.add_space(space::HAIR);
    widgets::remark(
        ui,
        "Nothing has been announced. What the ministries say in public will stand here after the first round.",
    );
    ui.with_layout(Layout::bottom_up(Align::Max), |ui| {
        widgets::primary(ui, "To the desk").clicked()
    })
    .inner
        || widgets::enter_pressed(ui)
}
