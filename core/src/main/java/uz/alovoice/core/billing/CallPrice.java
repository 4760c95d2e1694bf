package uz.alovoice.core.billing;

/**
 * What calls to the numbers that begin so cost; the longest prefix counts.
 *
 * @param prefix E.164 with the plus, or the digits of short numbers
 * @param kind emergency, short, national, international or premium
 * @param perMinute tiyin; seconds are charged, each begun one
 */
public record CallPrice(String prefix, String kind, long perMinute) {}
