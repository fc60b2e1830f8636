package dev.owlissues.shared.issue;

import java.util.UUID;

/** An issue: the error events of one fingerprint, or of several after a merge. */
public record Issue(
    UUID id,
    Place place,
    Subject subject,
    Lifecycle lifecycle,
    Tally tally,
    Seen seen,
    Ledger ledger) {}
