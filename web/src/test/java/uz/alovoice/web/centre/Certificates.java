package uz.alovoice.web.centre;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/** A certificate that signs itself, where FreeSWITCH looks for those of TLS and of secure WebSockets. */
final class Certificates {
    private static final String PASSWORD = "only-for-tests";

    private Certificates() {}

    static void write(Path directory) {
        try {
            var store = Files.createDirectories(directory).resolve("keys.p12");
            var keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-keystore",
                            store.toString(),
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            PASSWORD,
                            "-alias",
                            "node",
                            "-keyalg",
                            "RSA",
                            "-dname",
                            "CN=node.test")
                    .inheritIO()
                    .start();
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool failed");
            }
            var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            var certificate = pem("CERTIFICATE", keys.getCertificate("node").getEncoded());
            var key = pem(
                    "PRIVATE KEY", keys.getKey("node", PASSWORD.toCharArray()).getEncoded());
            for (var name : List.of("agent.pem", "wss.pem")) {
                Files.writeString(directory.resolve(name), certificate + key);
            }
            Files.writeString(directory.resolve("cafile.pem"), certificate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String what, byte[] bytes) {
        var text = Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    }
}
