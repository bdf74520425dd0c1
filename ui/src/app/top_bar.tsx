import { logOut, me } from "../api/session";
import { Icon } from "../components/icon";
import { t } from "../i18n";
import { shortTime } from "../i18n/format";
import { language, setLanguage } from "../i18n/language";
import { density, theme } from "../state/theme";
import { keySheetOpen, paletteOpen } from "./keys";
import { notices, runningJobs } from "./notices";
import { roomTitle } from "./palette";

function closeOthers(event: Event): void {
  const opened = event.currentTarget as HTMLDetailsElement;
  if (!opened.open) return;
  for (const other of document.querySelectorAll<HTMLDetailsElement>("details.menu[open]"))
    if (other !== opened && !other.contains(opened)) other.open = false;
}

export function TopBar({ menuOpen, onMenu }: { menuOpen: boolean; onMenu: () => void }) {
  const words = t().shell;
  const who = me.value;
  const roles: Record<string, string> = t().roles;
  return (
    <header class="top">
      <button
        type="button"
        class="button button-quiet button-icon top-menu"
        aria-expanded={menuOpen}
        aria-controls="rail"
        aria-label={menuOpen ? words.closeMenu : words.menu}
        onClick={onMenu}
      >
        <Icon name={menuOpen ? "close" : "menu"} />
      </button>
      <a href="/" class="brand">
        <StoneMark />
        <span>{t().product}</span>
        {who?.organisation.name && <span class="brand-place">{who.organisation.name}</span>}
      </a>
      {who?.demo && (
        <span class="mark mark-warn" title={words.demoBanner}>
          {words.demo}
        </span>
      )}
      <button
        type="button"
        class="top-search"
        onClick={() => {
          paletteOpen.value = true;
        }}
      >
        <Icon name="search" />
        <span>{words.search}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <span class="grow" />
      {runningJobs.value > 0 && <span class="faint top-jobs">{words.jobs(runningJobs.value)}</span>}
      <details class="menu" onToggle={closeOthers}>
        <summary class="button button-quiet button-icon" aria-label={`${words.notices} (${notices.value.length})`}>
          <Icon name="bell" />
          {notices.value.length > 0 && <span class="badge">{notices.value.length}</span>}
        </summary>
        <div class="menu-body menu-end">
          {notices.value.length === 0 && <p class="faint">{words.noNotices}</p>}
          {notices.value.map((notice) => (
            <a key={notice.id} class="menu-link" href={notice.address}>
              <Icon name={notice.kind === "alert" ? "alert" : "headset"} />
              <span class="grow">{roomTitle(notice.kind === "alert" ? "alerts" : "questions")}</span>
              <span class="faint">{shortTime(notice.at)}</span>
            </a>
          ))}
          {notices.value.length > 0 && (
            <button
              type="button"
              class="button button-quiet button-small"
              onClick={() => {
                notices.value = [];
              }}
            >
              {words.clearNotices}
            </button>
          )}
        </div>
      </details>
      <button
        type="button"
        class="button button-quiet button-icon top-help"
        aria-label={words.keys}
        onClick={() => {
          keySheetOpen.value = true;
        }}
      >
        <Icon name="help" />
      </button>
      <button
        type="button"
        class="button button-quiet top-language"
        lang={language.value === "ja" ? "en" : "ja"}
        onClick={() => setLanguage(language.value === "ja" ? "en" : "ja")}
      >
        {words.language}
      </button>
      <details class="menu" onToggle={closeOthers}>
        <summary class="button button-quiet button-icon" aria-label={`${words.account}${who ? `: ${who.login}` : ""}`}>
          <Icon name="person" />
        </summary>
        <div class="menu-body menu-end">
          {who && (
            <p>
              <strong>{who.login}</strong>
              <br />
              <span class="faint">{who.roles.map((role) => roles[role] ?? role).join("、")}</span>
            </p>
          )}
          <Choice
            title={words.theme}
            names={words.themes}
            value={theme.value}
            put={(next) => {
              theme.value = next;
            }}
          />
          <Choice
            title={words.density}
            names={words.densities}
            value={density.value}
            put={(next) => {
              density.value = next;
            }}
          />
          <button type="button" class="button" onClick={() => void logOut()}>
            {words.logOut}
          </button>
        </div>
      </details>
    </header>
  );
}

function Choice<T extends string>({
  title,
  names,
  value,
  put,
}: {
  title: string;
  names: Record<T, string>;
  value: T;
  put: (next: T) => void;
}) {
  return (
    <fieldset class="segments">
      <legend>{title}</legend>
      {(Object.keys(names) as T[]).map((name) => (
        <label key={name} class={value === name ? "on" : undefined}>
          <input type="radio" name={`choice-${title}`} checked={value === name} onChange={() => put(name)} />
          {names[name]}
        </label>
      ))}
    </fieldset>
  );
}

// The stone bound with a rope that closes a garden path.
function StoneMark() {
  return (
    <svg class="stone" viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
      <ellipse class="stone-body" cx="16" cy="18" rx="13" ry="10.5" />
      <path class="stone-rope" d="M4 15.5c7 4.5 17 4.5 24 0M16 7.5v21M11 9.5c3-4 7-4 10 0" />
    </svg>
  );
}
