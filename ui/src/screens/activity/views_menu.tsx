import { useState } from "preact/hooks";
import { place } from "../../app/router";
import { Icon } from "../../components/icon";
import { t } from "../../i18n";
import { savedViews } from "../../state/saved_views";
import { text } from "./words";

const kept = savedViews("activity");

export function ViewsMenu() {
  const say = text();
  const [name, setName] = useState("");
  const save = () => {
    if (!name.trim()) return;
    kept.save({ name: name.trim(), address: `${place.value.path}?${place.value.query}` });
    setName("");
  };
  return (
    <details class="menu">
      <summary class="button button-quiet button-small">{say.views}</summary>
      <div class="menu-body">
        {kept.views.value.length === 0 && <p class="faint">{say.viewNone}</p>}
        {kept.views.value.map((view) => (
          <div class="menu-row" key={view.name}>
            <a class="menu-link grow" href={view.address}>
              {view.name}
            </a>
            <button
              type="button"
              class="button button-quiet button-icon"
              aria-label={t().filter.forget(view.name)}
              onClick={() => kept.forget(view.name)}
            >
              <Icon name="close" />
            </button>
          </div>
        ))}
        <form
          class="row"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <input
            class="inline-field grow"
            aria-label={say.viewName}
            placeholder={say.viewName}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <button type="submit" class="button button-small">
            {say.viewSave}
          </button>
        </form>
      </div>
    </details>
  );
}
