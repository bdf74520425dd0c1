// Contact reports in sight: one's own, those passed on, or all for those who answer them.
import { type ContactReport, listContacts } from "../../api/learn";
import { addressWith, query } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { either } from "../../i18n";
import { day } from "../../i18n/format";
import { usePages } from "../../state/resource";
import { text } from "./words";

export function LevelMark({ of }: { of: number }) {
  return <Mark kind={of >= 3 ? "bad" : of === 2 ? "warn" : "info"}>{text().levelOf(of)}</Mark>;
}

export function Contacts() {
  const say = text();
  const list = usePages((cursor, signal) => listContacts(cursor, signal), []);
  const columns: Column<ContactReport>[] = [
    { id: "number", title: say.number, cell: (row) => row.number, narrow: true, always: true },
    { id: "on", title: say.on, cell: (row) => day(row.on), narrow: true },
    { id: "level", title: say.level, cell: (row) => <LevelMark of={row.level} />, narrow: true },
    { id: "topic", title: say.contact.topic, cell: (row) => <span class="title-cell">{either(row.topic_name)}</span> },
    { id: "who", title: say.contact.who, cell: (row) => [row.contact, row.organisation].filter(Boolean).join(" / ") },
    { id: "state", title: say.state, cell: (row) => say.states[row.state], narrow: true },
  ];
  return (
    <>
      <Filled of={list}>
        {(page) => (
          <Table
            label={say.views.contacts}
            columns={columns}
            rows={page.items}
            rowKey={(row) => row.number}
            href={(row) => addressWith({ contact: row.number })}
            selected={query("contact")}
            next={page.next}
            onMore={list.more}
            adding={list.adding}
            empty={
              <EmptyState
                title={say.contactsEmpty}
                text={say.contactsEmptyText}
                picture={<RowsPicture />}
                command={["contact", "list"]}
                call={{ method: "GET", path: "/api/v1/contact-reports" }}
              />
            }
          />
        )}
      </Filled>
      <CopyAs command={["contact", "list"]} call={{ method: "GET", path: "/api/v1/contact-reports" }} />
    </>
  );
}
