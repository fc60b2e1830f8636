package dev.owlissues.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.api.http.Access;
import dev.owlissues.api.http.RouteHandler;
import dev.owlissues.shared.account.access.Permission;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.dynamo.table.LocalTables;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PermissionRoutesTest {
  @RegisterExtension static final LocalTables TABLES = new LocalTables();

  @ParameterizedTest // (R-key-14)
  @EnumSource
  void aPermissionIsOfUseToWhoeverMayUseOneOfItsRoutes(Permission permission) {
    Role least =
        new AccountsStage(TABLES)
            .routes().stream()
                .map(route -> route.target())
                .filter(RouteHandler.Guarded.class::isInstance)
                .map(handler -> ((RouteHandler.Guarded) handler).access())
                .filter(access -> access.keys() && access.needed().contains(permission))
                .map(Access::role)
                .min(Role::compareTo)
                .orElse(Role.MEMBER);

    assertThat(permission.least()).isEqualTo(least);
  }
}
