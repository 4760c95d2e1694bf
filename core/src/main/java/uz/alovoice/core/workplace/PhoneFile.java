package uz.alovoice.core.workplace;

import io.vertx.core.buffer.Buffer;

/**
 * A file that sets up a phone.
 *
 * @param name    as it is saved
 * @param type    of its content, for HTTP
 */
public record PhoneFile(String name, String type, Buffer content) {
    /** Without the content, which has a password: records land in logs. */
    @Override
    public String toString() {
        return name;
    }
}
