//! Assistive technology: what it asks for is handed to egui, which the
//! backend does not do by itself.

use bevy::a11y::ActionRequest;
use bevy::prelude::*;
use bevy_egui::{EguiInput, EguiPreUpdateSet, PrimaryEguiContext, egui};

/// Hands requests over before each pass.
pub fn plugin(app: &mut App) {
    app.add_systems(PreUpdate, forward.after(EguiPreUpdateSet::ProcessInput));
}

fn forward(mut requests: MessageReader<ActionRequest>, mut inputs: Query<&mut EguiInput, With<PrimaryEguiContext>>) {
    let Ok(mut input) = inputs.single_mut() else {
        return;
    };
    for request in requests.read() {
        input.events.push(egui::Event::AccessKitActionRequest(request.0.clone()));
    }
}
