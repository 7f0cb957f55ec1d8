package org.fera.app.environments.clone;

import java.math.BigInteger;

/**
 * What two tables with the same rows have in common, in whatever order these lie.
 *
 * @param table its name
 * @param rows their number
 * @param checksum sum of the rows' 64 bit hashes
 */
public record TableSum(String table, long rows, BigInteger checksum) {}
