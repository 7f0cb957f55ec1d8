/**
 * Changes of the portal's configuration, in this instance or anywhere else, in whatever way they
 * were made: triggers of the main schema tell them.
 */
package org.fera.app.changes;
