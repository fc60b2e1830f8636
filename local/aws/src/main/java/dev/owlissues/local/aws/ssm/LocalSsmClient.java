package dev.owlissues.local.aws.ssm;

import java.util.regex.Pattern;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** Getting and putting one parameter; other calls are refused by the interface's defaults. */
final class LocalSsmClient implements SsmClient {
  private static final Pattern NAME = Pattern.compile("(/[a-zA-Z0-9_.-]+)+");

  /** A standard parameter's limit. */
  private static final int MOST_CHARACTERS = 4096;

  private final LocalParameters parameters;

  LocalSsmClient(LocalParameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public GetParameterResponse getParameter(GetParameterRequest request) {
    String value =
        parameters
            .get(request.name())
            .orElseThrow(() -> ParameterNotFoundException.builder().statusCode(400).build());
    if (!Boolean.TRUE.equals(request.withDecryption())) {
      throw invalid("this stand-in has SecureStrings only: ask for decryption");
    }
    return GetParameterResponse.builder()
        .parameter(parameter -> parameter.name(request.name()).value(value))
        .build();
  }

  @Override
  public PutParameterResponse putParameter(PutParameterRequest request) {
    if (!NAME.matcher(request.name()).matches()) {
      throw invalid("no name of a parameter: " + request.name());
    }
    if (request.value().isEmpty() || request.value().length() > MOST_CHARACTERS) {
      throw invalid("a value has 1 to " + MOST_CHARACTERS + " characters");
    }
    boolean overwrite = Boolean.TRUE.equals(request.overwrite());
    if (!parameters.put(request.name(), request.value(), overwrite)) {
      throw ParameterAlreadyExistsException.builder().statusCode(400).build();
    }
    return PutParameterResponse.builder().build();
  }

  private static SsmException invalid(String why) {
    return (SsmException) SsmException.builder().statusCode(400).message(why).build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
