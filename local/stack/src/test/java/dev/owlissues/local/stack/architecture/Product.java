package dev.owlissues.local.stack.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;

/** The product's own classes, without tests, and the words in which the rules speak of them. */
final class Product {
  static final String ROOT = "dev.owlissues";
  static final String SHARED = ROOT + ".shared..";
  static final String GATEWAY = ROOT + ".gateway..";
  static final String LOCAL_AWS = ROOT + ".local.aws..";
  static final String LOCAL_STACK = ROOT + ".local.stack..";
  static final String CLI = ROOT + ".cli..";
  static final String BENCH = ROOT + ".bench..";
  static final List<String> FUNCTIONS =
      List.of(ROOT + ".ingest..", ROOT + ".api..", ROOT + ".scan..", ROOT + ".notify..");

  /** The packages of shared that hold rules and values: pure Java. */
  static final List<String> DOMAIN =
      List.of(
          ROOT + ".shared.account..",
          ROOT + ".shared.appuser..",
          ROOT + ".shared.audit..",
          ROOT + ".shared.base..",
          ROOT + ".shared.digest..",
          ROOT + ".shared.event..",
          ROOT + ".shared.fingerprint..",
          ROOT + ".shared.issue..",
          ROOT + ".shared.job..",
          ROOT + ".shared.mail..",
          ROOT + ".shared.purge..",
          ROOT + ".shared.scan..");

  /** The packages of shared that speak to a service. */
  static final List<String> ADAPTERS =
      List.of(
          ROOT + ".shared.dynamo..",
          ROOT + ".shared.sqs..",
          ROOT + ".shared.ses..",
          ROOT + ".shared.ssm..");

  static final String DYNAMO_SDK = "software.amazon.awssdk.services.dynamodb..";
  static final String SQS_SDK = "software.amazon.awssdk.services.sqs..";
  static final String SES_SDK = "software.amazon.awssdk.services.sesv2..";
  static final String MIME = "jakarta.mail..";
  static final String SSM_SDK = "software.amazon.awssdk.services.ssm..";
  static final String SDK = "software.amazon.awssdk..";
  static final String LAMBDA = "com.amazonaws..";

  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages(ROOT);

  private Product() {}

  static DescribedPredicate<JavaClass> functions() {
    return resideInAnyPackage(FUNCTIONS.toArray(String[]::new));
  }

  static DescribedPredicate<JavaClass> domain() {
    return resideInAnyPackage(DOMAIN.toArray(String[]::new));
  }

  static DescribedPredicate<JavaClass> adapters() {
    return resideInAnyPackage(ADAPTERS.toArray(String[]::new));
  }

  /** A function's one place where clients are built and the environment is read. */
  static DescribedPredicate<JavaClass> wiring() {
    return functions()
        .and(describe("named Wiring", type -> outermost(type).getSimpleName().endsWith("Wiring")));
  }

  /** The AWS clients themselves: who passes them on need not speak the service's language. */
  static DescribedPredicate<JavaClass> clients() {
    return resideInAPackage(SDK)
        .and(describe("a client", type -> type.getSimpleName().endsWith("Client")));
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(Product::outermost).orElse(type);
  }
}
