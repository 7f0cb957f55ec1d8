package org.fera.tile.http;

import io.vertx.core.json.JsonObject;
import org.fera.tile.request.ReportForm;

/** What is wrong, in the form that the service has for it. */
record ExceptionReport(String mediaType, String text) {

  private static final String NAMESPACE = "http://www.opengis.net/ows/1.1";

  private static final String NO_CODE = "NoApplicableCode";

  /**
   * @param locator the parameter at fault; empty for none
   */
  static ExceptionReport of(ReportForm form, int status, String code, String locator, String text) {
    return switch (form) {
      case OWS -> new ExceptionReport("application/xml", ows(code, locator, text));
      case WMS_1_1_1 ->
          new ExceptionReport(
              "application/vnd.ogc.se_xml",
              XmlText.document(
                  xml ->
                      serviceException(
                          xml.begin("ServiceExceptionReport").attribute("version", "1.1.1"),
                          code,
                          "",
                          text)));
      case WMS_1_3_0 ->
          new ExceptionReport(
              "text/xml",
              XmlText.document(
                  xml ->
                      serviceException(
                          xml.begin("ServiceExceptionReport")
                              .attribute("xmlns", "http://www.opengis.net/ogc")
                              .attribute("version", "1.3.0"),
                          code,
                          locator,
                          text)));
      case PROBLEM ->
          new ExceptionReport("application/problem+json", problem(status, locator, text));
    };
  }

  /** WMS 1.1.1 has no attribute for the parameter; the text names it. */
  private static void serviceException(XmlText xml, String code, String locator, String text) {
    xml.begin("ServiceException");
    if (!code.equals(NO_CODE)) {
      xml.attribute("code", code);
    }
    if (!locator.isEmpty()) {
      xml.attribute("locator", locator);
    }
    xml.text(text).end().end();
  }

  private static String problem(int status, String parameter, String text) {
    JsonObject problem = new JsonObject().put("title", text).put("status", status);
    return (parameter.isEmpty() ? problem : problem.put("parameter", parameter)).encode();
  }

  /** The exception report of OWS 1.1 (OGC 06-121r3, 8.3). */
  private static String ows(String code, String locator, String text) {
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
