// The second person, and the reporter's consent: both to the bytes of one hash.
import { useState } from "preact/hooks";
import { type HubReport, reviewReport } from "../../api/hub";
import { me } from "../../api/session";
import { CopyAs } from "../../components/copy_as";
import { ErrorPanel } from "../../components/error_panel";
import { TextField } from "../../components/field";
import { Mark } from "../../components/marks";
import { Panel } from "../../components/panel";
import { say as tell } from "../../components/toast";
import { day, time } from "../../i18n/format";
import { useAction } from "../../state/action";
import { text } from "./words";

export function ReviewPanel({ of, onChange }: { of: HubReport; onChange: (after: HubReport) => void }) {
  const say = text().review;
  const [note, setNote] = useState("");
  const sha256 = of.draft?.sha256 ?? "";
  const review = useAction(async () => {
    onChange(await reviewReport(of.number, { sha256, note: note.trim() || undefined }));
    tell(say.done);
  });
  const reviewer = me.value?.roles.includes("hub_reviewer");
  const own = of.draft?.by === me.value?.account;
  return (
    <Panel title={say.title}>
      {of.review ? (
        <p>
          <Mark kind="good">{say.given(time(of.review.at))}</Mark> {of.review.note !== "reviewed" && of.review.note}
        </p>
      ) : !reviewer || own ? (
        <p class="note">{own ? say.notYours : say.needs}</p>
      ) : (
        <div class="no-print">
          <p>{say.text}</p>
          <p>
            <code class="path">{sha256}</code>
          </p>
          <TextField label={say.note} value={note} onValue={setNote} />
          {review.problem && <ErrorPanel problem={review.problem} />}
          <p class="row">
            <button type="button" class="button button-main" disabled={review.busy} onClick={() => void review.run()}>
              {say.confirm}
            </button>
          </p>
          <CopyAs
            command={["report", "review", of.number, sha256]}
            call={{ method: "POST", path: `/api/v1/hub-reports/${of.number}/review`, body: { sha256 } }}
          />
        </div>
      )}
    </Panel>
  );
}

export function ConsentPanel({ of }: { of: HubReport }) {
  const say = text().consent;
  const consent = of.consent;
  return (
    <Panel title={say.title}>
      {!of.member ? (
        <p>{say.notNeeded}</p>
      ) : consent ? (
        <p class="row">
          <Mark kind={consent.withdrawn_at ? "bad" : "good"}>
            {consent.withdrawn_at ? say.withdrawn(time(consent.withdrawn_at)) : say.given(time(consent.at))}
          </Mark>
          {consent.until && say.until(day(consent.until))} {consent.note}
        </p>
      ) : (
        <p class="note">{of.review ? say.waiting : say.before}</p>
      )}
    </Panel>
  );
}
