// The texts that people are asked to sign, by version; one that was signed never changes.
import { useState } from "preact/hooks";
import { type AgreementText, addAgreementText, listAgreementTexts } from "../../api/people";
import { may } from "../../api/session";
import { CopyAs } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { FieldsDialog } from "../../components/fields_dialog";
import { Filled, Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { useResource } from "../../state/resource";
import { text } from "./words";

export function AgreementTexts() {
  const say = text().agreement;
  const list = useResource((signal) => listAgreementTexts(signal), []);
  const [adding, setAdding] = useState(false);
  const [shown, setShown] = useState<AgreementText>();
  return (
    <Panel
      title={say.texts}
      aside={
        may("agreement_text", "create") && (
          <button type="button" class="button button-small no-print" onClick={() => setAdding(true)}>
            {say.addText}
          </button>
        )
      }
    >
      <Filled of={list}>
        {({ items }) => (
          <Table
            label={say.texts}
            fixed
            rows={items}
            rowKey={(row) => row.version}
            columns={[
              {
                id: "version",
                title: text().textVersion,
                narrow: true,
                cell: (row) => (
                  <button type="button" class="button button-quiet button-small" onClick={() => setShown(row)}>
                    {row.version}
                  </button>
                ),
              },
              { id: "title", title: say.textTitle, cell: (row) => row.title },
              { id: "hash", title: say.hash, cell: (row) => <code>{row.sha256.slice(0, 12)}</code> },
            ]}
            empty={<p class="note">{say.noTexts}</p>}
          />
        )}
      </Filled>
      <CopyAs command={["agreement", "text", "list"]} call={{ method: "GET", path: "/api/v1/agreement-texts" }} />
      {adding && <AddText onClose={() => setAdding(false)} onDone={list.again} />}
      {shown && (
        <SideSheet title={`${shown.version} ${shown.title}`} onClose={() => setShown(undefined)}>
          <p class="faint">
            {say.hash} <code>{shown.sha256}</code>
          </p>
          <p class="agreement-text">{shown.text}</p>
        </SideSheet>
      )}
    </Panel>
  );
}

function AddText({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const say = text().agreement;
  return (
    <FieldsDialog
      kind="sheet"
      title={say.addText}
      text={say.addTextText}
      done={say.textAdded}
      fields={[
        { name: "version", label: text().textVersion, help: say.versionHelp, required: true },
        { name: "title", label: say.textTitle },
        { name: "text", label: say.wording, required: true, rows: 12 },
      ]}
      send={(value) => addAgreementText({ version: value.version.trim(), title: value.title || undefined, text: value.text })}
      onDone={onDone}
      onClose={onClose}
      command={(value) => [
        "agreement",
        "text",
        "add",
        value.version || "VERSION",
        "FILE",
        ...(value.title ? ["--title", value.title] : []),
      ]}
      call={(value) => ({
        method: "POST",
        path: "/api/v1/agreement-texts",
        body: { version: value.version, title: value.title || undefined, text: value.text },
      })}
    />
  );
}
