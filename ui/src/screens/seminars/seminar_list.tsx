// The calendar of seminars, and how one is added.
import { useState } from "preact/hooks";
import { addSeminar, listSeminars, type Seminar } from "../../api/seminars";
import { may } from "../../api/session";
import { addressOf } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { FieldsDialog, listIn } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { count, time } from "../../i18n/format";
import { language } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { text } from "./words";

const marks = { planned: "plain", open: "good", closed: "info", held: "plain", cancelled: "bad" } as const;

export function SeminarState({ of }: { of: Seminar }) {
  return <Mark kind={marks[of.state]}>{text().states[of.state]}</Mark>;
}

const modes = ["on_site", "online", "hybrid"] as const;

function AddDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const say = text();
  return (
    <FieldsDialog
      kind="sheet"
      title={say.add}
      done={say.added}
      fields={[
        { name: "ja", label: say.titleJa, required: true },
        { name: "en", label: say.titleEn, required: true },
        { name: "day", label: say.day, required: true, kind: "date" },
        { name: "from", label: say.from, required: true },
        { name: "until", label: say.until, required: true },
        { name: "mode", label: say.mode, options: modes.map((one) => ({ value: one, label: say.modes[one] })) },
        { name: "place", label: say.place },
        { name: "prefecture", label: say.prefecture },
        { name: "seats", label: say.seats, kind: "number" },
        { name: "online", label: say.onlineSeats, kind: "number" },
        { name: "hosts", label: say.hosts, rows: 3 },
        { name: "address", label: say.onlineAddress },
        { name: "campaign", label: say.campaign },
      ]}
      start={{ mode: "on_site", from: "14:00", until: "16:00", seats: "40" }}
      send={(value) =>
        addSeminar({
          title: { ja: value.ja, en: value.en },
          starts_at: `${value.day}T${value.from}:00+09:00`,
          ends_at: `${value.day}T${value.until}:00+09:00`,
          mode: value.mode as Seminar["mode"],
          place: value.place,
          prefecture: value.prefecture,
          seats: Number(value.seats || 0),
          online_seats: Number(value.online || 0),
          hosts: listIn(value.hosts),
          online_address: value.address,
          campaign: value.campaign,
        })
      }
      onDone={onDone}
      onClose={onClose}
      command={() => ["seminar", "add", "FILE"]}
    />
  );
}

export function SeminarList() {
  const say = text();
  const list = useResource((signal) => listSeminars(signal), []);
  const [adding, setAdding] = useState(false);
  const add = may("seminar", "create") && (
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
              command={["seminar", "add", "FILE"]}
            />
          ) : (
            <>
              <p class="row no-print">
                {add}
                <a class="button button-quiet" href="/public/seminars/calendar.ics">
                  {say.calendar}
                </a>
              </p>
              <Table
                label={say.views.seminars}
                rows={items}
                rowKey={(row) => row.number}
                href={(row) => addressOf("seminars", row.number)}
                columns={[
                  { id: "number", title: say.number, cell: (row) => row.number, narrow: true, always: true },
                  { id: "when", title: say.when, cell: (row) => time(row.starts_at), narrow: true },
                  { id: "title", title: say.name, cell: (row) => row.title[language.value] },
                  { id: "place", title: say.place, cell: (row) => `${row.prefecture} ${row.place}` },
                  { id: "mode", title: say.mode, cell: (row) => say.modes[row.mode], narrow: true },
                  { id: "state", title: say.state, cell: (row) => <SeminarState of={row} />, narrow: true },
                  {
                    id: "participants",
                    title: say.participants,
                    cell: (row) => (row.state === "held" ? count(row.participants) : ""),
                    narrow: true,
                    align: "end",
                  },
                ]}
              />
            </>
          )
        }
      </Filled>
      <CopyAs command={["seminar", "list"]} call={{ method: "GET", path: "/api/v1/seminars" }} />
      {adding && <AddDialog onDone={list.again} onClose={() => setAdding(false)} />}
    </>
  );
}
