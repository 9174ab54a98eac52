//! The window: panels pressed by role and label without a GPU, and one play of
//! the real program on a virtual display.

mod answers;
mod chart;
mod console;
mod debrief;
mod desk;
mod end_to_end;
mod faces;
mod figures;
mod guide;
mod hot_seat;
mod keyboard;
mod keys;
mod notice;
mod ordered;
mod panels;
mod pictures;
mod playback;
mod printed;
mod read;
mod records;
mod rooms;
mod said;
mod secrets;
mod seed;
mod seen;
mod settings;
mod slips;
mod stopped;
mod table;
mod team;
mod unrecorded;
