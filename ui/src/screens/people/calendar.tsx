// The personnel office's view: names and dates, no acts.
import { useState } from "preact/hooks";
import { type Leaver, listChecks, listLeavers, type PersonCheck } from "../../api/people";
import { may } from "../../api/session";
import { query, setQuery } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { Facets, FilterBar } from "../../components/filter_bar";
import { Filled } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { day } from "../../i18n/format";
import { usePages, useResource } from "../../state/resource";
import { StartCheck } from "./start_check";
import { Band, backFacet, Head, Pledge, watched } from "./views";
import { text } from "./words";

export function LeaverCalendar() {
  const say = text();
  const window = watched();
  const pages = usePages((cursor, signal) => listLeavers({ ...window, limit: 200, cursor }, signal), [window.days_back]);
  const checks = useResource<{ items: PersonCheck[] }>(
    (signal) => (may("exit_check", "list") ? listChecks("exit", false, signal) : Promise.resolve({ items: [] })),
    [query("check")],
  );
  const [starting, setStarting] = useState<Leaver>();
  const dayOr = (value: string | null | undefined) => (value ? day(value) : "–");
  const columns: Column<Leaver>[] = [
    { id: "who", title: say.columns.who, always: true, cell: (row) => row.person?.name ?? row.pseudonym },
    { id: "staff", title: say.columns.staff, narrow: true, cell: (row) => row.person?.staff_number ?? "–" },
    { id: "department", title: say.columns.department, cell: (row) => row.person?.department ?? "–" },
    { id: "band", title: say.columns.band, narrow: true, cell: (row) => <Band band={row.band} /> },
    { id: "last_day", title: say.columns.lastDay, narrow: true, cell: (row) => dayOr(row.person?.last_day_at_work) },
    {
      id: "end",
      title: say.columns.employmentEnd,
      narrow: true,
      cell: (row) => dayOr(row.person?.last_day_of_employment ?? row.person?.contract_end),
    },
    { id: "pledge", title: say.columns.pledge, narrow: true, cell: (row) => <Pledge state={row.pledge} /> },
    { id: "devices", title: say.columns.devices, cell: (row) => row.devices.join(", ") || say.none },
    {
      id: "check",
      title: say.columns.check,
      narrow: true,
      cell: (row) => {
        const open = checks.data?.items.find((one) => one.staff_number === row.person?.staff_number);
        if (open) {
          return (
            <button type="button" class="button button-small" onClick={() => setQuery({ check: open.id })}>
              {say.continueCheck}
            </button>
          );
        }
        return (
          may("exit_check", "create") && (
            <button type="button" class="button button-small" onClick={() => setStarting(row)}>
              {say.startCheck}
            </button>
          )
        );
      },
    },
  ];
  return (
    <>
      <Head />
      <FilterBar facets={[backFacet()]} keep={["view"]} />
      <Facets facets={[backFacet()]} />
      <Filled of={pages}>
        {(page) => (
          <Table
            label={say.table}
            columns={columns}
            rows={page.items}
            rowKey={(row) => row.person?.staff_number ?? row.pseudonym}
            next={page.next}
            onMore={pages.more}
            adding={pages.adding}
            empty={
              <EmptyState
                title={say.emptyTitle}
                text={say.emptyText}
                picture={<RowsPicture />}
                command={["person", "import", "people.csv"]}
              />
            }
          />
        )}
      </Filled>
      <CopyAs
        command={["leaver", "list", "--days-back", window.days_back, "--json"]}
        call={{ method: "GET", path: `/api/v1/leavers?days_back=${window.days_back}` }}
      />
      {starting?.person && <StartCheck staffNumber={starting.person.staff_number} onClose={() => setStarting(undefined)} />}
    </>
  );
}
