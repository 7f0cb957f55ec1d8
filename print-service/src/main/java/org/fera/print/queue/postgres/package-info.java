/**
 * The queue in PostgreSQL: any instance takes and answers any job. What must be agreed on is agreed
 * on by rows and by the database's clock; notifications only make it quicker.
 */
package org.fera.print.queue.postgres;
