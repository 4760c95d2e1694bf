package uz.alovoice.core.workplace;

import uz.alovoice.core.operator.SipAccount;

/** What Linphone fetches from the link in a QR code: its remote provisioning, an account of SIP. */
public final class LinphoneConfig {
    private LinphoneConfig() {}

    /**
     * @param name  the operator's
     * @param proxy host:port that phones register at
     */
    public static String of(SipAccount account, String name, String proxy) {
        var identity = "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\" <sip:" + account + ">";
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <config xmlns="http://www.linphone.org/xsds/lpconfig.xsd">
              <section name="proxy_0">
                <entry name="reg_identity" overwrite="true">%s</entry>
                <entry name="reg_proxy" overwrite="true">%s</entry>
                <entry name="reg_route" overwrite="true">%s</entry>
                <entry name="reg_sendregister" overwrite="true">1</entry>
                <entry name="reg_expires" overwrite="true">300</entry>
                <entry name="realm" overwrite="true">%s</entry>
              </section>
              <section name="auth_info_0">
                <entry name="username" overwrite="true">%s</entry>
                <entry name="passwd" overwrite="true">%s</entry>
                <entry name="domain" overwrite="true">%s</entry>
                <entry name="realm" overwrite="true">%s</entry>
              </section>
              <section name="sip">
                <entry name="default_proxy" overwrite="true">0</entry>
              </section>
            </config>
            """.formatted(
                        escaped(identity),
                        escaped("<sip:" + account.domain() + ">"),
                        escaped("<sip:" + proxy + ";lr>"),
                        account.domain(),
                        account.extension(),
                        escaped(account.secret()),
                        account.domain(),
                        account.domain());
    }

    /** For the text of an element. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
