package org.fera.app.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.fera.app.testing.PortalDatabase;
import org.fera.app.testing.SamplePortal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(SamplePortal.class)
class SearchIT {

  PortalDatabase database;

  private static ValidatableResponse search(String query) {
    return given().urlEncodingEnabled(false).get("/search?" + query).then();
  }

  @Test
  @Tag("WA-2.5.1")
  void findsByTheBeginningOfEachWordAndPutsTheBestFirst() {
    search("query=ber&limit=5&categories=place")
        .statusCode(200)
        .contentType(startsWith("application/geo+json"))
        .body("type", equalTo("FeatureCollection"))
        .body("features", hasSize(5))
        .body("features.properties.label", everyItem(matchesPattern("(?i).*\\bber.*")));
    search("query=bern&lang=en").body("features[0].properties.label", startsWith("Bern"));
  }

  @Test
  @Tag("WA-2.5.2")
  void givesEachHitItsPlaceAndWhatToDo() {
    search("query=bern%20be&limit=1&categories=place")
        .body("features[0].type", equalTo("Feature"))
        .body("features[0].id", notNullValue())
        .body("features[0].geometry.type", equalTo("Point"))
        .body("features[0].bbox", hasSize(4))
        .body("features[0].properties.layer_name", equalTo("place"))
        .body("features[0].properties.actions[0].action", equalTo("add_layer"))
        .body("features[0].properties.actions[0].data", equalTo("place"));
  }

  @Test
  @Tag("WA-2.5.3")
  void limitsTheHitsOfEachLayer() {
    search("query=b&limit=200&partitionlimit=3")
        .body(
            "features.properties.layer_name.countBy { it }.values()",
            everyItem(lessThanOrEqualTo(3)))
        .body("features.properties.layer_name", hasItems("place", "canton"));
  }

  @Test
  @Tag("WA-2.5.4")
  void neverGivesMoreThanTheMost() {
    search("query=s&limit=100000").statusCode(200).body("features.size()", lessThanOrEqualTo(200));
  }

  @Test
  @Tag("WA-2.5.5")
  void keepsRowsOfOtherRolesFromAnonymousCallers() {
    String secret = database.value("SELECT label FROM main.tsearch WHERE NOT public LIMIT 1");
    search("query=" + secret.split(" ")[0] + "&limit=200")
        .statusCode(200)
        .body("features.properties.layer_name", not(hasItem("commune_density")));
  }

  @Test
  @Tag("WA-2.5.6")
  void findsRowsOfTheLanguageOnly() {
    search("query=gen%C3%A8ve&lang=fr&categories=canton")
        .body("features.properties.label", hasItem("Genève"));
    search("query=gen%C3%A8ve&lang=de&categories=canton")
        .body("features.properties.label", not(hasItem("Genève")));
    given()
        .header("Accept-Language", "fr-CH, de;q=0.5")
        .get("/search?query=geneve&categories=canton")
        .then()
        .body("features.properties.label", hasItem("Genève"));
  }

  @Test
  @Tag("WA-2.5.7")
  void findsRowsOfTheInterfaceAndOfNone() {
    search("query=testrow&interface=mobile")
        .body("features.properties.label", contains("Testrow mobile"));
    search("query=testrow").body("features", empty());
    search("query=testrow&interface=desktop").body("features", empty());
  }

  @Test
  @Tag("WA-2.5.8")
  void findsTheRowsOfNoLayer() {
    search("query=testrow&interface=mobile&null_category=true")
        .body("features.properties.label", contains("Testrow mobile"))
        .body("features[0].properties.layer_name", nullValue())
        .body("features[0].properties.params.zoom", equalTo(7));
    search("query=testrow&interface=mobile&categories=place").body("features", empty());
    search("query=testrow&interface=mobile&categories=place&null_category=1")
        .body("features", hasSize(1));
  }

  @Test
  @Tag("WA-2.5.9")
  void ranksByCoverDensityToo() {
    search("query=bern&ranksystem=ts_rank_cd").statusCode(200).body("features.size()", not(0));
  }

  @ParameterizedTest
  @Tag("WA-2.5.10")
  @ValueSource(
      strings = {
        "%27",
        "%27%27b%27",
        "a%26%26b",
        "%28b",
        "b%3A%2A",
        "%5C",
        "%3C-%3E",
        "%21",
        "%00b"
      })
  void takesAnythingTyped(String typed) {
    search("query=" + typed).statusCode(200).body("type", equalTo("FeatureCollection"));
  }

  @ParameterizedTest
  @Tag("WA-2.5.11")
  @CsvSource({
    "limit=5, query",
    "query=&limit=5, query",
    "query=b&limit=many, limit",
    "query=b&limit=0, limit",
    "query=b&partitionlimit=x, partitionlimit",
    "query=b&partitionlimit=-1, partitionlimit",
    "query=b&lang=xx, lang",
    "query=b&interface=nowhere, interface",
    "query=b&ranksystem=best, ranksystem",
  })
  void namesAWrongParameter(String query, String parameter) {
    search(query)
        .statusCode(400)
        .contentType(startsWith("application/problem+json"))
        .body("parameter", equalTo(parameter));
  }

  @Test
  @Tag("WA-2.5.12")
  void listsTheLayersOfTheIndex() {
    given()
        .get("/search/capabilities")
        .then()
        .statusCode(200)
        .body("categories", hasItems("canton", "lake", "place"));
  }

  @Test
  @Tag("WA-4.2.1")
  void readsASlave() {
    search("query=bern").header("X-Fera-Database", startsWith("slave "));
  }
}
