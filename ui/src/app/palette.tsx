// Ctrl+K: go to a room, do something, open an object by its number, or take the words to a search. A combobox with a list of options.
import { signal } from "@preact/signals";

import { Dialog } from "../components/dialog";
import { Icon } from "../components/icon";
import { t } from "../i18n";
import { language, setLanguage } from "../i18n/language";
import { density, theme } from "../state/theme";
import { paletteOpen } from "./keys";
import { go } from "./router";
import { hasScreen, maySee, screens } from "./screens";

interface Suggestion {
  id: string;
  icon: string;
  kind: string;
  text: string;
  also?: string; // other words it is found by
  run: () => void;
}

export function roomTitle(room: string): string {
  const titles: Record<string, string> = t().rooms;
  return titles[room || "home"] ?? room;
}

const typed = signal("");
const chosen = signal(0);

function suggestions(): Suggestion[] {
  const words = t().palette;
  const text = typed.value.trim();
  const low = text.toLowerCase();
  const rooms: Suggestion[] = screens
    .filter((screen) => hasScreen(screen.room) && maySee(screen))
    .map((screen) => ({
      id: `room-${screen.room}`,
      icon: screen.icon,
      kind: words.goTo,
      text: roomTitle(screen.room),
      also: screen.room,
      run: () => go(`/${screen.room}`),
    }));
  const acts: Suggestion[] = [
    {
      id: "language",
      icon: "settings",
      kind: words.act,
      text: words.switchLanguage,
      also: "language english nihongo",
      run: () => setLanguage(language.peek() === "ja" ? "en" : "ja"),
    },
    {
      id: "dark",
      icon: "theme",
      kind: words.act,
      text: words.dark,
      also: "dark theme",
      run: () => {
        theme.value = "dark";
      },
    },
    {
      id: "light",
      icon: "theme",
      kind: words.act,
      text: words.light,
      also: "light theme",
      run: () => {
        theme.value = "light";
      },
    },
    {
      id: "dense",
      icon: "columns",
      kind: words.act,
      text: words.dense,
      also: "density rows",
      run: () => {
        density.value = density.peek() === "dense" ? "roomy" : "dense";
      },
    },
    {
      id: "print",
      icon: "case",
      kind: words.act,
      text: words.print,
      also: "print paper",
      run: () => window.setTimeout(() => window.print(), 200),
    },
  ];
  const match = (one: Suggestion) => !low || one.text.toLowerCase().includes(low) || (one.also ?? "").includes(low);
  const out = [...rooms, ...acts].filter(match);
  if (text.length > 1) {
    if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(low))
      out.push({ id: "alert", icon: "alert", kind: words.open, text: words.openAlert(text), run: () => go(`/alerts/${low}`) });
    if (hasScreen("secrets"))
      out.push({
        id: "secret",
        icon: "search",
        kind: words.open,
        text: words.searchSecret(text),
        run: () => go(`/secrets?q=${encodeURIComponent(text)}`),
      });
    if (hasScreen("activity"))
      out.push({
        id: "events",
        icon: "search",
        kind: words.open,
        text: words.searchEvents(text),
        run: () => go(`/activity?q=${encodeURIComponent(text)}`),
      });
  }
  return out;
}

export function Palette() {
  // The dialog gives the focus to the field, which is the first that can have it.
  if (!paletteOpen.value) return null;
  const words = t().palette;
  const list = suggestions();
  const at = Math.min(chosen.value, list.length - 1);
  const close = () => {
    paletteOpen.value = false;
    typed.value = "";
    chosen.value = 0;
  };
  const run = (one: Suggestion | undefined) => {
    if (!one) return;
    close();
    one.run();
  };
  const key = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown") chosen.value = (at + 1) % Math.max(1, list.length);
    else if (event.key === "ArrowUp") chosen.value = (at - 1 + list.length) % Math.max(1, list.length);
    else if (event.key === "Enter") run(list[at]);
    else return;
    event.preventDefault();
    document.getElementById(`suggestion-${chosen.value}`)?.scrollIntoView({ block: "nearest" });
  };
  return (
    <Dialog title={words.title} onClose={close} kind="palette" hideTitle>
      <input
        class="palette-field"
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls="suggestions"
        aria-autocomplete="list"
        aria-activedescendant={list.length ? `suggestion-${at}` : undefined}
        aria-label={words.label}
        placeholder={words.label}
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          chosen.value = 0;
        }}
        onKeyDown={key}
      />
      <div id="suggestions" role="listbox" class="palette-list" aria-label={words.title}>
        {list.map((one, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox takes the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus and names the active option
          <div
            key={one.id}
            id={`suggestion-${index}`}
            role="option"
            aria-selected={index === at}
            class="palette-one"
            onClick={() => run(one)}
          >
            <Icon name={one.icon} />
            <span class="grow">{one.text}</span>
            <span class="faint">{one.kind}</span>
          </div>
        ))}
      </div>
      {list.length === 0 && <p class="palette-none">{words.none}</p>}
      <p class="palette-hint faint">{words.hint}</p>
      <p class="heard" role="status">
        {words.found(list.length)}
      </p>
    </Dialog>
  );
}
