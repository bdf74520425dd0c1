// Ways by which a secret could leave without being seen, and the setting that would show it.
import { listBlindSpots } from "../../api/protection";
import { CopyAs } from "../../components/copy_as";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { either } from "../../i18n";
import { useResource } from "../../state/resource";
import { text } from "./words";

const tones = { seen: "good", partly: "warn", unseen: "bad" } as const;

export function BlindSpots() {
  const say = text().spots;
  const list = useResource((signal) => listBlindSpots(signal), []);
  return (
    <Panel title={say.title} aside={<p class="faint">{say.lead}</p>}>
      <Filled of={list}>
        {({ items }) => (
          <Table
            label={say.title}
            rows={items}
            rowKey={(row) => row.route}
            columns={[
              { id: "route", title: say.route, always: true, cell: (row) => <span class="title-cell">{either(row.text)}</span> },
              {
                id: "sight",
                title: say.sight,
                narrow: true,
                cell: (row) => <Mark kind={tones[row.sight]}>{say.sights[row.sight]}</Mark>,
              },
              { id: "setting", title: say.setting, cell: (row) => either(row.setting) },
              { id: "missing", title: say.missing, hidden: true, cell: (row) => row.missing.join(", ") || "–" },
            ]}
            empty={<p class="note note-good">{say.none}</p>}
          />
        )}
      </Filled>
      <CopyAs command={["readiness", "blind-spots"]} call={{ method: "GET", path: "/api/v1/blind-spots" }} />
    </Panel>
  );
}
