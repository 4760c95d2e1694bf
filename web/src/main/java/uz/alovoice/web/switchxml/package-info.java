/**
 * What FreeSWITCH asks over HTTP: who may register, where a call goes, how its SIP profiles are set up; and the CDRs it posts.
 *
 * <p>Called by nodes (mod_xml_curl, mod_json_cdr) on the switch-facing listener. Calls {@code core.directory}, {@link
 * uz.alovoice.web.switchxml.LiveBrains} and {@link uz.alovoice.web.switchxml.CdrSink}.
 */
package uz.alovoice.web.switchxml;
