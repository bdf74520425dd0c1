// Work that was approved although it looks like a leak: what is in the table does not count against whoever did it.
import { may, now } from "../../api/session";
import { listApprovals } from "../../api/sources";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { day, daysUntil } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { ImportButton } from "../imports/import_sheet";
import { text } from "./words";

export function Approvals() {
  const words = text().approvals;
  const list = useResource((signal) => listApprovals(signal), []);
  const add = (main: boolean) => <ImportButton table="approvals" main={main} onDone={list.again} />;
  return (
    <>
      <Filled of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={words.emptyTitle}
              text={words.emptyText}
              picture={<RowsPicture />}
              action={may("approval", "create") && add(true)}
              command={["approval", "import", "approvals.csv"]}
            />
          ) : (
            <>
              <p class="row no-print">{add(false)}</p>
              <Table
                label={words.title}
                rows={[...items].reverse()}
                rowKey={(row) => row.ticket}
                columns={[
                  { id: "ticket", title: words.ticket, narrow: true, always: true, cell: (row) => row.ticket },
                  { id: "who", title: words.who, narrow: true, cell: (row) => row.staff_number || row.account },
                  { id: "what", title: words.what, cell: (row) => row.what },
                  { id: "object", title: words.object, cell: (row) => row.object || words.anything },
                  { id: "span", title: words.span, narrow: true, cell: (row) => `${day(row.from)} – ${day(row.to)}` },
                  {
                    id: "state",
                    title: words.state,
                    narrow: true,
                    cell: (row) =>
                      daysUntil(row.to, now.value) < 0 ? (
                        <Mark kind="plain">{words.over}</Mark>
                      ) : (
                        <Mark kind="good">{words.holds}</Mark>
                      ),
                  },
                  { id: "approver", title: words.approver, narrow: true, cell: (row) => row.approver },
                ]}
              />
            </>
          )
        }
      </Filled>
      <CopyAs command={["approval", "list"]} call={{ method: "GET", path: "/api/v1/approvals" }} />
    </>
  );
}
