package org.fera.app.themes;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fera.app.ogc.OgcServer;
import org.fera.app.ogc.RemoteDocument;
import org.fera.app.ogc.ScaleHint;
import org.fera.app.ogc.WmsCapabilities;
import org.fera.app.ogc.WmsLayer;
import org.fera.app.servers.ServerUrl;
import org.fera.app.servers.ServerUrls;
import org.fera.app.themes.LayerNode.ChildLayer;
import org.fera.app.themes.LayerNode.Facts;
import org.fera.app.themes.ThemeTree.LayerRow;

/** Makes nodes of layers. A layer with an error is left out, the error told. */
final class LayerNodes {

  private final ThemeTree tree;
  private final OgcContent content;
  private final MetadataValues metadataValues;
  private final ServerUrls urls;
  private final Set<String> allErrors;

  /**
   * @param allErrors gets the errors
   */
  LayerNodes(
      ThemeTree tree,
      OgcContent content,
      MetadataValues metadataValues,
      ServerUrls urls,
      Set<String> allErrors) {
    this.tree = tree;
    this.content = content;
    this.metadataValues = metadataValues;
    this.urls = urls;
    this.allErrors = allErrors;
  }

  /**
   * The node.
   *
   * @param block where dimensions and time go; empty in a mixed context, where they stay here
   */
  Optional<LayerNode> node(LayerRow layer, Optional<Block> block) {
    Set<String> errors = new LinkedHashSet<>();
    if (GroupNodes.hasUnsupportedName(layer.name())) {
      errors.add("The layer has an unsupported name '" + layer.name() + "'.");
    }
    Facts facts = facts(layer, block, errors);
    Optional<LayerNode> node =
        switch (layer.type()) {
          case "l_wms" -> wms(layer, facts, block, errors);
          case "l_wmts" -> wmts(layer, facts, errors);
          case "l_mvt" ->
              url("The VectorTiles layer", layer, layer.style(), errors)
                  .map(style -> new LayerNode.VectorTiles(facts, style, given(layer.xyz())));
          case "l_cog" ->
              url("The COG layer", layer, layer.url(), errors)
                  .map(address -> new LayerNode.Cog(facts, address));
          default -> Optional.empty();
        };
    allErrors.addAll(errors);
    return errors.isEmpty() ? node : Optional.empty();
  }

  private Facts facts(LayerRow layer, Optional<Block> block, Set<String> errors) {
    Map<String, Object> metadata =
        metadataValues.of(tree.metadataOf(layer.id()), layer.name(), errors);
    List<EditColumn> columns = tree.editing().columns().get(layer.id());
    Boolean editable = columns == null ? null : Boolean.TRUE;
    Optional.ofNullable(tree.editing().failures().get(layer.id())).ifPresent(errors::add);
    if (layer.type().equals("l_cog")) {
      return new Facts(
          layer.id(), layer.name(), layer.isPublic(), metadata, null, null, editable, columns);
    }
    GroupDimensions.Own own = GroupDimensions.own(layer, tree.dimensionsOf(layer.id()), errors);
    block.ifPresent(whole -> whole.dimensions().merge(layer, own, errors));
    return new Facts(
        layer.id(),
        layer.name(),
        layer.isPublic(),
        metadata,
        block.isPresent() ? null : own.values(),
        own.filters().isEmpty() ? null : own.filters(),
        editable,
        columns);
  }

  private Optional<LayerNode> wms(
      LayerRow layer, Facts facts, Optional<Block> block, Set<String> errors) {
    OgcServer server = tree.servers().get(layer.ogcServerId()).server();
    if (content.capabilities().get(server.id())
        instanceof RemoteDocument.Failed<WmsCapabilities> failed) {
      errors.add(failed.reason());
      return Optional.empty();
    }
    if (names(layer).isEmpty()) {
      errors.add("The layer '" + layer.name() + "' does not have any layers.");
      return Optional.empty();
    }
    WmsCapabilities known = content.capabilitiesOrNone(server.id());
    names(layer).stream()
        .filter(name -> known.layer(name).isEmpty())
        .forEach(
            name ->
                errors.add(
                    "The layer '%s' (%s) is not defined in WMS capabilities from '%s'."
                        .formatted(name, layer.name(), server.name())));
    List<ChildLayer> children =
        names(layer).stream()
            .flatMap(name -> known.layer(name).stream())
            .flatMap(WmsLayer::leaves)
            .map(LayerNodes::child)
            .toList();
    return Optional.of(
        new LayerNode.Wms(
            facts,
            layer.layer(),
            server.imageType(),
            given(layer.style()),
            children,
            hint(facts, "minResolution")
                .orElse(
                    children.stream().mapToDouble(ChildLayer::minResolutionHint).min().orElse(0)),
            hint(facts, "maxResolution")
                .orElse(
                    children.stream()
                        .mapToDouble(ChildLayer::maxResolutionHint)
                        .max()
                        .orElse(ScaleHint.NO_MAX)),
            block.isEmpty() ? server.name() : null,
            time(layer, block, known, errors)));
  }

  private static TimeNode time(
      LayerRow layer, Optional<Block> block, WmsCapabilities known, Set<String> errors) {
    BlockTimes times =
        block.map(Block::times).orElseGet(() -> new BlockTimes(List.of(layer), known));
    times
        .failure(layer)
        .ifPresent(
            failure ->
                errors.add(
                    "Error while handling time for layer '" + layer.name() + "': " + failure));
    return times.of(layer).orElse(null);
  }

  private Optional<LayerNode> wmts(LayerRow layer, Facts facts, Set<String> errors) {
    return url("The WMTS layer", layer, layer.url(), errors)
        .map(
            address ->
                new LayerNode.Wmts(
                    facts,
                    address,
                    layer.layer(),
                    given(layer.style()),
                    given(layer.matrixSet()),
                    layer.imageType()));
  }

  private Optional<String> url(String what, LayerRow layer, String address, Set<String> errors) {
    ServerUrl url = urls.resolve(what + " '" + layer.name() + "'", address);
    if (url instanceof ServerUrl.Found found) {
      return Optional.of(found.value());
    }
    errors.add(((ServerUrl.Wrong) url).error());
    return Optional.empty();
  }

  private static ChildLayer child(WmsLayer layer) {
    ScaleHint hint = layer.resolutions();
    return new ChildLayer(layer.name(), hint.min(), hint.max(), layer.queryable());
  }

  private static Optional<Double> hint(Facts facts, String metadata) {
    return facts.metadata().get(metadata) instanceof Double value
        ? Optional.of(value)
        : Optional.empty();
  }

  private static List<String> names(LayerRow layer) {
    return Arrays.stream(layer.layer().split(",")).filter(name -> !name.isBlank()).toList();
  }

  private static String given(String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
