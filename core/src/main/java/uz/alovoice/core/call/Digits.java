package uz.alovoice.core.call;

/**
 * What the caller pressed.
 *
 * @param keys empty after silence
 */
public record Digits(String keys) {
    public boolean silence() {
        return keys.isEmpty();
    }
}
