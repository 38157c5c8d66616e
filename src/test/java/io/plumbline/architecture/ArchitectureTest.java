package io.plumbline.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;

/** The rules of architecture.md: one direction, one door to storage, one clock. */
@AnalyzeClasses(packages = "io.plumbline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] STAGES = {
        "io.plumbline.land..",
        "io.plumbline.standardize..",
        "io.plumbline.reconcile..",
        "io.plumbline.attribute..",
        "io.plumbline.measure..",
        "io.plumbline.publish.."
    };

    @ArchTest
    static final ArchRule definitionsAndTheirDraftsKnowNoSpark = noClasses()
            .that()
            .resideInAnyPackage("io.plumbline.definitions..", "io.plumbline.draft..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "io.delta..", "org.apache.hadoop..");

    @ArchTest
    static final ArchRule matchingKnowsNoSparkAndNoStage = noClasses()
            .that()
            .resideInAPackage("io.plumbline.match..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.plumbline..")
                    .and(resideOutsideOfPackages("io.plumbline", "io.plumbline.match..", "io.plumbline.definitions.."))
                    .or(resideInAnyPackage("org.apache.spark..", "io.delta..", "org.apache.hadoop..")));

    @ArchTest
    static final ArchRule dialectsKnowNothingOfPlumblineOrSpark = noClasses()
            .that()
            .resideInAPackage("io.plumbline.dialect..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.plumbline..")
                    .and(resideOutsideOfPackage("io.plumbline.dialect.."))
                    .or(resideInAnyPackage("org.apache.spark..", "io.delta..", "org.apache.hadoop..")));

    @ArchTest
    static final ArchRule modelsOfPathsKnowNothingOfPlumblineOrSpark = noClasses()
            .that()
            .resideInAPackage("io.plumbline.paths..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.plumbline..")
                    .and(resideOutsideOfPackage("io.plumbline.paths.."))
                    .or(resideInAnyPackage("org.apache.spark..", "io.delta..", "org.apache.hadoop..")));

    @ArchTest
    static final ArchRule onlyTheLakeKnowsDelta = noClasses()
            .that()
            .resideOutsideOfPackage("io.plumbline.lake..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.delta..", "org.apache.spark.sql.delta..");

    @ArchTest
    static final ArchRule theGroundFloorKnowsNoStage = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.plumbline.definitions..",
                    "io.plumbline.lake..",
                    "io.plumbline.checks..",
                    "io.plumbline.functions..",
                    "io.plumbline.run..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(STAGES);

    @ArchTest
    static final ArchRule stagesDoNotKnowEachOther = slices().matching(
                    "io.plumbline.(land|standardize|reconcile|attribute|measure|publish)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.plumbline.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingBelowTheCommandLineKnowsIt = noClasses()
            .that()
            .resideOutsideOfPackage("io.plumbline.cli..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.plumbline.cli.."));

    @ArchTest
    static final ArchRule noResultDependsOnTheClock = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.plumbline.standardize..",
                    "io.plumbline.reconcile..",
                    "io.plumbline.attribute..",
                    "io.plumbline.measure..",
                    "io.plumbline.publish..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule everyClassIsNullMarked = classes()
            .that()
            .haveSimpleName("package-info")
            .should()
            .beAnnotatedWith(org.jspecify.annotations.NullMarked.class);
}
