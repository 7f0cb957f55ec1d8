-- Who may ask for a job: lists of roles, of each of which a caller needs one.
ALTER TABLE fera_print.job ADD COLUMN access jsonb NOT NULL DEFAULT '[]';
