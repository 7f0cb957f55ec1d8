/** The description of the interface: one schema for each layout, made of its configuration. */
package org.fera.print.openapi;
