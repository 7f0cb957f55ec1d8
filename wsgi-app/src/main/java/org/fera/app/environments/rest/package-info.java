/** Environments over HTTP, for administrators. */
package org.fera.app.environments.rest;
