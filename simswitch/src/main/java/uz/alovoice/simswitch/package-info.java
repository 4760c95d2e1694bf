/**
 * A simulated FreeSWITCH node: the event socket, mod_xml_curl and mod_json_cdr over real sockets on one side, scripted
 * phones and operators on the other. {@link uz.alovoice.simswitch.SimSwitch} is the way in for tests and for
 * {@code ./alovoice run}; {@code app.Apps}, {@code api.Api} and {@code esl.Commands} are the tables of contents of what it
 * understands; {@code node.Core} is the one thread that owns its state.
 */
package uz.alovoice.simswitch;
