/**
 * GeoMapFish's routes for operators: health checks, versions, invalidation. What is checked is
 * where it belongs: packages offer {@link org.fera.app.health.PortalChecks}.
 */
package org.fera.app.health;
