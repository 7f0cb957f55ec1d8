/** Finds what jars of the operator's add. */
package org.fera.app.extensions;
