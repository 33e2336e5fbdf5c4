-- What was there before the first run on this system, once.
SELECT audit.note_inherited()
