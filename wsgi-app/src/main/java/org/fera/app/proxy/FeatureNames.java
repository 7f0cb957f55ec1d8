package org.fera.app.proxy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The feature types, without prefixes, that a WFS request names. */
final class FeatureNames {

  private FeatureNames() {}

  static List<String> of(OgcParameters parameters) {
    return Stream.concat(
            Stream.of("typename", "typenames")
                .flatMap(name -> parameters.get(name).stream())
                .flatMap(FeatureNames::types),
            Stream.of("featureid", "resourceid")
                .flatMap(name -> parameters.get(name).stream())
                .flatMap(FeatureNames::typesOfIds))
        .toList();
  }

  static List<String> of(WfsPost post) {
    return Stream.concat(
            post.featureTypes().stream().flatMap(FeatureNames::types),
            post.ids().stream().flatMap(FeatureNames::typesOfIds))
        .toList();
  }

  /** Of a list of types, as WFS 1 and 2 write it. */
  static Stream<String> types(String names) {
    return words(names).map(name -> name.substring(name.indexOf(':') + 1));
  }

  /** Of a list of ids, which begin with the type and a dot. */
  static Stream<String> typesOfIds(String ids) {
    return words(ids)
        .map(id -> id.contains(".") ? id.substring(0, id.lastIndexOf('.')) : id)
        .flatMap(FeatureNames::types);
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split("[,\\s()]+")).filter(word -> !word.isEmpty());
  }
}
