-- Reports that are in an object store: noted before they are put there and until they are gone, also after their jobs.
CREATE TABLE fera_print.stored (
  ref text NOT NULL,
  try int NOT NULL,
  PRIMARY KEY (ref, try)
);
