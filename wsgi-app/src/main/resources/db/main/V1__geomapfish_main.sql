-- The configuration of one portal: the tree of themes, groups and layers, OGC servers, roles, restriction areas and the
-- full-text index. Tables, columns, keys and cascades are GeoMapFish's: mapfiles, the QGIS Server plugin and its admin
-- interface read them. Enumerations are plain varchar there and here.

SET LOCAL client_min_messages = warning;

CREATE EXTENSION IF NOT EXISTS postgis;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

CREATE SCHEMA IF NOT EXISTS "${schema}";

-- Roles and what they may use

CREATE TABLE "${schema}".functionality (
  id          serial PRIMARY KEY,
  name        varchar NOT NULL,
  value       varchar NOT NULL,
  description varchar
);

CREATE TABLE "${schema}".role (
  id          serial PRIMARY KEY,
  name        varchar NOT NULL UNIQUE,
  description varchar,
  extent      geometry(Polygon, ${srid})
);

CREATE TABLE "${schema}".role_functionality (
  role_id          integer NOT NULL REFERENCES "${schema}".role ON DELETE CASCADE,
  functionality_id integer NOT NULL REFERENCES "${schema}".functionality ON DELETE CASCADE,
  PRIMARY KEY (role_id, functionality_id)
);

-- The tree: treeitem is the root of a joined-table inheritance, `type` says which leaf table holds the rest:
-- theme, group, l_wms, l_wmts, l_mvt (vector tiles), l_cog.

CREATE TABLE "${schema}".treeitem (
  id          serial PRIMARY KEY,
  type        varchar(10) NOT NULL,
  name        varchar NOT NULL,
  description varchar,
  CONSTRAINT type_name_unique_treeitem UNIQUE (type, name)
);

CREATE TABLE "${schema}".treegroup (
  id integer PRIMARY KEY,
  CONSTRAINT treegroup_id_fkey FOREIGN KEY (id) REFERENCES "${schema}".treeitem ON DELETE CASCADE
);

CREATE TABLE "${schema}".layergroup (
  id integer PRIMARY KEY REFERENCES "${schema}".treegroup ON DELETE CASCADE
);

CREATE TABLE "${schema}".theme (
  id       integer PRIMARY KEY REFERENCES "${schema}".treegroup ON DELETE CASCADE,
  ordering integer NOT NULL,
  public   boolean NOT NULL DEFAULT true,
  icon     varchar
);

-- A group with children cannot be deleted: only the child's side cascades.
CREATE TABLE "${schema}".layergroup_treeitem (
  id           serial PRIMARY KEY,
  treegroup_id integer NOT NULL REFERENCES "${schema}".treegroup,
  treeitem_id  integer NOT NULL REFERENCES "${schema}".treeitem ON DELETE CASCADE,
  ordering     integer NOT NULL,
  description  varchar
);

CREATE TABLE "${schema}".theme_functionality (
  theme_id         integer NOT NULL REFERENCES "${schema}".theme ON DELETE CASCADE,
  functionality_id integer NOT NULL REFERENCES "${schema}".functionality ON DELETE CASCADE,
  PRIMARY KEY (theme_id, functionality_id)
);

CREATE TABLE "${schema}".restricted_role_theme (
  role_id  integer NOT NULL REFERENCES "${schema}".role ON DELETE CASCADE,
  theme_id integer NOT NULL REFERENCES "${schema}".theme ON DELETE CASCADE,
  PRIMARY KEY (role_id, theme_id)
);

-- Layers

CREATE TABLE "${schema}".ogc_server (
  id             serial PRIMARY KEY,
  name           varchar NOT NULL,
  description    varchar,
  url            varchar NOT NULL,
  url_wfs        varchar,
  type           varchar NOT NULL,
  image_type     varchar NOT NULL,
  auth           varchar NOT NULL DEFAULT 'Standard auth',
  wfs_support    boolean NOT NULL DEFAULT false,
  is_single_tile boolean NOT NULL DEFAULT false,
  map_protocol   varchar NOT NULL DEFAULT 'WMS',
  query_url      varchar,
  query_auth     varchar NOT NULL DEFAULT 'Standard auth',
  query_protocol varchar NOT NULL DEFAULT 'WFS/GetFeature',
  edit_url       varchar,
  edit_auth      varchar NOT NULL DEFAULT 'Standard auth',
  edit_protocol  varchar,
  CONSTRAINT name_unique_ogc_server UNIQUE (name)
);

CREATE TABLE "${schema}".layer (
  id                 integer PRIMARY KEY REFERENCES "${schema}".treeitem ON DELETE CASCADE,
  public             boolean NOT NULL DEFAULT true,
  geo_table          varchar,
  exclude_properties varchar
);

CREATE TABLE "${schema}".layer_wms (
  id             integer PRIMARY KEY REFERENCES "${schema}".layer ON DELETE CASCADE,
  ogc_server_id  integer NOT NULL REFERENCES "${schema}".ogc_server,
  layer          varchar NOT NULL,
  style          varchar,
  valid          boolean,
  invalid_reason varchar,
  time_mode      varchar NOT NULL DEFAULT 'disabled',
  time_widget    varchar NOT NULL DEFAULT 'slider'
);

CREATE TABLE "${schema}".layer_wmts (
  id         integer PRIMARY KEY REFERENCES "${schema}".layer ON DELETE CASCADE,
  url        varchar NOT NULL,
  layer      varchar NOT NULL,
  style      varchar,
  matrix_set varchar,
  image_type varchar NOT NULL DEFAULT 'image/png'
);

CREATE TABLE "${schema}".layer_vectortiles (
  id    integer PRIMARY KEY REFERENCES "${schema}".layer,
  style varchar NOT NULL,
  sql   varchar,
  xyz   varchar
);

CREATE TABLE "${schema}".layer_cog (
  id  integer PRIMARY KEY REFERENCES "${schema}".layer,
  url varchar NOT NULL
);

CREATE TABLE "${schema}".metadata (
  id          serial PRIMARY KEY,
  name        varchar NOT NULL,
  value       varchar,
  description varchar,
  item_id     integer NOT NULL REFERENCES "${schema}".treeitem ON DELETE CASCADE
);

CREATE TABLE "${schema}".dimension (
  id          serial PRIMARY KEY,
  name        varchar NOT NULL,
  value       varchar,
  field       varchar,
  description varchar,
  layer_id    integer NOT NULL REFERENCES "${schema}".layer
);

-- Restriction areas

CREATE TABLE "${schema}".restrictionarea (
  id          serial PRIMARY KEY,
  name        varchar NOT NULL,
  description varchar,
  readwrite   boolean NOT NULL DEFAULT false,
  area        geometry(MultiPolygon, ${srid})
);
CREATE INDEX idx_restrictionarea_area ON "${schema}".restrictionarea USING gist (area);

CREATE TABLE "${schema}".role_restrictionarea (
  role_id            integer NOT NULL REFERENCES "${schema}".role ON DELETE CASCADE,
  restrictionarea_id integer NOT NULL REFERENCES "${schema}".restrictionarea ON DELETE CASCADE,
  PRIMARY KEY (role_id, restrictionarea_id)
);

CREATE TABLE "${schema}".layer_restrictionarea (
  layer_id           integer NOT NULL REFERENCES "${schema}".layer ON DELETE CASCADE,
  restrictionarea_id integer NOT NULL REFERENCES "${schema}".restrictionarea ON DELETE CASCADE,
  PRIMARY KEY (layer_id, restrictionarea_id)
);

-- Interfaces

CREATE TABLE "${schema}".interface (
  id          serial PRIMARY KEY,
  name        varchar NOT NULL,
  description varchar
);

CREATE TABLE "${schema}".interface_layer (
  interface_id integer NOT NULL REFERENCES "${schema}".interface ON DELETE CASCADE,
  layer_id     integer NOT NULL REFERENCES "${schema}".layer ON DELETE CASCADE,
  PRIMARY KEY (interface_id, layer_id)
);

CREATE TABLE "${schema}".interface_theme (
  interface_id integer NOT NULL REFERENCES "${schema}".interface ON DELETE CASCADE,
  theme_id     integer NOT NULL REFERENCES "${schema}".theme ON DELETE CASCADE,
  PRIMARY KEY (interface_id, theme_id)
);

-- Search

CREATE TABLE "${schema}".tsearch (
  id           serial PRIMARY KEY,
  label        varchar NOT NULL,
  layer_name   varchar,
  role_id      integer REFERENCES "${schema}".role ON DELETE CASCADE,
  interface_id integer REFERENCES "${schema}".interface ON DELETE CASCADE,
  lang         varchar(2),
  public       boolean NOT NULL DEFAULT true,
  ts           tsvector,
  the_geom     geometry(Geometry, ${srid}),
  params       varchar,
  actions      varchar,
  from_theme   boolean NOT NULL DEFAULT false
);
CREATE INDEX tsearch_ts_idx ON "${schema}".tsearch USING gin (ts);
CREATE INDEX tsearch_search_index ON "${schema}".tsearch (ts, public, role_id, interface_id, lang);

-- The administrators' log

CREATE TABLE "${schema}".log (
  id                serial PRIMARY KEY,
  date              timestamptz NOT NULL,
  action            varchar NOT NULL,
  element_type      varchar(50) NOT NULL,
  element_id        integer NOT NULL,
  element_name      varchar NOT NULL,
  element_url_table varchar NOT NULL,
  username          varchar NOT NULL
);

-- What every portal has. No user: the first administrator is made by whoever installs the portal.

INSERT INTO "${schema}".role (name, description) VALUES
  ('role_admin', 'May use the administration'),
  ('anonymous', 'Defaults of all users'),
  ('registered', 'Defaults of users who are logged in'),
  ('intranet', 'Defaults of requests from the intranet');

INSERT INTO "${schema}".interface (name, description) VALUES
  ('desktop', 'For large screens'),
  ('mobile', 'For phones');

WITH item AS (
  INSERT INTO "${schema}".treeitem (type, name, description)
  VALUES ('group', 'background', 'The background layers of all interfaces')
  RETURNING id
), groups AS (
  INSERT INTO "${schema}".treegroup (id) SELECT id FROM item RETURNING id
)
INSERT INTO "${schema}".layergroup (id) SELECT id FROM groups;
