-- A portal of 40 themes, 400 groups and 2000 layers on 10 OGC servers, for measures; into an empty portal that is migrated:
--   psql -v schema=main -v servers=http://127.0.0.1:8085/mapserv?map=geodata -f large-portal.sql
-- servers: address of the OGC servers, or several with blanks between, which are used in turn. Each layer names the WMS layer
-- layer_N of its server, N from 1 to 2000; one in ten is private to a role_N, N from 1 to 20, one in four has metadata, one in
-- twenty is WMTS. Groups are two deep: 5 in each theme, one more in each of these, with 4 layers in each of the 200 upper and 6
-- in each of the 200 lower ones.

\if :{?schema}
\else
  \set schema main
\endif
SET search_path = :"schema", public;

INSERT INTO ogc_server (name, url, type, image_type, wfs_support)
SELECT 'server_' || n, address[1 + (n - 1) % cardinality(address)], 'mapserver', 'image/png', false
FROM generate_series(1, 10) AS n, string_to_array(:'servers', ' ') AS address;

INSERT INTO role (name) SELECT 'role_' || n FROM generate_series(1, 20) AS n;
INSERT INTO restrictionarea (name) SELECT 'area_' || n FROM generate_series(1, 20) AS n;
INSERT INTO role_restrictionarea
SELECT r.id, a.id FROM role r JOIN restrictionarea a ON a.name = replace(r.name, 'role_', 'area_');

INSERT INTO treeitem (type, name)
SELECT 'theme', 'theme_' || n FROM generate_series(1, 40) AS n
UNION ALL SELECT 'group', 'group_' || n FROM generate_series(1, 400) AS n
UNION ALL SELECT CASE WHEN n % 20 = 0 THEN 'l_wmts' ELSE 'l_wms' END, 'layer_' || n FROM generate_series(1, 2000) AS n;

CREATE TEMPORARY TABLE made AS
SELECT id, type, split_part(name, '_', 1) AS kind, split_part(name, '_', 2)::integer AS n
FROM treeitem WHERE name ~ '^(theme|group|layer)_\d+$';

INSERT INTO treegroup SELECT id FROM made WHERE kind IN ('theme', 'group');
INSERT INTO layergroup SELECT id FROM made WHERE kind = 'group';
INSERT INTO theme (id, ordering) SELECT id, n FROM made WHERE kind = 'theme';

INSERT INTO layer (id, public) SELECT id, n % 10 <> 0 FROM made WHERE kind = 'layer';
INSERT INTO layer_wms (id, ogc_server_id, layer)
SELECT m.id, s.id, 'layer_' || m.n FROM made m JOIN ogc_server s ON s.name = 'server_' || 1 + m.n % 10 WHERE m.type = 'l_wms';
INSERT INTO layer_wmts (id, url, layer, matrix_set, image_type)
SELECT id, 'config://tiles/wmts/1.0.0/WMTSCapabilities.xml', 'layer_' || n, 'grid', 'image/png' FROM made WHERE type = 'l_wmts';
INSERT INTO layer_restrictionarea
SELECT m.id, a.id FROM made m JOIN restrictionarea a ON a.name = 'area_' || 1 + m.n / 10 % 20
WHERE m.kind = 'layer' AND m.n % 10 = 0;

-- Groups 1 to 200 are in themes, 201 to 400 in these.
INSERT INTO layergroup_treeitem (treegroup_id, treeitem_id, ordering)
SELECT t.id, g.id, g.n FROM made g JOIN made t ON t.kind = 'theme' AND t.n = 1 + (g.n - 1) / 5
WHERE g.kind = 'group' AND g.n <= 200
UNION ALL
SELECT p.id, g.id, g.n FROM made g JOIN made p ON p.kind = 'group' AND p.n = g.n - 200
WHERE g.kind = 'group' AND g.n > 200
UNION ALL
SELECT g.id, l.id, l.n FROM made l JOIN made g ON g.kind = 'group'
  AND g.n = CASE WHEN l.n <= 800 THEN 1 + (l.n - 1) / 4 ELSE 201 + (l.n - 801) / 6 END
WHERE l.kind = 'layer';

INSERT INTO interface_theme
SELECT i.id, m.id FROM interface i, made m WHERE i.name IN ('desktop', 'mobile') AND m.kind = 'theme';
INSERT INTO interface_layer
SELECT i.id, m.id FROM interface i, made m WHERE i.name IN ('desktop', 'mobile') AND m.kind = 'layer';

INSERT INTO metadata (item_id, name, value)
SELECT id, 'isExpanded', 'true' FROM made WHERE kind = 'group'
UNION ALL SELECT id, 'disclaimer', 'Source of layer ' || n FROM made WHERE kind = 'layer' AND n % 4 = 0;

ANALYZE treeitem, layer, layer_wms, layergroup_treeitem, metadata, interface_layer, layer_restrictionarea;
