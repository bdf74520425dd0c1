// A checklist, one question a card, answered by key: checks of people who come and go, approvals of disclosures. The questions come from
// the server's checklist, the answers from the object.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { type Checklist, type CheckStep, showChecklist } from "../api/people";
import { type Problem, problemOf } from "../api/problem";
import { either, t } from "../i18n";
import { useResource } from "../state/resource";
import { ProblemText } from "./error_panel";
import { TextField } from "./field";
import { Filled } from "./panel";
import "./steps.css";

interface Props {
  checklist: string;
  when: string; // the circumstance that picks steps: "kind=dismissal"
  answers: readonly { step: string; answer: string }[];
  label: string;
  locked?: boolean;
  onAnswer: (step: string, answer: string, note: string) => Promise<void>;
  children: ComponentChildren; // what stands behind the last question
}

export function Steps(props: Props) {
  const list = useResource((signal) => showChecklist(props.checklist, props.when, signal), [props.checklist, props.when]);
  return <Filled of={list}>{(found) => <Cards {...props} list={found} />}</Filled>;
}

function Cards({ list, answers, label, locked, onAnswer, children }: Props & { list: Checklist }) {
  const say = t().steps;
  const { steps } = list;
  const given = new Map(answers.map((one) => [one.step, one.answer]));
  const firstOpen = steps.findIndex((step) => !given.has(step.id));
  const [at, setAt] = useState(firstOpen < 0 || locked ? steps.length : firstOpen);
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<Problem>();
  const step = steps[at];
  const answered = steps.filter((one) => given.has(one.id)).length;

  const answer = async (value: string) => {
    if (!step || !value || locked) return;
    setProblem(undefined);
    try {
      await onAnswer(step.id, value, note);
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
    <section class="steps" onKeyDown={key} aria-label={label}>
      <p class="faint">{say.answered(answered, steps.length)}</p>
      <progress max={Math.max(1, steps.length)} value={answered} aria-label={say.answered(answered, steps.length)} />
      {step ? (
        <div class="step-card stack">
          <p class="faint">
            {say.stepOf(at + 1, steps.length)} {either({ ja: step.section_ja, en: step.section_en })}
            {step.needed && ` · ${say.needed}`}
          </p>
          <h3>{either({ ja: step.text_ja, en: step.text_en })}</h3>
          {(step.help_ja || step.help_en) && <p class="faint">{either({ ja: step.help_ja, en: step.help_en })}</p>}
          {choices.length > 0 ? (
            <p class="row">
              {choices.map((choice, index) => (
                <button
                  key={choice.value}
                  type="button"
                  class={`button${given.get(step.id) === choice.value ? " button-main" : ""}`}
                  aria-pressed={given.get(step.id) === choice.value}
                  onClick={() => void answer(choice.value)}
                >
                  <kbd>{index + 1}</kbd> {choice.label}
                </button>
              ))}
            </p>
          ) : (
            <FreeAnswer key={step.id} step={step} value={given.get(step.id) ?? ""} onAnswer={(value) => void answer(value)} />
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
        <div class="step-card stack">
          {children}
          {steps.length > 0 && (
            <p>
              <button type="button" class="button button-quiet" onClick={() => setAt(steps.length - 1)}>
                {say.previous}
              </button>
            </p>
          )}
        </div>
      )}
    </section>
  );
}

function choicesOf(step: CheckStep): { value: string; label: string }[] {
  const say = t().steps;
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
      <p>
        <button type="button" class="button button-main" onClick={() => onAnswer(written)}>
          {t().form.save}
        </button>
      </p>
    </>
  );
}
