/** Environments on the command line of this application's jar, without HTTP. */
package org.fera.app.environments.command;
