/** {@code /resourceproxy}: pages of other servers that front ends show beside the map. */
package org.fera.app.resourceproxy;
