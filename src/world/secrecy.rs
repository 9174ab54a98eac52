pub fn scramble() {}
