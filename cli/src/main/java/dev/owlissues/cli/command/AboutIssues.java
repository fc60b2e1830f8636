package dev.owlissues.cli.command;

import dev.owlissues.cli.session.Lookup;
import dev.owlissues.cli.session.Lookup.IssueAddress;
import dev.owlissues.cli.session.Session;

/**
 * What commands about issues have in common. They are too many for one file, and picocli wants them
 * in one object.
 */
interface AboutIssues {
  Session session();

  InProject in();

  /** The issue that somebody means. */
  default IssueAddress address(String issue) {
    return new Lookup(session()).issue(issue, in().project);
  }
}
