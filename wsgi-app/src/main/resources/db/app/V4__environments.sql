-- Environments are main schemas. A promotion makes a new one and keeps those that it replaces, under another name.

CREATE TABLE fera_app.environment_version (
  schema_name text PRIMARY KEY,                  -- its name now
  environment text NOT NULL,                     -- the schema name of the environment that it is a version of
  number      integer NOT NULL,
  state       text NOT NULL CHECK (state IN ('building', 'current', 'kept')),
  made_from   text,                              -- the schema that it is a copy of
  made_by     text,
  made_at     timestamptz NOT NULL DEFAULT now(),
  UNIQUE (environment, number)
);
CREATE UNIQUE INDEX environment_version_current ON fera_app.environment_version (environment) WHERE state = 'current';

-- Who did what with environments, when, and how far it is.
CREATE TABLE fera_app.environment_log (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  action     text NOT NULL,                      -- create, promote, rollback, drop
  source     text,
  target     text NOT NULL,
  username   text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  ended_at   timestamptz,
  outcome    text NOT NULL DEFAULT 'running' CHECK (outcome IN ('running', 'done', 'stopped')),
  message    text,
  phase      text,
  done       bigint,
  total      bigint
);
