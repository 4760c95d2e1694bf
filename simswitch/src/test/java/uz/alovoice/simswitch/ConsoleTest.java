package uz.alovoice.simswitch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders from outside the process. */
class ConsoleTest {
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private Brain brain;
    private SimSwitch sim;
    private Console console;

    @BeforeEach
    void start() throws Exception {
        brain = new Brain().user("2000", "t1.test", "secret");
        sim = new SimSwitch(new SimSwitchOptions().xml(brain.xmlUrl()).cdr(brain.cdrUrl())).start();
        console = new Console(sim, answers::add);
    }

    @AfterEach
    void stop() throws Exception {
        sim.close();
        brain.close();
    }

    @Test
    void aPhoneRegistersOrIsRefused() throws Exception {
        assertThat(ask("{'id':1,'do':'register','extension':'2000','domain':'t1.test','password':'secret'}"))
                .isEqualTo(new JsonObject().put("id", 1).put("status", 200));
        assertThat(ask("{'id':2,'do':'register','extension':'2001','domain':'t1.test','password':'guess'}")
                        .getInteger("status"))
                .isEqualTo(403);
    }

    @Test
    void aCallIsMadeAndAwaited() throws Exception {
        assertThat(ask("{'id':1,'do':'call','provider':'127.2.9.1','number':'+998712000001','from':'+998901234567'}"))
                .isEqualTo(new JsonObject().put("id", 1).put("call", 1));
        EslPeer socket = brain.awaitSocket();
        socket.command("connect");
        socket.command("myevents");
        socket.command("linger");
        socket.run("answer", "");
        assertThat(ask("{'id':2,'do':'await','call':1,'what':'answered'}")).isEqualTo(new JsonObject().put("id", 2));
        ask("{'id':3,'do':'hang_up','call':1}");
        assertThat(ask("{'id':4,'do':'await','call':1,'what':'ended'}").getString("cause"))
                .isEqualTo("NORMAL_CLEARING");
    }

    @Test
    void whatCannotBeDoneIsSaid() throws Exception {
        assertThat(ask("{'id':1,'do':'dance'}").getString("error")).contains("dance");
        assertThat(ask("{'id':2,'do':'press','call':7,'digits':'1'}").getString("error"))
                .contains("7");
        assertThat(ask("{'id':3,'do':'call','number':'1'}").getString("error")).contains("provider");
        assertThat(ask("no json").getString("error")).isNotNull();
    }

    @Test
    void ordersAreLines() throws Exception {
        var lines = "{\"id\":1,\"do\":\"dance\"}\n\n{\"id\":2,\"do\":\"dance\"}\n";
        console.read(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        var first = answer().getInteger("id");
        assertThat(answer().getInteger("id") + first).isEqualTo(3);
    }

    private JsonObject ask(String order) throws Exception {
        console.obey(order.replace('\'', '"'));
        return answer();
    }

    private JsonObject answer() throws Exception {
        String answer = answers.poll(10, TimeUnit.SECONDS);
        assertThat(answer).startsWith("console ");
        return new JsonObject(answer.substring("console ".length()));
    }
}
