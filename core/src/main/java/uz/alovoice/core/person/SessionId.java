package uz.alovoice.core.person;

/** A session, as its owner sees it in the list; the cookie holds a token instead. */
public record SessionId(long value) {}
