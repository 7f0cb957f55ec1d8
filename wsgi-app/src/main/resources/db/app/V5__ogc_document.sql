-- What OGC servers last said of themselves, so that a restart beside a dead server does not empty the portal. One row for
-- an address; environments that ask the same server share it.

CREATE TABLE fera_app.ogc_document (
  url     text PRIMARY KEY,
  body    bytea NOT NULL,
  read_at timestamptz NOT NULL DEFAULT now()
);
