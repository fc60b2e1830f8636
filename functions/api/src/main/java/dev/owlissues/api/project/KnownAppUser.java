package dev.owlissues.api.project;

import dev.owlissues.shared.appuser.AppUser;
import dev.owlissues.shared.appuser.AppUserPage.End;
import java.util.Collection;
import java.util.SortedMap;

/**
 * A row of the list: somebody with everything that is known of them under any of their ids.
 *
 * @param properties what the project's apps say
 * @param claimedFrom the anonymous ids that turned out to be theirs
 * @param place where a page that ends with this row ends
 */
record KnownAppUser(
    AppUser user,
    SortedMap<String, String> properties,
    Collection<String> claimedFrom,
    End place) {}
