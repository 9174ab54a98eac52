//! What has the keyboard is ringed, and rolled into sight when it gets it.
//!
//! egui does neither for buttons with inks of their own or for what lies further down a page. A
//! hook over every pass does it for every control, so that none can be forgotten.

use crate::app::theme;
use bevy_egui::egui;
use egui::accesskit::{Action, ActionRequest, TreeId};
use egui::epaint::{ClippedShape, RectShape};
use egui::{Context, CornerRadius, Event, FullOutput, Id, RawInput, Rect, Stroke, StrokeKind};
use std::time::Duration;

/// Room between a control and its ring, and the ring's thickness.
const RING: f32 = 2.0;

/// Binds the ring to a context; a second time changes nothing.
pub fn install(ctx: &Context) {
    ctx.add_plugin(Ring::default());
}

#[derive(Default)]
struct Ring {
    /// What had the keyboard when the last pass ended.
    on: Option<Id>,
    /// What is to be rolled into sight.
    hidden: Option<Id>,
}

impl egui::Plugin for Ring {
    fn debug_name(&self) -> &'static str {
        "focus"
    }

    fn input_hook(&mut self, _: &Context, input: &mut RawInput) {
        if let Some(id) = self.hidden.take() {
            input.events.push(Event::AccessKitActionRequest(ActionRequest {
                action: Action::ScrollIntoView,
                target_tree: TreeId::ROOT,
                target_node: id.accesskit_id(),
                data: None,
            }));
        }
    }

    fn output_hook(&mut self, ctx: &Context, output: &mut FullOutput) {
        let before = self.on;
        self.on = ctx.memory(egui::Memory::focused);
        let Some(response) = self.on.and_then(|id| ctx.read_response(id)) else {
            return;
        };
        let seen = response.interact_rect;
        if before != self.on && !seen.expand(1.0).contains_rect(response.rect) {
            self.hidden = self.on;
            // One of them is heard by the window, the other by tests.
            ctx.request_repaint();
            for viewport in output.viewport_output.values_mut() {
                viewport.repaint_delay = Duration::ZERO;
            }
        }
        if seen.is_positive() {
            let edge = Stroke::new(RING, theme::palette_of(ctx).cooperation);
            let ring = RectShape::stroke(seen.expand(1.0), CornerRadius::same(2), edge, StrokeKind::Outside);
            output.shapes.push(ClippedShape { clip_rect: Rect::EVERYTHING, shape: ring.into() });
        }
    }
}
