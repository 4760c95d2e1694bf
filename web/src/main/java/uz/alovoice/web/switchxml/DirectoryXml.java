package uz.alovoice.web.switchxml;

import uz.alovoice.core.directory.SipUser;

/** One user of the directory, for digests and for {@code user/2000@domain}. */
final class DirectoryXml {
    /** How long a node may keep an answer, in ms; changes are flushed besides (Channel.SETTINGS). */
    private static final String CACHEABLE = "60000";
    /** As in captures xmlcurl/02: all registered devices at once. */
    private static final String DIAL_STRING =
            "{^^:sip_invite_domain=${dialed_domain}:presence_id=${dialed_user}@${dialed_domain}}"
                    + "${sofia_contact(*/${dialed_user}@${dialed_domain})}";

    private DirectoryXml() {}

    static String answer(SipUser user) {
        return Xml.section("directory")
                .open("domain", "name", user.domain())
                .open("groups")
                .open("group", "name", "default")
                .open("users")
                .open("user", "id", user.extension(), "cacheable", CACHEABLE)
                .open("params")
                .param("a1-hash", user.a1Hash())
                .param("dial-string", DIAL_STRING)
                .close()
                .open("variables")
                .variable("user_context", SofiaConf.INTERNAL)
                .variable("alovoice_tenant", user.tenant().toString())
                .variable("alovoice_operator", user.operator().toString())
                .variable("effective_caller_id_name", harmless(user.name()))
                .variable("effective_caller_id_number", user.extension())
                .close()
                .toString();
    }

    /** A name becomes a channel variable, which is expanded where it is used and written into dial strings: nothing in it may mean anything. */
    static String harmless(String name) {
        return name.replaceAll("[${}\\[\\]()<>|,;:^\\\\\"'`&=~@%#\\p{Cntrl}]", " ")
                .replaceAll(" +", " ")
                .strip();
    }
}
