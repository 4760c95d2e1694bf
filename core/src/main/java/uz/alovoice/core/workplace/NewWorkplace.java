package uz.alovoice.core.workplace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.person.Token;

/**
 * A workplace that was just made, with the only sight of its token.
 *
 * @param expiresAt null for never
 */
public record NewWorkplace(long id, Token token, @Nullable Instant expiresAt) {}
