/** The portal's own words: names of themes, groups and layers in the languages of its callers. */
package org.fera.app.locale;
