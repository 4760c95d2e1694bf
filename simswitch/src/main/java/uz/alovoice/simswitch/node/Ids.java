package uz.alovoice.simswitch.node;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Random version-4 uuids without the cost of a secure generator: they name things, they guard nothing. */
public final class Ids {
    private Ids() {}

    public static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }
}
