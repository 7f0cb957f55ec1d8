/** {@code /printproxy}: the way of front ends to print-service. */
package org.fera.app.printproxy;
