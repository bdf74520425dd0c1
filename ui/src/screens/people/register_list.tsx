// Everybody in the register under pseudonyms: what a node shows of people that keeps no leavers' calendar.
import { listPeople, type SeenPerson } from "../../api/people";
import { query } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { type Facet, Facets, FilterBar } from "../../components/filter_bar";
import { Filled } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { day } from "../../i18n/format";
import { usePages } from "../../state/resource";
import { ImportButton } from "../imports/import_sheet";
import { Head } from "./views";
import { text } from "./words";

const bands = ["within_30_days", "within_90_days", "later", "left", "none"] as const;

export function Register() {
  const say = text();
  const leaving = query("leaving");
  const pages = usePages((cursor, signal) => listPeople({ leaving, limit: 100, cursor }, signal), [leaving]);
  const columns: Column<SeenPerson>[] = [
    {
      id: "who",
      title: say.columns.who,
      narrow: true,
      always: true,
      cell: (row) => row.name ?? <span class="pseudonym">{row.pseudonym}</span>,
    },
    { id: "band", title: say.columns.band, narrow: true, cell: (row) => (row.leaving ? say.leaving[row.leaving] : say.hidden) },
    { id: "department", title: say.columns.department, cell: (row) => row.department ?? say.hidden },
    { id: "staff", title: say.columns.staff, narrow: true, cell: (row) => row.staff_number ?? say.hidden },
    {
      id: "last_day",
      title: say.columns.lastDay,
      narrow: true,
      hidden: true,
      cell: (row) => (row.last_day_at_work ? day(row.last_day_at_work) : say.hidden),
    },
    {
      id: "end",
      title: say.columns.employmentEnd,
      narrow: true,
      cell: (row) => (row.last_day_of_employment ? day(row.last_day_of_employment) : say.hidden),
    },
  ];
  const facets: Facet[] = [
    {
      key: "leaving",
      title: say.columns.band,
      single: true,
      values: bands.map((value) => ({ value, label: say.leaving[value] })),
    },
  ];
  return (
    <>
      <Head />
      <div class="row no-print">
        <ImportButton table="people" onDone={pages.again} />
      </div>
      <div class="with-facets">
        <Facets facets={facets} />
        <div>
          <FilterBar facets={facets} keep={["view"]} />
          <Filled of={pages}>
            {(page) => (
              <Table
                label={say.register}
                columns={columns}
                rows={page.items}
                rowKey={(row) => row.pseudonym}
                next={page.next}
                onMore={pages.more}
                adding={pages.adding}
                empty={
                  leaving ? (
                    <p class="note">{say.emptyTitle}</p>
                  ) : (
                    <EmptyState
                      title={say.emptyTitle}
                      text={say.emptyText}
                      picture={<RowsPicture />}
                      command={["person", "import", "people.csv"]}
                    />
                  )
                }
              />
            )}
          </Filled>
          <CopyAs
            command={["person", "list"]}
            call={{ method: "GET", path: `/api/v1/people${leaving && `?leaving=${leaving}`}` }}
          />
        </div>
      </div>
    </>
  );
}
