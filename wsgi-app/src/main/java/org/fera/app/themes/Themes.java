package org.fera.app.themes;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.fera.app.http.BadParameter;
import org.fera.app.ogc.OgcDocuments;
import org.fera.app.rights.Caller;
import org.fera.app.servers.ServerUrl;
import org.fera.app.servers.ServerUrls;
import org.fera.app.themes.ThemeTree.FunctionalityRow;
import org.fera.app.themes.ThemeTree.GroupRow;
import org.fera.app.themes.ThemeTree.LayerRow;
import org.fera.app.themes.ThemeTree.ServerRow;
import org.fera.app.themes.ThemeTree.ThemeRow;

/** Puts the answer of {@code /themes} together. */
@ApplicationScoped
class Themes {

  private final ThemeTreeRepository repository;
  private final OgcDocuments documents;
  private final MetadataValues metadataValues;
  private final ServerUrls urls;

  Themes(
      ThemeTreeRepository repository,
      OgcDocuments documents,
      MetadataValues metadataValues,
      ServerUrls urls) {
    this.repository = repository;
    this.documents = documents;
    this.metadataValues = metadataValues;
    this.urls = urls;
  }

  /**
   * An answer.
   *
   * @param whole false when an OGC server did not answer, so that the next answer may be better
   */
  record Made(ThemesAnswer answer, boolean whole) {}

  /** Names of all groups of layers. */
  Set<String> groupNames() {
    return repository.groupNames();
  }

  /**
   * Makes one.
   *
   * @param portal address of a route of the portal, for links
   */
  Made answer(ThemesRequest request, Caller caller, UnaryOperator<String> portal) {
    List<String> known = repository.interfaces();
    if (!known.contains(request.interfaceName())) {
      throw new BadParameter(
          "interface", "'interface' must be one of " + String.join(", ", known) + ".");
    }
    ThemeTree tree = repository.read(request.interfaceName(), caller);
    OgcContent content =
        OgcContent.of(documents, tree.servers().values().stream().map(ServerRow::server).toList());
    Set<String> errors = new LinkedHashSet<>();
    Parts parts = new Parts(tree, content, portal, errors);
    Map<String, OgcServerNode> servers = new LinkedHashMap<>();
    OgcServerNodes serverNodes = new OgcServerNodes(content, urls.at(portal), portal, errors);
    tree.servers().values().forEach(row -> servers.put(row.server().name(), serverNodes.node(row)));
    ThemesAnswer answer =
        new ThemesAnswer(
            servers,
            request.wantsThemes() ? parts.themes(request.minLevels()) : null,
            request.wantedGroup().flatMap(parts::group).orElse(null),
            request
                .wantedBackground()
                .map(name -> parts.group(name).map(GroupNode::children).orElse(List.of()))
                .orElse(null),
            errors);
    return new Made(answer, content.isWhole());
  }

  /** The parts of one answer, which share the tree and the errors. */
  private final class Parts {

    private final ThemeTree tree;
    private final OgcContent content;
    private final UnaryOperator<String> portal;
    private final ServerUrls links;
    private final MetadataValues values;
    private final LayerNodes layerNodes;
    private final Set<String> errors;

    Parts(ThemeTree tree, OgcContent content, UnaryOperator<String> portal, Set<String> errors) {
      this.tree = tree;
      this.content = content;
      this.errors = errors;
      this.portal = portal;
      this.links = urls.at(portal);
      this.values = metadataValues.with(links);
      this.layerNodes = new LayerNodes(tree, content, values, links, errors);
    }

    List<ThemeNode> themes(int minLevels) {
      GroupNodes groupNodes = new GroupNodes(tree, content, layerNodes, values, minLevels, errors);
      List<ThemeNode> themes = new ArrayList<>();
      for (ThemeRow theme : tree.themes()) {
        if (GroupNodes.hasUnsupportedName(theme.name())) {
          errors.add("The theme has an unsupported name '" + theme.name() + "'.");
          continue;
        }
        List<TreeNode> children = children(theme, groupNodes, minLevels);
        if (!children.isEmpty()) {
          themes.add(theme(theme, children));
        }
      }
      return themes;
    }

    Optional<GroupNode> group(String name) {
      Optional<GroupRow> row = tree.group(name);
      if (row.isEmpty()) {
        Set<String> names =
            tree.groups().values().stream()
                .map(GroupRow::name)
                .collect(Collectors.toCollection(TreeSet::new));
        errors.add(
            "Unable to find the Group named: %s, Available Groups: %s"
                .formatted(name, String.join(", ", names)));
      }
      return row.flatMap(new GroupNodes(tree, content, layerNodes, values, 1, errors)::alone);
    }

    private List<TreeNode> children(ThemeRow theme, GroupNodes groupNodes, int minLevels) {
      List<TreeNode> children = new ArrayList<>();
      for (int id : tree.childrenOf(theme.id())) {
        GroupRow group = tree.groups().get(id);
        LayerRow layer = tree.layers().get(id);
        if (group != null) {
          groupNodes.block(theme.name(), group).ifPresent(children::add);
        } else if (layer != null && minLevels > 0) {
          errors.add(
              "The Layer '%s' cannot be directly in the theme '%s' (0/%d)."
                  .formatted(layer.name(), theme.name(), minLevels));
        } else if (layer != null) {
          layerNodes.node(layer, Optional.empty()).ifPresent(children::add);
        }
      }
      return children;
    }

    private ThemeNode theme(ThemeRow theme, List<TreeNode> children) {
      Map<String, List<String>> functionalities = new LinkedHashMap<>();
      for (FunctionalityRow row : tree.functionalities().getOrDefault(theme.id(), List.of())) {
        functionalities.computeIfAbsent(row.name(), name -> new ArrayList<>()).add(row.value());
      }
      return new ThemeNode(
          theme.id(),
          theme.name(),
          theme.isPublic(),
          icon(theme),
          children,
          functionalities,
          values.of(tree.metadataOf(theme.id()), theme.name(), errors));
    }

    private String icon(ThemeRow theme) {
      if (theme.icon() != null && !theme.icon().isBlank()) {
        ServerUrl url = links.resolve("The Theme '" + theme.name() + "'", theme.icon());
        if (url instanceof ServerUrl.Found found) {
          return found.value();
        }
        errors.add(((ServerUrl.Wrong) url).error());
      }
      return portal.apply("static/images/blank.png");
    }
  }
}
