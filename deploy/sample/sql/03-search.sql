-- Full-text search: places, cantons and lakes. layer_name is the layer that a hit switches on.
-- psql -v schema=main -f 03-search.sql, after 02-portal.sql (main is the default).

\if :{?schema}
\else
  \set schema main
\endif

SET client_min_messages = warning;
SET search_path = :"schema", public;

-- Words as they are and without accents, not stemmed: names are no dictionary words, and a query stemmed for any language
-- still finds them, since it asks for beginnings of words.
CREATE FUNCTION pg_temp.words(label text) RETURNS tsvector LANGUAGE sql AS $$
  SELECT to_tsvector('simple', label) || to_tsvector('simple', unaccent(label))
$$;

INSERT INTO tsearch (label, layer_name, lang, public, ts, the_geom)
SELECT p.name || coalesce(' (' || p.canton || ')', ' (' || p.country || ')'), 'place', NULL, true,
       pg_temp.words(concat_ws(' ', p.name, p.canton, p.country)), p.geom
FROM geodata.place p
WHERE p.feature_code <> 'PPLX'
ORDER BY p.population DESC, p.gid;

INSERT INTO tsearch (label, layer_name, lang, public, ts, the_geom, actions)
SELECT n.label, 'canton', n.lang, true,
       pg_temp.words(concat_ws(' ', n.label, c.name, c.code, n.kind)),
       ST_SimplifyPreserveTopology(c.geom, 200),
       '[{"action": "add_layer", "data": "canton"}]'
FROM geodata.canton c
CROSS JOIN LATERAL (VALUES ('en', c.name_en, 'canton'), ('de', c.name_de, 'Kanton'), ('fr', c.name_fr, 'canton'),
                           ('it', c.name_it, 'cantone')) AS n (lang, label, kind)
ORDER BY c.code, n.lang;

INSERT INTO tsearch (label, layer_name, lang, public, ts, the_geom)
SELECT l.name, 'lake', NULL, true, pg_temp.words(concat_ws(' ', l.name, regexp_replace(l.name, 'see$', ' see'))),
       ST_SimplifyPreserveTopology(l.geom, 50)
FROM geodata.lake l WHERE l.name IS NOT NULL
ORDER BY l.area_km2 DESC;

-- Cells by number, for those who may see their figures
INSERT INTO tsearch (label, layer_name, role_id, public, ts, the_geom)
SELECT c.name || ' (BFS ' || c.bfs_nr || ')', 'commune_density', r.id, false,
       pg_temp.words(concat_ws(' ', c.name, c.bfs_nr)), ST_PointOnSurface(c.geom)
FROM geodata.commune_cell c
JOIN role r ON r.name = 'role_editor' OR (r.name = 'role_viewer' AND c.canton = 'BE')
ORDER BY c.bfs_nr, r.id;
