/**
 * {@code /themes}: the tree of themes, groups and layers that the caller may see, in GeoMapFish's
 * JSON. Repository, tree, nodes: rows are read once, the rest is plain Java.
 */
package org.fera.app.themes;
