package uz.alovoice.core.workplace;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import uz.alovoice.core.operator.SipAccount;

/**
 * Phones that are set up by a file. The SIP domain is a name of ours that no DNS knows, so each is told the domain and, as its outbound proxy,
 * where that is.
 */
public enum PhoneModel {
    /** T series; uploaded in the phone's web page under Settings, Configuration. */
    YEALINK {
        @Override
        PhoneFile file(SipAccount account, String name, String host, int port) {
            return text("yealink-" + account.extension() + ".cfg", """
                #!version:1.0.0.1
                account.1.enable = 1
                account.1.label = %1$s
                account.1.display_name = %2$s
                account.1.user_name = %1$s
                account.1.auth_name = %1$s
                account.1.password = %3$s
                account.1.sip_server.1.address = %4$s
                account.1.sip_server.1.port = %6$d
                account.1.sip_server.1.expires = 300
                account.1.outbound_proxy_enable = 1
                account.1.outbound_proxy.1.address = %5$s
                account.1.outbound_proxy.1.port = %6$d
                """.formatted(
                            account.extension(), name, account.secret(), account.domain(), host, port));
        }
    },
    /** GXP and GRP series; P-values of the first account. Uploaded under Maintenance, Upgrade and Provisioning. */
    GRANDSTREAM {
        @Override
        PhoneFile file(SipAccount account, String name, String host, int port) {
            var values = new StringBuilder(
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gs_provision version=\"1\">\n  <config version=\"1\">\n");
            var account1 = new LinkedHashMap<String, String>();
            account1.put("P271", "1"); // active
            account1.put("P270", account.extension()); // its name
            account1.put("P47", account.domain());
            account1.put("P48", host + ":" + port);
            account1.put("P35", account.extension()); // SIP user id
            account1.put("P36", account.extension()); // id for authentication
            account1.put("P34", account.secret());
            account1.put("P3", name);
            account1.put("P32", "5"); // minutes that a registration is good for
            account1.forEach((key, value) -> values.append("    <")
                    .append(key)
                    .append('>')
                    .append(LinphoneConfig.escaped(value))
                    .append("</")
                    .append(key)
                    .append(">\n"));
            return new PhoneFile(
                    "grandstream-" + account.extension() + ".xml",
                    "application/xml",
                    Buffer.buffer(
                            values.append("  </config>\n</gs_provision>\n").toString()));
        }
    },
    /** X series; imported under System, Configurations. */
    FANVIL {
        @Override
        PhoneFile file(SipAccount account, String name, String host, int port) {
            return text("fanvil-" + account.extension() + ".txt", """
                <<VOIP CONFIG FILE>>Version:2.0002

                <SIP CONFIG MODULE>
                --SIP Line List--  :
                SIP1 Phone Number       :%1$s
                SIP1 Display Name       :%2$s
                SIP1 Register Addr      :%4$s
                SIP1 Register Port      :%6$d
                SIP1 Register User      :%1$s
                SIP1 Register Pswd      :%3$s
                SIP1 Register TTL       :300
                SIP1 Enable Reg         :1
                SIP1 Proxy Addr         :%5$s
                SIP1 Proxy Port         :%6$d
                SIP1 Proxy User         :%1$s
                SIP1 Proxy Pswd         :%3$s
                <<END OF FILE>>
                """.formatted(
                            account.extension(), name, account.secret(), account.domain(), host, port));
        }
    },
    /** A soft phone for Windows: its ini, to be put beside the program. It encrypts the password when it starts first. */
    MICROSIP {
        @Override
        PhoneFile file(SipAccount account, String name, String host, int port) {
            var ini = """
                [Settings]
                accountId=1
                [Account1]
                label=%1$s
                server=%4$s
                proxy=%5$s:%6$d
                domain=%4$s
                username=%1$s
                password=%3$s
                authID=%1$s
                displayName=%2$s
                transport=udp
                publicAddr=
                SRTP=
                registerRefresh=300
                keepAlive=15
                ICE=0
                """.formatted(account.extension(), name, account.secret(), account.domain(), host, port);
            return new PhoneFile(
                    "microsip-" + account.extension() + ".zip",
                    "application/zip",
                    Buffer.buffer(
                            zip(Map.of("microsip.ini", ("\uFEFF" + ini.replace("\n", "\r\n")).getBytes(UTF_16LE)))));
        }
    };

    abstract PhoneFile file(SipAccount account, String name, String host, int port);

    /**
     * @param name  the operator's
     * @param proxy host:port that phones register at
     */
    public PhoneFile file(SipAccount account, String name, String proxy) {
        var colon = proxy.lastIndexOf(':');
        return file(account, name, proxy.substring(0, colon), Integer.parseInt(proxy.substring(colon + 1)));
    }

    /** As in the API. */
    public static PhoneModel fromCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    private static PhoneFile text(String name, String content) {
        return new PhoneFile(name, "text/plain; charset=utf-8", Buffer.buffer(content));
    }

    private static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // into memory: never
        }
        return bytes.toByteArray();
    }
}
