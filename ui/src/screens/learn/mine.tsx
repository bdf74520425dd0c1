// What was completed: one's own, or all for those who answer for training.
import { listTrainings, type Training } from "../../api/learn";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { Filled } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { either } from "../../i18n";
import { day } from "../../i18n/format";
import { useResource } from "../../state/resource";
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
      <CopyAs command={["training", "list"]} call={{ method: "GET", path: "/api/v1/trainings" }} />
    </>
  );
}
