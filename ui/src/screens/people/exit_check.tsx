// The exit check, one question a card, answered by key: what is done at a desk beside the person who leaves.
import { useState } from "preact/hooks";
import {
  answerExitStep,
  type CheckStep,
  caseOfExitCheck,
  clearExitCheck,
  type PersonCheck,
  showExitCheck,
} from "../../api/people";
import { type Problem, problemOf } from "../../api/problem";
import { go, setQuery } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { ProblemText } from "../../components/error_panel";
import { TextField } from "../../components/field";
import { Filled } from "../../components/panel";
import { either, t } from "../../i18n";
import { useResource } from "../../state/resource";
import { text } from "./words";

export function ExitCheck({ id }: { id: string }) {
  const check = useResource((signal) => showExitCheck(id, signal), [id]);
  const close = () => setQuery({ check: null });
  return (
    <SideSheet title={text().checkOf(check.data?.staff_number ?? "")} onClose={close}>
      <Filled of={check}>{(data) => <Steps check={data} put={check.put} onClose={close} />}</Filled>
    </SideSheet>
  );
}

interface Props {
  check: PersonCheck;
  put: (check: PersonCheck) => void;
  onClose: () => void;
}

function Steps({ check, put, onClose }: Props) {
  const say = text();
  const steps = check.steps ?? [];
  const given = new Map(check.answers.map((one) => [one.step, one]));
  const firstOpen = steps.findIndex((step) => !given.has(step.id));
  const [at, setAt] = useState(firstOpen < 0 ? steps.length : firstOpen);
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<Problem>();
  const [ending, setEnding] = useState<"clear" | "case">();
  const step = steps[at];

  const answer = async (value: string) => {
    if (!step || !value) return;
    setProblem(undefined);
    try {
      put({ ...(await answerExitStep(check.id, { step: step.id, answer: value, note: note || undefined })), steps });
      setNote("");
      setAt(at + 1);
    } catch (reason) {
      setProblem(problemOf(reason));
    }
  };
  const choices = step ? choicesOf(step) : [];
  const key = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
    const chosen = choices[Number(event.key) - 1];
    if (chosen) void answer(chosen.value);
    else if (event.key === "ArrowLeft") setAt(Math.max(0, at - 1));
    else if (event.key === "ArrowRight") setAt(Math.min(steps.length, at + 1));
  };
  return (
    <section class="exit-check" onKeyDown={key} aria-label={say.exitCheck}>
      <p class="faint">{say.answered(given.size, steps.length)}</p>
      <progress max={steps.length} value={given.size} aria-label={say.answered(given.size, steps.length)} />
      {step ? (
        <div class="exit-card stack">
          <p class="faint">
            {say.stepOf(at + 1, steps.length)} {either({ ja: step.section_ja, en: step.section_en })}
          </p>
          <h3>{either({ ja: step.text_ja, en: step.text_en })}</h3>
          {(step.help_ja || step.help_en) && <p class="faint">{either({ ja: step.help_ja, en: step.help_en })}</p>}
          {choices.length > 0 ? (
            <p class="row">
              {choices.map((choice, index) => (
                <button
                  key={choice.value}
                  type="button"
                  class={`button${given.get(step.id)?.answer === choice.value ? " button-main" : ""}`}
                  onClick={() => void answer(choice.value)}
                >
                  <kbd>{index + 1}</kbd> {choice.label}
                </button>
              ))}
            </p>
          ) : (
            <FreeAnswer
              key={step.id}
              step={step}
              value={given.get(step.id)?.answer ?? ""}
              onAnswer={(value) => void answer(value)}
            />
          )}
          <TextField label={say.note} rows={2} value={note} onValue={setNote} />
          {problem && (
            <div class="note note-bad" role="alert">
              <ProblemText problem={problem} />
            </div>
          )}
          <p class="row">
            <button type="button" class="button button-quiet" disabled={at === 0} onClick={() => setAt(at - 1)}>
              {say.previous}
            </button>
            <button type="button" class="button button-quiet" onClick={() => setAt(at + 1)}>
              {say.next}
            </button>
            <span class="faint">{say.keysHint}</span>
          </p>
        </div>
      ) : (
        <div class="exit-card stack">
          <h3>{say.conclude}</h3>
          <p class="row">
            <button type="button" class="button button-main" onClick={() => setEnding("clear")}>
              {say.clear}
            </button>
            <button type="button" class="button" onClick={() => setEnding("case")}>
              {say.toCase}
            </button>
            <button type="button" class="button button-quiet" onClick={() => setAt(Math.max(0, steps.length - 1))}>
              {say.previous}
            </button>
          </p>
        </div>
      )}
      <CopyAs command={["exit", "show", check.staff_number]} call={{ method: "GET", path: `/api/v1/exit-checks/${check.id}` }} />
      {ending && <End check={check} kind={ending} onClose={() => setEnding(undefined)} onDone={onClose} />}
    </section>
  );
}

function choicesOf(step: CheckStep): { value: string; label: string }[] {
  const say = text();
  const none = { value: "not_applicable", label: say.notApplicable };
  if (step.answer === "yes_no") return [{ value: "yes", label: say.yes }, { value: "no", label: say.no }, none];
  if (step.answer === "degree")
    return [{ value: "yes", label: say.yes }, { value: "partly", label: say.partly }, { value: "no", label: say.no }, none];
  if (step.answer === "done") return [{ value: "done", label: say.done }, none];
  return [];
}

function FreeAnswer({ step, value, onAnswer }: { step: CheckStep; value: string; onAnswer: (value: string) => void }) {
  const [written, setWritten] = useState(value);
  return (
    <>
      <TextField
        label={either({ ja: step.text_ja, en: step.text_en })}
        kind={step.answer === "day" ? "date" : "text"}
        rows={step.answer === "text" ? 3 : undefined}
        value={written}
        onValue={setWritten}
      />
      <button type="button" class="button button-main" onClick={() => onAnswer(written)}>
        {t().form.save}
      </button>
    </>
  );
}

function End({
  check,
  kind,
  onClose,
  onDone,
}: {
  check: PersonCheck;
  kind: "clear" | "case";
  onClose: () => void;
  onDone: () => void;
}) {
  const say = text();
  const [written, setWritten] = useState("");
  const clearing = kind === "clear";
  return (
    <ActDialog
      title={clearing ? say.clear : say.toCase}
      action={clearing ? say.clear : say.toCase}
      done={clearing ? say.cleared : say.caseMade}
      check={() => ({ conclusion: clearing || written.trim() ? undefined : t().form.needed })}
      send={async () => {
        if (clearing) await clearExitCheck(check.id, { conclusion: written });
        else {
          const made = await caseOfExitCheck(check.id, { suspicion: written });
          go(`/cases/${encodeURIComponent(made.case_number)}`);
        }
      }}
      onDone={clearing ? onDone : onClose}
      onClose={onClose}
      command={["exit", clearing ? "clear" : "case", check.staff_number, clearing ? "--conclusion" : "--suspicion", written]}
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
