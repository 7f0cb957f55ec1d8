package org.fera.app.identity;

/** What somebody typed. */
public record Credentials(String name, String password) {

  @Override
  public String toString() {
    return "Credentials[" + name + "]";
  }
}
