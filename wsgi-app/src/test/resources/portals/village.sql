-- A tiny portal in EPSG:3857: one theme with one WMS layer of a server outside, one role with an extent, one area.

SET search_path = main, main_static, public;

INSERT INTO ogc_server (name, url, type, image_type, auth)
VALUES ('outside', 'https://wms.example.com/', 'geoserver', 'image/png', 'No auth');

INSERT INTO treeitem (type, name) VALUES ('theme', 'Village'), ('group', 'Paths'), ('l_wms', 'footpath');
INSERT INTO treegroup SELECT id FROM treeitem WHERE name IN ('Village', 'Paths');
INSERT INTO theme (id, ordering) SELECT id, 1 FROM treeitem WHERE name = 'Village';
INSERT INTO layergroup SELECT id FROM treeitem WHERE name = 'Paths';
INSERT INTO layer (id, public) SELECT id, false FROM treeitem WHERE name = 'footpath';
INSERT INTO layer_wms (id, ogc_server_id, layer)
SELECT t.id, s.id, 'ways:footpath' FROM treeitem t, ogc_server s WHERE t.name = 'footpath';
INSERT INTO layergroup_treeitem (treegroup_id, treeitem_id, ordering)
SELECT p.id, c.id, 1
FROM (VALUES ('Village', 'Paths'), ('Paths', 'footpath')) AS v (parent, child)
JOIN treeitem p ON p.name = v.parent JOIN treeitem c ON c.name = v.child;
INSERT INTO interface_theme SELECT i.id, t.id FROM interface i, theme t WHERE i.name = 'desktop';
INSERT INTO interface_layer SELECT i.id, l.id FROM interface i, layer l WHERE i.name = 'desktop';

INSERT INTO role (name, extent) VALUES ('warden', ST_MakeEnvelope(820000, 5930000, 830000, 5940000, 3857));
INSERT INTO restrictionarea (name, area)
VALUES ('Valley', ST_Multi(ST_MakeEnvelope(820000, 5930000, 825000, 5935000, 3857)));
INSERT INTO role_restrictionarea SELECT r.id, a.id FROM role r, restrictionarea a WHERE r.name = 'warden';
INSERT INTO layer_restrictionarea SELECT l.id, a.id FROM layer l, restrictionarea a;

INSERT INTO tsearch (label, layer_name, ts, the_geom)
VALUES ('Spring', 'footpath', to_tsvector('simple', 'Spring'), ST_SetSRID(ST_MakePoint(823000, 5933000), 3857));
