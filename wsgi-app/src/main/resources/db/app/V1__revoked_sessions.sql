-- Sessions that were ended before their time. A row is kept until no cookie of the session can be valid any more.
CREATE TABLE fera_app.revoked_session (
  session_id  uuid PRIMARY KEY,
  valid_until timestamptz NOT NULL
);
