//! RON.
