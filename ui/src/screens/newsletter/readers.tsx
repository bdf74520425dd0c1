// Organisations that read the newsletter. Their contact persons change the addresses; here one sees them and sends the link.
import { useState } from "preact/hooks";
import { addSubscriber, importSubscribers, listSubscribers, sendContactLink, showSubscriber } from "../../api/newsletter";
import { may } from "../../api/session";
import { addressWith, query, setQuery } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs } from "../../components/copy_as";
import { Dialog } from "../../components/dialog";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { ErrorPanel } from "../../components/error_panel";
import { FieldsDialog } from "../../components/fields_dialog";
import { FileField } from "../../components/file_field";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { say as tell } from "../../components/toast";
import { count } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useResource } from "../../state/resource";
import { text } from "./words";

function ImportDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const say = text();
  const [file, setFile] = useState<File>();
  const [refused, setRefused] = useState<readonly string[]>([]);
  return (
    <ActDialog
      title={say.import}
      action={say.import}
      done={say.import}
      check={() => ({ file: file ? undefined : say.fileNeeded })}
      send={async () => {
        if (!file) return;
        const done = await importSubscribers(file, file.name);
        tell(say.imported(done.organisations, done.addresses, done.refused.length));
        setRefused(done.refused);
        if (done.refused.length === 0) onClose();
      }}
      onDone={onDone}
      onClose={onClose}
      command={["subscriber", "import", file?.name ?? "FILE"]}
    >
      {(errors) => (
        <>
          <FileField label={say.file} help={say.fileHelp} error={errors.file} onFile={setFile} />
          {refused.length > 0 && (
            <ul>
              {refused.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </ActDialog>
  );
}

function ReaderDialog({ number }: { number: string }) {
  const say = text();
  const found = useResource((signal) => showSubscriber(number, signal), [number]);
  const link = useAction(async (mail: string) => {
    await sendContactLink(number, mail);
    tell(say.linkSent);
  });
  return (
    <Dialog title={`${number} ${found.data?.name ?? ""}`} kind="sheet" onClose={() => setQuery({ reader: null })}>
      {link.problem && <ErrorPanel problem={link.problem} />}
      <Filled of={found}>
        {(data) => (
          <>
            <h3>{say.contacts}</h3>
            <ul>
              {data.contacts.map((one) => (
                <li key={one.mail}>
                  {one.name} {one.mail}{" "}
                  {may("subscriber", "update") && (
                    <button
                      type="button"
                      class="button button-small"
                      disabled={link.busy}
                      onClick={() => void link.run(one.mail)}
                    >
                      {say.link}
                    </button>
                  )}
                </li>
              ))}
            </ul>
            <Table
              label={say.addresses}
              rows={data.list}
              rowKey={(row) => row.id}
              fixed
              columns={[
                { id: "address", title: say.mail, cell: (row) => row.address, always: true },
                { id: "charset", title: say.charset, cell: (row) => row.charset, narrow: true },
                { id: "state", title: say.state, cell: (row) => say.addressStates[row.state], narrow: true },
                { id: "bounces", title: say.bounces, cell: (row) => row.hard_bounces, narrow: true, align: "end" },
              ]}
            />
          </>
        )}
      </Filled>
    </Dialog>
  );
}

export function Readers() {
  const say = text();
  const list = useResource((signal) => listSubscribers(signal), []);
  const [asking, setAsking] = useState<"add" | "import">();
  const actions = may("subscriber", "create") && (
    <>
      <button type="button" class="button button-main" onClick={() => setAsking("import")}>
        {say.import}
      </button>
      <button type="button" class="button" onClick={() => setAsking("add")}>
        {say.add}
      </button>
    </>
  );
  return (
    <>
      <Filled of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={say.readersEmptyTitle}
              text={say.readersEmptyText}
              picture={<RowsPicture />}
              action={actions}
              command={["subscriber", "import", "FILE"]}
            />
          ) : (
            <>
              <p class="row no-print">{actions}</p>
              <Table
                label={say.views.readers}
                rows={items}
                rowKey={(row) => row.number}
                href={(row) => addressWith({ reader: row.number })}
                columns={[
                  { id: "number", title: say.number, cell: (row) => row.number, narrow: true, always: true },
                  { id: "name", title: say.organisation, cell: (row) => row.name },
                  { id: "addresses", title: say.addresses, cell: (row) => count(row.addresses), narrow: true, align: "end" },
                  { id: "contacts", title: say.contacts, cell: (row) => row.contacts.map((one) => one.name).join(", ") },
                  { id: "leaving", title: say.leaving, cell: (row) => say.leavings[row.leaving], narrow: true },
                ]}
              />
            </>
          )
        }
      </Filled>
      <CopyAs command={["subscriber", "list"]} call={{ method: "GET", path: "/api/v1/subscribers" }} />
      {asking === "import" && <ImportDialog onDone={list.again} onClose={() => setAsking(undefined)} />}
      {asking === "add" && (
        <FieldsDialog
          title={say.add}
          done={say.added}
          fields={[
            { name: "name", label: say.organisation, required: true },
            { name: "contact", label: say.contacts, required: true },
            { name: "mail", label: say.mail, required: true },
          ]}
          send={({ name, contact, mail }) => addSubscriber({ name, contacts: [{ name: contact, mail, account: "" }] })}
          onDone={list.again}
          onClose={() => setAsking(undefined)}
          command={({ name, contact, mail }) => ["subscriber", "add", "--name", name, "--contact", contact, "--mail", mail]}
        />
      )}
      {query("reader") && <ReaderDialog key={query("reader")} number={query("reader")} />}
    </>
  );
}
