/** Full-text search in the table tsearch, as GeoMapFish's front ends ask for it. */
package org.fera.app.search;
