package org.fera.app.testing;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The users of the sample portal, whose names are their passwords. */
public final class Users {

  private Users() {}

  /** The answer to a login. */
  public static Response login(String name, String password) {
    return given().formParam("login", name).formParam("password", password).post("/login");
  }

  /** The cookie of a session, as a request header has it. */
  public static String session(String name) {
    Response answer = login(name, name);
    String cookie = answer.cookie("auth_tkt");
    if (cookie == null) {
      throw new IllegalStateException("no login as " + name + ": " + answer.asString());
    }
    return "auth_tkt=" + cookie;
  }

  /** A request with a session of its own. */
  public static RequestSpecification as(String name) {
    return with(session(name));
  }

  /** A request with a session; Secure cookies are sent without https too. */
  public static RequestSpecification with(String cookie) {
    return given().urlEncodingEnabled(false).header("Cookie", cookie);
  }
}
