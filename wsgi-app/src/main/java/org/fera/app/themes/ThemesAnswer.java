package org.fera.app.themes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The body of {@code /themes}.
 *
 * @param ogcServers by name
 * @param themes null: not asked for
 * @param group null: not asked for, or not found
 * @param backgroundLayers null: not asked for
 * @param errors sentences for the administrator; the rest of the answer is good without what they
 *     name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ThemesAnswer(
    Map<String, OgcServerNode> ogcServers,
    List<ThemeNode> themes,
    GroupNode group,
    @JsonProperty("background_layers") List<TreeNode> backgroundLayers,
    Set<String> errors) {}
