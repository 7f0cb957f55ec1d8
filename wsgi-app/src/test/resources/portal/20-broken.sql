-- Interface "broken": themes with one fault each, and forms that the sample portal lacks.
SET search_path = :"schema", :"schema_static", public;

INSERT INTO interface (name) VALUES ('broken');

CREATE FUNCTION pg_temp.item(kind text, item_name text) RETURNS integer LANGUAGE sql AS $$
  INSERT INTO treeitem (type, name) VALUES (kind, item_name) RETURNING id
$$;
CREATE FUNCTION pg_temp.id(kind text, item_name text) RETURNS integer LANGUAGE sql AS $$
  SELECT id FROM treeitem WHERE type = kind AND name = item_name
$$;
CREATE FUNCTION pg_temp.put(parent integer, child integer) RETURNS void LANGUAGE sql AS $$
  INSERT INTO layergroup_treeitem (treegroup_id, treeitem_id, ordering)
  SELECT parent, child, coalesce(max(ordering), 0) + 1 FROM layergroup_treeitem WHERE treegroup_id = parent
$$;
CREATE FUNCTION pg_temp.theme(item_name text) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE it integer := pg_temp.item('theme', item_name);
BEGIN
  INSERT INTO treegroup VALUES (it);
  INSERT INTO theme (id, ordering, public) VALUES (it, 1000 + it, true);
  INSERT INTO interface_theme SELECT id, it FROM interface WHERE name = 'broken';
  RETURN it;
END $$;
CREATE FUNCTION pg_temp.group_in(parent integer, item_name text) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE it integer := pg_temp.item('group', item_name);
BEGIN
  INSERT INTO treegroup VALUES (it);
  INSERT INTO layergroup VALUES (it);
  PERFORM pg_temp.put(parent, it);
  RETURN it;
END $$;
CREATE FUNCTION pg_temp.layer_in(parent integer, kind text, item_name text) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE it integer := pg_temp.item(kind, item_name);
BEGIN
  INSERT INTO layer (id, public) VALUES (it, true);
  INSERT INTO interface_layer SELECT id, it FROM interface WHERE name = 'broken';
  PERFORM pg_temp.put(parent, it);
  RETURN it;
END $$;
CREATE FUNCTION pg_temp.wms(parent integer, item_name text, layers text) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE it integer := pg_temp.layer_in(parent, 'l_wms', item_name);
BEGIN
  INSERT INTO layer_wms (id, ogc_server_id, layer) SELECT it, id, layers FROM ogc_server WHERE name = 'main';
  RETURN it;
END $$;

-- A layer right in a theme, and one in a group
SELECT pg_temp.wms(pg_temp.theme('Direct'), 'direct', 'canton');
SELECT pg_temp.wms(pg_temp.group_in(pg_temp.id('theme', 'Direct'), 'Shallow'), 'shallow', 'lake,canton');

-- Names that would break addresses
SELECT pg_temp.wms(pg_temp.group_in(pg_temp.theme('No/theme'), 'Below'), 'below', 'lake');
SELECT pg_temp.wms(pg_temp.group_in(pg_temp.theme('Names'), 'No?group'), 'fine_name', 'lake');
SELECT pg_temp.wms(pg_temp.id('group', 'No?group'), 'no#layer', 'lake');

-- Layers with faults
SELECT pg_temp.wms(pg_temp.group_in(pg_temp.theme('Faults'), 'Faulty'), 'unknown_wms', 'nowhere');
INSERT INTO metadata (item_id, name, value)
SELECT pg_temp.wms(pg_temp.id('group', 'Faulty'), 'unknown_metadata', 'lake'), 'noSuchMetadata', 'x';
INSERT INTO metadata (item_id, name, value)
SELECT pg_temp.wms(pg_temp.id('group', 'Faulty'), 'wrong_metadata', 'lake'), 'isChecked', 'perhaps';
SELECT pg_temp.wms(pg_temp.id('group', 'Faulty'), 'good', 'lake');
INSERT INTO layer_wmts (id, url, layer)
SELECT pg_temp.layer_in(pg_temp.id('group', 'Faulty'), 'l_wmts', 'unknown_server'), 'config://nowhere/x', 'x';

-- A group below itself
SELECT pg_temp.wms(pg_temp.group_in(pg_temp.theme('Loop'), 'Snake'), 'scale', 'lake');
SELECT pg_temp.put(pg_temp.id('group', 'Snake'), pg_temp.id('group', 'Snake'));

-- A COG, and metadata of all types
INSERT INTO layer_cog (id, url)
SELECT pg_temp.layer_in(pg_temp.group_in(pg_temp.theme('Forms'), 'Raster'), 'l_cog', 'cog'), 'https://example.org/a.tif';
INSERT INTO metadata (item_id, name, value)
SELECT pg_temp.id('l_cog', 'cog'), name, value FROM (VALUES
  ('isChecked', 'Yes'), ('opacity', '0.5'), ('searchAlias', 'a, b'), ('disclaimer', 'text'),
  ('iconUrl', 'static:///a.png'), ('snappingConfig', '{"tolerance": 5}')) AS v (name, value);

-- Everybody sees a private layer and a private theme whose restriction area or role is the anonymous one
UPDATE theme SET public = false WHERE id = pg_temp.id('theme', 'Forms');
INSERT INTO restricted_role_theme SELECT id, pg_temp.id('theme', 'Forms') FROM role WHERE name = 'anonymous';
UPDATE layer SET public = false WHERE id = pg_temp.id('l_cog', 'cog');
INSERT INTO restrictionarea (name) VALUES ('Everybody');
INSERT INTO role_restrictionarea SELECT r.id, a.id FROM role r, restrictionarea a
WHERE r.name = 'anonymous' AND a.name = 'Everybody';
INSERT INTO layer_restrictionarea SELECT pg_temp.id('l_cog', 'cog'), id FROM restrictionarea WHERE name = 'Everybody';
