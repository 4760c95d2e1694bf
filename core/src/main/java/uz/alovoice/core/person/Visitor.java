package uz.alovoice.core.person;

import uz.alovoice.core.Check;

/**
 * Where a request to sign in comes from.
 *
 * @param address   IPv4 or IPv6, as text
 * @param userAgent what the browser calls itself; cut at 400 characters
 */
public record Visitor(String address, String userAgent) {
    private static final int LONGEST = 400;

    public Visitor {
        Check.that(address.matches("[0-9A-Fa-f:.]{2,45}"), "not an address: " + address);
        userAgent =
                userAgent.substring(0, Math.min(LONGEST, userAgent.length())).replace("\0", "");
    }
}
