/** Tests of the manifests as kustomize renders them; {@code check} holds what they look for. */
package org.fera.kubernetes;
