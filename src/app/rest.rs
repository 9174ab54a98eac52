//! Rest: a frame is made when something happened, and not otherwise.
//!
//! The loop sleeps until an event of this window, or a wake of our own. egui's
//! delayed repaints cannot be used (the backend makes each an immediate one),
//! so whatever must happen later asks [`Wake`].

use bevy::a11y::AccessibilityRequested;
use bevy::prelude::*;
use bevy::winit::{EventLoopProxyWrapper, UpdateMode, WinitSettings, WinitUserEvent};
use bevy_egui::{EguiInput, EguiPreUpdateSet, egui};
use std::time::Duration;

/// Nothing is expected meanwhile; these rare frames only guard against an
/// event some system forgot to deliver.
const IDLE: Duration = Duration::from_mins(10);
/// Requests of assistive technology do not wake the loop, so while one is
/// connected the loop looks for them itself.
const ATTENTIVE: Duration = Duration::from_millis(100);

/// Sets the window to rest between events.
pub fn plugin(app: &mut App) {
    app.insert_resource(resting(IDLE))
        .add_systems(PreUpdate, hush.after(EguiPreUpdateSet::ProcessInput))
        .add_systems(Update, attend);
}

/// Drops the news that no modifier key has changed. The backend sends it with
/// every pass, and egui asks for another pass after every piece of news, so
/// that the window would never rest.
fn hush(mut inputs: Query<&mut EguiInput>, mut last: Local<egui::Modifiers>) {
    for mut input in &mut inputs {
        input.events.retain(|event| match event {
            egui::Event::ModifiersChanged(now) => std::mem::replace(&mut *last, *now) != *now,
            _ => true,
        });
    }
}

fn resting(wait: Duration) -> WinitSettings {
    WinitSettings {
        focused_mode: UpdateMode::reactive_low_power(wait),
        unfocused_mode: UpdateMode::reactive_low_power(wait),
    }
}

fn attend(requested: Res<AccessibilityRequested>, mut settings: ResMut<WinitSettings>, mut attending: Local<bool>) {
    if requested.get() != *attending {
        *attending = requested.get();
        *settings = resting(if *attending { ATTENTIVE } else { IDLE });
    }
}

/// Wakes the window later, from a thread that sleeps until then.
#[derive(bevy::ecs::system::SystemParam)]
pub struct Wake<'w> {
    proxy: Res<'w, EventLoopProxyWrapper>,
}

impl Wake<'_> {
    /// Asks for a frame after a while.
    pub fn after(&self, wait: Duration) {
        self.when(move || {
            std::thread::sleep(wait);
            true
        });
    }

    /// Asks for a frame when something that takes time is done, if that answers it is worth one.
    pub fn when(&self, work: impl FnOnce() -> bool + Send + 'static) {
        let proxy = (**self.proxy).clone();
        std::thread::spawn(move || {
            if work() {
                // The window may be closed by now; then there is nothing to wake.
                let _ = proxy.send_event(WinitUserEvent::WakeUp);
            }
        });
    }
}
