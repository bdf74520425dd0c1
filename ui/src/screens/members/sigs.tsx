// The groups of the hub, and how many members each has.
import { useState } from "preact/hooks";
import { addSig, listMembers, listSigs, nameChair, type Sig } from "../../api/hub";
import { may } from "../../api/session";
import { addressWith } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { FieldsDialog, listIn } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { either } from "../../i18n";
import { count } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { text } from "./words";

const kinds = ["sig", "liaison", "cross_group"] as const satisfies readonly Sig["kind"][];

export function Sigs() {
  const say = text();
  const list = useResource((signal) => listSigs(signal), []);
  const members = useResource((signal) => listMembers({}, signal), []);
  const [adding, setAdding] = useState(false);
  const [chair, setChair] = useState<{ sig: string; ends?: string }>();
  const size = (sig: Sig) => {
    const ids = sig.across.length > 0 ? sig.across : [sig.sig];
    return members.data?.items.filter((one) => one.sigs.some((id) => ids.includes(id))).length;
  };
  const add = may("sig", "create") && (
    <button type="button" class="button button-main" onClick={() => setAdding(true)}>
      {say.addSig}
    </button>
  );
  return (
    <>
      <Filled of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={say.emptySigsTitle}
              text={say.emptySigsText}
              picture={<RowsPicture />}
              action={add}
              command={["sig", "add", "heavy", "--ja", "NAME", "--en", "NAME"]}
            />
          ) : (
            <>
              <p class="row no-print">{add}</p>
              <Table
                label={say.views.sigs}
                rows={items}
                rowKey={(row) => row.sig}
                href={(row) => addressWith({ view: null, sig: row.sig })}
                columns={[
                  { id: "sig", title: say.sigId, cell: (row) => row.sig, narrow: true, always: true },
                  { id: "name", title: say.name, cell: (row) => either(row.name) },
                  { id: "kind", title: say.sigKind, cell: (row) => say.sigKinds[row.kind], narrow: true },
                  { id: "k", title: say.k, cell: (row) => count(row.k), align: "end", narrow: true },
                  {
                    id: "members",
                    title: say.members,
                    cell: (row) => {
                      const known = size(row);
                      return known === undefined ? "" : count(known);
                    },
                    align: "end",
                    narrow: true,
                  },
                  { id: "across", title: say.across, cell: (row) => row.across.join("、 ") },
                  { id: "chairs", title: say.chairs, cell: (row) => <ChairCell of={row} onAct={setChair} /> },
                ]}
              />
            </>
          )
        }
      </Filled>
      <CopyAs command={["sig", "list"]} call={{ method: "GET", path: "/api/v1/sigs" }} />
      {chair && (
        <FieldsDialog
          title={chair.ends ? say.endChair(chair.ends, chair.sig) : say.nameChair(chair.sig)}
          text={chair.ends ? say.endChairText : say.chairText}
          done={chair.ends ? say.chairEnded : say.chairNamed}
          fields={[
            ...(chair.ends ? [] : [{ name: "login" as const, label: say.login, required: true }]),
            { name: "reason" as const, label: say.reason, required: true, rows: 2 },
          ]}
          start={{ login: chair.ends ?? "" }}
          send={({ login, reason }) =>
            nameChair(chair.sig, { login: chair.ends ?? login.trim(), ends: Boolean(chair.ends), reason })
          }
          onDone={list.again}
          onClose={() => setChair(undefined)}
          command={({ login, reason }) => [
            "sig",
            "chair",
            chair.sig,
            chair.ends ?? (login || "LOGIN"),
            ...(chair.ends ? ["--end"] : []),
            "--reason",
            reason,
          ]}
          call={({ login, reason }) => ({
            method: "POST",
            path: `/api/v1/sigs/${chair.sig}/chair`,
            body: { login: chair.ends ?? login, ends: Boolean(chair.ends), reason },
          })}
        />
      )}
      {adding && (
        <FieldsDialog
          kind="sheet"
          title={say.addSig}
          done={say.sigAdded}
          fields={[
            { name: "sig", label: say.sigId, help: say.sigIdHelp, required: true },
            { name: "ja", label: say.sigJa, required: true },
            { name: "en", label: say.sigEn, required: true },
            { name: "kind", label: say.sigKind, options: kinds.map((one) => ({ value: one, label: say.sigKinds[one] })) },
            { name: "k", label: say.k, help: say.kHelp, kind: "number" },
            { name: "across", label: say.across, help: say.acrossHelp },
            { name: "reason", label: say.reason, required: true, rows: 2 },
          ]}
          start={{ kind: "sig" }}
          send={(value) =>
            addSig({
              sig: value.sig.trim(),
              name: { ja: value.ja.trim(), en: value.en.trim() },
              kind: value.kind as Sig["kind"],
              k: Number(value.k) || undefined,
              across: listIn(value.across),
              reason: value.reason,
            })
          }
          onDone={list.again}
          onClose={() => setAdding(false)}
          command={(value) => ["sig", "add", value.sig || "SIG", "--ja", value.ja, "--en", value.en, "--kind", value.kind]}
        />
      )}
    </>
  );
}

// Who leads the group: for the hub's people all of them, for a chair himself.
function ChairCell({ of, onAct }: { of: Sig; onAct: (act: { sig: string; ends?: string }) => void }) {
  const say = text();
  const acts = may("sig", "update") && of.kind !== "cross_group";
  return (
    <span class="stack">
      {of.chairs.map(({ login, member, leads }) => (
        <span key={login} class="row">
          {login} {member && `(${member})`} {!leads && <Mark kind="warn">{say.chairRests}</Mark>}
          {acts && (
            <button
              type="button"
              class="button button-small no-print"
              aria-label={say.endChair(login, of.sig)}
              onClick={() => onAct({ sig: of.sig, ends: login })}
            >
              {say.endChairShort}
            </button>
          )}
        </span>
      ))}
      {acts && (
        <button
          type="button"
          class="button button-small no-print"
          aria-label={say.nameChair(of.sig)}
          onClick={() => onAct({ sig: of.sig })}
        >
          {say.nameChairShort}
        </button>
      )}
    </span>
  );
}
