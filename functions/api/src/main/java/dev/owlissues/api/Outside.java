package dev.owlissues.api;

import dev.owlissues.shared.mail.Mailer;
import dev.owlissues.shared.signin.SignUpRule;
import dev.owlissues.shared.vault.SecretVault;
import java.security.SecureRandom;

/**
 * What signing in needs beside the tables.
 *
 * @param vault where the server's own keys are
 * @param signUps who may sign in that never has
 */
public record Outside(
    SecretVault vault, Mailer mailer, SignUpRule signUps, SecureRandom random) {}
