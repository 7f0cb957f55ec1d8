package org.fera.app.database;

/**
 * The two schemas of a portal, as GeoMapFish has them.
 *
 * @param main the configuration of this environment: themes, layers, roles, search
 * @param shared what the running application writes, shared by all environments ({@code
 *     main_static})
 */
public record Schemas(SchemaName main, SchemaName shared) {

  /**
   * @throws IllegalArgumentException when both are the same: their tables {@code log} would collide
   */
  public Schemas {
    if (main.equals(shared)) {
      throw new IllegalArgumentException(
          "PGSCHEMA and PGSCHEMA_STATIC are both '%s'; they must differ.".formatted(main));
    }
  }
}
