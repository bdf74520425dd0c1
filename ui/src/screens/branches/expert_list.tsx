// Experts: what they advise on, when, and to whom they are too close.
import { useState } from "preact/hooks";
import { addExpert, type DeskExpert, listExperts } from "../../api/desk";
import { may } from "../../api/session";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { FieldsDialog, flags, listIn } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { weekday } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { text } from "./words";

const clock = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;

export function ExpertList() {
  const words = text();
  const say = words.expert;
  const list = useResource((signal) => listExperts(signal), []);
  const [adding, setAdding] = useState(false);
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
                    id: "active",
                    title: say.active,
                    cell: (row) => (
                      <Mark kind={row.active ? "good" : "plain"}>{row.active ? say.actives.yes : say.actives.no}</Mark>
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
      {adding && (
        <FieldsDialog
          title={say.add}
          done={words.saved}
          fields={[
            { name: "name", label: say.name, required: true },
            { name: "kind", label: say.kind, options: Object.entries(say.kinds).map(([value, label]) => ({ value, label })) },
            {
              name: "skill",
              label: say.skillOne,
              options: Object.entries(words.content).map(([value, label]) => ({ value, label })),
            },
            { name: "conflicts", label: say.conflicts, help: say.conflictsHelp, rows: 3 },
          ]}
          start={{ kind: "company_veteran", skill: "secret_management" }}
          send={({ name, kind, skill, conflicts }) =>
            addExpert({
              name,
              kind: kind as DeskExpert["kind"],
              skills: [skill],
              industries: [],
              conflicts: listIn(conflicts),
              weekdays: [1, 2, 3, 4, 5],
              from_minute: 600,
              to_minute: 1020,
              absences: [],
              active: true,
            })
          }
          command={({ name, kind, skill, conflicts }) => [
            "expert",
            "add",
            ...flags({ name, kind, skill, conflict: listIn(conflicts) }),
          ]}
          onDone={list.again}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}
