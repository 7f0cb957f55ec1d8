package org.fera.tile.request;

/** How a service reports what is wrong. */
public enum ReportForm {
  /** The exception report of OWS 1.1: WMTS, and what has no form of its own. */
  OWS,
  WMS_1_1_1,
  WMS_1_3_0,
  /** RFC 9457, of the OGC APIs. */
  PROBLEM
}
