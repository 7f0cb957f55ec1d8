package org.fera.tile.valuelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fera.postgres.Server;
import org.fera.postgres.testing.TestDatabase;
import org.fera.tile.config.LiveConfiguration;
import org.fera.tile.dimension.Dimension;
import org.fera.tile.dimension.ValuesUnknown;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dimensions whose values a table lists. */
class ValueListsTest {

  private static final String FILE =
      """
      sources: {maps: {url: "http://127.0.0.1:1/"}}
      tilesets:
        surveys:
          source: maps
          layers: [a]
          dimensions:
            year: {sql: "%s", every: 1m%s}
          grids: {WebMercatorQuad: {}}
      """;
  private static final String YEARS = "SELECT year FROM survey ORDER BY year DESC";
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private static TestDatabase database;

  @TempDir private Path folder;

  @BeforeAll
  static void create() {
    database = TestDatabase.create();
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @BeforeEach
  void fill() {
    execute(
        "DROP TABLE IF EXISTS survey",
        "CREATE TABLE survey (year text)",
        "INSERT INTO survey VALUES ('2020'), ('2021'), ('2021'), (NULL), ('')");
  }

  @Test
  @Tag("TS-3.19")
  void theValuesAreThoseOfTheQuery() throws IOException {
    LiveConfiguration configuration = configuration(YEARS, "");
    lists(configuration, url(), NOON).refresh();

    assertThat(year(configuration).allowed().shown()).containsExactly("2021", "2020");
    assertThat(year(configuration).usual()).isEqualTo("2021");
    assertThat(year(configuration).value("")).contains("2021");
    assertThat(year(configuration).value("2020")).contains("2020");
    assertThat(year(configuration).value("1999")).isEmpty();
  }

  @Test
  @Tag("TS-3.19")
  void theyAreAskedForAgainWhenTheirTimeHasCome() throws IOException {
    LiveConfiguration configuration = configuration(YEARS, ", default: \"2020\"");
    SettableClock clock = new SettableClock(NOON);
    ValueLists lists = new ValueLists(configuration, Optional.of(at(url())), clock);
    lists.refresh();
    execute("INSERT INTO survey VALUES ('2022')");

    clock.now = NOON.plusSeconds(59);
    lists.refresh();
    assertThat(year(configuration).value("2022")).isEmpty();
    clock.now = NOON.plusSeconds(60);
    lists.refresh();
    assertThat(year(configuration).value("2022")).contains("2022");
    assertThat(year(configuration).usual()).isEqualTo("2020");

    execute("DELETE FROM survey");
    clock.now = NOON.minusSeconds(9999);
    lists.refresh();
    assertThat(year(configuration).value("2022")).isEmpty();
  }

  @Test
  @Tag("TS-3.20")
  void withoutTheDatabaseTheLastOnesStay() throws IOException {
    LiveConfiguration configuration = configuration(YEARS, "");
    SettableClock clock = new SettableClock(NOON);
    ValueLists lists = new ValueLists(configuration, Optional.of(at(url())), clock);
    lists.refresh();
    execute("DROP TABLE survey");

    clock.now = NOON.plusSeconds(60);
    lists.refresh();

    assertThat(lists.isFailing()).isTrue();
    assertThat(year(configuration).value("2020")).contains("2020");
    fill();
    clock.now = NOON.plusSeconds(120);
    lists.refresh();
    assertThat(lists.isFailing()).isFalse();
  }

  @ParameterizedTest
  @Tag("TS-3.20")
  @ValueSource(strings = {"jdbc:postgresql://127.0.0.1:1/none", ""})
  void beforeTheyAreKnownNoValueIsRight(String url) throws IOException {
    LiveConfiguration configuration = configuration(YEARS, "");
    ValueLists lists = lists(configuration, url, NOON);
    lists.refresh();

    assertThat(lists.isFailing()).isTrue();
    assertThatThrownBy(() -> year(configuration).value("2020")).isInstanceOf(ValuesUnknown.class);
    assertThatThrownBy(() -> year(configuration).value("")).isInstanceOf(ValuesUnknown.class);
  }

  @ParameterizedTest
  @Tag("TS-3.20")
  @ValueSource(
      strings = {
        "SELECT repeat('x', 129)",
        "SELECT n::text FROM generate_series(1, 10001) n",
        "INSERT INTO survey VALUES ('2030') RETURNING year",
        "SELECT",
        "nonsense"
      })
  void whatIsNoListOfValuesIsNotTaken(String sql) throws IOException {
    LiveConfiguration configuration = configuration(sql, "");
    ValueLists lists = lists(configuration, url(), NOON);
    lists.refresh();

    assertThat(lists.isFailing()).isTrue();
    assertThatThrownBy(() -> year(configuration).value("x")).isInstanceOf(ValuesUnknown.class);
  }

  @Test
  @Tag("TS-3.19")
  void valuesMayBeWrittenInAnyCase() throws IOException {
    execute("INSERT INTO survey VALUES ('Autumn')");
    LiveConfiguration configuration = configuration(YEARS, ", ignore-case: true");
    lists(configuration, url(), NOON).refresh();

    assertThat(year(configuration).value("aUTUMN")).contains("Autumn");
  }

  private LiveConfiguration configuration(String sql, String more) throws IOException {
    Path file = Files.writeString(folder.resolve("tiles.yaml"), FILE.formatted(sql, more));
    return new LiveConfiguration(Optional.of(file), Map.of());
  }

  private static ValueLists lists(LiveConfiguration configuration, String url, Instant time) {
    Optional<Database> asked = url.isEmpty() ? Optional.empty() : Optional.of(at(url));
    return new ValueLists(configuration, asked, Clock.fixed(time, ZoneOffset.UTC));
  }

  private static Database at(String url) {
    return new Database(URI.create(url), "postgres", "postgres");
  }

  private static String url() {
    Server master = database.cluster().master();
    return master.jdbcUrl(database.name());
  }

  private static void execute(String... statements) {
    database.cluster().master().execute(database.name(), statements);
  }

  private static Dimension year(LiveConfiguration configuration) {
    List<Dimension> all = configuration.current().tilesets().get("surveys").dimensions();
    return all.get(0);
  }

  private static final class SettableClock extends Clock {
    private Instant now;

    SettableClock(Instant now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
