package org.fera.router.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectTest {

  @Tag("DR-1.4")
  @ParameterizedTest
  @CsvSource({
    "/s/x, /s/x",
    "//s/x, /s/x",
    "/s//x, /s/x",
    "/%73/x, /s/x",
    "/s/x?y=1, /s/x",
    "/s;v=1/x, /s/x",
    "/;v=1/s/x, /s/x",
    "/a/../s/x, /s/x",
    "/a/%2e%2E/s/x, /s/x",
    "/a/..;v/s/x, /s/x",
    "/./s/./x, /s/x",
    "/s/x/., /s/x/",
    "/s/, /s/",
    "/../../s, /s",
    "/s%2Fx, /s%2Fx",
    "/s%2fx, /s%2Fx",
    "/s%3Bv/x, /s%3Bv/x",
    "/caf%c3%a9, /caf%C3%A9",
    "/café, /caf%C3%A9",
    "/100%, /100%25",
    "/%252e%252e/x, /%252e%252e/x",
    "'', /",
    "*, /",
    "s/x, /s/x"
  })
  void spellings_of_one_path_give_one_subject(String raw, String expected) {
    assertThat(Subject.normalise(raw)).isEqualTo(expected);
  }

  @Tag("DR-1.6")
  @ParameterizedTest
  @CsvSource({
    "/s/x, /, /s/x",
    "/s/x, /portal/, /portal/s/x",
    "/portal/s/x, /portal/, /portal/s/x",
    "//portal//s/x, /portal/, /portal/s/x",
    "/%70ortal/s/x, /portal/, /portal/s/x",
    "/portal, /portal/, /portal",
    "/portals/x, /portal/, /portal/portals/x"
  })
  void a_bare_path_gets_the_entry_point_once(String raw, String entry, String expected) {
    assertThat(Subject.of(raw, entry)).isEqualTo(expected);
  }

  /**
   * Any mix of the pieces that a path can be disguised with; the seed is printed by the assertion.
   */
  @Test
  void normalising_twice_changes_nothing_and_leaves_no_disguise() {
    String[] pieces = {
      "/", "//", "a", "s", "..", ".", "%2e", "%2E", "%2f", "%3b", ";v=1", "%", "%4", "%zz", "?",
      "#", "é", "%c3%a9", "%25", "%2525", "\\", "%5c", " ", "+", "*"
    };
    for (long seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      StringBuilder path = new StringBuilder();
      for (int i = random.nextInt(12); i >= 0; i--) {
        path.append(pieces[random.nextInt(pieces.length)]);
      }
      String once = Subject.normalise(path.toString());
      assertThat(Subject.normalise(once)).as("seed %d, path %s", seed, path).isEqualTo(once);
      assertThat(once)
          .as("seed %d, path %s", seed, path)
          .startsWith("/")
          .doesNotContain("//", "/../", "/./", ";", "?", "#")
          .doesNotEndWith("/..")
          .doesNotEndWith("/.");
    }
  }

  /** A spelling is changed in ways that do not change what it names. */
  @Test
  void disguising_a_path_does_not_change_its_subject() {
    String[] plain = {
      "/s/abc", "/short/get/x1", "/oauth/login", "/logout", "/printproxy/report.pdf"
    };
    for (long seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      String path = plain[random.nextInt(plain.length)];
      String disguised = disguise(path, random);
      assertThat(Subject.normalise(disguised)).as("seed %d, %s", seed, disguised).isEqualTo(path);
    }
  }

  private static String disguise(String path, Random random) {
    StringBuilder out = new StringBuilder();
    for (char c : path.toCharArray()) {
      if (c == '/') {
        out.append(
            switch (random.nextInt(6)) {
              case 0 -> "//";
              case 1 -> "/./";
              case 2 -> "/%2e/";
              case 3 -> "/y/../";
              case 4 -> "/y/%2E%2e;z/";
              default -> "/";
            });
      } else if (random.nextInt(4) == 0) {
        out.append(String.format(random.nextBoolean() ? "%%%02x" : "%%%02X", (int) c));
      } else {
        out.append(c);
      }
    }
    return out + (random.nextBoolean() ? ";m=1" : "") + (random.nextBoolean() ? "?q=/../x" : "");
  }
}
