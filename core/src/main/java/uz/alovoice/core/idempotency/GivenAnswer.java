package uz.alovoice.core.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * What was answered to a request.
 *
 * @param status  of HTTP
 * @param body    JSON; null for none
 * @param version of the thing in the body; null for none
 */
public record GivenAnswer(
        int status, @Nullable String body, @Nullable Integer version) {}
