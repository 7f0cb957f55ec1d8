-- Whatever /themes is made of. Not tsearch, which is read anew each time, nor log.

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'functionality', 'role', 'role_functionality', 'theme_functionality', 'treeitem', 'treegroup', 'layergroup', 'theme',
    'layergroup_treeitem', 'restricted_role_theme', 'layer', 'layer_wms', 'layer_wmts', 'layer_vectortiles', 'layer_cog',
    'ogc_server', 'restrictionarea', 'role_restrictionarea', 'layer_restrictionarea', 'interface', 'interface_layer',
    'interface_theme', 'metadata', 'dimension']
  LOOP
    EXECUTE format(
      'CREATE TRIGGER fera_tell_themes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "${schema}".%I'
      ' FOR EACH STATEMENT EXECUTE FUNCTION fera_app.tell_change(''themes'')', name);
  END LOOP;
END $$;
