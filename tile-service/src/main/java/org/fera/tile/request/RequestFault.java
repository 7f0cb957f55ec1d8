package org.fera.tile.request;

/**
 * A request that cannot be answered, in the terms of an OWS exception report (OGC 06-121r3, 8), or
 * of WMS where that has its own. The message is for the client.
 */
public final class RequestFault extends RuntimeException {

  /** The exception codes that are in use, spelled as in documents. */
  public enum Code {
    MissingParameterValue,
    InvalidParameterValue,
    TileOutOfRange,
    PointIJOutOfRange,
    OperationNotSupported,
    VersionNegotiationFailed,
    InvalidUpdateSequence,
    // Of WMS alone (OGC 06-042, table E.1).
    InvalidFormat,
    InvalidCRS,
    InvalidSRS,
    LayerNotDefined,
    LayerNotQueryable,
    StyleNotDefined,
    InvalidPoint,
    InvalidDimensionValue,
    NoApplicableCode
  }

  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORISED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ACCEPTABLE = 406;
  private static final int NOT_IMPLEMENTED = 501;

  private final Code code;
  private final String locator;
  private final int status;
  private final ReportForm form;

  private RequestFault(Code code, String locator, int status, String message) {
    this(code, locator, status, message, ReportForm.OWS);
  }

  private RequestFault(Code code, String locator, int status, String message, ReportForm form) {
    super(message, null, false, false);
    this.form = form;
    this.code = code;
    this.locator = locator;
    this.status = status;
  }

  static RequestFault missing(String parameter) {
    return new RequestFault(
        Code.MissingParameterValue,
        parameter,
        BAD_REQUEST,
        "The parameter is missing: " + parameter);
  }

  static RequestFault invalid(String parameter, String message) {
    return new RequestFault(Code.InvalidParameterValue, parameter, BAD_REQUEST, message);
  }

  /** A value that a dimension does not have; WMS has a code of its own for it. */
  static RequestFault invalidDimension(String dimension, String message) {
    return new RequestFault(Code.InvalidDimensionValue, dimension, BAD_REQUEST, message);
  }

  static RequestFault outOfRange(String parameter, String message) {
    return new RequestFault(Code.TileOutOfRange, parameter, BAD_REQUEST, message);
  }

  static RequestFault pointOutOfRange(String parameter, String message) {
    return new RequestFault(Code.PointIJOutOfRange, parameter, BAD_REQUEST, message);
  }

  static RequestFault notSupported(String operation, String message) {
    return new RequestFault(Code.OperationNotSupported, operation, NOT_IMPLEMENTED, message);
  }

  static RequestFault of(Code code, String message) {
    return new RequestFault(code, "", BAD_REQUEST, message);
  }

  static RequestFault notFound(String message) {
    return new RequestFault(Code.NoApplicableCode, "", NOT_FOUND, message);
  }

  /** A fault of a parameter with a code of its own. */
  static RequestFault of(Code code, String parameter, String message) {
    return new RequestFault(code, parameter, BAD_REQUEST, message);
  }

  /** Nobody is logged in, and the tileset is not for everybody. */
  public static RequestFault notLoggedIn() {
    return new RequestFault(
        Code.NoApplicableCode, "", UNAUTHORISED, "This is for users who are logged in");
  }

  /** The caller has none of the roles that the tileset is for. */
  public static RequestFault forbidden() {
    return new RequestFault(Code.NoApplicableCode, "", FORBIDDEN, "This is for other roles");
  }

  static RequestFault notAcceptable(String message) {
    return new RequestFault(Code.NoApplicableCode, "Accept", NOT_ACCEPTABLE, message);
  }

  /** The same fault as another service reports it. */
  public RequestFault in(ReportForm other) {
    return new RequestFault(code, locator, status, getMessage(), other);
  }

  public ReportForm form() {
    return form;
  }

  /** The same fault for a request by path, where what does not exist is not found. */
  RequestFault asNotFound() {
    return new RequestFault(code, locator, NOT_FOUND, getMessage());
  }

  /** The code as the service has it. */
  public Code code() {
    return code == Code.InvalidDimensionValue
            && (form == ReportForm.OWS || form == ReportForm.PROBLEM)
        ? Code.InvalidParameterValue
        : code;
  }

  /** The parameter at fault, empty when there is none. */
  public String locator() {
    return locator;
  }

  /** Whether it is about who asks, so that another may be answered. */
  public boolean concernsCaller() {
    return status == UNAUTHORISED || status == FORBIDDEN;
  }

  /** Whether who asks may log in and ask again. */
  public boolean asksToLogIn() {
    return status == UNAUTHORISED;
  }

  public int status() {
    return status;
  }
}
