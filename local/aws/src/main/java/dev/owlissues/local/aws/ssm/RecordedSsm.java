package dev.owlissues.local.aws.ssm;

import dev.owlissues.local.aws.AuthorizedCalls;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;

/**
 * Tells of the actions that its calls need, by {@link AuthorizedCalls}, each on the parameter of
 * that name. Other calls are refused by the interface's defaults.
 */
public final class RecordedSsm implements SsmClient {
  private final SsmClient client;
  private final BiConsumer<String, String> used;

  public RecordedSsm(SsmClient client, BiConsumer<String, String> used) {
    this.client = client;
    this.used = used;
  }

  private void used(String name, String call) {
    AuthorizedCalls.actions("ssm:" + call, "parameter")
        .forEach(action -> used.accept("ssm:parameter" + name, action));
  }

  @Override
  public GetParameterResponse getParameter(GetParameterRequest request) {
    used(request.name(), "GetParameter");
    return client.getParameter(request);
  }

  @Override
  public PutParameterResponse putParameter(PutParameterRequest request) {
    used(request.name(), "PutParameter");
    return client.putParameter(request);
  }

  @Override
  public String serviceName() {
    return client.serviceName();
  }

  @Override
  public void close() {
    client.close();
  }
}
