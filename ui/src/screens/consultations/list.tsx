// The register: what is open, the newest first, with the clock of each.
import { listConsultations, showDeskTexts } from "../../api/desk";
import { may } from "../../api/session";
import { addressOf, query, setQuery } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { SelectField } from "../../components/field";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { time } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { Clock, contents, deskName } from "./shown";
import { text } from "./words";

export function Register({ onTake }: { onTake: () => void }) {
  const say = text();
  const wanted = { standing: query("standing") || "open", state: query("state"), urgency: query("urgency"), limit: 500 };
  const list = useResource((signal) => listConsultations(wanted, signal), Object.values(wanted));
  const texts = useResource((signal) => showDeskTexts(signal), []);
  const choice = <T extends string>(words: Record<T, string>) => [
    { value: "", label: say.all },
    ...Object.entries<string>(words).map(([value, label]) => ({ value, label })),
  ];
  return (
    <>
      <div class="row fields-row no-print">
        <SelectField
          label={say.standing}
          value={wanted.standing}
          onValue={(one) => setQuery({ standing: one === "open" ? null : one })}
          options={Object.entries(say.standings).map(([value, label]) => ({ value, label }))}
        />
        <SelectField
          label={say.stateWord}
          value={wanted.state}
          onValue={(one) => setQuery({ state: one })}
          options={choice(say.lists.state)}
        />
        <SelectField
          label={say.urgencyWord}
          value={wanted.urgency}
          onValue={(one) => setQuery({ urgency: one })}
          options={choice(say.lists.urgency)}
        />
      </div>
      <Filled of={list}>
        {({ items }) => (
          <Table
            label={say.title}
            rows={items}
            rowKey={(row) => row.number}
            href={(row) => addressOf("consultations", row.number)}
            empty={
              <EmptyState
                title={say.emptyTitle}
                text={say.emptyText}
                picture={<RowsPicture />}
                action={
                  may("consultation", "create") && (
                    <button type="button" class="button button-main" onClick={onTake}>
                      {say.take}
                    </button>
                  )
                }
                command={["consultation", "list"]}
              />
            }
            columns={[
              { id: "number", title: say.number, cell: (row) => row.number, narrow: true, always: true },
              { id: "received", title: say.received, cell: (row) => time(row.received_at), narrow: true },
              { id: "clock", title: say.clock, cell: (row) => <Clock of={row} />, narrow: true },
              {
                id: "urgency",
                title: say.urgencyWord,
                cell: (row) => (
                  <Mark kind={row.attributes.urgency === "urgent" ? "bad" : row.attributes.urgency === "soon" ? "warn" : "plain"}>
                    {say.lists.urgency[row.attributes.urgency]}
                  </Mark>
                ),
                narrow: true,
              },
              { id: "about", title: say.about, cell: contents },
              { id: "who", title: say.who, cell: (row) => say.lists.asker[row.attributes.asker], narrow: true },
              { id: "desk", title: say.where, cell: (row) => deskName(row.desk, texts.data), narrow: true },
              { id: "state", title: say.stateWord, cell: (row) => say.lists.state[row.state], narrow: true },
              { id: "adviser", title: say.detail.adviser, cell: (row) => row.adviser_login || "-", narrow: true, hidden: true },
            ]}
          />
        )}
      </Filled>
      <CopyAs
        command={["consultation", "list", "--standing", wanted.standing]}
        call={{ method: "GET", path: "/api/v1/consultations" }}
      />
    </>
  );
}
