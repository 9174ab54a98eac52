//! What moves: things that arrive one after another, and are there. Any key and any click brings
//! what is still on its way; where motion is off, all is there at once.

use bevy_egui::egui;
use egui::{Context, Event, Id, Ui};
use std::fmt::Debug;
use std::hash::Hash;

/// What is further behind than this arrives together.
const MOST: u16 = 6;

/// When something set out, in seconds of the context's clock.
#[derive(Clone, Copy)]
struct Began(f64);

/// Forgets what has arrived: the next play of the same scenario moves like the first.
pub fn forget(context: &Context) {
    context.data_mut(egui::util::IdTypeMap::remove_by_type::<Began>);
}

/// How far something has arrived, from 0 to 1: the `place`-th of those that came together under one
/// name. It sets out before the one in front of it is there.
#[must_use]
pub fn arrived(context: &Context, name: impl Hash + Debug, place: usize) -> f32 {
    come(context, name, 0.6 * f32::from(u16::try_from(place).unwrap_or(MOST).min(MOST)))
}

/// The same for things that come one at a time: each sets out when the one in front of it is there.
#[must_use]
pub fn in_turn(context: &Context, name: impl Hash + Debug, place: usize) -> f32 {
    come(context, name, f32::from(u16::try_from(place).unwrap_or(u16::MAX)))
}

/// How far something has come that sets out so many times its way's length after the first.
fn come(context: &Context, name: impl Hash + Debug, after: f32) -> f32 {
    let takes = context.style_of(context.theme()).animation_time;
    if takes <= 0.0 {
        return 1.0;
    }
    let id = Id::new("arriving").with(name);
    let now = context.input(|input| input.time);
    let Began(began) = context.data_mut(|data| *data.get_temp_mut_or_insert_with(id, || Began(now)));
    let so_far = (now - began) as f32 / takes - after;
    if so_far >= 1.0 {
        return 1.0;
    }
    let hurried = |event: &Event| matches!(event, Event::Key { pressed: true, .. } | Event::PointerButton { .. });
    if now > began && context.input(|input| input.events.iter().any(hurried)) {
        context.data_mut(|data| data.insert_temp(id, Began(f64::NEG_INFINITY)));
    }
    context.request_repaint();
    eased(so_far.max(0.0))
}

/// Sets something on the page once it has arrived; its room is kept for it before.
pub fn arriving<R>(ui: &mut Ui, name: impl Hash + Debug, place: usize, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let here = arrived(ui.ctx(), name, place) > 0.0;
    ui.scope(|ui| {
        if !here {
            ui.set_invisible();
        }
        contents(ui)
    })
    .inner
}

/// Quick at first, and gently to its place.
fn eased(so_far: f32) -> f32 {
    1.0 - (1.0 - so_far).powi(3)
}
