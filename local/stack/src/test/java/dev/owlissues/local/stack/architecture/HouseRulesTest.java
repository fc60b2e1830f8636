package dev.owlissues.local.stack.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.owlissues.local.stack.architecture.Product.CLASSES;
import static dev.owlissues.local.stack.architecture.Product.GATEWAY;
import static dev.owlissues.local.stack.architecture.Product.SHARED;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Rules of the house that the compiler does not know. */
class HouseRulesTest {
  /** Wait between tries; tests hand in some that do not. */
  private static final String SLEEPER = "dev.owlissues.shared.base.retry.Sleeper";

  private static final String PAUSE = "dev.owlissues.cli.rest.Pause";

  /** The outermost frames: of the handlers that people call, and of those that queues do. */
  private static final String REQUESTS = "dev.owlissues.gateway.Gateway";

  private static final String MESSAGES = "dev.owlissues.gateway.Deliveries";

  /** Shows a text as it was written where the renderer of others stumbles over it. */
  private static final String RENDERING = "dev.owlissues.api.issue.Markdown";

  private static final String LOG = "dev.owlissues.shared.base.metric.Log";

  /** What else writes lines. */
  private static final Set<String> WRITERS =
      Set.of(
          "java.io.PrintStream",
          "java.util.logging.Logger",
          "java.lang.System$Logger",
          "com.amazonaws.services.lambda.runtime.LambdaLogger");

  /** Where time, chance and settings come from; frozen copies of a process must not share them. */
  private static final Set<String> SOURCES =
      Set.of(
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.time.LocalDateTime.now",
          "java.time.OffsetDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.time.Clock.system",
          "java.time.InstantSource.system",
          "java.util.UUID.randomUUID",
          "java.util.concurrent.ThreadLocalRandom.current",
          "java.lang.Math.random",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.getenv",
          "java.lang.System.getProperty",
          "java.util.Random.<init>",
          "java.security.SecureRandom.<init>");

  @Test
  void timeChanceAndSettingsComeInThroughConstructors() {
    noClasses()
        .that(product())
        .and(not(Product.wiring()))
        .should()
        .accessTargetWhere(target(SOURCES))
        .check(CLASSES);
  }

  @Test
  void nothingSleepsButThePauseThatWiringHandsIn() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(SLEEPER)
        .and()
        .doNotHaveFullyQualifiedName(PAUSE)
        .should()
        .accessTargetWhere(target(Set.of("java.lang.Thread.sleep")))
        .check(CLASSES);
  }

  @Test
  void onlyTheLogWritesLinesSoThatAllHaveTheSameFields() {
    noClasses()
        .that(product())
        .and()
        .doNotHaveFullyQualifiedName(LOG)
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "write lines", access -> WRITERS.contains(access.getTargetOwner().getFullName())))
        .check(CLASSES);
  }

  @Test
  void onlyAHandlersOutermostFrameCatchesEverything() {
    classes()
        .that(product())
        .and()
        .haveSimpleNameNotEndingWith("Handler")
        .and()
        .doNotHaveFullyQualifiedName(REQUESTS)
        .and()
        .doNotHaveFullyQualifiedName(MESSAGES)
        .and()
        .doNotHaveFullyQualifiedName(RENDERING)
        .should(catchNothingInParticular())
        .check(CLASSES);
  }

  @Test
  void noClassHasANameThatSaysNothing() {
    noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Helpers|Util|Utils|Impl|Base|DTO|Dto)(\\$.*)?")
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      if (!type.getPackage().isAnnotatedWith(marker())) {
        unmarked.add(type.getPackageName());
      }
    }

    assertThat(unmarked).isEmpty();
  }

  private static Class<? extends Annotation> marker() {
    return NullMarked.class;
  }

  /** What runs on AWS: everything but the local parts, which play AWS and the machine. */
  private static DescribedPredicate<JavaClass> product() {
    return resideInAnyPackage(SHARED, GATEWAY).or(Product.functions());
  }

  private static DescribedPredicate<JavaAccess<?>> target(Set<String> names) {
    return DescribedPredicate.describe(
        "one of " + names,
        access ->
            names.contains(
                access.getTargetOwner().getFullName() + "." + access.getTarget().getName()));
  }

  private static ArchCondition<JavaClass> catchNothingInParticular() {
    return new ArchCondition<>("catch no Exception or RuntimeException") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaCodeUnit code : type.getCodeUnits()) {
          code.getTryCatchBlocks().stream()
              .flatMap(block -> block.getCaughtThrowables().stream())
              .filter(caught ->
                  caught.isEquivalentTo(Exception.class)
                      || caught.isEquivalentTo(RuntimeException.class))
              .forEach(caught ->
                  events.add(
                      SimpleConditionEvent.violated(
                          code, code.getFullName() + " catches " + caught.getSimpleName())));
        }
      }
    };
  }
}
