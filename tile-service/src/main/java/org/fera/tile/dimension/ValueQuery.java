package org.fera.tile.dimension;

import java.time.Duration;

/**
 * Where the values of a dimension are asked for.
 *
 * @param sql a query whose first column has them
 * @param every how often it is asked
 */
public record ValueQuery(String sql, Duration every) {}
