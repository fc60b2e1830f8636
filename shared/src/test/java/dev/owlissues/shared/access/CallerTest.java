package dev.owlissues.shared.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallerTest {
  private final Caller caller = new Caller(key(Set.of("issues:read", "funnels:read")));

  @Test
  void aCallerMayWhatItsKeyMay() {
    assertThat(caller.may(Permission.ISSUES_READ)).isTrue();
    assertThat(caller.may(Permission.ISSUES_WRITE)).isFalse();
  }

  @Test
  void whoHasAllPermissionsIsNotRefused() {
    assertThat(caller.refusal(List.of(Permission.ISSUES_READ))).isEmpty();
    assertThat(caller.refusal(List.of())).isEmpty();
  }

  @Test
  void aRefusalNamesEveryMissingPermission() {
    assertThat(
            caller.refusal(
                List.of(Permission.JOBS_WRITE, Permission.ISSUES_READ, Permission.APPS_READ)))
        .contains("missing permission: apps:read, jobs:write");
  }

  private static ApiKey key(Set<String> permissions) {
    return new ApiKey(
        new UUID(0, 1),
        KeyType.AGENT,
        "Agent",
        new ApiKey.Scope(new UUID(0, 2), Optional.empty()),
        permissions,
        new ApiKey.Times(Instant.EPOCH, Optional.empty(), Optional.empty()));
  }
}
