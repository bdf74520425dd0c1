// What was sent, with a search.
import { listArchive } from "../../api/newsletter";
import { query, setQuery } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { TextField } from "../../components/field";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { day } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { text } from "./words";

export function Archive() {
  const say = text();
  const words = query("words");
  const found = useResource((signal) => listArchive(words, signal), [words]);
  return (
    <>
      <TextField label={say.search} value={words} onValue={(value) => setQuery({ words: value || null }, "replace")} />
      <Filled of={found}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={say.archiveEmptyTitle}
              text={say.archiveEmptyText}
              picture={<RowsPicture />}
              command={["newsletter", "archive"]}
            />
          ) : (
            <Table
              label={say.views.archive}
              rows={items}
              rowKey={(row) => row.number}
              href={(row) => `/public/newsletter/${encodeURIComponent(row.number)}`}
              columns={[
                { id: "number", title: say.number, cell: (row) => row.number, narrow: true, always: true },
                { id: "title", title: say.title, cell: (row) => row.title },
                { id: "day", title: say.day, cell: (row) => day(row.day), narrow: true },
                { id: "around", title: say.search, cell: (row) => row.around },
              ]}
            />
          )
        }
      </Filled>
      <p class="no-print">
        <a href="/public/newsletter" target="_blank" rel="noreferrer">
          {say.publicArchive}
        </a>
      </p>
      <CopyAs command={["newsletter", "archive"]} call={{ method: "GET", path: "/api/v1/newsletter-archive" }} />
    </>
  );
}
