// Experts: what they advise on, when, and to whom they are too close.
import { useState } from "preact/hooks";
import { type DeskExpert, giveExpertAccount, listExperts } from "../../api/desk";
import { may, now } from "../../api/session";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { FieldsDialog } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { day, dayKey, weekday } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { clock, ExpertSheet } from "./expert_sheet";
import { text } from "./words";

// Away now or later; what is past tells nobody anything.
const ahead = (of: DeskExpert) => of.absences.filter((one) => one.to >= dayKey(now.value));

export function ExpertList() {
  const words = text();
  const say = words.expert;
  const list = useResource((signal) => listExperts(signal), []);
  const [adding, setAdding] = useState(false);
  const [open, setOpen] = useState<{ act: "change" | "account"; of: DeskExpert }>();
  const add = may("desk_expert", "create") && (
    <button type="button" class="button button-main" onClick={() => setAdding(true)}>
      {say.add}
    </button>
  );
  return (
    <>
      <Filled of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={say.emptyTitle}
              text={say.emptyText}
              picture={<RowsPicture />}
              action={add}
              command={["expert", "list"]}
            />
          ) : (
            <>
              <p class="row no-print">{add}</p>
              <Table
                label={words.views.experts}
                rows={items}
                rowKey={(row) => row.number}
                columns={[
                  { id: "number", title: say.number, cell: (row) => row.number, narrow: true, always: true },
                  { id: "name", title: say.name, cell: (row) => row.name, narrow: true },
                  { id: "kind", title: say.kind, cell: (row) => say.kinds[row.kind], narrow: true },
                  {
                    id: "skills",
                    title: say.skills,
                    cell: (row) => row.skills.map((one) => words.content[one as keyof typeof words.content]).join(", ") || "-",
                  },
                  { id: "conflicts", title: say.conflicts, cell: (row) => row.conflicts.join(", ") || "-" },
                  {
                    id: "hours",
                    title: say.hours,
                    cell: (row) =>
                      `${row.weekdays.map((one) => weekday((one + 6) % 7)).join("")} ${clock(row.from_minute)}-${clock(row.to_minute)}`,
                    narrow: true,
                  },
                  {
                    id: "absences",
                    title: say.absences,
                    cell: (row) =>
                      ahead(row)
                        .map((one) => (one.from === one.to ? day(one.from) : `${day(one.from)} - ${day(one.to)}`))
                        .join(", ") || "-",
                  },
                  {
                    id: "active",
                    title: say.active,
                    cell: (row) => (
                      <Mark kind={row.active ? "good" : "plain"}>{row.active ? say.actives.yes : say.actives.no}</Mark>
                    ),
                    narrow: true,
                  },
                  {
                    id: "acts",
                    title: say.acts,
                    cell: (row) =>
                      may("desk_expert", "update") && (
                        <span class="row">
                          <button
                            type="button"
                            class="button button-small"
                            aria-label={`${say.change} ${row.number}`}
                            onClick={() => setOpen({ act: "change", of: row })}
                          >
                            {say.change}
                          </button>
                          {!row.account && (
                            <button
                              type="button"
                              class="button button-small"
                              aria-label={`${say.account} ${row.number}`}
                              onClick={() => setOpen({ act: "account", of: row })}
                            >
                              {say.account}
                            </button>
                          )}
                        </span>
                      ),
                    narrow: true,
                  },
                ]}
              />
            </>
          )
        }
      </Filled>
      <CopyAs command={["expert", "list"]} call={{ method: "GET", path: "/api/v1/desk-experts" }} />
      {adding && <ExpertSheet onDone={list.again} onClose={() => setAdding(false)} />}
      {open?.act === "change" && (
        <ExpertSheet key={open.of.number} of={open.of} onDone={list.again} onClose={() => setOpen(undefined)} />
      )}
      {open?.act === "account" && (
        <FieldsDialog
          title={say.account}
          done={words.saved}
          fields={[{ name: "login", label: words.branch.login, help: say.accountHelp, required: true }]}
          send={({ login }) => giveExpertAccount(open.of.number, login.trim())}
          command={({ login }) => ["expert", "account", open.of.number, login || "LOGIN"]}
          onDone={list.again}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}
