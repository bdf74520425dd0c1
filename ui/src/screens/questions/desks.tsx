// The desks that this firm may ask.
import { useState } from "preact/hooks";
import { listDeskLinks, putDeskLink } from "../../api/questions";
import { may } from "../../api/session";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { FieldsDialog } from "../../components/fields_dialog";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { day } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { text } from "./words";

export function Desks() {
  const say = text();
  const list = useResource((signal) => listDeskLinks(signal), []);
  const [adding, setAdding] = useState(false);
  const add = may("desk_link", "create") && (
    <button type="button" class="button" onClick={() => setAdding(true)}>
      {say.addDesk}
    </button>
  );
  return (
    <>
      <Filled of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={say.noDeskTitle}
              text={say.noDeskText}
              picture={<RowsPicture />}
              action={add}
              command={["question", "desk", "NAME", "https://…"]}
            />
          ) : (
            <>
              <p class="row no-print">{add}</p>
              <Table
                label={say.views.desks}
                rows={items}
                rowKey={(row) => row.name}
                columns={[
                  { id: "name", title: say.deskName, cell: (row) => row.name, narrow: true, always: true },
                  { id: "address", title: say.address, cell: (row) => <span class="path">{row.address}</span> },
                  { id: "since", title: say.since, cell: (row) => day(row.since), narrow: true },
                ]}
              />
            </>
          )
        }
      </Filled>
      <CopyAs command={["question", "desks"]} call={{ method: "GET", path: "/api/v1/desk-links" }} />
      {adding && (
        <FieldsDialog
          title={say.addDesk}
          done={say.deskSaved}
          fields={[
            { name: "name", label: say.deskName, help: say.deskNameHelp, required: true },
            { name: "address", label: say.address, help: say.addressHelp, required: true },
            { name: "reason", label: say.reason },
          ]}
          send={({ name, address, reason }) => putDeskLink(name.trim(), { address: address.trim(), reason: reason || undefined })}
          command={({ name, address }) => ["question", "desk", name || "NAME", address || "https://…"]}
          onDone={list.again}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}
