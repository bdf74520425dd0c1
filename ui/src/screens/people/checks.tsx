// Checks that run, of people who leave and who come.
import { useState } from "preact/hooks";
import { type CheckKind, listChecks, type PersonCheck } from "../../api/people";
import { may, now } from "../../api/session";
import { addressWith, query } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { day, daysUntil } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { whoOf } from "./check";
import { StartCheck, StartHiring } from "./start_check";
import { Head } from "./views";
import { text } from "./words";

export function Checks() {
  const say = text();
  const [starting, setStarting] = useState<CheckKind>();
  return (
    <>
      <Head />
      <p class="row no-print">
        {may("exit_check", "create") && (
          <button type="button" class="button button-main" onClick={() => setStarting("exit")}>
            {say.startCheck}
          </button>
        )}
        {may("hiring_check", "create") && (
          <button type="button" class="button" onClick={() => setStarting("hiring")}>
            {say.startHiring}
          </button>
        )}
        <a class="button button-quiet" href={addressWith({ ended: query("ended") ? null : "true" })}>
          {query("ended") ? say.onlyOpen : say.endedToo}
        </a>
      </p>
      <div class="panels">
        {may("exit_check", "list") && <List kind="exit" />}
        {may("hiring_check", "list") && <List kind="hiring" />}
      </div>
      {starting === "exit" && <StartCheck onClose={() => setStarting(undefined)} />}
      {starting === "hiring" && <StartHiring onClose={() => setStarting(undefined)} />}
    </>
  );
}

function List({ kind }: { kind: CheckKind }) {
  const say = text();
  const ended = query("ended") === "true";
  const checks = useResource<{ items: PersonCheck[] }>(
    (signal) => listChecks(kind, ended, signal),
    [kind, ended, query("check"), query("hiring")],
  );
  return (
    <Panel title={say.checkKinds[kind]}>
      <Filled of={checks}>
        {({ items }) => (
          <Table
            label={say.checkKinds[kind]}
            fixed
            rows={items}
            rowKey={(row) => row.id}
            href={(row) => addressWith(kind === "exit" ? { check: row.id } : { hiring: row.id })}
            columns={[
              { id: "who", title: say.columns.who, cell: whoOf },
              {
                id: "kind",
                title: kind === "exit" ? say.exitKind : say.formerEmployer,
                cell: (row) => (kind === "exit" ? say.exitKinds[row.exit_kind] : row.former_employer || say.hidden),
              },
              {
                id: "due",
                title: say.due,
                narrow: true,
                cell: (row) =>
                  row.state === "open" && daysUntil(row.due, now.value) < 0 ? (
                    <Mark kind="bad">{day(row.due)}</Mark>
                  ) : (
                    day(row.due)
                  ),
              },
              { id: "answers", title: say.answers, narrow: true, align: "end", cell: (row) => row.answers.length },
              { id: "state", title: say.state, narrow: true, cell: (row) => say.checkStates[row.state] },
            ]}
            empty={
              <EmptyState
                title={say.noChecks[kind]}
                text={say.noChecksText[kind]}
                picture={<RowsPicture />}
                command={kind === "exit" ? ["exit", "start", "STAFF_NUMBER"] : ["hiring", "start", "NAME"]}
              />
            }
          />
        )}
      </Filled>
      <CopyAs
        command={[kind, "list", ...(ended ? ["--all"] : [])]}
        call={{ method: "GET", path: `/api/v1/${kind === "exit" ? "exits" : "hirings"}${ended ? "?ended=true" : ""}` }}
      />
    </Panel>
  );
}
