package org.fera.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Arrays;

/** Features know the shared parts below them, not each other. */
@AnalyzeClasses(packages = "org.fera.app", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] FEATURES = {
    "..app.themes..",
    "..app.search..",
    "..app.shortlink..",
    "..app.proxy..",
    "..app.printproxy..",
    "..app.resourceproxy..",
    "..app.dynamic..",
    "..app.login..",
    "..app.viewer..",
    "..app.frontend..",
    "..app.environments..",
  };

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      SlicesRuleDefinition.slices().matching("org.fera.app.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule shared_parts_know_no_feature =
      noClasses()
          .that()
          .resideOutsideOfPackages(FEATURES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FEATURES);

  @ArchTest
  static void features_do_not_know_each_other(JavaClasses classes) {
    for (String feature : FEATURES) {
      String[] others =
          Arrays.stream(FEATURES).filter(other -> !other.equals(feature)).toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(feature)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .check(classes);
    }
  }

  @ArchTest
  static final ArchRule http_knows_no_database =
      noClasses()
          .that()
          .resideInAPackage("..app.http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jdbi..", "java.sql..", "javax.sql..");
}
