package org.fera.tile.http;

/** The exception report of OWS 1.1 (OGC 06-121r3, 8.3). */
final class ExceptionReport {

  private static final String NAMESPACE = "http://www.opengis.net/ows/1.1";

  private ExceptionReport() {}

  /**
   * @param locator the parameter at fault; empty for none
   */
  static String of(String code, String locator, String text) {
    return XmlText.document(
        xml -> {
          xml.begin("ExceptionReport").attribute("xmlns", NAMESPACE).attribute("version", "1.1.0");
          xml.begin("Exception").attribute("exceptionCode", code);
          if (!locator.isEmpty()) {
            xml.attribute("locator", locator);
          }
          xml.leaf("ExceptionText", text).end().end();
        });
  }
}
