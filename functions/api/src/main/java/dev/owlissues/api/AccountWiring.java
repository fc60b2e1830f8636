package dev.owlissues.api;

import dev.owlissues.api.account.KeyEndpoints;
import dev.owlissues.api.account.MeEndpoints;
import dev.owlissues.api.account.SignInEndpoints;
import dev.owlissues.api.http.PublicAddress;
import dev.owlissues.api.http.RouteHandler;
import dev.owlissues.api.project.Catalog;
import dev.owlissues.api.team.InvitationEndpoints;
import dev.owlissues.api.team.MemberEndpoints;
import dev.owlissues.api.team.People;
import dev.owlissues.api.team.TeamEndpoints;
import dev.owlissues.gateway.Route;
import dev.owlissues.shared.account.access.Sessions;
import dev.owlissues.shared.account.member.InvitationLimits;
import dev.owlissues.shared.account.member.InvitationService;
import dev.owlissues.shared.account.member.InvitationStore;
import dev.owlissues.shared.account.member.MemberService;
import dev.owlissues.shared.account.signin.AccountFactory;
import dev.owlissues.shared.account.signin.CodeHash;
import dev.owlissues.shared.account.signin.CodeService;
import dev.owlissues.shared.account.signin.SessionTokens;
import dev.owlissues.shared.account.signin.SignIn;
import dev.owlissues.shared.account.signin.SignUpPolicy;
import dev.owlissues.shared.account.signin.SignedSessions;
import dev.owlissues.shared.account.user.UserStore;
import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.vault.VaultKeys;
import dev.owlissues.shared.dynamo.DynamoStores;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts together what is about people: signing in, teams, their members and their keys.
 *
 * @param signedIn sessions of people who are signed in some other way than by tokens
 */
record AccountWiring(
    DynamoStores stores,
    Dependencies dependencies,
    VaultKeys keys,
    Optional<Sessions> signedIn,
    Ids ids,
    InstantSource clock,
    Optional<URI> publicUrl) {

  /** Who is signed in. */
  Sessions sessions() {
    return signedIn.orElseGet(() -> new SignedSessions(tokens(), stores.users()));
  }

  List<Route<RouteHandler>> routes(Catalog catalog) {
    var teams = stores.teams();
    var users = stores.users();
    var members = stores.members();
    var invitations = stores.invitations();
    var registry = stores.keyRegistry();
    var entries = new AuditEntries(ids, clock);
    var accountFactory = new AccountFactory(entries, dependencies.random());
    var people = new People(members, invitations, users, stores.suppressions(), clock);
    var address = new PublicAddress(publicUrl);
    var invitationService =
        new InvitationService(
            invitations,
            members,
            users,
            registry,
            dependencies.mailer(),
            new InvitationLimits(stores.codes()),
            stores.suppressions(),
            entries,
            dependencies.random());
    return Stream.of(
            Routes.signIn(signIn(users, invitations, accountFactory)),
            Routes.me(new MeEndpoints(catalog, users, members, registry, accountFactory)),
            Routes.keys(new KeyEndpoints(catalog, registry, teams, users, accountFactory)),
            Routes.members(
                new TeamEndpoints(catalog, stores.teamCreation(), people, entries),
                new MemberEndpoints(
                    catalog,
                    new MemberService(members, registry, invitations, entries),
                    members,
                    people)),
            Routes.invitations(
                new InvitationEndpoints(catalog, invitationService, teams, people, address, clock)))
        .flatMap(List::stream)
        .toList();
  }

  private SignInEndpoints signIn(
      UserStore users, InvitationStore invitations, AccountFactory accountFactory) {
    var codes = stores.codes();
    var signUps = new SignUpPolicy(users, invitations, dependencies.signUps());
    var hash = new CodeHash(keys);
    var codeService =
        new CodeService(
            codes,
            codes,
            signUps,
            dependencies.mailer(),
            stores.suppressions(),
            hash,
            clock,
            dependencies.random());
    var signIn = new SignIn(codes, users, stores.signUps(), signUps, hash, accountFactory);
    return new SignInEndpoints(
        codeService, signIn, tokens(), sessions(), stores.teams(), new PublicAddress(publicUrl));
  }

  private SessionTokens tokens() {
    return new SessionTokens(keys, clock, ids);
  }
}
