package uz.alovoice.core.call;

/**
 * A caller who is in the tenant's client book.
 *
 * @param blocked to be refused politely
 */
public record KnownCaller(String name, boolean blocked) {}
