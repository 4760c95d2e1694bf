/**
 * The event-socket protocol of FreeSWITCH; nothing about telephony products.
 *
 * <p>Codec, without sockets: {@link uz.alovoice.esl.Command} → bytes, bytes → {@link uz.alovoice.esl.EslDecoder} →
 * {@link uz.alovoice.esl.EslMessage}, {@link uz.alovoice.esl.Event}; the switch's side of it is
 * {@link uz.alovoice.esl.CommandDecoder} and {@link uz.alovoice.esl.EslEncoder}.
 *
 * <p>Called by: core (calls, nodes), simswitch (codec only). Calls: Vert.x sockets and buffers.
 */
@NullMarked
package uz.alovoice.esl;

import org.jspecify.annotations.NullMarked;
