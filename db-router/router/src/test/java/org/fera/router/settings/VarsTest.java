package org.fera.router.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VarsTest {

  @TempDir Path folder;

  private RouterSettings read(String yaml, Map<String, String> environment) throws IOException {
    Path file = folder.resolve("vars_demo.yaml");
    Files.writeString(file, yaml);
    Map<String, String> all = new HashMap<>(environment);
    all.put("FERA_VARS", file.toString());
    return TestSettings.read(all);
  }

  private SourceSettings main(String yaml, Map<String, String> environment) throws IOException {
    return read(yaml, environment).sources().get("main");
  }

  private static final String NESTED =
      """
      extends: CONST_vars.yaml
      vars:
        dbuser: www-data
        dbpassword: s3:c%ret
        sqlalchemy:
          url: postgresql://{dbuser}:{dbpassword}@master.example.com:5433/{dbname}?sslmode=require
          pool_size: 2
          max_overflow: '{OVERFLOW}'
        sqlalchemy_slave.url: postgresql+psycopg2://reader:x%40y@s1:5434,s2/{dbname}
        dbsessions:
          cadastre:
            url: postgresql://u:p@cad/cad
            slave_url: postgresql://u:p@cad-slave:6000/cad
        db_chooser:
          master:
            - GET {VISIBLE_ENTRY_POINT}/counter
          slave: POST {VISIBLE_ENTRY_POINT}search{{1,2}}
        untouched: '{nobody} knows {{this}}'
      runtime_environment:
        - OVERFLOW
        - name: OVERFLOW
          default: 6
        - name: VISIBLE_ENTRY_POINT
          default: /
      """;

  private void parent(String yaml) throws IOException {
    Files.writeString(folder.resolve("CONST_vars.yaml"), yaml);
  }

  @Tag("DR-4.7")
  @Test
  void a_portals_file_gives_sources_pools_and_lists() throws IOException {
    parent("vars: {dbname: geo, sqlalchemy: {pool_recycle: 60}}");
    RouterSettings settings = read(NESTED, Map.of());
    SourceSettings main = settings.sources().get("main");
    assertThat(main.masters()).containsExactly(new HostPort("master.example.com", 5433));
    assertThat(main.slaves()).containsExactly(new HostPort("s1", 5434), new HostPort("s2", 5432));
    assertThat(main.masterLogin().username()).isEqualTo("www-data");
    assertThat(main.masterLogin().password()).contains("s3:c%ret");
    assertThat(main.masterLogin().database()).isEqualTo("geo");
    assertThat(main.masterLogin().sslmode()).contains("require");
    assertThat(main.slaveLogin().username()).isEqualTo("reader");
    assertThat(main.slaveLogin().password()).contains("x@y");
    assertThat(main.write().max()).isEqualTo(8);
    SourceSettings cadastre = settings.sources().get("cadastre");
    assertThat(cadastre.masters()).containsExactly(new HostPort("cad", 5432));
    assertThat(cadastre.slaves()).containsExactly(new HostPort("cad-slave", 6000));
    assertThat(settings.forceMaster()).isEqualTo(List.of("GET //counter"));
    assertThat(settings.forceSlave()).isEqualTo(List.of("POST /search{1,2}"));
  }

  @Tag("DR-4.7")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vars: {sqlalchemy.url: 'postgresql://u@h:1/d'}",
        "vars: {sqlalchemy: {url: 'postgresql://u@h:1/d'}}",
        "sqlalchemy.url: 'postgresql://u@h:1/d'",
        "sqlalchemy: {url: 'postgresql://u@h:1/d'}",
        "base: &b {url: 'postgresql://u@h:1/d'}\\nvars: {sqlalchemy: {<<: *b}}",
        "vars: {dbhost: h, dbport: 1, db: d, dbuser: u}",
        "vars: {host: h, sqlalchemy.url: 'postgresql://{PGUSER}@{host}:{port}/d', port: '{PORT}'}"
      })
  void dotted_nested_and_bare_spellings_mean_the_same(String yaml) throws IOException {
    SourceSettings main = main(yaml.replace("\\n", "\n"), Map.of("PORT", "1", "PGUSER", "u"));
    assertThat(main.masters()).containsExactly(new HostPort("h", 1));
    assertThat(main.masterLogin().username()).isEqualTo("u");
    assertThat(main.masterLogin().database()).isEqualTo("d");
  }

  @Tag("DR-4.8")
  @Test
  void a_mapping_hides_the_extended_files_unless_update_paths_names_it() throws IOException {
    parent(
        "vars: {db_chooser: {master: [GET /p], slave: [POST /p]}, sqlalchemy.url: 'postgresql://h/d'}");
    String child = "extends: CONST_vars.yaml\nvars: {db_chooser: {master: [GET /c]}}\n";
    RouterSettings hiding = read(child, Map.of());
    assertThat(hiding.forceMaster()).containsExactly("GET /c");
    assertThat(hiding.forceSlave()).isEmpty();
    assertThat(hiding.sources().get("main").masters()).containsExactly(new HostPort("h", 5432));
    RouterSettings updating = read(child + "update_paths: [db_chooser]", Map.of());
    assertThat(updating.forceSlave()).containsExactly("POST /p");
  }

  @Tag("DR-4.9")
  @Test
  void an_environment_variable_beats_the_file() throws IOException {
    parent("vars: {dbname: geo}");
    SourceSettings main =
        main(
            NESTED,
            Map.of(
                "PGHOST",
                "e",
                "PGPORT",
                "7",
                "PGUSER",
                "eu",
                "PGPASSWORD",
                "ep",
                "PGDATABASE",
                "ed",
                "PGHOST_SLAVE",
                "es",
                "SQLALCHEMY_POOL_SIZE",
                "9"));
    assertThat(main.masters()).containsExactly(new HostPort("e", 7));
    assertThat(main.slaves()).containsExactly(new HostPort("es", 7));
    assertThat(main.slaveLogin().username()).isEqualTo("eu");
    assertThat(main.slaveLogin().password()).contains("ep");
    assertThat(main.masterLogin().database()).isEqualTo("ed");
    assertThat(main.write().max()).isEqualTo(15);
  }

  @Tag("DR-4.7")
  @Test
  void dbhost_slave_alone_adds_slaves_to_the_environment() throws IOException {
    SourceSettings main =
        main("vars: {dbhost_slave: 's1,s2'}", Map.of("PGHOST", "m", "PGDATABASE", "d"));
    assertThat(main.slaves()).extracting(HostPort::host).containsExactly("s1", "s2");
    assertThat(main.masters()).extracting(HostPort::host).containsExactly("m");
  }

  @Tag("DR-4.7")
  @Test
  void geomapfishs_own_file_works_without_a_slave() throws IOException {
    String yaml =
        """
        vars:
          sqlalchemy:
            url: postgresql://{PGUSER}:{PGPASSWORD}@{PGHOST}:{PGPORT}/{PGDATABASE}?sslmode={PGSSLMODE}
            pool_size: '{SQLALCHEMY_POOL_SIZE}'
          sqlalchemy_slave:
            url: postgresql://{PGUSER}:{PGPASSWORD}@{PGHOST_SLAVE}:{PGPORT_SLAVE}/{PGDATABASE}?sslmode={PGSSLMODE}
          dbsessions: {}
        """;
    SourceSettings main = main(yaml, Map.of("PGHOST", "m", "PGDATABASE", "d", "PGUSER", "u"));
    assertThat(main.masters()).containsExactly(new HostPort("m", 5432));
    assertThat(main.slaves()).isEmpty();
  }

  @Tag("DR-4.5")
  @Tag("DR-4.11")
  @Test
  void a_config_vars_line_is_accepted_and_reported_as_not_needed() throws IOException {
    RouterSettings settings =
        read(
            """
            vars:
              sqlalchemy.url: postgresql://u@db1:5432/geo
            CONFIG_VARS += sqlalchemy_slave.url
            """,
            Map.of());
    assertThat(settings.sources()).containsKey("main");
    assertThat(settings.report())
        .filteredOn(row -> row.key().equals("CONFIG_VARS +="))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.value()).isEqualTo("not needed");
              assertThat(row.origin()).endsWith(".yaml");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vars:\\n  a: 1\\n  sqlalchemy.url: [x] | vars_demo.yaml line 3: sqlalchemy.url: should be a text",
        "vars:\\n  sqlalchemy.url: mysql://u:secret@h/d | sqlalchemy.url (vars_demo.yaml line 2): is no URL",
        "vars:\\n  sqlalchemy.url: 'postgresql://{dbuser}@h/d' | vars_demo.yaml line 2: sqlalchemy.url: {dbuser} is neither",
        "vars:\\n  sqlalchemy.url: 'postgresql://{a}@h/d'\\n  a: '{b}'\\n  b: '{a}' | vars_demo.yaml line 2: sqlalchemy.url: refers to itself",
        "vars:\\n  sqlalchemy.url: 'postgresql://u@h:x1/d' | sqlalchemy.url (vars_demo.yaml line 2): `x1` is no port",
        "vars: [1] | line 1: vars: is no mapping",
        "- 1 | is no YAML mapping",
        "vars:\\n  a: [1 | line 3: not YAML",
        "extends: nowhere.yaml | nowhere.yaml",
        "extends: vars_demo.yaml | extends itself",
        "vars:\\n  db_chooser: {master: ['GET /(']} | db_chooser.master (vars_demo.yaml line 2): `GET /(` is no regular",
        "vars:\\n  dbsessions: [a] | vars_demo.yaml line 2: dbsessions: should be a mapping"
      })
  void a_wrong_file_is_one_line_that_names_file_key_and_line(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml.replace("\\n", "\n") + "\n", Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("\n");
  }

  @Tag("DR-4.5")
  @Test
  void a_missing_or_binary_file_is_one_line() throws IOException {
    assertThatThrownBy(() -> TestSettings.read(Map.of("FERA_VARS", "/no/such.yaml")))
        .isInstanceOf(SettingsException.class)
        .hasMessage("FERA_VARS: there is no file /no/such.yaml");
    Path binary = folder.resolve("b.yaml");
    Files.write(binary, new byte[] {(byte) 0xff, 0, 1, 2});
    assertThatThrownBy(() -> TestSettings.read(Map.of("FERA_VARS", binary.toString())))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("b.yaml: not YAML in UTF-8");
    assertThatThrownBy(() -> TestSettings.read(Map.of("FERA_VARS", folder.toString())))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("cannot read " + folder);
  }
}
