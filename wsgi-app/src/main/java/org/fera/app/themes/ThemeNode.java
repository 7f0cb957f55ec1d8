package org.fera.app.themes;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * A theme.
 *
 * @param isPublic everybody sees it
 * @param icon absolute address
 */
record ThemeNode(
    int id,
    String name,
    @JsonProperty("public") boolean isPublic,
    String icon,
    List<TreeNode> children,
    Map<String, List<String>> functionalities,
    Map<String, Object> metadata) {}
