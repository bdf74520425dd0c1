// Values that tie nobody to anybody: which lists there are, from whom, and another one taken in.
import { useState } from "preact/hooks";
import { addStopList, listStopLists, removeStopList, type StopList } from "../../api/campaigns";
import { may } from "../../api/session";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { TextField } from "../../components/field";
import { FieldsDialog } from "../../components/fields_dialog";
import { FileField } from "../../components/file_field";
import { Filled } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { t } from "../../i18n";
import { count, time } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { text } from "./words";

export function StopLists() {
  const say = text();
  const list = useResource((signal) => listStopLists(signal), []);
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<StopList>();
  const mayChange = may("hub_campaign", "create");
  const add = mayChange && (
    <button type="button" class="button button-main" onClick={() => setAdding(true)}>
      {say.addList}
    </button>
  );
  const columns: Column<StopList>[] = [
    { id: "name", title: say.listName, cell: (row) => row.name, narrow: true, always: true },
    { id: "title", title: say.listTitle, cell: (row) => <span class="title-cell">{`${row.title} ${row.version}`}</span> },
    {
      id: "entries",
      title: say.entries,
      cell: (row) => (row.unusable > 0 ? `${count(row.entries)} (${say.unusable(count(row.unusable))})` : count(row.entries)),
      align: "end",
      narrow: true,
    },
    {
      id: "origin",
      title: say.origin,
      cell: (row) =>
        row.source === "folder" ? (
          say.folder
        ) : (
          <span title={row.sha256 ?? undefined}>
            {row.file}: {row.reason}
          </span>
        ),
    },
    { id: "by", title: say.by, cell: (row) => row.by, narrow: true },
    { id: "when", title: say.when, cell: (row) => (row.at ? time(row.at) : "–"), narrow: true },
  ];
  if (mayChange)
    columns.push({
      id: "act",
      title: say.removeList,
      cell: (row) =>
        row.source === "hub" && (
          <button type="button" class="button button-small no-print" onClick={() => setRemoving(row)}>
            {say.removeList}
          </button>
        ),
      narrow: true,
    });
  return (
    <>
      <p>{say.listsLead}</p>
      <Filled of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={say.listsNone}
              text={say.listsNoneText}
              picture={<RowsPicture />}
              action={add || undefined}
              command={["campaign", "stop-list", "add", "google/list.json"]}
            />
          ) : (
            <>
              <p class="row no-print">{add}</p>
              <Table label={say.lists} columns={columns} rows={items} rowKey={(row) => `${row.source} ${row.name}`} fixed />
            </>
          )
        }
      </Filled>
      <CopyAs command={["campaign", "stop-list", "list"]} call={{ method: "GET", path: "/api/v1/hub-stop-lists" }} />
      {adding && <AddDialog onClose={() => setAdding(false)} onDone={list.again} />}
      {removing && (
        <FieldsDialog
          title={say.removeList}
          text={say.removeText(removing.name)}
          done={say.listRemoved}
          fields={[{ name: "reason", label: say.reason, required: true, rows: 2 }]}
          send={({ reason }) => removeStopList(removing.name, reason)}
          onDone={list.again}
          onClose={() => setRemoving(undefined)}
          command={({ reason }) => ["campaign", "stop-list", "remove", removing.name, "--reason", reason]}
          call={(body) => ({ method: "POST", path: `/api/v1/hub-stop-lists/${removing.name}/remove`, body })}
        />
      )}
    </>
  );
}

// Of MISP's lists every file is called list.json: the name is then left to whoever takes it in.
const nameOf = (file: string) => {
  const stem = file.replace(/\.[^.]*$/, "").toLowerCase();
  return stem === "list" ? "" : stem.replace(/[^a-z0-9._-]+/g, "-");
};

function AddDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const say = text();
  const [file, setFile] = useState<File>();
  const [name, setName] = useState("");
  const [reason, setReason] = useState("");
  const needed = (value: string) => (value.trim() ? undefined : t().form.needed);
  return (
    <ActDialog
      title={say.addList}
      text={say.listsNoneText}
      action={say.addList}
      done={say.added}
      check={() => ({ file: file ? undefined : say.badList, name: needed(name), reason: needed(reason) })}
      send={async () => file && addStopList(file, { name: name.trim(), reason })}
      onDone={() => {
        onClose();
        onDone();
      }}
      onClose={onClose}
      command={["campaign", "stop-list", "add", file?.name ?? "FILE", "--name", name || "NAME", "--reason", reason]}
    >
      {(errors) => (
        <>
          <FileField
            label={say.lists}
            accept=".json,.txt"
            error={errors.file}
            onFile={(chosen) => {
              setFile(chosen);
              if (chosen && !name) setName(nameOf(chosen.name));
            }}
          />
          <TextField label={say.listName} help={say.listNameHelp} required value={name} onValue={setName} error={errors.name} />
          <TextField label={say.reason} required value={reason} onValue={setReason} error={errors.reason} />
        </>
      )}
    </ActDialog>
  );
}
