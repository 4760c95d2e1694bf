package uz.alovoice.simswitch.esl;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All open connections of the event socket. */
public final class Connections {
    private final Set<EslSession> open = new LinkedHashSet<>();

    void add(EslSession session) {
        open.add(session);
    }

    void remove(EslSession session) {
        open.remove(session);
    }

    /** Resets every connection, as the death of the process does. */
    public void resetAll() {
        for (EslSession session : List.copyOf(open)) session.reset();
        open.clear();
    }

    /** Closes the connections tied to a channel, as a network failure would. */
    public void drop(String uuid) {
        for (EslSession session : List.copyOf(open)) {
            if (session.channel() != null && session.channel().uuid().equals(uuid)) session.close();
        }
    }
}
