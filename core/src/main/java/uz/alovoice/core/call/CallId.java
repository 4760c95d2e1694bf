package uz.alovoice.core.call;

import java.util.UUID;

/** One logical call, across menus, queue and transfers. */
public record CallId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
