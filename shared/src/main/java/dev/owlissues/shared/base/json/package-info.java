/**
 * JSON by tokens and as Jackson's tree. No function makes an {@code ObjectMapper}: it loads some
 * 350 classes, a quarter of what a cold start may load beside the SDK.
 */
@NullMarked
package dev.owlissues.shared.base.json;

import org.jspecify.annotations.NullMarked;
