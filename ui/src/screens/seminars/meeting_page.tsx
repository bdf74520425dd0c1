// One meeting: agenda, papers, who came, minutes that a second person approves.
import { useState } from "preact/hooks";
import {
  addPaper,
  amendMeeting,
  approveMinutes,
  cancelMeeting,
  type ForumMeetingRecord,
  holdMeeting,
  showMeeting,
  writeMinutes,
} from "../../api/seminars";
import { may, me } from "../../api/session";
import { addressWith } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs } from "../../components/copy_as";
import { ErrorPanel } from "../../components/error_panel";
import { SelectField, TextField } from "../../components/field";
import { FieldsDialog } from "../../components/fields_dialog";
import { FileField } from "../../components/file_field";
import { Filled, Panel } from "../../components/panel";
import { say as tell } from "../../components/toast";
import { time } from "../../i18n/format";
import { language } from "../../i18n/language";
import { useAction } from "../../state/action";
import { useResource } from "../../state/resource";
import { linesIn, meetingFields, meetingTitle, meetingWish } from "./meetings";
import { text } from "./words";

// The day and the time of day in Japan, as they are written into a form.
const inJapan = (instant: string) => new Date(Date.parse(instant) + 9 * 3_600_000).toISOString();

const draftOf = (one: ForumMeetingRecord) => ({
  ja: one.title.ja,
  en: one.title.en,
  day: inJapan(one.starts_at).slice(0, 10),
  from: inJapan(one.starts_at).slice(11, 16),
  until: inJapan(one.ends_at).slice(11, 16),
  place: one.place,
  openness: one.openness,
  agenda: one.agenda.map(({ title }) => title.ja).join("\n"),
});

function PaperDialog({ meeting, onDone, onClose }: { meeting: ForumMeetingRecord; onDone: () => void; onClose: () => void }) {
  const say = text();
  const [file, setFile] = useState<File>();
  const [item, setItem] = useState("0");
  const [openness, setOpenness] = useState<string>("closed");
  return (
    <ActDialog
      title={say.addPaper}
      action={say.addPaper}
      done={say.paperAdded}
      check={() => ({ file: file ? undefined : say.paperNeeded })}
      send={async () => {
        if (file) await addPaper(meeting.number, file, Number(item), openness === "open");
      }}
      onDone={() => {
        onClose();
        onDone();
      }}
      onClose={onClose}
      command={["meeting", "paper", meeting.number, file?.name ?? "FILE"]}
    >
      {(errors) => (
        <>
          <FileField label={say.paperFile} error={errors.file} onFile={setFile} />
          <TextField label={say.paperItem} kind="number" value={item} onValue={setItem} />
          <SelectField
            label={say.openness}
            value={openness}
            onValue={setOpenness}
            options={(["closed", "open"] as const).map((one) => ({ value: one, label: say.opennesses[one] }))}
          />
        </>
      )}
    </ActDialog>
  );
}

export function MeetingPage({ number }: { number: string }) {
  const say = text();
  const found = useResource((signal) => showMeeting(number, signal), [number]);
  const [asking, setAsking] = useState<"hold" | "minutes" | "amend" | "cancel" | "paper">();
  const approve = useAction(async () => {
    await approveMinutes(number);
    tell(say.approved);
    found.again();
  });
  const meeting = found.data;
  const able = may("meeting", "update") && meeting !== undefined;
  return (
    <>
      <header class="screen-head">
        <div>
          <p>
            <a href={addressWith({ view: "meetings" }, "/seminars")}>{say.back}</a>
          </p>
          <h1>{meeting ? meetingTitle(meeting) : number}</h1>
          {meeting && (
            <p>
              {time(meeting.starts_at)} {meeting.place} · {say.opennesses[meeting.openness]} · {say.meetingStates[meeting.state]}
            </p>
          )}
        </div>
        {able && (
          <p class="row no-print">
            {meeting.state === "planned" && (
              <>
                <button type="button" class="button button-main" onClick={() => setAsking("hold")}>
                  {say.hold}
                </button>
                <button type="button" class="button" onClick={() => setAsking("amend")}>
                  {say.amendMeeting}
                </button>
                <button type="button" class="button" onClick={() => setAsking("cancel")}>
                  {say.cancelMeeting}
                </button>
              </>
            )}
            {meeting.state !== "cancelled" && (
              <button type="button" class="button" onClick={() => setAsking("paper")}>
                {say.addPaper}
              </button>
            )}
            {meeting.state === "held" && (
              <button type="button" class="button" onClick={() => setAsking("minutes")}>
                {say.writeMinutes}
              </button>
            )}
            {meeting.minutes && !meeting.approved_at && meeting.minutes_by !== me.value?.account && (
              <button type="button" class="button button-main" disabled={approve.busy} onClick={() => void approve.run()}>
                {say.approveMinutes}
              </button>
            )}
          </p>
        )}
      </header>
      {approve.problem && <ErrorPanel problem={approve.problem} />}
      <Filled of={found}>
        {(data) => (
          <>
            <Panel title={say.agendaTitle}>
              <ol>
                {data.agenda.map((one) => (
                  <li key={one.title.ja}>
                    {one.title[language.value] || one.title.ja} {one.presenter}
                  </li>
                ))}
              </ol>
            </Panel>
            {data.papers.length > 0 && (
              <Panel title={say.papers}>
                <ul>
                  {data.papers.map((one) => (
                    <li key={one.sha256}>
                      <a href={`/api/v1/meetings/${number}/papers/${one.sha256}`} download={one.name}>
                        {one.name}
                      </a>{" "}
                      ({say.opennesses[one.openness]})
                    </li>
                  ))}
                </ul>
              </Panel>
            )}
            {data.minutes && (
              <Panel title={say.minutes}>
                <p class="pre-line">{data.minutes}</p>
              </Panel>
            )}
          </>
        )}
      </Filled>
      <CopyAs command={["meeting", "show", number]} call={{ method: "GET", path: `/api/v1/meetings/${number}` }} />
      {asking === "hold" && (
        <FieldsDialog
          title={say.hold}
          done={say.held}
          fields={[
            { name: "attendees", label: say.attendees, rows: 6 },
            { name: "next", label: say.next },
          ]}
          send={({ attendees, next }) => holdMeeting(number, { attendees: linesIn(attendees), next })}
          onDone={found.again}
          onClose={() => setAsking(undefined)}
          command={({ next }) => ["meeting", "hold", number, "--next", next]}
        />
      )}
      {asking === "amend" && meeting && (
        <FieldsDialog
          kind="sheet"
          title={say.amendMeeting}
          done={say.meetingAmended}
          fields={meetingFields()}
          start={draftOf(meeting)}
          send={(value) =>
            amendMeeting(number, {
              ...meetingWish(value, meeting.agenda),
              organiser: meeting.organiser,
              secretariat: meeting.secretariat,
              supporters: meeting.supporters,
            })
          }
          onDone={found.again}
          onClose={() => setAsking(undefined)}
          command={() => ["meeting", "amend", number, "FILE"]}
        />
      )}
      {asking === "cancel" && (
        <FieldsDialog
          title={say.cancelMeeting}
          done={say.meetingCancelled}
          fields={[{ name: "reason", label: say.reason, required: true, rows: 2 }]}
          send={({ reason }) => cancelMeeting(number, reason)}
          onDone={found.again}
          onClose={() => setAsking(undefined)}
          command={({ reason }) => ["meeting", "cancel", number, "--reason", reason]}
        />
      )}
      {asking === "paper" && meeting && (
        <PaperDialog meeting={meeting} onDone={found.again} onClose={() => setAsking(undefined)} />
      )}
      {asking === "minutes" && (
        <FieldsDialog
          kind="sheet"
          title={say.writeMinutes}
          done={say.minutesWritten}
          fields={[{ name: "text", label: say.minutes, required: true, rows: 12 }]}
          start={{ text: meeting?.minutes }}
          send={(value) => writeMinutes(number, value.text)}
          onDone={found.again}
          onClose={() => setAsking(undefined)}
          command={() => ["meeting", "minutes", number, "FILE"]}
        />
      )}
    </>
  );
}
