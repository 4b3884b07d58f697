"""Pure helpers on text: no state, no clock, no files."""
