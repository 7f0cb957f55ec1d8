-- Print jobs that several instances share. The names of states are those of MapFish Print's status.
CREATE TABLE fera_print.job (
  ref text PRIMARY KEY,
  number bigint GENERATED ALWAYS AS IDENTITY,
  -- Whose job it is, hashed; empty if that is not known.
  client text NOT NULL,
  -- Order of printing: clients take turns, so a client's next job is a turn later.
  turn bigint NOT NULL,
  state text NOT NULL DEFAULT 'waiting'
    CHECK (state IN ('waiting', 'running', 'canceling', 'finished', 'canceled', 'error')),
  app text NOT NULL,
  layout text NOT NULL,
  format text NOT NULL,
  referrer text,
  statistics jsonb NOT NULL,
  unattended boolean NOT NULL,
  -- The request and the caller's headers (encrypted); gone when the job has ended.
  spec text,
  headers bytea,
  submitted timestamptz NOT NULL DEFAULT now(),
  asked timestamptz NOT NULL DEFAULT now(),
  -- The instance that prints it, how often it was begun, and until when the instance is believed.
  owner text,
  tries int NOT NULL DEFAULT 0,
  started timestamptz,
  leased timestamptz,
  phase text,
  done int NOT NULL DEFAULT 0,
  total int NOT NULL DEFAULT 0,
  ended timestamptz,
  reason text,
  content_type text,
  filename text,
  size bigint,
  warnings text[]
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

CREATE INDEX job_waiting ON fera_print.job (turn, number) WHERE state = 'waiting';
CREATE INDEX job_taken ON fera_print.job (leased) WHERE state IN ('running', 'canceling');
CREATE INDEX job_of_client ON fera_print.job (client, turn) WHERE state IN ('waiting', 'running', 'canceling');
CREATE INDEX job_ended ON fera_print.job (ended) WHERE ended IS NOT NULL;

-- Reports in parts, so that none has to be in memory as a whole. A part belongs to one try.
CREATE TABLE fera_print.part (
  ref text NOT NULL REFERENCES fera_print.job ON DELETE CASCADE,
  try int NOT NULL,
  number int NOT NULL,
  data bytea NOT NULL,
  PRIMARY KEY (ref, try, number)
);
-- Reports are compressed already.
ALTER TABLE fera_print.part ALTER COLUMN data SET STORAGE EXTERNAL;

-- Who prints: for estimates of the time to wait.
CREATE TABLE fera_print.instance (
  name text PRIMARY KEY,
  workers int NOT NULL,
  seen timestamptz NOT NULL DEFAULT now()
);

-- One row for each print that has ended, with the columns of MapFish Print's table of that name.
CREATE TABLE fera_print.print_accountings (
  reference_id text PRIMARY KEY,
  app_id text NOT NULL,
  referrer text,
  status text NOT NULL,
  completion_time timestamptz NOT NULL,
  processing_time_ms bigint,
  total_time_ms bigint NOT NULL,
  output_format text NOT NULL,
  layout text NOT NULL,
  file_size bigint,
  stats jsonb NOT NULL,
  mapexport boolean NOT NULL DEFAULT false
);
CREATE INDEX print_accountings_completion ON fera_print.print_accountings (completion_time);

-- Every way in which a job can end passes here, so that each is counted once.
CREATE FUNCTION fera_print.account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO fera_print.print_accountings
  VALUES (new.ref, new.app, new.referrer, upper(new.state), new.ended,
          round(extract(epoch FROM new.ended - new.started) * 1000),
          round(extract(epoch FROM new.ended - new.submitted) * 1000),
          new.format, new.layout, new.size, new.statistics, false)
  ON CONFLICT (reference_id) DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER account AFTER UPDATE OF ended ON fera_print.job
  FOR EACH ROW WHEN (old.ended IS NULL AND new.ended IS NOT NULL) EXECUTE FUNCTION fera_print.account();
