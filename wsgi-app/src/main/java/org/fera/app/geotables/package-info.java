/** Tables with the features of layers that can be edited: what columns they have. */
package org.fera.app.geotables;
