package org.fera.app.resourceproxy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.fera.app.http.BadParameter;
import org.fera.app.testing.SamplePortal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The target "capabilities" is the sample's MapServer, with its service and version to fill in. */
@QuarkusTest
@QuarkusTestResource(SamplePortal.class)
class ResourceProxyIT {

  @Test
  @Tag("WA-8.17")
  void handsOnWhatTheOperatorNames() {
    given()
        .get("/resourceproxy?target=capabilities&values=WMS,1.1.1")
        .then()
        .statusCode(200)
        .header("Content-Security-Policy", "sandbox")
        .header("Server", nullValue())
        .body(containsString("WMT_MS_Capabilities"));
  }

  @ParameterizedTest
  @Tag("WA-8.17")
  @CsvSource(
      delimiter = ' ',
      value = {
        "target=nowhere target",
        "values=WMS,1.1.1 target",
        "target=capabilities values",
        "target=capabilities&values=WMS values",
        "target=capabilities&values=WMS,1,2 values",
        "target=capabilities&values=WMS,.. values"
      })
  void namesAWrongParameter(String query, String parameter) {
    given()
        .get("/resourceproxy?" + query)
        .then()
        .statusCode(400)
        .body("parameter", equalTo(parameter));
  }

  @Test
  @Tag("WA-8.17")
  void letsNoValueLeaveItsPlace() {
    String template = "https://info.example.org/%s/page?id=%s";
    assertThat(ResourceProxyResource.filled(template, "a/../b,1&x=2#3"))
        .isEqualTo("https://info.example.org/a%2F..%2Fb/page?id=1%26x%3D2%233");
    assertThat(ResourceProxyResource.filled(template, "Zürich %2e,"))
        .isEqualTo("https://info.example.org/Z%C3%BCrich%20%252e/page?id=");
    assertThatThrownBy(() -> ResourceProxyResource.filled(template, "..,1"))
        .isInstanceOf(BadParameter.class);
  }
}
