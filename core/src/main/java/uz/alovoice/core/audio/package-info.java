/**
 * Sound that callers hear: files of the customers, and the languages of prompts.
 *
 * <p>Called by the API and {@code flow}. Calls {@code database} and {@code routing}. Decodes MP3 with JLayer (ADR 0003).
 */
package uz.alovoice.core.audio;
