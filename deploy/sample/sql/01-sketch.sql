-- The editable tables of the sample: one for each kind of geometry, with a foreign key, a number, a date and a yes/no
-- so that an editing form has something to show. Needs schema geodata (geodata.sql.gz).

CREATE TABLE geodata.sketch_kind (
  id   serial PRIMARY KEY,
  name varchar(60) NOT NULL UNIQUE
);
INSERT INTO geodata.sketch_kind (name) VALUES ('idea'), ('planned'), ('being built'), ('done');

CREATE TABLE geodata.sketch_point (
  id         serial PRIMARY KEY,
  name       varchar(100) NOT NULL,
  remark     text,
  kind_id    integer REFERENCES geodata.sketch_kind,
  height     numeric(6, 1) CHECK (height >= 0),
  accessible boolean NOT NULL DEFAULT false,
  seen_on    date,
  updated    timestamptz,
  updated_by integer,
  geom       geometry(Point, 2056) NOT NULL
);
CREATE INDEX sketch_point_geom_idx ON geodata.sketch_point USING gist (geom);

CREATE TABLE geodata.sketch_line (
  id         serial PRIMARY KEY,
  name       varchar(100) NOT NULL,
  remark     text,
  kind_id    integer REFERENCES geodata.sketch_kind,
  updated    timestamptz,
  updated_by integer,
  geom       geometry(LineString, 2056) NOT NULL
);
CREATE INDEX sketch_line_geom_idx ON geodata.sketch_line USING gist (geom);

CREATE TABLE geodata.sketch_polygon (
  id         serial PRIMARY KEY,
  name       varchar(100) NOT NULL,
  remark     text,
  kind_id    integer REFERENCES geodata.sketch_kind,
  updated    timestamptz,
  updated_by integer,
  geom       geometry(Polygon, 2056) NOT NULL
);
CREATE INDEX sketch_polygon_geom_idx ON geodata.sketch_polygon USING gist (geom);

INSERT INTO geodata.sketch_point (name, remark, kind_id, height, accessible, seen_on, geom) VALUES
  ('Viewing platform', 'Above the bend of the river', 1, 12.5, true, '2026-05-02',
   ST_GeomFromText('POINT(2601500 1199200)', 2056)),
  ('Fountain', NULL, 4, 2.0, true, '2026-05-09', ST_GeomFromText('POINT(2600400 1199650)', 2056)),
  ('Harbour crane', 'To be listed', 2, 31.0, false, '2026-06-21', ST_GeomFromText('POINT(2612100 1268900)', 2056));

INSERT INTO geodata.sketch_line (name, remark, kind_id, geom) VALUES
  ('Cycle route Bern - Thun', 'Along the Aare', 2,
   ST_GeomFromText('LINESTRING(2600700 1199500, 2604300 1194200, 2607200 1187900, 2611000 1182600, 2614300 1178800)',
                   2056)),
  ('Ferry', NULL, 4, ST_GeomFromText('LINESTRING(2614900 1177600, 2622800 1170800, 2628500 1171400)', 2056));

INSERT INTO geodata.sketch_polygon (name, remark, kind_id, geom) VALUES
  ('Park', 'Playground in the north', 3,
   ST_GeomFromText('POLYGON((2598900 1198400, 2600100 1198700, 2600300 1197700, 2599200 1197400, 2598900 1198400))',
                   2056)),
  ('Flood plain', NULL, 1,
   ST_GeomFromText('POLYGON((2607500 1187300, 2609300 1186100, 2610700 1183600, 2609800 1183100, 2606900 1186600,
                             2607500 1187300))', 2056));

-- Whoever loads this, the owner of the database is who wsgi-app and MapServer connect as.
SELECT format('GRANT USAGE ON SCHEMA geodata TO %I', o.owner),
       format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA geodata TO %I', o.owner),
       format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA geodata TO %I', o.owner)
FROM (SELECT pg_get_userbyid(datdba) AS owner FROM pg_database WHERE datname = current_database()) o
\gexec
