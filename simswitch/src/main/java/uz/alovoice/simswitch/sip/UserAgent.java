package uz.alovoice.simswitch.sip;

import uz.alovoice.simswitch.channel.FarEnd;

/** Someone who can be called. */
public interface UserAgent {
    /** A new dialog for a call about to be offered. */
    FarEnd newDialog(String callerNumber, String calledNumber);

    String host();

    /** User-Agent header. */
    String product();
}
