// Every disclosure by its stage, and as a list.
import { useState } from "preact/hooks";
import { type Disclosure, listDisclosures } from "../../api/partners";
import { may, now } from "../../api/session";
import { addressWith, query } from "../../app/router";
import { StageBoard } from "../../charts";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { day, daysUntil } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { ProposeSheet } from "./propose";
import { text } from "./words";

export const tones = {
  proposed: "warn",
  approved: "info",
  refused: "plain",
  disclosed: "info",
  returned: "good",
  destroyed: "good",
} as const;
const stages = ["proposed", "approved", "disclosed", "returned", "destroyed"] as const;

export function ReturnDue({ of }: { of: Disclosure }) {
  if (!of.return_due) return <>{text().none}</>;
  const late = of.state === "disclosed" ? -daysUntil(of.return_due, now.value) : 0;
  return late > 0 ? <Mark kind="bad">{text().overdue(late)}</Mark> : day(of.return_due);
}

export function disclosureColumns(): Column<Disclosure>[] {
  const say = text();
  const c = say.columns;
  return [
    { id: "number", title: c.number, narrow: true, always: true, cell: (row) => row.number },
    { id: "partner", title: c.partner, cell: (row) => row.partner },
    { id: "what", title: c.what, cell: (row) => <span class="title-cell">{row.what}</span> },
    { id: "secrets", title: c.secrets, cell: (row) => row.secrets.join(", ") },
    { id: "state", title: c.state, narrow: true, cell: (row) => <Mark kind={tones[row.state]}>{say.states[row.state]}</Mark> },
    { id: "due", title: c.due, narrow: true, cell: (row) => <ReturnDue of={row} /> },
    {
      id: "missing",
      title: c.missing,
      narrow: true,
      cell: (row) =>
        row.state === "proposed" ? row.missing_sign_offs.map((one) => say.departments[one] ?? one).join(", ") : say.none,
    },
  ];
}

export function Disclosures() {
  const say = text();
  const overdue = query("overdue") === "true";
  const list = useResource((signal) => listDisclosures({ overdue: overdue || null }, signal), [overdue, query("disclosure")]);
  const [adding, setAdding] = useState(false);
  const add = may("disclosure", "create") && (
    <button type="button" class="button button-main" onClick={() => setAdding(true)}>
      {say.propose}
    </button>
  );
  return (
    <>
      <Filled of={list}>
        {({ items }) =>
          items.length === 0 && !overdue ? (
            <EmptyState
              title={say.emptyTitle}
              text={say.emptyText}
              picture={<RowsPicture />}
              action={add}
              command={[
                "disclosure",
                "propose",
                "PARTNER",
                "--secret",
                "TS-001",
                "--what",
                "…",
                "--purpose",
                "…",
                "--limits",
                "…",
              ]}
            />
          ) : (
            <div class="panels">
              <p class="row no-print">
                {add}
                <a
                  class="chip"
                  aria-current={overdue ? "true" : undefined}
                  href={addressWith({ overdue: overdue ? null : "true" })}
                >
                  {say.overdueOnly}
                </a>
              </p>
              <Panel title={say.board}>
                <StageBoard
                  name={say.board}
                  hideName
                  unit={say.unit}
                  stages={stages.map((state) => ({
                    label: say.states[state],
                    cards: items
                      .filter((one) => one.state === state)
                      .map((one) => ({
                        id: one.id,
                        title: `${one.number} ${one.partner}`,
                        href: addressWith({ disclosure: one.number }),
                        tone: state === "proposed" ? "warn" : state === "disclosed" ? "calm" : "none",
                        detail: one.secrets.join(", "),
                      })),
                  }))}
                />
              </Panel>
              <Table
                label={say.views.disclosures}
                columns={disclosureColumns()}
                rows={items}
                rowKey={(row) => row.number}
                href={(row) => addressWith({ disclosure: row.number })}
              />
            </div>
          )
        }
      </Filled>
      <CopyAs
        command={["disclosure", "list", ...(overdue ? ["--overdue"] : [])]}
        call={{ method: "GET", path: `/api/v1/disclosures${overdue ? "?overdue=true" : ""}` }}
      />
      {adding && <ProposeSheet onClose={() => setAdding(false)} />}
    </>
  );
}
