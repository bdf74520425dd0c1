// Meetings of the forum, and how one is added.
import { useState } from "preact/hooks";
import { addMeeting, type ForumMeetingRecord, listMeetings } from "../../api/seminars";
import { may } from "../../api/session";
import { addressOf } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { type FieldPlan, FieldsDialog } from "../../components/fields_dialog";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { time } from "../../i18n/format";
import { language } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { text } from "./words";

export const linesIn = (written: string): string[] =>
  written
    .split("\n")
    .map((one) => one.trim())
    .filter(Boolean);

export const meetingTitle = (one: ForumMeetingRecord) => one.title[language.value] || one.title.ja;

type MeetingDraft = Record<"ja" | "en" | "day" | "from" | "until" | "place" | "openness" | "agenda", string>;

// What is asked for when a meeting is planned, and when the plan changes.
export function meetingFields() {
  const say = text();
  return [
    { name: "ja", label: say.titleJa, required: true },
    { name: "en", label: say.titleEn, required: true },
    { name: "day", label: say.day, required: true, kind: "date" },
    { name: "from", label: say.from, required: true },
    { name: "until", label: say.until, required: true },
    { name: "place", label: say.place },
    {
      name: "openness",
      label: say.openness,
      options: (["closed", "open"] as const).map((one) => ({ value: one, label: say.opennesses[one] })),
    },
    { name: "agenda", label: say.agenda, required: true, rows: 6 },
  ] as const satisfies readonly FieldPlan<keyof MeetingDraft>[];
}

// Of an item that stands in `before` under the same words, its English and its presenter stay.
export function meetingWish(value: MeetingDraft, before: ForumMeetingRecord["agenda"] = []) {
  return {
    title: { ja: value.ja, en: value.en },
    starts_at: `${value.day}T${value.from}:00+09:00`,
    ends_at: `${value.day}T${value.until}:00+09:00`,
    place: value.place,
    openness: value.openness as ForumMeetingRecord["openness"],
    agenda: linesIn(value.agenda).map(
      (line) => before.find(({ title }) => title.ja === line) ?? { title: { ja: line, en: "" }, presenter: "" },
    ),
  };
}

export function Meetings() {
  const say = text();
  const list = useResource((signal) => listMeetings(signal), []);
  const [adding, setAdding] = useState(false);
  const add = may("meeting", "create") && (
    <button type="button" class="button button-main" onClick={() => setAdding(true)}>
      {say.addMeeting}
    </button>
  );
  return (
    <>
      <Filled of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={say.meetingEmptyTitle}
              text={say.meetingEmptyText}
              picture={<RowsPicture />}
              action={add}
              command={["meeting", "add", "FILE"]}
            />
          ) : (
            <>
              <p class="row no-print">{add}</p>
              <Table
                label={say.views.meetings}
                rows={items}
                rowKey={(row) => row.number}
                href={(row) => addressOf("seminars", row.number)}
                columns={[
                  { id: "number", title: say.number, cell: (row) => row.number, narrow: true, always: true },
                  { id: "when", title: say.when, cell: (row) => time(row.starts_at), narrow: true },
                  { id: "title", title: say.name, cell: meetingTitle },
                  { id: "openness", title: say.openness, cell: (row) => say.opennesses[row.openness], narrow: true },
                  { id: "state", title: say.state, cell: (row) => say.meetingStates[row.state], narrow: true },
                  { id: "agenda", title: say.agendaTitle, cell: (row) => row.agenda.length, narrow: true, align: "end" },
                ]}
              />
            </>
          )
        }
      </Filled>
      <CopyAs command={["meeting", "list"]} call={{ method: "GET", path: "/api/v1/meetings" }} />
      {adding && (
        <FieldsDialog
          kind="sheet"
          title={say.addMeeting}
          done={say.meetingAdded}
          fields={meetingFields()}
          start={{ openness: "closed", from: "10:00", until: "12:00" }}
          send={(value) => addMeeting(meetingWish(value))}
          onDone={list.again}
          onClose={() => setAdding(false)}
          command={() => ["meeting", "add", "FILE"]}
        />
      )}
    </>
  );
}
