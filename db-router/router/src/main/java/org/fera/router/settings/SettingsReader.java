package org.fera.router.settings;

import io.quarkus.runtime.LaunchMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.fera.router.maintenance.Maintenance;

/**
 * Reads everything that the router is told: own keys beat the environment, which beats FERA_VARS.
 */
public final class SettingsReader {

  private final RouterConfig config;
  private final Values environment;
  private final Optional<Vars> vars;
  private final List<SettingsReport.Row> report = new ArrayList<>();

  private SettingsReader(RouterConfig config, Values environment) {
    this.config = config;
    this.environment = environment;
    this.vars =
        environment
            .get("FERA_VARS")
            .map(file -> new Vars(VarsFile.read(Path.of(file.text())), environment));
  }

  /**
   * @param environment where PGHOST and the like are looked up by their exact names
   * @throws SettingsException one line, when a value is wrong
   */
  public static RouterSettings read(RouterConfig config, Config environment) {
    return read(config, Values.of(environment));
  }

  static RouterSettings read(RouterConfig config, Values environment) {
    return new SettingsReader(config, environment).read();
  }

  private RouterSettings read() {
    vars.map(Vars::withConfigVars)
        .orElse(List.of())
        .forEach(
            file ->
                report.add(
                    new SettingsReport.Row("CONFIG_VARS +=", "not needed", file.toString())));
    String entry = entry();
    List<String> master = forceList("master", config.forceMaster());
    List<String> slave = forceList("slave", config.forceSlave());
    Map<String, SourceSettings> sources = new LinkedHashMap<>();
    for (String name : names()) {
      new SourceReader(name, config.sources().get(name), environment, vars, report)
          .read()
          .ifPresent(source -> sources.put(name, source));
    }
    return new RouterSettings(
        Map.copyOf(sources),
        entry,
        master,
        slave,
        config.debugHeader(),
        config.readYourWrites(),
        config.tokenTtl(),
        config.tokenKey().filter(key -> !key.isBlank()),
        environment.get("VISIBLE_WEB_PROTOCOL").filter(v -> v.text().equals("https")).isPresent(),
        config.pollInterval(),
        config.probeTimeout(),
        config.resolveInterval(),
        config.drainTimeout(),
        config.readOnly()
            ? Optional.of(new Maintenance(config.readOnlyReason(), Optional.empty()))
            : Optional.empty(),
        config.operatorToken().filter(token -> !token.isBlank()),
        config.refuseAdvisoryLocks().orElseGet(() -> LaunchMode.current().isDevOrTest()),
        List.copyOf(report));
  }

  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    names.add(SourceValues.MAIN);
    names.addAll(config.sources().keySet());
    vars.ifPresent(file -> names.addAll(file.names("dbsessions")));
    return names;
  }

  private String entry() {
    Optional<Value> given =
        config
            .entryPoint()
            .map(text -> new Value(text, "fera.router.entry-point"))
            .or(() -> environment.get("VISIBLE_ENTRY_POINT"));
    String entry = "/" + given.map(Value::text).orElse("/").strip() + "/";
    given.ifPresent(
        value -> report.add(new SettingsReport.Row("entry-point", value.text(), value.origin())));
    return entry.replaceAll("/+", "/");
  }

  private List<String> forceList(String role, Optional<List<String>> own) {
    List<Value> values =
        own.isPresent()
            ? own.get().stream().map(text -> new Value(text, "fera.router.force-" + role)).toList()
            : vars.map(file -> file.list("db_chooser." + role)).orElse(List.of());
    for (Value value : values) {
      check(value);
      report.add(new SettingsReport.Row("force-" + role, value.text(), value.origin()));
    }
    return values.stream().map(Value::text).toList();
  }

  private static void check(Value expression) {
    try {
      Stream.of(expression.text())
          .forEach(text -> org.fera.router.policy.ForceList.of(List.of(text)));
    } catch (IllegalArgumentException e) {
      throw new SettingsException(expression.origin() + ": " + e.getMessage());
    }
  }
}
