package org.fera.app.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.fera.app.http.BadParameter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WfsEditTest {

  private static WfsEdit parse(String body) {
    return WfsEdit.parse(body.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<GetCapabilities/> | ",
        "<DescribeFeatureType><TypeName>tows:a</TypeName></DescribeFeatureType> | a",
        "<GetFeature><Query typeName='a'/><Query typeName='tows:b'/></GetFeature> | a b",
        "<LockFeature><Lock typeName='a'/></LockFeature> | a",
        "<GetFeature><Query typeName='a'><Filter><FeatureId fid='b.1'/></Filter></Query></GetFeature> | a b",
        "<w:Transaction xmlns:w='w'><w:Update typeName='a'><w:Property/></w:Update><w:Delete typeName='b'/></w:Transaction> | a b",
        "<Transaction><Insert><a><geom><Point/></geom></a><b/></Insert></Transaction> | a b",
        "<Transaction><Insert><FeatureCollection><featureMember><a/></featureMember><featureMember><b/></featureMember></FeatureCollection></Insert></Transaction> | a b",
        "<Transaction><Insert><update typeName='b'/></Insert></Transaction> | update",
        "<Transaction><Delete typeName='a'><Filter><GmlObjectId id='b.2'/></Filter></Delete></Transaction> | a b"
      })
  @Tag("WA-8.24")
  void findsAllTypesThatAreReadOrWritten(String body, String types) {
    assertThat(parse(body).types()).isEqualTo(types == null ? Set.of() : Set.of(types.split(" ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<x/>",
        "<Transaction><Native vendorId='x'/></Transaction>",
        "<Transaction><Replace><a/></Replace></Transaction>",
        "<!DOCTYPE a [<!ENTITY t 'a'>]><GetFeature><Query typeName='&t;'/></GetFeature>"
      })
  @Tag("WA-8.24")
  void takesNothingElse(String body) {
    assertThatThrownBy(() -> parse(body)).isInstanceOf(BadParameter.class);
  }
}
