/** Who sent a request: users, their sessions and passwords. What they may see is in rights. */
package org.fera.app.identity;
