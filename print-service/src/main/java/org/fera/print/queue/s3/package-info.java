/** Reports in a store that has Amazon's S3 interface. */
package org.fera.print.queue.s3;
