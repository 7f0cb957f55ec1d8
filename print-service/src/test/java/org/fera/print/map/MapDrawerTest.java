package org.fera.print.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fera.print.json.SpecException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maps of features; a pixel is a metre, so that what must be where is read off the request. */
class MapDrawerTest {

  private static final int RED = 0xff0000;
  private static final String RED_STYLE =
      "'style':{'version':2,'*':{'symbolizers':[{'type':'polygon','fillColor':'#ff0000',"
          + "'strokeOpacity':0}]}}";
  private static final String SQUARE =
      "{'type':'Polygon','coordinates':[[[1040,1020],[1080,1020],[1080,1060],[1040,1060],"
          + "[1040,1020]]]}";
  private static final String LAYER =
      "{'type':'geojson','name':'squares'," + RED_STYLE + ",'geoJson':" + SQUARE + "}";

  @TempDir private Path folder;

  @Test
  @Tag("PS-5.11")
  void aFeatureCoversItsPixelsAndIsDrawnTurned() throws MapException, InterruptedException {
    MapOnPaper straight = draw("{AT,'layers':[" + LAYER + "]}");
    assertThat(straight.count(RED)).isEqualTo(1600);
    assertThat(straight.at(240, 79)).isEqualTo(RED);
    assertThat(straight.at(279, 40)).isEqualTo(RED);
    assertThat(straight.at(281, 60)).isNotEqualTo(RED);

    MapOnPaper turned = draw("{AT,'rotation':90,'layers':[" + LAYER + "]}");
    assertThat(turned.at(200 + 40, 100 + 60))
        .as("right and up becomes right and down")
        .isEqualTo(RED);
    assertThat(turned.at(200 + 40, 100 - 40)).isEqualTo(0xffffff);
  }

  @Test
  @Tag("PS-5.18")
  void anAreaOfInterestIsDrawnOrCutsAllLayers() throws MapException, InterruptedException {
    String area =
        "'areaOfInterest':{'area':{'type':'Polygon','coordinates':[[[1060,900],[1200,900],"
            + "[1200,1100],[1060,1100],[1060,900]]]},'display':'";
    assertThat(draw("{AT," + area + "CLIP'},'layers':[" + LAYER + "]}").count(RED)).isEqualTo(800);
    assertThat(draw("{AT," + area + "NONE'},'layers':[" + LAYER + "]}").count(RED)).isEqualTo(1600);
    MapOnPaper rendered =
        draw("{AT," + area + "RENDER'," + RED_STYLE + "},'layers':[" + LAYER + "]}");
    assertThat(rendered.count(RED)).isEqualTo(140 * 200 + 800);
  }

  @Test
  @Tag("PS-5.18")
  void anAreaOfInterestIsShownIfNothingElseSaysWhatIs() throws MapException, InterruptedException {
    MapOnPaper whole =
        draw(
            "{'dpi':144,'projection':'EPSG:2056','areaOfInterest':{'area':"
                + SQUARE
                + ",'display':'NONE'},'layers':["
                + LAYER
                + "]}");
    assertThat(whole.count(RED)).as("the square is as high as the map").isEqualTo(200 * 200);
  }

  @Test
  @Tag("PS-5.16")
  void featuresAreZoomedTo() throws MapException, InterruptedException {
    MapOnPaper whole =
        draw(
            "{'dpi':144,'projection':'EPSG:2056','zoomToFeatures':{'minScale':1,'minMargin':25,"
                + "'layer':'squares'},'layers':["
                + LAYER
                + "]}");
    assertThat(whole.count(RED)).as("50 of 100 points are the margin").isEqualTo(100 * 100);
  }

  @Test
  @Tag("PS-5.19")
  void featuresComeFromFilesAndInOtherCoordinateSystems()
      throws MapException, InterruptedException, IOException {
    Files.writeString(
        folder.resolve("squares.geojson"),
        "{\"type\":\"Feature\",\"properties\":null,\"geometry\":"
            + SQUARE.replace('\'', '"')
            + "}");
    MapOnPaper file =
        draw(
            "{AT,'layers':[{'type':'vector',"
                + RED_STYLE
                + ",'geoJson':'file://squares.geojson'}]}");
    assertThat(file.count(RED)).isEqualTo(1600);

    // 7.438632 E, 46.951082 N is 2 600 000, 1 200 000 (swisstopo).
    MapOnPaper degrees =
        draw(
            "{'dpi':144,'projection':'EPSG:2056','center':[2600000,1200000],'scale':"
                + MapOnPaper.SCALE
                + ",'layers':[{'type':'geojson','style':{'version':2,'*':{'symbolizers':[{'type':"
                + "'point','graphicName':'square','pointRadius':5,'fillColor':'#ff0000',"
                + "'strokeOpacity':0}]}},'geoJson':{'type':'FeatureCollection','crs':{'type':'name',"
                + "'properties':{'name':'urn:ogc:def:crs:OGC:1.3:CRS84'}},'features':[{'type':"
                + "'Feature','properties':{},'geometry':{'type':'Point','coordinates':"
                + "[7.438632,46.951082]}}]}}]}");
    assertThat(degrees.at(200, 100)).isEqualTo(RED);
    assertThat(degrees.at(192, 100)).isEqualTo(RED);
    assertThat(degrees.at(187, 100)).isEqualTo(0xffffff);
  }

  @Test
  @Tag("PS-10.5")
  void externalGraphicsAreDrawnInTheirSizeTurnedAndFaded()
      throws MapException, InterruptedException, IOException {
    Files.writeString(
        folder.resolve("flag.svg"),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"10\">"
            + "<rect width=\"20\" height=\"10\" fill=\"#ff0000\"/></svg>");
    MapOnPaper own = draw(symbol("'externalGraphic':'flag.svg'"));
    assertThat(own.count(RED)).as("its own size in points").isEqualTo(40 * 20);
    MapOnPaper sized = draw(symbol("'externalGraphic':'file://flag.svg','pointRadius':10"));
    assertThat(sized.count(RED)).as("twice the radius high").isEqualTo(80 * 40);
    MapOnPaper turned = draw(symbol("'externalGraphic':'flag.svg','pointRadius':10,'rotation':90"));
    assertThat(turned.at(200, 65)).isEqualTo(RED);
    assertThat(turned.at(235, 100)).isEqualTo(0xffffff);
    MapOnPaper faded = draw(symbol("'externalGraphic':'flag.svg','graphicOpacity':0.5"));
    assertThat(faded.at(200, 100) & 0xff).isBetween(126, 129);
    MapOnPaper missing = draw(symbol("'externalGraphic':'none.svg'"));
    assertThat(missing.warnings())
        .containsExactly("none.svg: there is no file \"none.svg\" in the app's folder");
  }

  private static String symbol(String keys) {
    return "{AT,'layers':[{'type':'geojson','geoJson':{'type':'Point','coordinates':[1000,1000]},"
        + "'style':{'version':2,'*':{'symbolizers':[{'type':'point',"
        + keys
        + "}]}}}]}";
  }

  @Test
  @Tag("PS-5.20")
  void aGridHasItsLinesAtMultiplesOfItsSpacing() throws MapException, InterruptedException {
    String style =
        "'style':{'version':2,'*':{'symbolizers':[{'type':'line','strokeColor':'#ff0000',"
            + "'strokeWidth':1}]}}";
    MapOnPaper grid =
        draw(
            "{AT,'layers':[{'type':'grid','spacing':[100,80],'origin':[0,1000],"
                + style
                + ",'labelColor':'#0000ff','haloRadius':0}]}");
    assertThat(grid.at(100, 92)).as("x = 900").isEqualTo(RED);
    assertThat(grid.at(200, 92)).as("x = 1000").isEqualTo(RED);
    assertThat(grid.at(150, 20)).as("y = 1080").isEqualTo(RED);
    assertThat(grid.at(150, 100)).as("y = 1000").isEqualTo(RED);
    assertThat(grid.at(150, 60)).isEqualTo(0xffffff);
    assertThat(grid.count(0x0000ff)).as("labels").isGreaterThan(100);

    MapOnPaper even = draw("{AT,'layers':[{'type':'grid','numberOfLines':[3,1]," + style + "}]}");
    assertThat(even.at(100, 92)).isEqualTo(RED);
    assertThat(even.at(300, 92)).isEqualTo(RED);
    assertThat(even.at(150, 100)).isEqualTo(RED);
    MapOnPaper points =
        draw(
            "{AT,'layers':[{'type':'grid','gridType':'POINTS','spacing':[100,100],'origin':[0,0],"
                + "'gridColor':'#ff0000'}]}");
    assertThat(points.at(200, 95)).as("arm of the cross").isEqualTo(RED);
    assertThat(points.at(200, 60)).isEqualTo(0xffffff);
  }

  @Test
  @Tag("PS-3.2")
  void whatCannotBeHadIsMarkedAndToldUnlessItMustNotFail()
      throws MapException, InterruptedException {
    String broken =
        "{'type':'image','baseURL':'data:image/png;base64,AAAA','extent':[1000,1000,1050,1050]";
    MapOnPaper marked = draw("{AT,'layers':[" + LAYER + "," + broken + "}]}");
    assertThat(marked.warnings()).hasSize(1);
    assertThat(marked.at(220, 80)).as("marked").isNotEqualTo(0xffffff);
    assertThat(marked.at(180, 80)).as("not elsewhere").isEqualTo(0xffffff);
    assertThatThrownBy(
            () -> draw("{AT,'layers':[" + LAYER + "," + broken + ",'failOnError':true}]}"))
        .isInstanceOf(MapException.class)
        .hasMessageContaining("layers[1]");
    assertThat(
            draw("{AT,'layers':[" + LAYER + ",{'type':'geojson','geoJson':'x.geojson'}]}")
                .warnings())
        .singleElement()
        .asString()
        .contains("x.geojson");
  }

  @Test
  @Tag("PS-2.1")
  void mistakesAreNamed() {
    refused("attributes.map.center", "{AT,'bbox':[0,0,1,1],'layers':[]}");
    refused("attributes.map.zoomToFeatures.minScale", "{'dpi':72,'zoomToFeatures':{}}");
    refused(
        "attributes.map.zoomToFeatures.zoomType", "{'dpi':72,'zoomToFeatures':{'zoomType':'X'}}");
    refused("attributes.map.areaOfInterest.area", "{AT,'areaOfInterest':{}}");
    refused(
        "attributes.map.areaOfInterest.display",
        "{AT,'areaOfInterest':{'area':" + SQUARE + ",'display':'X'}}");
    refused("attributes.map.width", "{AT,'width':7}");
    refused("attributes.map.layers[0].spacing", "{AT,'layers':[{'type':'grid'}]}");
    refused(
        "attributes.map.layers[0].labelFormat",
        "{AT,'layers':[{'type':'grid','numberOfLines':[1,1],'labelFormat':'%d'}]}");
    refused(
        "attributes.map.layers[0].extent",
        "{AT,'layers':[{'type':'image','baseURL':'x','extent':[1,1,0,0]}]}");
    refused(
        "attributes.map.layers[0].tileSize",
        "{AT,'layers':[{'type':'tiledwms','baseURL':'x','layers':['a']}]}");
    refused("attributes.map.layers[0].type", "{AT,'layers':[{'type':'gml','url':'x'}]}");
    refused(
        "attributes.map.layers[0].geoJson.crs",
        "{AT,'layers':[{'type':'geojson','geoJson':{'type':'Point','coordinates':[1,1],'crs':{'type':'name','properties':{'name':'EPSG:99999'}}}}]}");
  }

  private void refused(String path, String map) {
    assertThatThrownBy(() -> draw(map))
        .as(map)
        .isInstanceOfSatisfying(
            SpecException.class, e -> assertThat(e.parameter()).isEqualTo(path));
  }

  private MapOnPaper draw(String map) throws MapException, InterruptedException {
    return MapOnPaper.draw(folder, map);
  }
}
