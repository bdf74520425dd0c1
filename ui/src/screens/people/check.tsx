// The check of somebody who leaves or comes, beside the list it was opened from: what the register and the records know already, the
// questions, and how it ends.
import { useState } from "preact/hooks";
import { answerCheckStep, type CheckKind, caseOfExitCheck, clearCheck, type PersonCheck, showCheck } from "../../api/people";
import { go, setQuery } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { TextField } from "../../components/field";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { Steps } from "../../components/steps";
import { t } from "../../i18n";
import { day } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { text } from "./words";

export const whoOf = (check: PersonCheck) => check.name || check.staff_number;
const pathOf = (kind: CheckKind, id: string) => `/api/v1/${kind === "exit" ? "exits" : "hirings"}/${id}`;

export function Check({ kind, id }: { kind: CheckKind; id: string }) {
  const say = text();
  const check = useResource<PersonCheck>((signal) => showCheck(kind, id, signal), [kind, id]);
  const [ending, setEnding] = useState<"clear" | "case">();
  const close = () => setQuery({ check: null, hiring: null });
  return (
    <SideSheet title={say.checkOf(say.checkKinds[kind], check.data ? whoOf(check.data) : "")} onClose={close}>
      <Filled of={check}>
        {(data) => (
          <>
            <Known check={data} />
            <Steps
              checklist={data.checklist}
              when={kind === "exit" ? `kind=${data.exit_kind}` : ""}
              answers={data.answers}
              label={say.checkKinds[kind]}
              locked={data.state !== "open"}
              onAnswer={async (step, answer, note) =>
                check.put(await answerCheckStep(kind, id, step, { answer, note: note || undefined }))
              }
            >
              {data.state === "open" ? (
                <>
                  <h3>{t().steps.conclude}</h3>
                  <p class="row">
                    <button type="button" class="button button-main" onClick={() => setEnding("clear")}>
                      {say.clear}
                    </button>
                    {kind === "exit" && (
                      <button type="button" class="button" onClick={() => setEnding("case")}>
                        {say.toCase}
                      </button>
                    )}
                  </p>
                </>
              ) : (
                <Ended check={data} />
              )}
            </Steps>
            <CopyAs command={[kind, "show", whoOf(data)]} call={{ method: "GET", path: pathOf(kind, id) }} />
            {ending && <End check={data} end={ending} onClose={() => setEnding(undefined)} onDone={close} />}
          </>
        )}
      </Filled>
    </SideSheet>
  );
}

function Known({ check }: { check: PersonCheck }) {
  const say = text();
  const facts = Object.entries(check.facts ?? {}).filter(([, value]) => typeof value !== "object" && value !== "");
  return (
    <dl class="facts">
      <dt>{say.due}</dt>
      <dd>
        {day(check.due)} <Mark kind={check.state === "open" ? "info" : "plain"}>{say.checkStates[check.state]}</Mark>
      </dd>
      {check.devices_held_until && (
        <>
          <dt>{say.heldUntil}</dt>
          <dd>{day(check.devices_held_until)}</dd>
        </>
      )}
      {facts.map(([name, value]) => [
        <dt key={`${name} name`}>{say.facts_[name] ?? name}</dt>,
        <dd key={name}>{String(value)}</dd>,
      ])}
    </dl>
  );
}

function Ended({ check }: { check: PersonCheck }) {
  const say = text();
  return (
    <>
      <h3>{say.checkStates[check.state]}</h3>
      <p>
        {check.conclusion} {check.concluded_on && day(check.concluded_on)}
      </p>
      {check.case_number && (
        <p>
          <a href={`/cases/${encodeURIComponent(check.case_number)}`}>{check.case_number}</a>
        </p>
      )}
    </>
  );
}

interface EndProps {
  check: PersonCheck;
  end: "clear" | "case";
  onClose: () => void;
  onDone: () => void;
}

function End({ check, end, onClose, onDone }: EndProps) {
  const say = text();
  const [written, setWritten] = useState("");
  const clearing = end === "clear";
  const body = clearing ? { conclusion: written } : { suspicion: written };
  return (
    <ActDialog
      title={clearing ? say.clear : say.toCase}
      action={clearing ? say.clear : say.toCase}
      done={clearing ? say.cleared : say.caseMade}
      check={() => ({ conclusion: clearing || written.trim() ? undefined : t().form.needed })}
      send={async () => {
        if (clearing) await clearCheck(check.kind, check.id, written);
        else {
          const made = await caseOfExitCheck(check.id, written);
          go(`/cases/${encodeURIComponent(made.case_number)}`);
        }
      }}
      onDone={clearing ? onDone : onClose}
      onClose={onClose}
      command={[check.kind, clearing ? "clear" : "case", whoOf(check), clearing ? "--conclusion" : "--suspicion", written]}
      call={{ method: "POST", path: `${pathOf(check.kind, check.id)}/${clearing ? "clearing" : "case"}`, body }}
    >
      {(errors) => (
        <TextField
          label={clearing ? say.conclusion : say.suspicion}
          required={!clearing}
          rows={3}
          value={written}
          onValue={setWritten}
          error={errors.conclusion ?? errors.suspicion}
        />
      )}
    </ActDialog>
  );
}
