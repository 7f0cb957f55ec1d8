/** Hands out the built-in viewer: the page at {@code /} and the files of its bundle. */
package org.fera.app.viewer;
