//! Which screen is shown, and what a choice on it leads to.

pub mod specimen;
pub mod table;
pub mod title;

use crate::app::Screen;
use crate::app::map::ChartView;
use crate::app::theme;
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass, egui};

/// Shows the screen the game is on.
pub fn plugin(app: &mut App) {
    app.init_non_send::<Views>()
        .add_systems(EguiPrimaryContextPass, show);
}

/// Cached pictures, which outlive a pass.
#[derive(Default)]
struct Views {
    title: ChartView,
    table: ChartView,
    specimen: specimen::State,
}

fn show(
    mut contexts: EguiContexts,
    screen: Res<State<Screen>>,
    mut next: ResMut<NextState<Screen>>,
    mut exit: MessageWriter<AppExit>,
    mut views: NonSendMut<Views>,
) -> Result {
    let context = contexts.ctx_mut()?;
    let mut ui = whole_window(context);
    let views = &mut *views;
    match screen.get() {
        Screen::Title => match title::show(&mut ui, &mut views.title) {
            Some(title::Choice::PlayAlone) => next.set(Screen::Table),
            Some(title::Choice::ChooseScenario) => next.set(Screen::Library),
            Some(title::Choice::Quit) => {
                exit.write(AppExit::Success);
            }
            None => {}
        },
        Screen::Table => {
            if table::show(&mut ui, &mut views.table) {
                next.set(Screen::Desk);
            }
        }
        _ => {
            if specimen::show(&mut ui, &mut views.specimen) {
                next.set(Screen::Title);
            }
        }
    }
    Ok(())
}

/// A surface over the whole window, on which panels are laid.
fn whole_window(context: &egui::Context) -> egui::Ui {
    let rect = context.viewport_rect();
    let ui = egui::Ui::new(
        context.clone(),
        "window".into(),
        egui::UiBuilder::new()
            .layer_id(egui::LayerId::background())
            .max_rect(rect),
    );
    ui.painter()
        .rect_filled(rect, 0.0, theme::palette(&ui).ground);
    ui
}
