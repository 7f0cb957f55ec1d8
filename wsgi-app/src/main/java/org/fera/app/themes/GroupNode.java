package org.fera.app.themes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * A layer group.
 *
 * @param mixed its layers come from several servers, so that each is a map layer of its own
 * @param ogcServer of a group right below a theme that is not mixed; else null, as the following
 * @param dimensions of all its layers together, by name; a value may be null
 * @param time of all its layers together, when more than one has it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GroupNode(
    int id,
    String name,
    List<TreeNode> children,
    Map<String, Object> metadata,
    boolean mixed,
    String ogcServer,
    Map<String, String> dimensions,
    TimeNode time)
    implements TreeNode {}
