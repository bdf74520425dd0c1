// One question a card, one key an answer: 1 yes, 2 partly, 3 no, 4 does not apply; the next card comes by itself. Answers go to the server
// one after the other, in the order in which they were given; the page does not wait for them.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import {
  answerCheck,
  type CheckQuestion,
  closeCheck,
  type Grade,
  grades,
  type SelfCheck,
  showCheck,
  showProfile,
} from "../../api/govern";
import { problemOf } from "../../api/problem";
import { addressWith, go } from "../../app/router";
import { Filled } from "../../components/panel";
import { announce, say as tell } from "../../components/toast";
import { count } from "../../i18n/format";
import { either } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { Source } from "../law/source";
import { text } from "./words";

function Deck({ run, questions }: { run: SelfCheck; questions: readonly CheckQuestion[] }) {
  const words = text();
  const [given, setGiven] = useState<Record<string, Grade>>(() =>
    Object.fromEntries(run.answers.map((one) => [one.question, one.grade])),
  );
  const [at, setAt] = useState(() => {
    const first = questions.findIndex((one) => !run.answers.some((answer) => answer.question === one.id));
    return first < 0 ? questions.length : first;
  });
  const sending = useRef<Promise<unknown>>(Promise.resolve());
  const waiting = useRef<{ question: string; grade: Grade }[]>([]);
  const card = useRef<HTMLElement>(null);
  const question = questions[at];
  const answer = (grade: Grade) => {
    if (!question) return;
    setGiven((before) => ({ ...before, [question.id]: grade }));
    // What was answered while a message was under way goes together in the next one.
    waiting.current = [...waiting.current.filter((one) => one.question !== question.id), { question: question.id, grade }];
    sending.current = sending.current
      .then(() => {
        const together = waiting.current;
        waiting.current = [];
        return together.length > 0 ? answerCheck(run.number, together) : undefined;
      })
      .catch((reason: unknown) => tell(problemOf(reason).message, "failed"));
    setAt(at + 1);
  };
  useLayoutEffect(() => {
    card.current?.focus();
    if (question) announce(either(question.text));
  }, [at]);
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const grade = grades[Number(event.key) - 1];
      if (grade) answer(grade);
      else if (event.key === "ArrowLeft" && at > 0) setAt(at - 1);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
  const finish = async () => {
    await sending.current;
    try {
      await closeCheck(run.number);
      tell(words.closedNow);
      go(addressWith({ step: null }));
    } catch (reason) {
      tell(problemOf(reason).message, "failed");
    }
  };
  if (!question)
    return (
      <section class="check-card" ref={card} tabIndex={-1} data-check="done">
        <h2>{words.doneTitle}</h2>
        <p class="row">
          {run.closed === null && (
            <button type="button" class="button button-main" onClick={finish}>
              {words.close}
            </button>
          )}
          <button type="button" class="button" onClick={() => setAt(at - 1)}>
            {words.previous}
          </button>
        </p>
      </section>
    );
  return (
    <section class="check-card" ref={card} tabIndex={-1} data-check={String(at)}>
      <p class="faint">{words.question(count(at + 1), count(questions.length))}</p>
      <progress value={at} max={questions.length} aria-label={words.progress} />
      <blockquote>{either(question.text)}</blockquote>
      <p>
        <Source of={question.source} />
      </p>
      <div class="check-answers">
        {grades.map((grade, index) => (
          <button
            key={grade}
            type="button"
            class={`button ${given[question.id] === grade ? "button-on" : ""}`}
            aria-pressed={given[question.id] === grade}
            onClick={() => answer(grade)}
          >
            <kbd>{index + 1}</kbd>
            {words.grades[grade]}
          </button>
        ))}
      </div>
      <p class="row">
        <span class="faint">{words.keys}</span>
        {at > 0 && (
          <button type="button" class="button button-quiet" onClick={() => setAt(at - 1)}>
            {words.previous}
          </button>
        )}
      </p>
    </section>
  );
}

export function Cards({ number }: { number: string }) {
  const words = text();
  const found = useResource(
    async (signal) => {
      const run = await showCheck(number, signal);
      return { run, profile: await showProfile(run.profile, signal) };
    },
    [number],
  );
  return (
    <>
      <p>
        <a href={addressWith({ step: null })}>{words.back}</a>
      </p>
      <h1 class="heard">{words.title}</h1>
      <Filled of={found}>{({ run, profile }) => <Deck run={run} questions={profile.questions} />}</Filled>
    </>
  );
}
