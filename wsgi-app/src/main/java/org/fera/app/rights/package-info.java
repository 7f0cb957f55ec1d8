/** Who asks, and which layers that caller may see. Rights are decided here and nowhere else. */
package org.fera.app.rights;
