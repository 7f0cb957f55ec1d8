/**
 * What every route shares: the entry point, the public address, parameters, errors. It knows no
 * feature.
 */
package org.fera.app.http;
