// What was completed: one's own, or all for those who answer for training.
import { type Duty, listTeamDuties, listTrainings, type Training } from "../../api/learn";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { Filled, Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { either } from "../../i18n";
import { day } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { StandingMark } from "./courses";
import { certificateAddress } from "./quiz";
import { text } from "./words";

export function Mine() {
  const say = text();
  const list = useResource((signal) => listTrainings({}, signal), []);
  const columns: Column<Training>[] = [
    { id: "number", title: say.number, cell: (row) => row.number, narrow: true, always: true },
    { id: "title", title: say.course, cell: (row) => <span class="title-cell">{either(row.title)}</span> },
    { id: "learner", title: say.person, cell: (row) => (row.learner.startsWith("account:") ? "–" : row.learner), narrow: true },
    { id: "done", title: say.doneOn, cell: (row) => day(row.done_on), narrow: true },
    { id: "until", title: say.goodUntil, cell: (row) => (row.good_until ? day(row.good_until) : "–"), narrow: true },
    { id: "way", title: say.way, cell: (row) => say.ways[row.way], narrow: true },
    {
      id: "paper",
      title: say.certificate,
      cell: (row) => (
        <a href={certificateAddress(row.number)} target="_blank" rel="noreferrer" aria-label={say.certificateOf(row.number)}>
          {say.certificate}
        </a>
      ),
      narrow: true,
    },
  ];
  return (
    <>
      <Filled of={list}>
        {(page) => (
          <Table
            label={say.views.mine}
            columns={columns}
            rows={page.items}
            rowKey={(row) => row.number}
            empty={
              <EmptyState
                title={say.mineEmpty}
                text={say.mineEmptyText}
                picture={<RowsPicture />}
                command={["training", "list"]}
                call={{ method: "GET", path: "/api/v1/trainings" }}
              />
            }
          />
        )}
      </Filled>
      <Team />
      <CopyAs command={["training", "list"]} call={{ method: "GET", path: "/api/v1/trainings" }} />
    </>
  );
}

// Whoever has people reporting to him sees what they have still to take; nobody else sees anything here.
function Team() {
  const say = text();
  const list = useResource((signal) => listTeamDuties(signal), []);
  const columns: Column<Duty>[] = [
    { id: "person", title: say.person, cell: (row) => row.staff_number, narrow: true, always: true },
    { id: "name", title: say.name, cell: (row) => row.name, narrow: true },
    { id: "course", title: say.course, cell: (row) => <span class="title-cell">{either(row.title)}</span> },
    { id: "due", title: say.due, cell: (row) => day(row.good_until ?? row.due), narrow: true },
    { id: "standing", title: say.standing, cell: (row) => <StandingMark of={row.standing} />, narrow: true },
  ];
  if (!list.data || list.data.items.length === 0) return null;
  return (
    <Panel title={say.team}>
      <Table
        label={say.team}
        columns={columns}
        rows={list.data.items}
        rowKey={(row) => `${row.assignment} ${row.staff_number}`}
        columnsKey="team_columns"
      />
      <CopyAs command={["training", "team"]} call={{ method: "GET", path: "/api/v1/team-duties" }} />
    </Panel>
  );
}
