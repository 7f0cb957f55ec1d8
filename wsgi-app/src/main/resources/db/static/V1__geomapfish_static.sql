-- What the running application writes: users, short links, OAuth2 grants, the log of user changes, feedback.
-- Tables, columns, keys and cascades are GeoMapFish's. Role ids have no foreign key: the roles live in a main schema,
-- and several main schemas share this one.

SET LOCAL client_min_messages = warning;

CREATE EXTENSION IF NOT EXISTS hstore;

CREATE SCHEMA IF NOT EXISTS "${schema_static}";

CREATE TABLE "${schema_static}"."user" (
  id                  serial PRIMARY KEY,
  type                varchar(10) NOT NULL DEFAULT 'user',
  username            varchar NOT NULL UNIQUE,
  display_name        varchar NOT NULL,
  password            varchar NOT NULL,
  temp_password       varchar,
  tech_data           hstore DEFAULT '',
  settings            jsonb NOT NULL DEFAULT '{}',
  email               varchar NOT NULL,
  is_password_changed boolean NOT NULL DEFAULT false,
  settings_role_id    integer,
  last_login          timestamptz,
  expire_on           timestamptz,
  deactivated         boolean NOT NULL DEFAULT false
);
CREATE INDEX "ix_${schema_static}_user_email" ON "${schema_static}"."user" (email);

CREATE TABLE "${schema_static}".user_role (
  user_id integer NOT NULL REFERENCES "${schema_static}"."user" ON DELETE CASCADE,
  role_id integer NOT NULL,
  PRIMARY KEY (user_id, role_id)
);

CREATE TABLE "${schema_static}".shorturl (
  id            serial PRIMARY KEY,
  url           varchar NOT NULL,
  ref           varchar(20) NOT NULL,
  creator_email varchar(200),
  creation      timestamp NOT NULL,
  last_hit      timestamp,
  nb_hits       integer NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX "ix_${schema_static}_shorturl_ref" ON "${schema_static}".shorturl (ref);

CREATE TABLE "${schema_static}".oauth2_client (
  id             serial PRIMARY KEY,
  client_id      varchar NOT NULL UNIQUE,
  secret         varchar NOT NULL,
  redirect_uri   varchar NOT NULL,
  state_required boolean NOT NULL DEFAULT false,
  pkce_required  boolean NOT NULL DEFAULT false
);

CREATE TABLE "${schema_static}".oauth2_bearertoken (
  id            serial PRIMARY KEY,
  client_id     integer NOT NULL REFERENCES "${schema_static}".oauth2_client ON DELETE CASCADE,
  user_id       integer NOT NULL REFERENCES "${schema_static}"."user" ON DELETE CASCADE,
  access_token  varchar(100) NOT NULL UNIQUE,
  refresh_token varchar(100) NOT NULL UNIQUE,
  expire_at     timestamptz NOT NULL,
  state         varchar,
  UNIQUE (client_id, user_id)
);

CREATE TABLE "${schema_static}".oauth2_authorizationcode (
  id               serial PRIMARY KEY,
  client_id        integer NOT NULL REFERENCES "${schema_static}".oauth2_client ON DELETE CASCADE,
  user_id          integer NOT NULL REFERENCES "${schema_static}"."user" ON DELETE CASCADE,
  redirect_uri     varchar NOT NULL,
  code             varchar(100) UNIQUE,
  state            varchar,
  challenge        varchar(128),
  challenge_method varchar(6),
  expire_at        timestamptz NOT NULL,
  UNIQUE (client_id, user_id)
);

CREATE TABLE "${schema_static}".log (
  id                serial PRIMARY KEY,
  date              timestamptz NOT NULL,
  action            varchar NOT NULL,
  element_type      varchar(50) NOT NULL,
  element_id        integer NOT NULL,
  element_name      varchar NOT NULL,
  element_url_table varchar NOT NULL,
  username          varchar NOT NULL
);

CREATE TABLE "${schema_static}".feedback (
  id_feedback serial PRIMARY KEY,
  user_agent  varchar,
  application varchar,
  permalink   varchar,
  text        varchar,
  email       varchar
);
