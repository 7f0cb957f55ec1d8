/** {@code fera bench themes}: answers of wsgi-app's {@code /themes} for a large portal. */
package org.fera.bench.themes;
