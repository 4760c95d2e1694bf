package uz.alovoice.simswitch.channel;

/**
 * A DTMF digit received.
 *
 * @param duration in samples of 8 kHz; 800 are 100 ms
 * @param source RTP from the phone, APP from uuid_recv_dtmf
 */
public record Digit(char key, int duration, String source) {}
