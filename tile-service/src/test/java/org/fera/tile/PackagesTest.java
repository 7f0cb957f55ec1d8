package org.fera.tile;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may import whom inside the room. */
@AnalyzeClasses(packages = "org.fera.tile", importOptions = ImportOption.DoNotIncludeTests.class)
class PackagesTest {

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("org.fera.tile.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule gridsKnowNothingElse =
      noClasses()
          .that()
          .resideInAPackage("org.fera.tile.grid..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("org.fera.tile.grid..", "java..");

  @ArchTest
  static final ArchRule onlyWiringAndHttpKnowCdi =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.fera.tile.grid..",
              "org.fera.tile.tileset..",
              "org.fera.tile.request..",
              "org.fera.tile.render..",
              "org.fera.tile.source..",
              "org.fera.tile.lease..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..", "io.quarkus..");
}
