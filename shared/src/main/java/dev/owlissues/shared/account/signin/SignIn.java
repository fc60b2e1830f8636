package dev.owlissues.shared.account.signin;

import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.account.user.EmailAddress;
import dev.owlissues.shared.account.user.Membership;
import dev.owlissues.shared.account.user.Profile;
import dev.owlissues.shared.account.user.UserStore;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Signs people in by their code. A code is used together with what it is used for: after a crash
 * either both happened or neither, and of two at once one has it.
 */
public final class SignIn {
  private static final String CLI_KEY = "CLI Agent Key";
  private static final String FIRST_KEY = "Default agent key";
  private static final int MAX_TRIES = 10;

  private final CodeStore codes;
  private final UserStore users;
  private final SignUps signUps;
  private final SignUpPolicy policy;
  private final CodeHash hash;
  private final AccountFactory accountFactory;

  /** Signs in with codes of those stores. */
  public SignIn(
      CodeStore codes,
      UserStore users,
      SignUps signUps,
      SignUpPolicy policy,
      CodeHash hash,
      AccountFactory accountFactory) {
    this.codes = codes;
    this.users = users;
    this.signUps = signUps;
    this.policy = policy;
    this.hash = hash;
    this.accountFactory = accountFactory;
  }

  /** What a code opened. */
  public sealed interface Outcome {

    /** Somebody who has signed in before. */
    record Known(Profile profile) implements Outcome {}

    /** Somebody new, with all that was made for them. */
    record Joined(NewAccount account) implements Outcome {}

    /** The code is wrong, used, too old, or guessed at too often. */
    record Wrong() implements Outcome {}
  }

  /** What a code opened for a program. */
  public sealed interface AgentOutcome {

    /** A new agent key of a team. */
    record Made(ApiKey key, Secret secret) implements AgentOutcome {}

    /** The person is in several teams and must say which; the code stays good. */
    record Choose(List<Membership> memberships) implements AgentOutcome {}

    /** The person is not in that team, or in none; the code stays good. */
    record NotTheirs() implements AgentOutcome {}

    /** The code is wrong, used, too old, or guessed at too often. */
    record Wrong() implements AgentOutcome {}
  }

  /** Signs somebody in, and makes an account for who is new and may be. */
  public Outcome verify(EmailAddress address, String code) {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      Optional<CodeUse> use = right(address, code);
      if (use.isEmpty()) {
        return new Outcome.Wrong();
      }
      Optional<UUID> known = users.idOf(address);
      Optional<Outcome> outcome =
          known.isPresent() ? signIn(known.get(), use.get()) : join(use.get(), FIRST_KEY, tries);
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    return new Outcome.Wrong();
  }

  /** Makes an agent key for somebody, who says of which team unless there is but one. */
  public AgentOutcome agentKey(EmailAddress address, String code, Optional<UUID> teamId) {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      Optional<CodeUse> use = right(address, code);
      if (use.isEmpty()) {
        return new AgentOutcome.Wrong();
      }
      Optional<Profile> profile = users.idOf(address).flatMap(users::find);
      Optional<AgentOutcome> outcome =
          profile.isPresent()
              ? agentKey(profile.get(), use.get(), teamId)
              : joinAsAgent(use.get(), teamId, tries);
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    return new AgentOutcome.Wrong();
  }

  /** The use of the code, if it is right; else the guess is counted. */
  private Optional<CodeUse> right(EmailAddress address, String code) {
    String hashed = hash.of(address, code);
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      switch (codes.read(address).guess(hashed, accountFactory.now())) {
        case IssuedCodes.Guess.Right(var spent) -> {
          return Optional.of(new CodeUse(address, spent));
        }
        // Counted before it is answered: many at once get no more guesses than one by one.
        case IssuedCodes.Guess.Wrong(var counted) -> {
          if (counted.isEmpty() || codes.save(address, counted.get())) {
            return Optional.empty();
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Empty where somebody was faster: look again. */
  private Optional<Outcome> signIn(UUID userId, CodeUse use) {
    return codes.save(use.address(), use.spent())
        ? users.find(userId).map(Outcome.Known::new)
        : Optional.empty();
  }

  private Optional<Outcome> join(CodeUse use, String keyName, int tries) {
    SignUpPolicy.Entry entry = policy.entry(use.address(), accountFactory.now());
    if (entry == SignUpPolicy.Entry.CLOSED) {
      return Optional.of(new Outcome.Wrong());
    }
    NewAccount account = accountFactory.account(use.address(), keyName, tries == 0);
    boolean made =
        signUps.create(
            account, Optional.of(use), entry == SignUpPolicy.Entry.AS_FIRST, made(account));
    return made ? Optional.of(new Outcome.Joined(account)) : Optional.empty();
  }

  private AuditEntry made(NewAccount account) {
    return accountFactory
        .entries()
        .of(
            account.team().id(),
            Actor.user(account.user().id()),
            Deed.create(Resource.team(account.team().id())));
  }

  // Somebody new has but one team: the key that is made is their default one as well.
  private Optional<AgentOutcome> joinAsAgent(CodeUse use, Optional<UUID> teamId, int tries) {
    if (teamId.isPresent()) {
      return Optional.of(new AgentOutcome.NotTheirs());
    }
    return join(use, CLI_KEY, tries)
        .map(outcome ->
            switch (outcome) {
              case Outcome.Joined(var account) ->
                  new AgentOutcome.Made(account.key(), account.secret());
              case Outcome.Known _, Outcome.Wrong _ -> new AgentOutcome.Wrong();
            });
  }

  private Optional<AgentOutcome> agentKey(Profile profile, CodeUse use, Optional<UUID> teamId) {
    List<Membership> theirs =
        profile.memberships().stream()
            .filter(its -> teamId.filter(id -> !id.equals(its.teamId())).isEmpty())
            .toList();
    if (theirs.isEmpty()) {
      return Optional.of(new AgentOutcome.NotTheirs());
    }
    if (theirs.size() > 1) {
      return Optional.of(new AgentOutcome.Choose(theirs));
    }
    UUID userId = profile.user().id();
    ApiKey key = accountFactory.agentKey(theirs.getFirst().teamId(), CLI_KEY, userId);
    Secret secret = accountFactory.secret(KeyType.AGENT);
    return signUps.create(key, secret, use, accountFactory.made(key, Actor.user(userId)))
        ? Optional.of(new AgentOutcome.Made(key, secret))
        : Optional.empty();
  }
}
