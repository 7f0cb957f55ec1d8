package org.fera.app.identity;

import java.util.Optional;

/**
 * A user who is logged in: a row of the table user.
 *
 * @param name the username, unique
 * @param settingsRole id of the role that gives functionalities of one value and the extent
 */
public record User(
    int id, String name, String displayName, String email, Optional<Integer> settingsRole) {}
