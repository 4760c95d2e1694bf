package uz.alovoice.core.flow.step;

import uz.alovoice.core.audio.Prompt.Phrase;
import uz.alovoice.core.audio.Sounds;
import uz.alovoice.core.flow.Journey;
import uz.alovoice.core.flow.Next;
import uz.alovoice.core.menu.MenuId;
import uz.alovoice.core.menu.Menus;
import uz.alovoice.core.routing.Step;

/**
 * The greeting, and what each key leads to. Silence and wrong keys have the greeting said again as often as the menu allows, then the
 * default is taken. A resume repeats the greeting: the caller cannot know what he had heard of it.
 */
public final class MenuStep {
    private final Menus menus;
    private final Sounds sounds;

    public MenuStep(Menus menus, Sounds sounds) {
        this.menus = menus;
        this.sounds = sounds;
    }

    public Next run(Journey journey, Step.Menu step) {
        var menu = menus.get(journey.tenantId(), new MenuId(step.id())).await();
        var greeting = sounds.audio(journey.tenantId(), menu.greeting()).await();
        var longest =
                menu.keys().keySet().stream().mapToInt(String::length).max().orElse(1);
        // Where # is a key itself it cannot end the input; a pause does.
        var hashEnds = longest > 1 && menu.keys().keySet().stream().noneMatch(keys -> keys.contains("#"));
        journey.answer();
        for (var round = 0; round <= menu.repeats(); round++) {
            var pressed = journey.leg().collect(greeting, longest, hashEnds, menu.timeoutSeconds());
            if (!pressed.silence()) {
                var chosen = menu.keys().get(pressed.keys());
                if (chosen != null) {
                    return new Next.GoTo(chosen);
                }
                journey.leg().play(sounds.say(journey.language(), Phrase.MENU_INVALID));
            }
        }
        return new Next.GoTo(menu.defaultStep());
    }
}
