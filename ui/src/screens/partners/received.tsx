// What others entrusted to us, apart from our own, and who of those who touched it works on something that overlaps.
import { useState } from "preact/hooks";
import { listContaminations, listReceived } from "../../api/partners";
import { may } from "../../api/session";
import { addressWith, query } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { Filled, Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { day } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { ConflictCheck } from "./conflict_check";
import { ReceiveSheet } from "./receive";
import { ReceivedSheet } from "./received_sheet";
import { text } from "./words";

export function Received() {
  const say = text();
  const list = useResource((signal) => listReceived(signal), []);
  const mixed = useResource((signal) => listContaminations(signal), []);
  const [adding, setAdding] = useState(false);
  const opened = list.data?.items.find((one) => one.number === query("received"));
  const again = () => {
    list.again();
    mixed.again();
  };
  const add = may("received_secret", "create") && (
    <button type="button" class="button button-main" onClick={() => setAdding(true)}>
      {say.receive}
    </button>
  );
  return (
    <div class="panels">
      {(list.data?.items.length ?? 0) > 0 && <p class="row no-print">{add}</p>}
      <Filled of={list}>
        {({ items }) => (
          <Table
            label={say.views.received}
            rows={items}
            rowKey={(row) => row.id}
            href={(row) => addressWith({ received: row.number })}
            selected={opened?.id}
            columns={[
              { id: "number", title: say.columns.number, narrow: true, always: true, cell: (row) => row.number },
              { id: "partner", title: say.columns.partner, cell: (row) => row.partner },
              { id: "what", title: say.columns.what, cell: (row) => <span class="title-cell">{row.what}</span> },
              { id: "limits", title: say.columns.limits, cell: (row) => row.limits },
              {
                id: "received",
                title: say.columns.received,
                narrow: true,
                cell: (row) => (row.received_on ? day(row.received_on) : say.none),
              },
              { id: "ends", title: say.columns.ends, narrow: true, cell: (row) => (row.ends_on ? day(row.ends_on) : say.none) },
              {
                id: "returned",
                title: say.givenBack,
                narrow: true,
                cell: (row) => (row.returned_on ? day(row.returned_on) : say.none),
              },
              {
                id: "exposed",
                title: say.columns.exposed,
                narrow: true,
                align: "end",
                cell: (row) => say.people(row.exposed.length),
              },
            ]}
            empty={
              <EmptyState
                title={say.noReceived}
                text={say.noReceivedText}
                picture={<RowsPicture />}
                action={add}
                command={["received", "list"]}
              />
            }
          />
        )}
      </Filled>
      <Panel title={say.contamination} aside={<p class="faint">{say.contaminationText}</p>}>
        <Filled of={mixed}>
          {({ items }) =>
            items.length === 0 ? (
              <p class="note note-good">{say.noContamination}</p>
            ) : (
              <ul class="bullets">
                {items.map((one) => (
                  <li key={`${one.received} ${one.staff_number}`}>
                    {say.contaminationLine(one.staff_number, `${one.partner} ${one.what}`, one.works_on)}
                  </li>
                ))}
              </ul>
            )
          }
        </Filled>
        <ConflictCheck />
        <CopyAs command={["received", "conflicts"]} call={{ method: "GET", path: "/api/v1/contaminations" }} />
      </Panel>
      <CopyAs command={["received", "list"]} call={{ method: "GET", path: "/api/v1/received-secrets" }} />
      {adding && <ReceiveSheet onClose={() => setAdding(false)} onDone={again} />}
      {opened && <ReceivedSheet of={opened} onChange={again} />}
    </div>
  );
}
