/** {@code /dynamic.json}: what a front end has to know before its first request. */
package org.fera.app.dynamic;
