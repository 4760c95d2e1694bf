package uz.alovoice.core.workplace;

import io.vertx.core.buffer.Buffer;
import uz.alovoice.core.Check;
import uz.alovoice.core.person.Token;

/**
 * AloVoice Desktop for one operator: a program that is built once, with the address and the token behind its last byte, where it looks for
 * them ({@code web/desktop/alovoice.nsi}). Windows runs a program whatever follows it.
 */
public final class DesktopProgram {
    /** Of what is appended: {@code ALOVOICE1|address|token|}, then blanks. */
    static final int TRAILER = 512;

    private DesktopProgram() {}

    /** @param address where the installation is, such as {@code https://pbx.example} */
    public static Buffer of(Buffer program, String address, Token token) {
        Check.that(address.matches("https?://[A-Za-z0-9.:\\[\\]-]{1,300}"), "no address for a program: " + address);
        var said = "ALOVOICE1|" + address + "|" + token.value() + "|";
        var all = program.copy().appendString(said);
        return all.appendString(" ".repeat(program.length() + TRAILER - all.length()));
    }
}
