package uz.alovoice.core.speech;

import java.net.URI;
import uz.alovoice.core.Check;

/**
 * A service that takes OpenAI's {@code POST /audio/speech}.
 *
 * @param url   what stands before {@code /audio/speech}, such as {@code https://api.openai.com/v1}
 * @param model as the service names it
 * @param voice likewise
 */
public record SpeechProvider(String url, String model, String voice) {
    private static final int LONGEST = 100;

    public SpeechProvider {
        url = url.strip().replaceAll("/+$", "");
        model = Check.name("model", model);
        voice = Check.name("voice", voice);
        Check.that(model.length() <= LONGEST, "model", "field.too_long", LONGEST);
        Check.that(voice.length() <= LONGEST, "voice", "field.too_long", LONGEST);
        Check.that(
                url.matches("https?://[A-Za-z0-9.-]{1,200}(:[0-9]{1,5})?(/[A-Za-z0-9._/-]{0,100})?"),
                "url",
                "speech.url_invalid");
    }

    URI uri() {
        return URI.create(url + "/audio/speech");
    }
}
