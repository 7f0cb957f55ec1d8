package org.fera.e2e;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the viewer's page is made of, asked for as a browser does: the page, its themes, a search, a
 * map, a tile and the print layouts. Sample data's names stand here, not in Fera.
 */
record Page(String entry) {

  /** A map of the whole country, through wsgi-app from MapServer. */
  static final String MAP =
      "/mapserv_proxy?ogcserver=main&SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&FORMAT=image/png"
          + "&STYLES=&CRS=EPSG:2056&BBOX=2480000,1070000,2840000,1300000&WIDTH=200&HEIGHT=128&LAYERS=canton";

  static final String THEMES = "/themes?interface=desktop&background=background";
  static final String SEARCH = "/search?query=bern&limit=3";
  static final String TILE = "/tiles/wmts/1.0.0/ch_base/default/swissgrid_2056/0/0/0.png";
  static final String LAYOUTS = "/print/default/capabilities.json";

  static final List<String> PARTS = List.of("/", THEMES, SEARCH, MAP, TILE, LAYOUTS);

  /** The parts that are not answered as they should be, with their status. */
  List<String> failures() {
    return PARTS.stream().flatMap(path -> failure(path).stream()).toList();
  }

  /** The failures of one part asked for several times. */
  List<String> failures(String path, int times) {
    return Stream.generate(() -> failure(path)).limit(times).flatMap(List::stream).toList();
  }

  /** The names of the instances that answer a part, asked for several times. */
  Set<String> instances(String path, int times) {
    return Stream.generate(() -> get(path))
        .limit(times)
        .filter(answer -> answer.statusCode() == 200)
        .map(answer -> answer.header("X-Fera-Instance"))
        .collect(Collectors.toSet());
  }

  private List<String> failure(String path) {
    int status = get(path).statusCode();
    return status == 200 ? List.of() : List.of(status + " " + path);
  }

  private Response get(String path) {
    return given().urlEncodingEnabled(false).get(entry + path);
  }
}
