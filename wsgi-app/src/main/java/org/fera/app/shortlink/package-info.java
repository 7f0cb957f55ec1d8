/** Short links: a few letters for a long address of the portal. */
package org.fera.app.shortlink;
