// The triage as questions one answers one after the other; where they end, what it means is told before it is recorded.
import { useState } from "preact/hooks";
import { type ConsultationView, type DeskTexts, triageConsultation } from "../../api/desk";
import { ErrorPanel } from "../../components/error_panel";
import { say as tell } from "../../components/toast";
import { useAction } from "../../state/action";
import { told } from "./shown";
import { text } from "./words";

type Answer = DeskTexts["questions"][number]["answers"][number];

// The answers of a path with the question that comes next.
export function pathOf(
  texts: DeskTexts,
  answers: readonly string[],
): { taken: Answer[]; next: DeskTexts["questions"][number] | undefined } {
  let next = texts.questions[0];
  const taken: Answer[] = [];
  for (const id of answers) {
    const answer = next?.answers.find((one) => one.id === id);
    if (!answer) break;
    taken.push(answer);
    next = answer.next ? texts.questions.find((one) => one.id === answer.next) : undefined;
  }
  return { taken, next };
}

export function Triage({ of, texts, onDone }: { of: ConsultationView; texts: DeskTexts; onDone: () => void }) {
  const say = text().detail;
  const [answers, setAnswers] = useState<string[]>();
  const save = useAction(async (given: string[]) => {
    await triageConsultation(of.number, given);
    tell(say.triageSaved);
    setAnswers(undefined);
    onDone();
  });
  const shown = pathOf(texts, answers ?? of.triage);
  const end = shown.next ? undefined : shown.taken.at(-1);
  const playbook = end?.playbook ? texts.playbooks.find((one) => one.id === end.playbook) : undefined;
  return (
    <>
      {shown.taken.length > 0 && (
        <ol aria-label={say.triageDone}>
          {shown.taken.map((one) => (
            <li key={one.id}>{told(one.words)}</li>
          ))}
        </ol>
      )}
      {answers !== undefined && shown.next && (
        <fieldset class="field choice">
          <legend>{told(shown.next.words)}</legend>
          <p class="row">
            {shown.next.answers.map((one) => (
              <button key={one.id} type="button" class="button" onClick={() => setAnswers([...answers, one.id])}>
                {told(one.words)}
              </button>
            ))}
          </p>
        </fieldset>
      )}
      {end && end.ends.length > 0 && (
        <p>
          <strong>{say.ends}: </strong>
          {end.ends.map((one) => text().lists.content[one as keyof ReturnType<typeof text>["lists"]["content"]]).join(", ")}
        </p>
      )}
      {playbook && (
        <>
          <h3>
            {say.playbook}: {told(playbook.name)}
          </h3>
          <ol>
            {playbook.steps.map((step) => (
              <li key={step.ja}>{told(step)}</li>
            ))}
          </ol>
        </>
      )}
      {save.problem && <ErrorPanel problem={save.problem} />}
      {of.state !== "closed" && (
        <p class="row no-print">
          {answers === undefined ? (
            <button type="button" class="button" onClick={() => setAnswers([])}>
              {of.triage.length > 0 ? say.triageAgain : say.triageStart}
            </button>
          ) : (
            <>
              {end && (
                <button type="button" class="button button-main" disabled={save.busy} onClick={() => void save.run(answers)}>
                  {say.triageSave}
                </button>
              )}
              <button
                type="button"
                class="button"
                onClick={() => setAnswers(answers.length > 0 ? answers.slice(0, -1) : undefined)}
              >
                {say.triageBack}
              </button>
            </>
          )}
        </p>
      )}
    </>
  );
}
