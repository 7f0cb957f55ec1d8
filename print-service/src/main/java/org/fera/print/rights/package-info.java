/**
 * Who may print what. The answer is wsgi-app's: the roles of a caller and the layouts of the
 * functionality {@code print_template}.
 */
package org.fera.print.rights;
