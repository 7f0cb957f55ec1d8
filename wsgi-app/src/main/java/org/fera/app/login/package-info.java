/** Who is logged in. */
package org.fera.app.login;
