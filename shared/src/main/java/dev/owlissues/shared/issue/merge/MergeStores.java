package dev.owlissues.shared.issue.merge;

import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.comment.CommentStore;
import dev.owlissues.shared.scan.count.PackStore;
import dev.owlissues.shared.scan.members.BucketStore;

/** Issues, and everything that lies under them. */
public record MergeStores(
    IssueStore issues, BucketStore buckets, PackStore packs, CommentStore comments) {}
