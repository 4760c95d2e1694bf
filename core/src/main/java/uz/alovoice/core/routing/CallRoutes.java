package uz.alovoice.core.routing;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;

/** The way of every call of a tenant as a graph, with what is wrong with it. */
public final class CallRoutes {
    private final Db db;

    public CallRoutes(Db db) {
        this.db = db;
    }

    /**
     * A place that a call may come to.
     *
     * @param id    {@code menu:3}
     * @param kind  number, schedule, menu, department, operator, outside, voicemail, audio, language, pick_up or hangup
     * @param thing its id; null where it is no thing
     * @param name  of the thing; the number for outside, the code for a language, else empty
     */
    public record Node(String id, String kind, @Nullable Long thing, String name) {}

    /**
     * A way from one place to the next.
     *
     * @param kind   start, open, closed, key, default, max_wait or then
     * @param digits with kind key; null otherwise
     */
    public record Edge(
            String from, String to, String kind, @Nullable String digits) {}

    /** @param kind dead_end, unreachable, loop or no_greeting */
    public record Mistake(String kind, String node) {}

    /** The whole picture. */
    public record Graph(List<Node> nodes, List<Edge> edges, List<Mistake> mistakes) {}

    /** What the tenant has now. */
    public Future<Graph> graph(TenantId tenant) {
        return db.inTenant(tenant, tx -> tx.list(Place::of, """
            SELECT 'number' AS kind, id, number AS name, false AS bad FROM number
            UNION ALL SELECT 'schedule', id, name, false FROM schedule
            UNION ALL SELECT 'menu', id, name, greeting_audio_id IS NULL FROM menu
            UNION ALL SELECT 'department', d.id, d.name, NOT EXISTS (SELECT FROM department_operator m
                JOIN operator o ON o.id = m.operator_id AND o.disabled_at IS NULL
                WHERE m.department_id = d.id) FROM department d
            UNION ALL SELECT 'operator', id, name, disabled_at IS NOT NULL FROM operator WHERE deleted_at IS NULL
            UNION ALL SELECT 'audio', id, name, false FROM audio
            ORDER BY kind, name, id""")
                .compose(places -> tx.list(Way::of, """
                    SELECT 'number:' || id AS origin, 'start' AS kind, NULL AS digits, step FROM number
                    UNION ALL SELECT 'schedule:' || id, 'open', NULL, open_step FROM schedule
                    UNION ALL SELECT 'schedule:' || id, 'closed', NULL, closed_step FROM schedule
                    UNION ALL SELECT 'menu:' || menu_id, 'key', digits, step FROM menu_key
                    UNION ALL SELECT 'menu:' || id, 'default', NULL, default_step FROM menu
                    UNION ALL SELECT 'department:' || id, 'max_wait', NULL, max_wait_step FROM department
                    ORDER BY origin, kind, digits""").map(ways -> new Drawing(places, ways).graph())));
    }

    private record Place(String kind, long id, String name, boolean bad) {
        static Place of(Row row) {
            return new Place(row.getString("kind"), row.getLong("id"), row.getString("name"), row.getBoolean("bad"));
        }

        Node node() {
            return new Node(kind + ":" + id, kind, id, name);
        }
    }

    private record Way(String from, String kind, @Nullable String digits, Step step) {
        static Way of(Row row) {
            return new Way(
                    row.getString("origin"),
                    row.getString("kind"),
                    row.getString("digits"),
                    Step.fromJson(row.getJsonObject("step")));
        }
    }

    /** Things are nodes by themselves; the other steps become nodes where a way leads to them. */
    private static final class Drawing {
        private final Map<String, Node> nodes = new LinkedHashMap<>();
        private final List<Edge> edges = new ArrayList<>();
        private final List<Mistake> mistakes = new ArrayList<>();

        Drawing(List<Place> places, List<Way> ways) {
            places.forEach(place -> nodes.put(place.node().id(), place.node()));
            ways.forEach(way -> draw(way.from(), way.kind(), way.digits(), way.step()));
            findMistakes(places);
        }

        private void draw(String from, String kind, @Nullable String digits, Step step) {
            var to = node(from + "/" + kind + (digits == null ? "" : digits), step);
            nodes.putIfAbsent(to.id(), to);
            edges.add(new Edge(from, to.id(), kind, digits));
            if (step instanceof Step.Speak speak) {
                draw(to.id(), "then", null, speak.then());
            }
        }

        private Node node(String place, Step step) {
            return switch (step) {
                case Step.Schedule s -> thing("schedule", s.id());
                case Step.Menu m -> thing("menu", m.id());
                case Step.Queue q -> thing("department", q.department());
                case Step.Extension e -> thing("operator", e.operator());
                case Step.Message m -> thing("audio", m.audio());
                case Step.Outside o -> new Node("outside:" + o.number(), "outside", null, o.number());
                case Step.Voicemail v when v.department() == null -> new Node("voicemail", "voicemail", null, "");
                case Step.Voicemail v ->
                    new Node(
                            "voicemail:" + v.department(),
                            "voicemail",
                            v.department(),
                            thing("department", v.department()).name());
                case Step.Speak s -> // each has a way on of its own
                    new Node("language:" + place, "language", null, s.language().code());
                case Step.PickUp p -> new Node("pick_up", "pick_up", p.operator(), "");
                case Step.Refuse r -> throw new IllegalStateException("nothing a customer made leads to a refusal");
                case Step.TestCall t -> throw new IllegalStateException("nothing a customer made leads to a test call");
                case Step.HangUp h -> new Node("hangup", "hangup", null, "");
            };
        }

        private Node thing(String kind, long id) {
            var known = nodes.get(kind + ":" + id);
            return known == null ? new Node(kind + ":" + id, kind, id, "") : known;
        }

        private void findMistakes(List<Place> places) {
            var reached = new HashSet<String>();
            nodes.values().stream()
                    .filter(node -> node.kind().equals("number"))
                    .forEach(number -> follow(number.id(), reached));
            for (var place : places) {
                var id = place.node().id();
                if (place.bad() && reached.contains(id)) {
                    mistakes.add(new Mistake(place.kind().equals("menu") ? "no_greeting" : "dead_end", id));
                }
                if (Set.of("menu", "schedule").contains(place.kind()) && !reached.contains(id)) {
                    mistakes.add(new Mistake("unreachable", id));
                }
            }
            loops().forEach(node -> mistakes.add(new Mistake("loop", node)));
        }

        private void follow(String node, Set<String> reached) {
            if (reached.add(node)) {
                edges.stream().filter(edge -> edge.from().equals(node)).forEach(edge -> follow(edge.to(), reached));
            }
        }

        /** Menus whose default leads, by defaults alone, back to them: whoever does nothing never leaves. */
        private List<String> loops() {
            var onward = edges.stream()
                    .filter(edge -> Set.of("default", "then").contains(edge.kind()))
                    .collect(Collectors.toMap(Edge::from, Edge::to));
            return nodes.keySet().stream()
                    .filter(node -> node.startsWith("menu:") && returns(node, onward))
                    .toList();
        }

        private static boolean returns(String start, Map<String, String> onward) {
            var seen = new HashSet<String>();
            for (var at = onward.get(start); at != null && seen.add(at); at = onward.get(at)) {
                if (at.equals(start)) {
                    return true;
                }
            }
            return false;
        }

        Graph graph() {
            return new Graph(List.copyOf(nodes.values()), List.copyOf(edges), List.copyOf(mistakes));
        }
    }
}
