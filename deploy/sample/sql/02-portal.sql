-- The sample portal: themes, layers, roles, users and restriction areas over schema geodata.
-- psql -v schema=main -v schema_static=main_static -f 02-portal.sql, after the migrations (these are the defaults).
-- Ids of roles are the same in every main schema that this is loaded into: the users of the static schema refer to them.

\if :{?schema}
\else
  \set schema main
\endif
\if :{?schema_static}
\else
  \set schema_static main_static
\endif

SET client_min_messages = warning;
SET search_path = :"schema", :"schema_static", public;

-- Helpers of this session

CREATE FUNCTION pg_temp.item(kind text, item_name text, about text) RETURNS integer LANGUAGE sql AS $$
  INSERT INTO treeitem (type, name, description) VALUES (kind, item_name, about) RETURNING id
$$;

CREATE FUNCTION pg_temp.item_id(item_name text, VARIADIC kinds text[]) RETURNS integer LANGUAGE sql AS $$
  SELECT id FROM treeitem WHERE name = item_name AND type = ANY (kinds)
$$;

-- Appends an item below a theme or group.
CREATE FUNCTION pg_temp.put(parent integer, child integer) RETURNS void LANGUAGE sql AS $$
  INSERT INTO layergroup_treeitem (treegroup_id, treeitem_id, ordering)
  SELECT parent, child, coalesce(max(ordering), 0) + 10 FROM layergroup_treeitem WHERE treegroup_id = parent
$$;

CREATE FUNCTION pg_temp.theme(theme_name text, position_ integer, is_public boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE theme_id integer := pg_temp.item('theme', theme_name, NULL);
BEGIN
  INSERT INTO treegroup (id) VALUES (theme_id);
  INSERT INTO theme (id, ordering, public) VALUES (theme_id, position_, is_public);
END $$;

-- A group below a theme ('theme') or below another group ('group').
CREATE FUNCTION pg_temp.group_in(parent_kind text, parent text, group_name text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE group_id integer := pg_temp.item('group', group_name, NULL);
BEGIN
  INSERT INTO treegroup (id) VALUES (group_id);
  INSERT INTO layergroup (id) VALUES (group_id);
  PERFORM pg_temp.put(pg_temp.item_id(parent, parent_kind), group_id);
END $$;

CREATE FUNCTION pg_temp.layer_in(group_name text, kind text, layer_name text, is_public boolean, about text)
RETURNS integer LANGUAGE plpgsql AS $$
DECLARE layer_id integer := pg_temp.item(kind, layer_name, about);
BEGIN
  INSERT INTO layer (id, public) VALUES (layer_id, is_public);
  PERFORM pg_temp.put(pg_temp.item_id(group_name, 'group'), layer_id);
  RETURN layer_id;
END $$;

CREATE FUNCTION pg_temp.wms(group_name text, layer_name text, is_public boolean, about text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE layer_id integer := pg_temp.layer_in(group_name, 'l_wms', layer_name, is_public, about);
BEGIN
  INSERT INTO layer_wms (id, ogc_server_id, layer)
  SELECT layer_id, id, layer_name FROM ogc_server WHERE name = 'main';
END $$;

CREATE FUNCTION pg_temp.wmts(group_name text, layer_name text, tileset text, about text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE layer_id integer := pg_temp.layer_in(group_name, 'l_wmts', layer_name, true, about);
BEGIN
  INSERT INTO layer_wmts (id, url, layer, style, matrix_set, image_type) VALUES
    (layer_id, 'config://tiles/wmts/1.0.0/WMTSCapabilities.xml', tileset, 'default', 'swissgrid_2056', 'image/png');
END $$;

CREATE FUNCTION pg_temp.vector_tiles(group_name text, layer_name text, about text, query text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE layer_id integer := pg_temp.layer_in(group_name, 'l_mvt', layer_name, true, about);
BEGIN
  INSERT INTO layer_vectortiles (id, style, sql) VALUES
    (layer_id, format('/vector_tiles/%s/style.json', layer_name), query);
END $$;

CREATE FUNCTION pg_temp.meta(item_name text, kinds text[], meta_name text, meta_value text) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO metadata (item_id, name, value) VALUES (pg_temp.item_id(item_name, VARIADIC kinds), meta_name, meta_value)
$$;

-- OGC server

INSERT INTO ogc_server (name, description, url, type, image_type, auth, wfs_support, is_single_tile) VALUES
  ('main', 'MapServer of the sample portal', 'config://mapserver', 'mapserver', 'image/png', 'Standard auth', true, false);

-- Themes and groups; the first child of a group is drawn on top. Vector tiles have a theme of their own: ngeo takes them
-- for backgrounds only and fails at a theme with any.

SELECT pg_temp.theme('Borders', 10, true),
       pg_temp.theme('Nature', 20, true),
       pg_temp.theme('Population', 30, true),
       pg_temp.theme('World', 40, true),
       pg_temp.theme('Planning', 50, true),
       pg_temp.theme('Analysis', 60, false),
       pg_temp.theme('Vector tiles', 70, true);

SELECT pg_temp.group_in('theme', 'Borders', 'Administration'),
       pg_temp.group_in('group', 'Administration', 'Switzerland'),
       pg_temp.group_in('group', 'Administration', 'Neighbours'),
       pg_temp.group_in('theme', 'Nature', 'Waters'),
       pg_temp.group_in('theme', 'Nature', 'Terrain'),
       pg_temp.group_in('group', 'Terrain', 'Elevation'),
       pg_temp.group_in('theme', 'Population', 'Settlements'),
       pg_temp.group_in('group', 'Settlements', 'Towns'),
       pg_temp.group_in('group', 'Settlements', 'Figures'),
       pg_temp.group_in('theme', 'World', 'Earth'),
       pg_temp.group_in('group', 'Earth', 'Cities'),
       pg_temp.group_in('theme', 'Planning', 'Sketches'),
       pg_temp.group_in('theme', 'Analysis', 'Density'),
       pg_temp.group_in('theme', 'Vector tiles', 'Vectors');

-- Layers

SELECT pg_temp.wms('Switzerland', 'canton', true, 'Cantons, Natural Earth 1:10 million'),
       pg_temp.wms('Switzerland', 'commune_cell', true, 'Synthetic cells around the places, not the communes'),
       pg_temp.wms('Neighbours', 'neighbour_region', true, 'Regions around Switzerland'),
       pg_temp.wms('Neighbours', 'country', true, 'Countries'),
       pg_temp.wms('Waters', 'lake', true, 'Lakes'),
       pg_temp.wms('Waters', 'river', true, 'Rivers'),
       pg_temp.wms('Elevation', 'hillshade', true, 'Relief, synthetic'),
       pg_temp.wms('Elevation', 'dem', true, 'Heights, synthetic'),
       pg_temp.wmts('Terrain', 'relief', 'ch_relief', 'Map with relief'),
       pg_temp.wms('Towns', 'place', true, 'Towns and villages by population'),
       pg_temp.wms('Figures', 'commune_population', false, 'Inhabitants of each cell'),
       pg_temp.wms('Cities', 'world_city', true, 'Cities with more than 100,000 inhabitants'),
       pg_temp.wms('Earth', 'world_country', true, 'Countries of the world'),
       pg_temp.wms('Sketches', 'sketch_point', true, 'Points of the planning'),
       pg_temp.wms('Sketches', 'sketch_line', true, 'Lines of the planning'),
       pg_temp.wms('Sketches', 'sketch_polygon', true, 'Areas of the planning'),
       pg_temp.wms('Density', 'commune_density', false, 'Inhabitants per square kilometre');

SELECT pg_temp.wmts('background', 'ch_base', 'ch_base', 'Map of Switzerland'),
       pg_temp.wmts('background', 'ch_relief', 'ch_relief', 'Map of Switzerland with relief'),
       pg_temp.vector_tiles('Vectors', 'place_vector', 'Towns and villages as vector tiles',
         'SELECT ST_AsMVT(tile, ''place'') FROM (SELECT gid, name, canton, population, '
         'ST_AsMVTGeom(geom, {envelope}) AS geom FROM geodata.place WHERE geom && {envelope}) AS tile'),
       pg_temp.vector_tiles('Vectors', 'commune_vector', 'Cells as vector tiles',
         'SELECT ST_AsMVT(tile, ''commune_cell'') FROM (SELECT gid, name, canton, population, '
         'ST_AsMVTGeom(geom, {envelope}) AS geom FROM geodata.commune_cell WHERE geom && {envelope}) AS tile');

UPDATE layer l SET geo_table = 'geodata.' || t.name
FROM treeitem t WHERE t.id = l.id AND t.name LIKE 'sketch\_%';

-- Interfaces: the phone leaves out what needs a large screen

INSERT INTO interface_theme (interface_id, theme_id)
SELECT i.id, t.id FROM interface i CROSS JOIN theme t JOIN treeitem n ON n.id = t.id
WHERE i.name IN ('desktop', 'mobile') AND NOT (i.name = 'mobile' AND n.name IN ('World', 'Analysis', 'Vector tiles'));

INSERT INTO interface_layer (interface_id, layer_id)
SELECT i.id, l.id FROM interface i CROSS JOIN layer l JOIN treeitem n ON n.id = l.id
WHERE i.name IN ('desktop', 'mobile') AND NOT (i.name = 'mobile' AND n.name IN ('dem', 'commune_density'));

-- Dimensions: a parameter that the mapfile takes

INSERT INTO dimension (layer_id, name, value, field, description) VALUES
  (pg_temp.item_id('place', 'l_wms'), 'MIN_POPULATION', '0', NULL, 'Smallest number of inhabitants drawn');

-- Metadata

SELECT pg_temp.meta(name, ARRAY['l_wms'], 'isChecked', 'true')
FROM unnest(ARRAY['canton', 'lake', 'river', 'place', 'world_country', 'sketch_point', 'sketch_line', 'sketch_polygon',
                  'commune_density', 'commune_population']) AS name;

SELECT pg_temp.meta(name, ARRAY['l_wms'], 'isLegendExpanded', value)
FROM (VALUES ('place', 'true'), ('commune_density', 'true'), ('dem', 'true'), ('canton', 'false')) AS v (name, value);

SELECT pg_temp.meta(name, ARRAY['l_wms'], 'legend', 'false')
FROM unnest(ARRAY['country', 'hillshade', 'world_country']) AS name;

SELECT pg_temp.meta(name, ARRAY['group'], 'isExpanded', 'true')
FROM unnest(ARRAY['Administration', 'Switzerland', 'Waters', 'Settlements', 'Towns', 'Earth', 'Sketches']) AS name;

SELECT pg_temp.meta(name, ARRAY['l_wms'], 'identifierAttributeField', 'name')
FROM unnest(ARRAY['canton', 'commune_cell', 'neighbour_region', 'country', 'lake', 'place', 'world_country',
                  'world_city', 'sketch_point', 'sketch_line', 'sketch_polygon', 'commune_density',
                  'commune_population']) AS name;

SELECT pg_temp.meta(name, ARRAY['l_wms'], 'copyable', 'true')
FROM unnest(ARRAY['canton', 'lake', 'sketch_point', 'sketch_line', 'sketch_polygon']) AS name;

-- Scale hints in map units per pixel
SELECT pg_temp.meta('commune_cell', ARRAY['l_wms'], 'maxResolution', '650'),
       pg_temp.meta('commune_density', ARRAY['l_wms'], 'maxResolution', '1000'),
       pg_temp.meta('hillshade', ARRAY['l_wms'], 'minResolution', '10'),
       pg_temp.meta('dem', ARRAY['l_wms'], 'opacity', '0.8'),
       pg_temp.meta('relief', ARRAY['l_wmts'], 'opacity', '0.8'),
       pg_temp.meta('Sketches', ARRAY['group'], 'exclusiveGroup', 'false');

SELECT pg_temp.meta(name, ARRAY['l_wms'], 'disclaimer', '(c) GeoNames, CC BY 4.0')
FROM unnest(ARRAY['place', 'world_city']) AS name;
SELECT pg_temp.meta(name, ARRAY['l_wms'], 'disclaimer',
         '(c) GeoNames, CC BY 4.0; cells are synthetic, not commune limits')
FROM unnest(ARRAY['commune_cell', 'commune_density', 'commune_population']) AS name;
SELECT pg_temp.meta(name, ARRAY['l_wms'], 'disclaimer', 'Made with Natural Earth')
FROM unnest(ARRAY['canton', 'neighbour_region', 'country', 'world_country']) AS name;
SELECT pg_temp.meta(name, ARRAY['l_wms'], 'disclaimer', 'GSHHG, P. Wessel and W. H. F. Smith, LGPL')
FROM unnest(ARRAY['lake', 'river']) AS name;
SELECT pg_temp.meta(name, ARRAY['l_wms'], 'disclaimer', 'Synthetic terrain')
FROM unnest(ARRAY['hillshade', 'dem']) AS name;
SELECT pg_temp.meta(name, ARRAY['l_wmts'], 'disclaimer',
         'Made with Natural Earth; GSHHG, LGPL; (c) GeoNames, CC BY 4.0')
FROM unnest(ARRAY['ch_base', 'ch_relief', 'relief']) AS name;

-- The WMS behind the tiles, for prints, and the layers of it that have features, for queries
SELECT pg_temp.meta(name, ARRAY['l_wmts'], 'ogcServer', 'main'),
       pg_temp.meta(name, ARRAY['l_wmts'], 'wmsLayers', layers),
       pg_temp.meta(name, ARRAY['l_wmts'], 'queryLayers', queried)
FROM (VALUES ('ch_base', 'country,hillshade,river,lake,canton,place', 'canton,place'),
             ('ch_relief', 'country,dem,hillshade,river,lake', 'lake'),
             ('relief', 'country,dem,hillshade,river,lake', 'lake')) AS v (name, layers, queried);

SELECT pg_temp.meta(name, ARRAY['l_wms'], 'lastUpdateDateColumn', 'updated'),
       pg_temp.meta(name, ARRAY['l_wms'], 'lastUpdateUserColumn', 'updated_by'),
       pg_temp.meta(name, ARRAY['l_wms'], 'snappingConfig', '{"tolerance": 12, "edge": true, "vertex": true}'),
       pg_temp.meta(name, ARRAY['l_wms'], 'geometryValidation', 'true'),
       pg_temp.meta(name, ARRAY['l_wms'], 'editingAttributesOrder', order_)
FROM (VALUES ('sketch_point', 'name,kind,height,accessible,seen_on,remark'),
             ('sketch_line', 'name,kind,remark'),
             ('sketch_polygon', 'name,kind,remark')) AS v (name, order_);

-- Roles, users, functionalities

INSERT INTO role (name, description, extent) VALUES
  ('role_editor', 'May edit the sketches', NULL),
  ('role_viewer', 'May see what is not public in the canton of Bern',
   ST_MakeEnvelope(2555000, 1130000, 2680000, 1245000, 2056));

-- Each demo password is the user's name; they are hashed as GeoMapFish hashes them (crypt, SHA-512).
INSERT INTO "user" (username, display_name, password, email, is_password_changed, settings_role_id)
SELECT v.username, v.display_name, v.password, v.username || '@example.com', true, r.id
FROM (VALUES
  ('admin', 'Demo administrator', 'role_admin',
   '$6$yAfJQmeGUIuxPBYG$I5D2mgboQwRzivlRB1vE63BE9tBdYmDr.kWREKGc8cKaWAkdXtAcBCQDqARYdABD59xidFEZ611.kKKrxuAl/0'),
  ('editor', 'Demo editor', 'role_editor',
   '$6$ZiVIQHDcTLpGnC54$hU1NN2f0pFIhHzdPv3Ux9IrQKbhu6Jhwt8.32l6A3CqwSlrl416cGp5Zv5J7bPwBSX3ZPeswyOPZSNPOcGVs10'),
  ('viewer', 'Demo viewer', 'role_viewer',
   '$6$4BmITMxl7ulC0mAs$LGUHV5.VmC22uModILYhlCGFDyZnkusfBl4ktSAakCdAu163w2hzrKsPb/0ZK4ZHJXEaQUELr5ulJlNbgJ6zO0')
) AS v (username, display_name, role_name, password)
JOIN role r ON r.name = v.role_name
ON CONFLICT (username) DO NOTHING;

INSERT INTO user_role (user_id, role_id)
SELECT u.id, r.id FROM "user" u
JOIN (VALUES ('admin', 'role_admin'), ('editor', 'role_editor'), ('viewer', 'role_viewer')) AS v (username, role_name)
  USING (username)
JOIN role r ON r.name = v.role_name
ON CONFLICT DO NOTHING;

INSERT INTO functionality (name, value, description) VALUES
  ('print_template', 'A4_portrait', 'Print layout'),
  ('print_template', 'A4_landscape', 'Print layout'),
  ('print_template', '1 A4 portrait', 'Print layout of the app geomapfish'),
  ('print_template', '2 A4 landscape', 'Print layout of the app geomapfish'),
  ('print_template', '3 A3 portrait', 'Print layout of the app geomapfish'),
  ('print_template', '4 A3 landscape', 'Print layout of the app geomapfish'),
  ('default_basemap', 'ch_base', 'Background at the start'),
  ('default_basemap', 'ch_relief', 'Background at the start'),
  ('default_theme', 'Borders', 'Theme at the start'),
  ('default_theme', 'Planning', 'Theme at the start'),
  ('filterable_layers', 'place', 'Layers that the filter offers'),
  ('open_panel', 'layertree', 'Panel that is open at the start');

INSERT INTO role_functionality (role_id, functionality_id)
SELECT r.id, f.id
FROM (VALUES ('anonymous', 'print_template', 'A4_portrait'),
             ('anonymous', 'print_template', 'A4_landscape'),
             ('anonymous', 'print_template', '1 A4 portrait'),
             ('anonymous', 'print_template', '2 A4 landscape'),
             -- The first role with any value of a name gives them all.
             ('registered', 'print_template', 'A4_portrait'),
             ('registered', 'print_template', 'A4_landscape'),
             ('registered', 'print_template', '1 A4 portrait'),
             ('registered', 'print_template', '2 A4 landscape'),
             ('registered', 'print_template', '3 A3 portrait'),
             ('registered', 'print_template', '4 A3 landscape'),
             ('anonymous', 'default_basemap', 'ch_base'),
             ('anonymous', 'default_theme', 'Borders'),
             ('anonymous', 'open_panel', 'layertree'),
             ('registered', 'filterable_layers', 'place'),
             ('role_editor', 'default_theme', 'Planning'),
             ('role_viewer', 'default_basemap', 'ch_relief')) AS v (role_name, name, value)
JOIN role r ON r.name = v.role_name
JOIN functionality f ON f.name = v.name AND f.value = v.value;

INSERT INTO theme_functionality (theme_id, functionality_id)
SELECT pg_temp.item_id('Nature', 'theme'), id FROM functionality
WHERE name = 'default_basemap' AND value = 'ch_relief';

INSERT INTO restricted_role_theme (role_id, theme_id)
SELECT id, pg_temp.item_id('Analysis', 'theme') FROM role
WHERE name IN ('role_admin', 'role_editor', 'role_viewer');

-- Restriction areas: without area it holds everywhere

INSERT INTO restrictionarea (name, description, readwrite, area) VALUES
  ('Sketches', 'Editing of the sketches, everywhere', true, NULL),
  ('Figures', 'Figures of the communes, everywhere', false, NULL),
  ('Figures of Bern', 'Figures of the communes in the canton of Bern', false,
   (SELECT ST_Multi(ST_Union(geom)) FROM geodata.canton WHERE code = 'BE'));

INSERT INTO role_restrictionarea (role_id, restrictionarea_id)
SELECT r.id, a.id
FROM (VALUES ('role_admin', 'Sketches'), ('role_editor', 'Sketches'),
             ('role_admin', 'Figures'), ('role_editor', 'Figures'),
             ('role_viewer', 'Figures of Bern')) AS v (role_name, area_name)
JOIN role r ON r.name = v.role_name
JOIN restrictionarea a ON a.name = v.area_name;

INSERT INTO layer_restrictionarea (layer_id, restrictionarea_id)
SELECT pg_temp.item_id(v.layer_name, 'l_wms'), a.id
FROM (VALUES ('sketch_point', 'Sketches'), ('sketch_line', 'Sketches'), ('sketch_polygon', 'Sketches'),
             ('commune_population', 'Figures'), ('commune_density', 'Figures'),
             ('commune_population', 'Figures of Bern'), ('commune_density', 'Figures of Bern'))
  AS v (layer_name, area_name)
JOIN restrictionarea a ON a.name = v.area_name;
