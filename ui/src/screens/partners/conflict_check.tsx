// Before somebody is put on a secret or a project: what he saw of other firms that speaks against it.
import { useState } from "preact/hooks";
import { type Contamination, wouldContaminate } from "../../api/partners";
import { CopyAs } from "../../components/copy_as";
import { ErrorPanel } from "../../components/error_panel";
import { TextField } from "../../components/field";
import { useAction } from "../../state/action";
import { text } from "./words";

export function ConflictCheck() {
  const say = text();
  const [who, setWho] = useState("");
  const [work, setWork] = useState("");
  const [found, setFound] = useState<Contamination[]>();
  const look = useAction(async () => setFound((await wouldContaminate(who.trim(), work.trim())).items));
  return (
    <section class="stack space">
      <h3>{say.conflictCheck}</h3>
      <form
        class="row fields-row no-print"
        onSubmit={(event) => {
          event.preventDefault();
          if (who.trim() && work.trim()) void look.run();
        }}
      >
        <TextField label={say.staffNumber} value={who} onValue={setWho} />
        <TextField label={say.worksOn} value={work} onValue={setWork} />
        <button type="submit" class="button" disabled={look.busy || !who.trim() || !work.trim()}>
          {say.look}
        </button>
      </form>
      {look.problem && <ErrorPanel problem={look.problem} />}
      {found && (
        <div role="status" class={`note ${found.length ? "note-bad" : "note-good"}`}>
          {found.length === 0
            ? say.noConflict
            : found.map((one) => (
                <p key={one.received}>{say.contaminationLine(one.staff_number, `${one.partner} ${one.what}`, one.works_on)}</p>
              ))}
        </div>
      )}
      <CopyAs command={["received", "conflicts", who || "STAFF_NUMBER", work || "NUMBER"]} />
    </section>
  );
}
