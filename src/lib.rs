//! Démarche: a tabletop of cyber diplomacy.
//!
//! ```text
//! scenario file ─▶ Scenario ─▶ World ──Sight (one seat)──▶ View ──▶ policies
//!                               ▲  │                         └────▶ Sheet ──▶ window, pages, people
//!                         apply │  │ resolve                                        │
//!                               │  ▼                                                ▼
//!                              Events ◀────────────── rules ◀──────────── orders, talks
//!                               │
//!                               └─▶ Record ─▶ replay ─▶ study, debrief
//! ```
//!
//! One noun per stage, one function per arrow. The modules stand in the order
//! in which a newcomer should read them; `docs/architecture.md` says what each
//! holds and what it may import.

pub mod terms;

pub mod script;

pub mod dice;

pub mod order;

pub mod event;

pub mod scenario;

pub mod world;

pub mod rules;

pub mod view;

pub mod record;

pub mod policy;

pub mod study;

pub mod session;

pub mod desk;

pub mod print;

pub mod store;

pub mod cli;

#[cfg(feature = "app")]
pub mod app;
