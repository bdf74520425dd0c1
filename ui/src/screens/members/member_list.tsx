// The roster: for the hub's people all of it, for a member's people themselves.
import { useState } from "preact/hooks";
import { type HubMember, importMembers, listMembers, listSigs, memberStates } from "../../api/hub";
import { may } from "../../api/session";
import { addressWith, query } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { TextField } from "../../components/field";
import { FileField } from "../../components/file_field";
import { type Facet, Facets, FilterBar } from "../../components/filter_bar";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { t } from "../../i18n";
import { count, day } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { groupName } from "../share/marks";
import { InviteSheet } from "./invite";
import { text } from "./words";

export const memberTones = { invited: "info", active: "good", suspended: "bad", left: "plain" } as const;
export const agreementTones = { missing: "warn", sent: "info", signed: "good", ended: "bad" } as const;

export function MemberList() {
  const say = text();
  const wanted = { sig: query("sig"), state: query("state") };
  const list = useResource((signal) => listMembers(wanted, signal), Object.values(wanted));
  const sigs = useResource((signal) => listSigs(signal), []);
  const [act, setAct] = useState<"invite" | "import">();
  const groups = sigs.data?.items ?? [];
  const facets: Facet[] = [
    {
      key: "state",
      title: say.state,
      single: true,
      values: memberStates.map((one) => ({ value: one, label: say.states[one] })),
    },
    {
      key: "sig",
      title: say.groups,
      single: true,
      values: groups.map((one) => ({ value: one.sig, label: groupName(one.sig, groups) })),
    },
  ];
  const figure = (of: keyof HubMember["figures"], title: string): Column<HubMember> => ({
    id: of,
    title,
    cell: (row) => count(Number(row.figures[of] ?? 0)),
    align: "end",
    narrow: true,
  });
  const columns: Column<HubMember>[] = [
    { id: "number", title: say.number, cell: (row) => row.number, narrow: true, always: true },
    { id: "name", title: say.name, cell: (row) => <span class="title-cell">{row.name}</span> },
    { id: "class", title: say.class, cell: (row) => say.classes[row.class], narrow: true },
    {
      id: "state",
      title: say.state,
      cell: (row) => <Mark kind={memberTones[row.state]}>{say.states[row.state]}</Mark>,
      narrow: true,
    },
    {
      id: "agreement",
      title: say.agreement,
      cell: (row) => <Mark kind={agreementTones[row.nda.state]}>{say.agreements[row.nda.state]}</Mark>,
      narrow: true,
    },
    { id: "groups", title: say.groups, cell: (row) => row.sigs.map((one) => groupName(one, groups)).join("、 ") },
    figure("reports", say.given),
    figure("received", say.received),
    {
      id: "last",
      title: say.last,
      cell: (row) => (row.figures.last_report ? day(row.figures.last_report) : ""),
      narrow: true,
      hidden: true,
    },
  ];
  const create = may("member", "create") && (
    <>
      <button type="button" class="button button-main" onClick={() => setAct("invite")}>
        {say.invite}
      </button>
      <button type="button" class="button" onClick={() => setAct("import")}>
        {say.import}
      </button>
    </>
  );
  const filtered = Object.values(wanted).some(Boolean);
  return (
    <>
      <Filled of={list}>
        {({ items }) =>
          items.length === 0 && !filtered ? (
            <EmptyState
              title={say.emptyTitle}
              text={say.emptyText}
              picture={<RowsPicture />}
              action={create}
              command={["member", "invite", "NAME", "--contact", "NAME", "--mail", "soc@member.example"]}
            />
          ) : (
            <div class="with-facets">
              <Facets facets={facets} />
              <div>
                <p class="row no-print">{create}</p>
                <FilterBar facets={facets} keep={["member"]} />
                {items.length === 0 ? (
                  <p class="note">{say.filterNone}</p>
                ) : (
                  <Table
                    label={say.views.members}
                    columns={columns}
                    rows={items}
                    rowKey={(row) => row.number}
                    href={(row) => addressWith({ member: row.number })}
                    selected={query("member")}
                  />
                )}
              </div>
            </div>
          )
        }
      </Filled>
      <CopyAs command={["member", "list"]} call={{ method: "GET", path: "/api/v1/hub-members" }} />
      {act === "invite" && <InviteSheet onClose={() => setAct(undefined)} onDone={list.again} />}
      {act === "import" && <ImportSheet onClose={() => setAct(undefined)} onDone={list.again} />}
    </>
  );
}

function ImportSheet({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const say = text();
  const [file, setFile] = useState<File>();
  const [reason, setReason] = useState("");
  return (
    <ActDialog
      title={say.import}
      text={say.importText}
      action={say.import}
      done={say.imported}
      check={() => ({ roster: file ? undefined : say.badFile, reason: reason.trim() ? undefined : t().form.needed })}
      send={async () => importMembers({ roster: JSON.parse((await file?.text()) ?? "null"), reason })}
      onDone={() => {
        onClose();
        onDone();
      }}
      onClose={onClose}
      command={["member", "import", file?.name ?? "ROSTER.json", "--reason", reason]}
    >
      {(errors) => (
        <>
          <FileField label={say.import} accept=".json,application/json" error={errors.roster} onFile={setFile} />
          <TextField label={say.reason} required value={reason} onValue={setReason} error={errors.reason} />
        </>
      )}
    </ActDialog>
  );
}
