/** Several organisations on one portal, each with hosts of its own. */
package org.fera.app.organisations;
