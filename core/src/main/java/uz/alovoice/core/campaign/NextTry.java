package uz.alovoice.core.campaign;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a contact is called again, on which of his numbers, and when: a pure function of the campaign's rule and what was tried. */
final class NextTry {
    private final CampaignSettings campaign;
    private final List<String> numbers;
    private final Map<String, Map<AttemptOutcome, Integer>> tried = new HashMap<>();

    /** So many attempts to a number came to this. */
    record Tried(String number, AttemptOutcome outcome, int attempts) {}

    /** @param place of the number to call, from 1 */
    record Again(int place, int afterSeconds) {}

    /** @param tried everything that was, the latest included */
    NextTry(CampaignSettings campaign, List<String> numbers, List<Tried> tried) {
        this.campaign = campaign;
        this.numbers = numbers;
        for (var t : tried) {
            this.tried
                    .computeIfAbsent(t.number(), number -> new HashMap<>())
                    .merge(t.outcome(), t.attempts(), Integer::sum);
        }
    }

    /** How many attempts counted. */
    int counted() {
        return numbers.stream().mapToInt(this::counted).sum();
    }

    /**
     * @param latest outcome of the latest attempt, which was to {@code number}
     * @return empty when he is not called again
     */
    Optional<Again> after(AttemptOutcome latest, String number) {
        if (latest == AttemptOutcome.SUCCESS || counted() >= campaign.attemptsPerContact()) {
            return Optional.empty();
        }
        var retry = campaign.retries().get(latest);
        var at = Math.max(0, numbers.indexOf(number));
        for (var i = 0; i < numbers.size(); i++) {
            // In order of the list, beginning with this number, or ending with it.
            var place = (at + i + (retry.nextNumber() ? 1 : 0)) % numbers.size();
            if (!givenUp(numbers.get(place))) {
                return Optional.of(new Again(place + 1, retry.afterSeconds()));
            }
        }
        return Optional.empty();
    }

    private boolean givenUp(String number) {
        return counted(number) >= campaign.attemptsPerNumber()
                || tried.getOrDefault(number, Map.of()).entrySet().stream()
                        .anyMatch(t -> t.getValue()
                                >= campaign.retries().get(t.getKey()).attempts());
    }

    private int counted(String number) {
        return tried.getOrDefault(number, Map.of()).entrySet().stream()
                .filter(t -> t.getKey().counts())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
