/**
 * What a jar of the operator's can add: implementations, found by {@link java.util.ServiceLoader},
 * with a constructor without parameters. docs/operations/extensions.md shows how. What is here
 * stays; all else of the application may change.
 */
package org.fera.app.spi;
