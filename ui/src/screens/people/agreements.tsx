// Who knows a secret without a signed promise to keep it.
import { listMissingAgreements } from "../../api/people";
import { CopyAs } from "../../components/copy_as";
import { EmptyState } from "../../components/empty_state";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { usePages } from "../../state/resource";
import { ImportButton } from "../imports/import_sheet";
import { Head, Pledge } from "./views";
import { text } from "./words";

export function MissingAgreements() {
  const say = text();
  const pages = usePages((cursor, signal) => listMissingAgreements(cursor, signal), []);
  return (
    <>
      <Head />
      <p class="faint">{say.agreementsLead}</p>
      <div class="row no-print">
        <ImportButton table="agreements" onDone={pages.again} />
      </div>
      <Filled of={pages}>
        {(page) => (
          <Table
            label={say.views.agreements}
            rows={page.items}
            rowKey={(row) => row.staff_number}
            next={page.next}
            onMore={pages.more}
            adding={pages.adding}
            columns={[
              { id: "staff", title: say.columns.staff, narrow: true, always: true, cell: (row) => row.staff_number },
              { id: "state", title: say.columns.pledge, narrow: true, cell: (row) => <Pledge state={row.state} /> },
              { id: "text", title: say.textVersion, narrow: true, cell: (row) => row.text_version || say.hidden },
              {
                id: "secrets",
                title: say.knows,
                cell: (row) => (
                  <span class="row">
                    {row.secrets.slice(0, 6).map((number) => (
                      <a key={number} href={`/secrets/${encodeURIComponent(number)}`}>
                        {number}
                      </a>
                    ))}
                    {row.secrets.length > 6 && <span class="faint">{say.andMore(row.secrets.length - 6)}</span>}
                  </span>
                ),
              },
            ]}
            empty={<EmptyState title={say.noneMissing} text={say.noneMissingText} command={["agreement", "missing"]} />}
          />
        )}
      </Filled>
      <CopyAs command={["agreement", "missing"]} call={{ method: "GET", path: "/api/v1/missing-agreements" }} />
    </>
  );
}
