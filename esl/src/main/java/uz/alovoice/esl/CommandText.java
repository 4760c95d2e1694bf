package uz.alovoice.esl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;
import uz.alovoice.esl.EslException.Reason;

/** Writes one command. Every value passes {@link #checked}: a CR or LF in one would begin a command of its own. */
final class CommandText {
    private static final int LONGEST = 1024 * 1024;

    private final StringBuilder text;

    private CommandText(String firstLine) {
        text = new StringBuilder(firstLine);
    }

    /** The words of the first line; null words are left out. */
    static CommandText line(@Nullable String... words) {
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            if (word != null) {
                line.append(line.isEmpty() ? "" : " ").append(checked(word));
            }
        }
        return new CommandText(line.toString());
    }

    /** {@code sendmsg}, to another channel than the connection's own when a uuid is given. */
    static CommandText sendmsg(@Nullable String uuid, String callCommand) {
        return line("sendmsg", uuid == null ? null : word(uuid)).header("call-command", callCommand);
    }

    /** A header line; left out when the value is null. */
    CommandText header(String name, @Nullable String value) {
        if (value != null) {
            text.append('\n').append(name).append(": ").append(checked(value));
        }
        return this;
    }

    Buffer end() {
        return limited(Buffer.buffer(text.append("\n\n").toString()));
    }

    /** Ends with a body, which may hold line breaks. */
    Buffer body(String body) {
        byte[] bytes = withoutNul(body).getBytes(UTF_8);
        text.append("\ncontent-length: ").append(bytes.length).append("\n\n");
        return limited(Buffer.buffer(text.toString()).appendBytes(bytes));
    }

    private static Buffer limited(Buffer command) {
        if (command.length() > LONGEST) {
            throw new EslException(Reason.ILLEGAL_VALUE, "a command of " + command.length() + " bytes");
        }
        return command;
    }

    /** Refuses what would end the line or, for FreeSWITCH, the string. */
    static String checked(String value) {
        if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
            throw new EslException(Reason.ILLEGAL_VALUE, "line break in a command's value");
        }
        return withoutNul(value);
    }

    /** A value that must be one word: a uuid, a name. */
    static String word(String value) {
        if (value.isEmpty() || checked(value).indexOf(' ') >= 0) {
            throw new EslException(Reason.ILLEGAL_VALUE, "'" + value + "' is not one word");
        }
        return value;
    }

    private static String withoutNul(String value) {
        if (value.indexOf('\0') >= 0) {
            throw new EslException(Reason.ILLEGAL_VALUE, "NUL in a command's value");
        }
        return value;
    }
}
