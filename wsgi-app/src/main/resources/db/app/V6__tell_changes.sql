-- Tells instances, whichever wrote and by whatever means, that a schema has changed: channel fera_<schema>_<topic>, payload
-- the table. PostgreSQL sends it at commit, and once for each table of a transaction.

CREATE FUNCTION fera_app.tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('fera_' || TG_TABLE_SCHEMA || '_' || TG_ARGV[0], TG_TABLE_NAME);
  RETURN NULL;
END $$;
