import { Icon } from "../components/icon";
import { t } from "../i18n";
import { roomTitle } from "./palette";
import { room } from "./router";
import { hasScreen, maySee, screens } from "./screens";

const groups = ["daily", "guard", "find", "answer", "share", "desk", "learn", "manage"] as const;

export function Rail({ open, onChoose }: { open: boolean; onChoose: () => void }) {
  const visible = screens.filter((screen) => hasScreen(screen.room) && maySee(screen));
  return (
    <nav id="rail" class={`rail${open ? " rail-open" : ""}`} aria-label={t().shell.rooms}>
      {groups.map((group) => {
        const members = visible.filter((screen) => screen.group === group);
        if (members.length === 0) return null;
        return (
          <section key={group}>
            <h2>{t().groups[group]}</h2>
            <ul>
              {members.map((screen) => (
                <li key={screen.room}>
                  <a
                    href={`/${screen.room}`}
                    class="rail-link"
                    aria-current={room.value === screen.room ? "page" : undefined}
                    onClick={onChoose}
                  >
                    <Icon name={screen.icon} />
                    <span>{roomTitle(screen.room)}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </nav>
  );
}
