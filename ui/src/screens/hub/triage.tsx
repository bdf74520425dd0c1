// What a report is. What goes on towards sharing is one press; what is answered and counted apart says why.
import { useState } from "preact/hooks";
import { type HubReport, triageReport } from "../../api/hub";
import { CopyAs } from "../../components/copy_as";
import { ErrorPanel } from "../../components/error_panel";
import { TextField } from "../../components/field";
import { Panel } from "../../components/panel";
import { say as tell } from "../../components/toast";
import { useAction } from "../../state/action";
import { shared } from "../share/words";
import { text } from "./words";

type Triage = Exclude<HubReport["triage"], "waiting">;
const choices = ["targeted", "other", "mass_mail", "phishing"] as const satisfies readonly Triage[];

interface Props {
  of: HubReport;
  onChange: (after: HubReport) => void;
  onShared: () => void; // it goes on towards sharing
}

export function TriagePanel({ of, onChange, onShared }: Props) {
  const say = text().triage;
  const words = shared();
  const [note, setNote] = useState("");
  const triage = useAction(async (as: Triage) => {
    onChange(await triageReport(of.number, { triage: as, note: note.trim() || undefined }));
    tell(say.done);
    if (as === "targeted" || as === "other") onShared();
  });
  const proposed = of.proposed?.triage as Triage | undefined;
  const main = proposed && choices.includes(proposed) ? proposed : "targeted";
  return (
    <Panel title={say.title}>
      {of.triage !== "waiting" && (
        <p>
          {say.now}: <strong>{words.triages[of.triage]}</strong>
        </p>
      )}
      {of.triage === "waiting" && choices.includes(of.proposed?.triage as Triage) && (
        <p>
          {say.proposed}: <strong>{words.triages[of.proposed?.triage as Triage]}</strong>
        </p>
      )}
      <p>{say.text}</p>
      <div class="no-print">
        <TextField label={say.note} value={note} onValue={setNote} />
        {triage.problem && <ErrorPanel problem={triage.problem} />}
        <p class="row">
          {choices.map((one) => (
            <button
              key={one}
              type="button"
              class={`button${one === main && of.triage === "waiting" ? " button-main" : ""}`}
              disabled={triage.busy}
              onClick={() => void triage.run(one)}
            >
              {words.triages[one]}
            </button>
          ))}
        </p>
        <CopyAs
          command={["report", "triage", of.number, "targeted", ...(note ? ["--note", note] : [])]}
          call={{ method: "POST", path: `/api/v1/hub-reports/${of.number}/triage`, body: { triage: "targeted", note } }}
        />
      </div>
    </Panel>
  );
}
