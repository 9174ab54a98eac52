//! Whether a window can be opened here at all, found out without a panic.
//!
//! The event loop and the renderer panic where there is no display or no
//! graphics driver. The display is therefore asked for first, and whatever
//! still goes wrong before the first frame is turned into one clear sentence.

use bevy::prelude::*;
use bevy::render::renderer::RenderAdapterInfo;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

/// Set once a frame has been made: from then on a panic is a bug of ours and
/// is reported as one.
static OPEN: AtomicBool = AtomicBool::new(false);
/// The first thing that went wrong while opening.
static TROUBLE: Mutex<Option<String>> = Mutex::new(None);

/// What there is to say of the machine that draws the pictures.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Drawn(pub Option<&'static str>);

/// Notes that the window is open, and what draws in it.
pub fn plugin(app: &mut App) {
    app.init_resource::<Drawn>().add_systems(Startup, look).add_systems(Last, || OPEN.store(true, Ordering::Relaxed));
}

fn look(adapter: Option<Res<RenderAdapterInfo>>, mut drawn: ResMut<Drawn>) {
    // The renderer's word for the kind of adapter is of a crate that is not ours to name.
    drawn.0 = adapter.and_then(|adapter| remark(&format!("{:?}", adapter.device_type)));
}

/// What people should know of an adapter of this kind, if anything.
#[must_use]
pub fn remark(kind: &str) -> Option<&'static str> {
    (kind == "Cpu")
        .then_some("No graphics card was found; the processor draws the pictures. Without motion it is faster.")
}

/// Runs the window; trouble before its first frame is an error, not a panic.
///
/// # Errors
/// Says in one sentence why no window could be opened.
pub fn guarded<R>(body: impl FnOnce() -> R) -> Result<R, String> {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if OPEN.load(Ordering::Relaxed) {
            usual(info);
        } else if let Ok(mut first) = TROUBLE.lock() {
            first.get_or_insert_with(|| wording(info.payload()));
        }
    }));
    match panic::catch_unwind(AssertUnwindSafe(body)) {
        Ok(result) => Ok(result),
        Err(payload) if OPEN.load(Ordering::Relaxed) => panic::resume_unwind(payload),
        Err(payload) => {
            let first = TROUBLE.lock().ok().and_then(|mut first| first.take());
            Err(explain(&first.unwrap_or_else(|| wording(&*payload))))
        }
    }
}

fn wording(payload: &dyn std::any::Any) -> String {
    payload
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| payload.downcast_ref::<&str>().map(|&text| text.to_owned()))
        .unwrap_or_else(|| "unknown trouble".to_owned())
}

fn explain(trouble: &str) -> String {
    if trouble.contains("GPU") || trouble.contains("adapter") {
        return "no graphics driver found, not even a software one; on Debian, \
                `apt-get install mesa-vulkan-drivers` brings one"
            .to_owned();
    }
    let line = trouble.lines().next().unwrap_or_default();
    format!("no window could be opened: {line}")
}

/// Whether the display named by the environment answers.
///
/// # Errors
/// Says in one sentence what is missing.
#[cfg(all(unix, not(target_os = "macos")))]
pub fn reachable() -> Result<(), String> {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    match (set("DISPLAY"), set("WAYLAND_DISPLAY")) {
        (Some(display), _) => x_answers(&display),
        (None, Some(_)) => {
            Err("only a Wayland display is here and this build speaks X11; start XWayland and set DISPLAY".to_owned())
        }
        (None, None) => Err("no display: neither DISPLAY nor WAYLAND_DISPLAY is set".to_owned()),
    }
}

/// Other systems always have a display.
///
/// # Errors
/// Never.
#[cfg(not(all(unix, not(target_os = "macos"))))]
pub fn reachable() -> Result<(), String> {
    Ok(())
}

/// Connects to the X server and hangs up again.
#[cfg(all(unix, not(target_os = "macos")))]
fn x_answers(display: &str) -> Result<(), String> {
    use std::os::unix::net::UnixStream;
    let unusable = || format!("the display {display:?} (from DISPLAY) does not answer");
    let (host, screen) = display.rsplit_once(':').ok_or_else(unusable)?;
    let number: u16 = screen.split('.').next().and_then(|text| text.parse().ok()).ok_or_else(unusable)?;
    let path = format!("/tmp/.X11-unix/X{number}");
    let answers = if host.is_empty() || host == "unix" {
        UnixStream::connect(&path).is_ok() || abstract_socket(&path)
    } else {
        let port = 6000_u16.checked_add(number).ok_or_else(unusable)?;
        std::net::TcpStream::connect((host, port)).is_ok() || UnixStream::connect(host).is_ok()
    };
    if answers { Ok(()) } else { Err(unusable()) }
}

/// On Linux a server may listen on a name that is no file.
#[cfg(target_os = "linux")]
fn abstract_socket(path: &str) -> bool {
    use std::os::linux::net::SocketAddrExt;
    use std::os::unix::net::{SocketAddr, UnixStream};
    SocketAddr::from_abstract_name(path).is_ok_and(|name| UnixStream::connect_addr(&name).is_ok())
}

#[cfg(all(unix, not(any(target_os = "macos", target_os = "linux"))))]
fn abstract_socket(_path: &str) -> bool {
    false
}

#[cfg(all(test, unix, not(target_os = "macos")))]
mod tests {
    #[test]
    fn a_display_that_is_not_there_is_named() {
        for display in [":6553", "nonsense", ":", ":x.y"] {
            let said = super::x_answers(display).expect_err("nobody listens there");
            assert!(said.contains(display), "{said}");
        }
    }

    #[test]
    fn a_missing_driver_comes_with_advice() {
        assert!(super::explain("Unable to find a GPU!").contains("mesa-vulkan-drivers"));
    }
}
