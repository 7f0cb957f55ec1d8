package org.fera.app.locale;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Settings of the portal's languages. */
@ConfigMapping(prefix = "fera.locale")
public interface LocaleConfig {

  /** Two letters each; the first is the default. */
  @WithDefault("en,de,fr,it")
  List<String> languages();

  /** Folder of {@code <language>.json}, word by name; absent: names are shown as they are. */
  Optional<Path> folder();
}
