package uz.alovoice.simswitch.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who listens to what. Listeners bound to one channel are found by its uuid, so ten thousand calls cost nothing. */
public final class EventBus {
    private final List<EventListener> global = new ArrayList<>();
    private final Map<String, List<EventListener>> byChannel = new HashMap<>();
    private long sequence;

    public void listen(EventListener listener) {
        global.add(listener);
    }

    /** Only events whose Unique-ID (or Job-Owner-UUID) is {@code uuid}. */
    public void listenTo(String uuid, EventListener listener) {
        byChannel.computeIfAbsent(uuid, u -> new ArrayList<>(2)).add(listener);
    }

    public void forget(EventListener listener) {
        global.remove(listener);
    }

    public void forget(String uuid, EventListener listener) {
        List<EventListener> of = byChannel.get(uuid);
        if (of == null) return;
        of.remove(listener);
        if (of.isEmpty()) byChannel.remove(uuid);
    }

    public String nextSequence() {
        return Long.toString(++sequence);
    }

    /** Counts the event even if nobody wants it: sequences have gaps for every listener. */
    public boolean skips(String name, String subclass, String uuid) {
        for (EventListener listener : of(uuid)) if (listener.wants(name, subclass)) return false;
        for (EventListener listener : global) if (listener.wants(name, subclass)) return false;
        sequence++;
        return true;
    }

    public void publish(SwitchEvent event, String uuid) {
        String subclass = event.first("Event-Subclass");
        for (EventListener listener : List.copyOf(of(uuid))) {
            if (listener.wants(event.name(), subclass)) listener.deliver(event);
        }
        for (EventListener listener : List.copyOf(global)) {
            if (listener.wants(event.name(), subclass)) listener.deliver(event);
        }
    }

    private List<EventListener> of(String uuid) {
        return uuid == null ? List.of() : byChannel.getOrDefault(uuid, List.of());
    }
}
