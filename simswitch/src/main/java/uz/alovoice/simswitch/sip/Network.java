package uz.alovoice.simswitch.sip;

/** The world outside the node: phones and operators. It outlives a node that dies. Used on the core only. */
public interface Network {
    /** Who listens at a contact; null when nobody does (the packet is refused). */
    UserAgent phoneAt(String user, String host);

    /** The operator behind a gateway; null when its host refuses. */
    UserAgent operator(Gateway gateway);

    /** The operator at a host; null when nobody is, or the host refuses. */
    UserAgent operatorAt(String host);

    /** The node whose internal profile listens at a host; null when nobody does. */
    UserAgent nodeAt(String host);

    /** What an operator answers to the gateway's REGISTER: a SIP status, or 0 for silence. */
    int answerToRegister(Gateway gateway);
}
