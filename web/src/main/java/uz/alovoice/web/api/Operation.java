package uz.alovoice.web.api;

import io.vertx.core.Future;

/** Does what one operation of the contract says. The gate has let the caller in, and the request is as the contract wants it. */
@FunctionalInterface
public interface Operation {
    /** @return failed with a CoreException or {@link Refused} for what is told to the caller; anything else is a mistake of ours */
    Future<Answer> answer(Request request);
}
