/** The differences between two environments, as a portal's administrator sees them. */
package org.fera.app.environments.diff;
