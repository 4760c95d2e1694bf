package uz.alovoice.simswitch.channel;

/** One application of a dialplan extension, not yet expanded. */
public record Action(String application, String data) {}
