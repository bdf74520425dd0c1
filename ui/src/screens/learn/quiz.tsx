// The questions of a course, one a card; what was right is told after all were answered, and kept nowhere.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import {
  type Attempt,
  answerAttempt,
  beginAttempt,
  type Course,
  finishCourse,
  type Graded,
  type Training,
} from "../../api/learn";
import { ErrorPanel } from "../../components/error_panel";
import { Mark } from "../../components/marks";
import { say as announce } from "../../components/toast";
import { either } from "../../i18n";
import { useAction } from "../../state/action";
import { text } from "./words";

export const certificateAddress = (number: string) => `/api/v1/trainings/${encodeURIComponent(number)}/certificate`;

function Passed({ of }: { of: Training }) {
  const say = text();
  return (
    <p class="note note-good" role="status">
      {say.passed}{" "}
      <a href={certificateAddress(of.number)} target="_blank" rel="noreferrer">
        {say.certificate} {of.number}
      </a>
    </p>
  );
}

export function Quiz({ course, onBack }: { course: Course; onBack: () => void }) {
  const say = text();
  const [attempt, setAttempt] = useState<Attempt>();
  const [graded, setGraded] = useState<Graded>();
  const [read, setRead] = useState<Training>();
  const first = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const begin = useAction(async () => {
    setGraded(undefined);
    setAttempt(await beginAttempt(course.id));
  });
  const finish = useAction(async () => {
    setRead(await finishCourse(course.id));
    announce(say.finished);
  });
  const send = async (answers: number[]) => {
    if (!attempt) return;
    setGraded(await answerAttempt(attempt.id, answers));
    setAttempt(undefined);
  };
  return (
    <div class="step-card stack">
      {read && <Passed of={read} />}
      {graded && <Told of={graded} />}
      {attempt ? (
        <Questions key={attempt.id} of={attempt} onSend={send} />
      ) : (
        <>
          {course.pool > 0 && !graded && (
            <p>{say.quizLead(course.asked, Math.ceil((course.asked * course.pass_percent) / 100))}</p>
          )}
          <p class="row">
            <button type="button" class="button button-quiet" onClick={onBack}>
              {say.previous}
            </button>
            {course.pool > 0
              ? !graded?.passed && (
                  <button
                    type="button"
                    class="button button-main"
                    ref={first}
                    disabled={begin.busy}
                    onClick={() => void begin.run()}
                  >
                    {graded ? say.again : say.quizStart}
                  </button>
                )
              : !read && (
                  <button
                    type="button"
                    class="button button-main"
                    ref={first}
                    disabled={finish.busy}
                    onClick={() => void finish.run()}
                  >
                    {say.finish}
                  </button>
                )}
          </p>
        </>
      )}
      {begin.problem && <ErrorPanel problem={begin.problem} />}
      {finish.problem && <ErrorPanel problem={finish.problem} />}
    </div>
  );
}

function Questions({ of, onSend }: { of: Attempt; onSend: (answers: number[]) => Promise<void> }) {
  const say = text();
  const [at, setAt] = useState(0);
  const [answers, setAnswers] = useState<(number | undefined)[]>(() => of.questions.map(() => undefined));
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.focus({ preventScroll: true }), [at]);
  const send = useAction(() => onSend(answers.map((one) => one ?? -1)));
  const question = of.questions[at];
  if (!question) return null;
  const whole = answers.every((one) => one !== undefined);
  const last = at === of.questions.length - 1;
  const choose = (option: number) => setAnswers(answers.map((one, index) => (index === at ? option : one)));
  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof HTMLButtonElement && (event.key === "Enter" || event.key === " ")) return;
    const digit = Number(event.key) - 1;
    if (question.options[digit]) choose(digit);
    else if (event.key === "ArrowLeft") setAt(Math.max(0, at - 1));
    else if (event.key === "ArrowRight" || (event.key === "Enter" && !last)) setAt(Math.min(of.questions.length - 1, at + 1));
    else if (event.key === "Enter" && whole) void send.run();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={box}
      tabIndex={-1}
      onKeyDown={key}
      role="group"
      aria-label={say.question(at + 1, of.questions.length)}
      class="stack"
    >
      <p class="faint">{say.question(at + 1, of.questions.length)}</p>
      <progress max={of.questions.length} value={answers.filter((one) => one !== undefined).length} aria-label={say.progress} />
      <h2>{either(question.text)}</h2>
      <ul class="plain-list stack">
        {question.options.map((option, index) => (
          <li key={index}>
            <button
              type="button"
              class={`button${answers[at] === index ? " button-main" : ""}`}
              aria-pressed={answers[at] === index}
              onClick={() => choose(index)}
            >
              <kbd>{index + 1}</kbd> {either(option)}
            </button>
          </li>
        ))}
      </ul>
      <p class="row">
        <button type="button" class="button button-quiet" disabled={at === 0} onClick={() => setAt(at - 1)}>
          {say.previous}
        </button>
        {last ? (
          <button type="button" class="button button-main" disabled={!whole || send.busy} onClick={() => void send.run()}>
            {say.send}
          </button>
        ) : (
          <button type="button" class="button button-main" onClick={() => setAt(at + 1)}>
            {say.next}
          </button>
        )}
        <span class="faint">{say.keys}</span>
      </p>
      {send.problem && <ErrorPanel problem={send.problem} />}
    </div>
  );
}

function Told({ of }: { of: Graded }) {
  const say = text();
  return (
    <>
      {of.training ? <Passed of={of.training} /> : <p class="note note-warn">{say.failed(of.right, of.asked, of.needed)}</p>}
      <ol class="stack">
        {of.answers.map((one) => (
          <li key={one.id}>
            <p>
              <Mark kind={one.given === one.right ? "good" : "bad"}>{one.given === one.right ? "○" : "×"}</Mark>{" "}
              {either(one.text)}
            </p>
            {one.given !== one.right && (
              <p>
                {say.yours}: {either(one.options[one.given] ?? { ja: "", en: "" })}
              </p>
            )}
            <p>
              {say.rightAnswer}: {either(one.options[one.right] ?? { ja: "", en: "" })} {either(one.why)}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}
