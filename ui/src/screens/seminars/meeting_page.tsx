// One meeting: agenda, papers, who came, minutes that a second person approves.
import { useState } from "preact/hooks";
import { approveMinutes, holdMeeting, showMeeting, writeMinutes } from "../../api/seminars";
import { may, me } from "../../api/session";
import { addressWith } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { ErrorPanel } from "../../components/error_panel";
import { FieldsDialog } from "../../components/fields_dialog";
import { Filled, Panel } from "../../components/panel";
import { say as tell } from "../../components/toast";
import { time } from "../../i18n/format";
import { language } from "../../i18n/language";
import { useAction } from "../../state/action";
import { useResource } from "../../state/resource";
import { linesIn, meetingTitle } from "./meetings";
import { text } from "./words";

export function MeetingPage({ number }: { number: string }) {
  const say = text();
  const found = useResource((signal) => showMeeting(number, signal), [number]);
  const [asking, setAsking] = useState<"hold" | "minutes">();
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
              <button type="button" class="button button-main" onClick={() => setAsking("hold")}>
                {say.hold}
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
