package uz.alovoice.simswitch.event;

/** Someone who receives events: a connection of the event socket. */
public interface EventListener {
    /** Whether an event of that kind would be delivered, filters aside: spares building what nobody reads. */
    boolean wants(String name, String subclass);

    void deliver(SwitchEvent event);
}
