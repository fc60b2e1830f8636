package dev.owlissues.shared.merge;

import dev.owlissues.shared.comment.CommentStore;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.scan.BucketStore;
import dev.owlissues.shared.scan.PackStore;

/** Issues, and everything that lies under them. */
public record MergeStores(
    IssueStore issues, BucketStore buckets, PackStore packs, CommentStore comments) {}
