package dev.owlissues.api;

import dev.owlissues.shared.account.signin.SignUpRule;
import dev.owlissues.shared.base.vault.SecretVault;
import dev.owlissues.shared.digest.run.DigestQueue;
import dev.owlissues.shared.issue.merge.MergeQueue;
import dev.owlissues.shared.mail.Mailer;
import dev.owlissues.shared.purge.PurgeQueue;
import dev.owlissues.shared.scan.run.TaskQueue;
import java.security.SecureRandom;

/**
 * What the API needs beside the tables.
 *
 * @param vault where the server's own keys are
 * @param signUps who may sign in that never has
 * @param merges where merges go on that are too large for a request
 * @param purges where purges go of what is removed
 * @param scans where the units of scans go that people ask for
 * @param digests where the projects go whose digests people ask for
 */
public record Dependencies(
    SecretVault vault,
    Mailer mailer,
    SignUpRule signUps,
    MergeQueue merges,
    PurgeQueue purges,
    TaskQueue scans,
    DigestQueue digests,
    SecureRandom random) {}
