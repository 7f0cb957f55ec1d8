/**
 * HTTP to the servers behind this one: the only place that knows their time limits and how much may
 * wait for them.
 */
package org.fera.app.upstream;
