package org.fera.print.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.fera.print.app.Attribute;
import org.fera.print.json.JsonSection;
import org.fera.print.json.SpecException;

/** Reads texts, numbers and truth values. */
final class PlainValues {

  private PlainValues() {}

  static String text(String path, Attribute.Text attribute, JsonNode value) {
    if (!value.isValueNode()) {
      throw new SpecException(path, "must be text");
    }
    String text = value.asText();
    attribute
        .maxLength()
        .filter(length -> text.length() > length)
        .ifPresent(
            length -> {
              throw new SpecException(path, "must not be longer than " + length + " characters");
            });
    return text;
  }

  static Boolean truth(String path, JsonNode value) {
    if (value.isBoolean() || value.asText().matches("(?i)true|false")) {
      return value.isBoolean() ? value.booleanValue() : Boolean.parseBoolean(value.asText());
    }
    throw new SpecException(path, "must be true or false");
  }

  static Integer whole(String path, JsonNode value) {
    double number = JsonSection.number(path, value);
    if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
      throw new SpecException(path, "must be a whole number");
    }
    return (int) number;
  }

  static String[] texts(String path, JsonNode value) {
    if (!value.isArray()) {
      throw new SpecException(path, "must be a list");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : value) {
      if (!item.isValueNode() || item.isNull()) {
        throw new SpecException(path, "must hold texts only");
      }
      texts.add(item.asText());
    }
    return texts.toArray(new String[0]);
  }
}
