package org.fera.tile.config;

import java.util.List;

/** What capabilities say about the service and who offers it. */
public record ServiceIdentity(
    String title,
    String description,
    List<String> keywords,
    String fees,
    String access,
    String provider) {}
