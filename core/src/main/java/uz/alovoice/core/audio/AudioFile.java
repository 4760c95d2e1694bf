package uz.alovoice.core.audio;

import java.time.Duration;
import java.time.Instant;

/**
 * A sound file of a customer: WAV, 8 kHz, mono, 16 bit.
 *
 * @param file    below the tenant's own directory
 * @param version grows when it is renamed
 */
public record AudioFile(AudioId id, String name, String file, Duration duration, Instant createdAt, int version) {}
