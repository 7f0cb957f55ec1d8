/**
 * One class for each question that is asked of rendered manifests. A check returns the faults that
 * it found, each a sentence that names the resource.
 */
package org.fera.kubernetes.check;
