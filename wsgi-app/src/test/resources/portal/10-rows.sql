-- Rows that the sample portal has no use for and tests need.
SET search_path = :"schema", :"schema_static", public;

INSERT INTO tsearch (label, interface_id, public, ts, params)
SELECT 'Testrow mobile', id, true, to_tsvector('simple', 'testrow'), '{"zoom": 7}' FROM interface WHERE name = 'mobile';
