package org.fera.app.login;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.fera.app.testing.SamplePortal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SamplePortal.class)
class LoginUserIT {

  @Test
  @Tag("WA-2.3.1")
  void knowsAnonymousCallersByWhatTheyHaveNot() {
    given()
        .get("/loginuser")
        .then()
        .statusCode(200)
        .header("Cache-Control", startsWith("private"))
        .body("", aMapWithSize(4))
        .body("is_intranet", is(false))
        .body("login_type", equalTo("local"))
        .body("two_factor_enable", is(false))
        .body("functionalities.default_basemap", contains("ch_base"))
        .body("functionalities", not(hasKey("print_template")))
        .body("functionalities", not(hasKey("filterable_layers")));
  }
}
