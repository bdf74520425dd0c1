import { useState } from "preact/hooks";
import { addPartner, listPartners, type Partner, partnerKinds } from "../../api/partners";
import { may } from "../../api/session";
import { addressOf } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { SelectField, TextField } from "../../components/field";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { t } from "../../i18n";
import { day } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { text } from "./words";

export function Partners() {
  const say = text();
  const list = useResource((signal) => listPartners(signal), []);
  const [adding, setAdding] = useState(false);
  const add = may("partner", "create") && (
    <button type="button" class="button button-main" onClick={() => setAdding(true)}>
      {say.addPartner}
    </button>
  );
  return (
    <>
      <Filled of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={say.noPartners}
              text={say.noPartnersText}
              picture={<RowsPicture />}
              action={add}
              command={["partner", "add", "NAME", "--kind", "supplier"]}
            />
          ) : (
            <>
              <p class="row no-print">{add}</p>
              <Table
                label={say.views.partners}
                rows={items}
                rowKey={(row) => row.id}
                href={(row) => addressOf("partners", row.id)}
                columns={[
                  { id: "name", title: say.name, always: true, cell: (row) => row.name },
                  { id: "kind", title: say.columns.kind, narrow: true, cell: (row) => say.kinds[row.kind] },
                  { id: "country", title: say.columns.country, narrow: true, cell: (row) => row.country || say.none },
                  { id: "nda", title: say.columns.nda, cell: (row) => <Agreements of={row} /> },
                  {
                    id: "stopped",
                    title: say.stopped,
                    narrow: true,
                    hidden: true,
                    cell: (row) => row.stopped || say.none,
                  },
                ]}
              />
            </>
          )
        }
      </Filled>
      <CopyAs command={["partner", "list"]} call={{ method: "GET", path: "/api/v1/partners?limit=500" }} />
      {adding && <AddPartner onClose={() => setAdding(false)} onDone={list.again} />}
    </>
  );
}

function Agreements({ of }: { of: Partner }) {
  const say = text();
  if (of.stopped) return <Mark kind="bad">{say.stopped}</Mark>;
  if (of.ndas.length === 0) return <span class="faint">{say.none}</span>;
  return (
    <span class="row">
      {of.ndas.map((one) => (
        <span key={one.title}>
          {one.title} {one.ends && day(one.ends)}
        </span>
      ))}
    </span>
  );
}

function AddPartner({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const say = text();
  const [value, setValue] = useState({ name: "", kind: "supplier", country: "JP", address: "", number: "", contacts: "" });
  const put = (name: keyof typeof value) => (written: string) => setValue({ ...value, [name]: written });
  const body = {
    name: value.name.trim(),
    kind: value.kind as Partner["kind"],
    country: value.country || undefined,
    address: value.address || undefined,
    registered_number: value.number || undefined,
    contacts: value.contacts ? value.contacts.split(/[,、\n]+/).map((one) => one.trim()) : undefined,
  };
  return (
    <ActDialog
      kind="sheet"
      title={say.addPartner}
      action={say.addPartner}
      done={say.partnerAdded}
      check={() => ({ name: value.name.trim() ? undefined : t().form.needed })}
      send={() => addPartner(body)}
      onDone={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
      command={["partner", "add", body.name || "NAME", "--kind", body.kind, ...(body.country ? ["--country", body.country] : [])]}
      call={{ method: "POST", path: "/api/v1/partners", body }}
    >
      {(errors) => (
        <>
          <TextField label={say.name} required value={value.name} onValue={put("name")} error={errors.name} />
          <SelectField
            label={say.columns.kind}
            value={value.kind}
            onValue={put("kind")}
            options={partnerKinds.map((one) => ({ value: one, label: say.kinds[one] }))}
          />
          <TextField label={say.columns.country} value={value.country} onValue={put("country")} error={errors.country} />
          <TextField label={say.address} value={value.address} onValue={put("address")} error={errors.address} />
          <TextField label={say.registeredNumber} value={value.number} onValue={put("number")} error={errors.registered_number} />
          <TextField
            label={say.contacts}
            help={say.contactsHelp}
            rows={2}
            value={value.contacts}
            onValue={put("contacts")}
            error={errors.contacts}
          />
        </>
      )}
    </ActDialog>
  );
}
