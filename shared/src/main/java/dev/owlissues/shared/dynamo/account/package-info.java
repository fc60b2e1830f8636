/** Teams, projects, apps, people, members, invitations and sign-in codes in DynamoDB. */
@NullMarked
package dev.owlissues.shared.dynamo.account;

import org.jspecify.annotations.NullMarked;
