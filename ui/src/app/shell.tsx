// What stands around every screen: skip link, top bar, rail, the screen itself, what is said, palette and key sheet.
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../api/problem";
import { problemOf } from "../api/problem";
import { leaveSample, sampleShown } from "../api/sample";
import { me } from "../api/session";
import { ErrorPanel } from "../components/error_panel";
import { Loading } from "../components/panel";
import { announce, Toasts } from "../components/toast";
import { t } from "../i18n";
import { language } from "../i18n/language";
import Home from "../screens/home/index";
import { KeySheet } from "./key_sheet";
import { Palette, roomTitle } from "./palette";
import { Rail } from "./rail";
import { arrived, place, room } from "./router";
import { hasScreen, loadScreen } from "./screens";
import { TopBar } from "./top_bar";

const menuOpen = signal(false);

export function Shell() {
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    document.documentElement.lang = language.value;
    document.title = `${roomTitle(room.value)} – ${t().product}`;
  }, [language.value, room.value]);
  useEffect(() => {
    if (arrived.value === 0) return;
    announce(t().shell.arrived(roomTitle(room.value)));
    main.current?.focus({ preventScroll: true });
  }, [arrived.value]);
  const closeMenu = () => {
    menuOpen.value = false;
  };
  return (
    <>
      <a class="skip" href="#main">
        {t().shell.skip}
      </a>
      <TopBar
        menuOpen={menuOpen.value}
        onMenu={() => {
          menuOpen.value = !menuOpen.value;
        }}
      />
      <div class="frame">
        <Rail open={menuOpen.value} onChoose={closeMenu} />
        <main id="main" ref={main} tabIndex={-1} data-room={room.value}>
          {me.value?.demo && <p class="demo-line">{t().shell.demoBanner}</p>}
          {sampleShown.value && (
            <p class="demo-line">
              {t().sample.banner}{" "}
              <button type="button" class="button" onClick={leaveSample}>
                {t().sample.leave}
              </button>
            </p>
          )}
          <CurrentScreen />
        </main>
      </div>
      <Toasts />
      <Palette />
      <KeySheet />
    </>
  );
}

const loaded = new Map<string, ComponentType>([["", Home]]);

function CurrentScreen() {
  const name = room.value;
  const [, redraw] = useState(0);
  const [problem, setProblem] = useState<Problem>();
  const load = () => {
    setProblem(undefined);
    loadScreen(name)?.then(
      (module) => {
        loaded.set(name, module.default);
        redraw((n) => n + 1);
      },
      (reason: unknown) => setProblem(problemOf(reason)),
    );
  };
  useEffect(() => {
    if (!loaded.has(name)) load();
  }, [name]);
  if (!hasScreen(name)) return <NotFound />;
  const Screen = loaded.get(name);
  if (Screen) return <Screen key={name} />;
  return problem ? <ErrorPanel problem={problem} again={load} /> : <Loading />;
}

function NotFound() {
  const words = t().shell;
  return (
    <section class="empty">
      <h1>{words.notFoundTitle}</h1>
      <p>{words.notFound(place.value.path)}</p>
      <p>
        <a class="button button-main" href="/">
          {words.toHome}
        </a>
      </p>
    </section>
  );
}
