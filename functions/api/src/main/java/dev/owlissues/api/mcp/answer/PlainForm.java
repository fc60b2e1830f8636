package dev.owlissues.api.mcp.answer;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Texts that tell nobody to do anything, whoever wrote them: ids, times, numbers, versions, and the
 * words that this server itself uses. They need no fence.
 */
final class PlainForm {
  private static final Pattern FORM =
      Pattern.compile(
          "|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
              + "|[0-9a-f]{64}"
              + "|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,18}Z"
              + "|-?[0-9]{1,20}(\\.[0-9]{1,20})?"
              + "|v?[0-9]{1,9}(\\.[0-9]{1,9}){1,3}(-(alpha|beta|rc|dev)\\.?[0-9]{0,4})?");

  private static final Set<String> WORDS =
      Set.of(
          ("info debug warn error production development all new in_progress resolved regressed"
                  + " silenced snoozed user agent system api_key client import apple android web"
                  + " backend ios ipados macos watchos none hourly 6_hourly daily weekly string semver"
                  + " computed pending running completed failed cancelled issue_scan issue_notify"
                  + " purge schedule created status claim merge split comment comment_deleted digest"
                  + " create update delete rising silenced_rising since_digest standard enhanced"
                  + " member admin owner project app team issue invitation")
              .split(" "));

  private PlainForm() {}

  static boolean has(String text) {
    return WORDS.contains(text) || FORM.matcher(text).matches();
  }
}
