package uz.alovoice.core.person;

import java.time.Instant;

/** One signed-in browser. */
public record Session(SessionId id, String userAgent, String address, Instant createdAt, Instant seenAt) {}
