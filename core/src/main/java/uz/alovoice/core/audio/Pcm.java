package uz.alovoice.core.audio;

/** What a decoder fills: one channel, from −1 to 1. */
interface Pcm {
    /** Before the first sample, once. */
    void begin(int sampleRate);

    void accept(float sample);
}
