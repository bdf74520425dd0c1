import { Dialog } from "../components/dialog";
import { t } from "../i18n";
import { keySheetOpen } from "./keys";

export function KeySheet() {
  if (!keySheetOpen.value) return null;
  const words = t().keys;
  const two = (second: string) => ["g", second];
  const groups: [string, [string[], string][]][] = [
    [
      words.everywhere,
      [
        [["Ctrl", "K"], words.palette],
        [["/"], words.focusFilter],
        [["?"], words.sheet],
        [["Esc"], words.close],
        [two("h"), words.goHome],
        [two("s"), words.goSecrets],
        [two("a"), words.goAlerts],
        [two("p"), words.goPeople],
        [two("c"), words.goCases],
      ],
    ],
    [
      words.inTables,
      [
        [["↓", "j"], words.next],
        [["↑", "k"], words.previous],
        [["Enter"], words.openRow],
        [["Home"], words.first],
        [["End"], words.last],
      ],
    ],
  ];
  return (
    <Dialog
      title={words.title}
      onClose={() => {
        keySheetOpen.value = false;
      }}
    >
      <div class="key-groups">
        {groups.map(([title, rows]) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl class="key-list">
              {rows.map(([keys, text]) => (
                <div key={text}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
