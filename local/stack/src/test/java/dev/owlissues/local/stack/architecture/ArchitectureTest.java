package dev.owlissues.local.stack.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.owlissues.local.stack.architecture.Product.BENCH;
import static dev.owlissues.local.stack.architecture.Product.CLASSES;
import static dev.owlissues.local.stack.architecture.Product.CLI;
import static dev.owlissues.local.stack.architecture.Product.DYNAMO_SDK;
import static dev.owlissues.local.stack.architecture.Product.GATEWAY;
import static dev.owlissues.local.stack.architecture.Product.LAMBDA;
import static dev.owlissues.local.stack.architecture.Product.LOCAL_AWS;
import static dev.owlissues.local.stack.architecture.Product.LOCAL_STACK;
import static dev.owlissues.local.stack.architecture.Product.MIME;
import static dev.owlissues.local.stack.architecture.Product.ROOT;
import static dev.owlissues.local.stack.architecture.Product.SDK;
import static dev.owlissues.local.stack.architecture.Product.SES_SDK;
import static dev.owlissues.local.stack.architecture.Product.SHARED;
import static dev.owlissues.local.stack.architecture.Product.SQS_SDK;
import static dev.owlissues.local.stack.architecture.Product.SSM_SDK;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dependencies point one way: functions to shared, adapters to the domain, nothing back. */
class ArchitectureTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shared",
        "gateway",
        "ingest",
        "api",
        "scan",
        "notify",
        "cli",
        "local.aws",
        "local.stack"
      })
  void everyModuleIsLookedAt(String module) {
    assertThat(CLASSES).anyMatch(resideInAPackage(ROOT + "." + module + ".."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "api", "scan", "notify"})
  void aFunctionUsesSharedAndTheGatewayAndNoOtherFunction(String function) {
    String own = ROOT + "." + function + "..";

    noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat(ours().and(not(resideInAnyPackage(own, SHARED, GATEWAY))))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  /** What agents may do is what the API lets them do: their face knows no store and no endpoint. */
  @Test
  void theAgentsFaceGoesThroughTheDoorOfTheApi() {
    String face = ROOT + ".api.mcp..";

    noClasses()
        .that()
        .resideInAPackage(face)
        .should()
        .dependOnClassesThat(
            ours()
                .and(
                    not(
                        resideInAnyPackage(
                            face,
                            ROOT + ".api.http",
                            GATEWAY,
                            ROOT + ".shared.base..",
                            ROOT + ".shared.account.access"))))
        .check(CLASSES);
  }

  @Test
  void theGatewayUsesSharedOnly() {
    noClasses()
        .that()
        .resideInAPackage(GATEWAY)
        .should()
        .dependOnClassesThat(ours().and(not(resideInAnyPackage(GATEWAY, SHARED))))
        .check(CLASSES);
  }

  @Test
  void sharedUsesNoOtherModuleAndKnowsNothingOfLambdaOrServers() {
    noClasses()
        .that()
        .resideInAPackage(SHARED)
        .should()
        .dependOnClassesThat(
            ours()
                .and(not(resideInAPackage(SHARED)))
                .or(resideInAnyPackage(LAMBDA, "com.sun.net.httpserver..")))
        .check(CLASSES);
  }

  /** One that speaks HTTP to others, for a webhook say, is a package of its own beside them. */
  @Test
  void onlyAdaptersOfSharedCallOthersOverHttp() {
    noClasses()
        .that(resideInAPackage(SHARED).and(not(Product.adapters())))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.net.http..")
        .check(CLASSES);
  }

  @Test
  void rulesAndValuesKnowNothingOfAwsNorOfTheAdapters() {
    noClasses()
        .that(Product.domain())
        .should()
        .dependOnClassesThat(resideInAnyPackage(SDK, LAMBDA).or(Product.adapters()))
        .check(CLASSES);
  }

  @Test
  void thePackagesOfSharedFormNoCircle() {
    slices().matching(ROOT + ".shared.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheDynamoAdapterSpeaksToDynamoDb() {
    noClasses()
        .that(speaksNot(ROOT + ".shared.dynamo.."))
        .and()
        .resideOutsideOfPackages(LOCAL_STACK, BENCH)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(DYNAMO_SDK)
        .check(CLASSES);
  }

  @Test
  void onlyTheSqsAdapterSpeaksToSqs() {
    noClasses()
        .that(speaksNot(ROOT + ".shared.sqs.."))
        .and()
        .resideOutsideOfPackages(LOCAL_STACK, BENCH)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(SQS_SDK)
        .check(CLASSES);
  }

  @Test
  void onlyTheSesAdapterSpeaksToSesAndWritesMessages() {
    noClasses()
        .that(speaksNot(ROOT + ".shared.ses.."))
        .and()
        .resideOutsideOfPackages(LOCAL_STACK, BENCH)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(SES_SDK, MIME)
        .check(CLASSES);
  }

  @Test
  void onlyTheSsmAdapterSpeaksToSsm() {
    noClasses()
        .that(speaksNot(ROOT + ".shared.ssm.."))
        .and()
        .resideOutsideOfPackages(LOCAL_STACK, BENCH)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(SSM_SDK)
        .check(CLASSES);
  }

  @Test
  void theLocalStackPassesClientsOnAndSaysNothingToThem() {
    noClasses()
        .that()
        .resideInAPackage(LOCAL_STACK)
        .should()
        .dependOnClassesThat(resideInAPackage(SDK).and(not(Product.clients())))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void onlyFunctionsTheGatewayAndWhatPlaysLambdaKnowLambda() {
    noClasses()
        .that(not(Product.functions()))
        .and()
        .resideOutsideOfPackages(GATEWAY, LOCAL_AWS, LOCAL_STACK, BENCH)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(LAMBDA)
        .check(CLASSES);
  }

  // The mapper with which Lambda's runtime reads events of typed handlers is not ours.
  @Test
  void noFunctionMakesAJsonMapperForThatIsAQuarterOfItsColdStart() {
    noClasses()
        .that(Product.functions())
        .or()
        .resideInAnyPackage(SHARED, GATEWAY)
        .should()
        .dependOnClassesThat()
        .areAssignableTo("com.fasterxml.jackson.databind.ObjectMapper")
        .check(CLASSES);
  }

  @Test
  void theLocalAwsPartsKnowNothingOfTheProduct() {
    noClasses()
        .that()
        .resideInAPackage(LOCAL_AWS)
        .should()
        .dependOnClassesThat(ours().and(not(resideInAPackage(LOCAL_AWS))))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void theCommandLineKnowsOnlyTheApiPicocliAndATreeOfJson() {
    classes()
        .that()
        .resideInAPackage(CLI)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                CLI,
                "java..",
                "javax.net.ssl..",
                "picocli..",
                "com.fasterxml.jackson.core..",
                "com.fasterxml.jackson.databind..",
                "org.jspecify.annotations.."))
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(CLI)
        .should()
        .dependOnClassesThat()
        .areAssignableTo("com.fasterxml.jackson.databind.ObjectMapper")
        .check(CLASSES);
  }

  @Test
  void nothingDependsOnTheCommandLine() {
    classes()
        .that()
        .resideOutsideOfPackage(CLI)
        .should()
        .onlyDependOnClassesThat(not(resideInAPackage(CLI)))
        .check(CLASSES);
  }

  @Test
  void thePackagesOfTheCommandLineFormNoCircle() {
    slices().matching(ROOT + ".cli.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void nothingDependsOnTheLocalStackOrTheBench() {
    classes()
        .that()
        .resideOutsideOfPackages(LOCAL_STACK, BENCH)
        .should()
        .onlyDependOnClassesThat(not(resideInAnyPackage(LOCAL_STACK, BENCH)))
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaClass> ours() {
    return resideInAPackage(ROOT + "..");
  }

  /** Neither the service's own adapter, nor a wiring, nor a stand-in of the service. */
  private static DescribedPredicate<JavaClass> speaksNot(String adapter) {
    return not(resideInAnyPackage(adapter, LOCAL_AWS)).and(not(Product.wiring()));
  }
}
