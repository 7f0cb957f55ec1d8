/** Front ends that others have built, such as ngeo's, mounted as interfaces of the portal. */
package org.fera.app.frontend;
