// A course, one card at a time, by keyboard alone if one likes: slides, scenarios with their choices, then the questions.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { type Course, type CourseModule, keepPlace, type Scenario, showCourse } from "../../api/learn";
import { Filled } from "../../components/panel";
import "../../components/steps.css";
import { Mark } from "../../components/marks";
import { either } from "../../i18n";
import { useResource } from "../../state/resource";
import { Quiz } from "./quiz";
import { text } from "./words";

type Card = { module: CourseModule } & ({ slide: CourseModule["slides"][number] } | { scenario: Scenario });

const cardsOf = (course: Course): Card[] =>
  course.modules.flatMap((module) => [
    ...module.slides.map((slide) => ({ module, slide })),
    ...(module.scenario ? [{ module, scenario: module.scenario }] : []),
  ]);

export function Player({ id }: { id: string }) {
  const say = text();
  const found = useResource((signal) => showCourse(id, signal), [id]);
  return (
    <>
      <p class="no-print">
        <a href="/learn">{say.back}</a>
      </p>
      <Filled of={found}>{(course) => <Cards course={course} />}</Filled>
      {found.data === undefined && <h1>{say.title}</h1>}
    </>
  );
}

function Cards({ course }: { course: Course }) {
  const say = text();
  const cards = cardsOf(course);
  const [at, setAt] = useState(Math.min(course.place, cards.length - 1));
  const [chosen, setChosen] = useState<number>();
  const box = useRef<HTMLElement>(null);
  const card = cards[at];
  const move = (to: number) => {
    if (to < 0 || to > cards.length) return;
    setAt(to);
    setChosen(undefined);
    if (to < cards.length) void keepPlace(course.id, to).catch(() => undefined); // the place is a convenience
  };
  // Keys reach the card from the first moment on.
  useLayoutEffect(() => {
    if (at < cards.length) box.current?.focus({ preventScroll: true });
  }, [at]);
  const choices = card && "scenario" in card ? card.scenario.choices : [];
  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || at >= cards.length) return;
    if (event.target instanceof HTMLAnchorElement || event.target instanceof HTMLButtonElement)
      if (event.key === "Enter" || event.key === " ") return;
    const digit = Number(event.key) - 1;
    if (event.key === "ArrowRight" || event.key === "Enter") move(at + 1);
    else if (event.key === "ArrowLeft") move(at - 1);
    else if (choices[digit]) setChosen(digit);
    else return;
    event.preventDefault();
  };
  const done = Math.min(at, cards.length);
  return (
    <section class="steps" ref={box} tabIndex={-1} onKeyDown={key} aria-label={either(course.title)}>
      <h1>{either(course.title)}</h1>
      <p class="faint">{either(course.summary)}</p>
      {course.language && <p class="note">{say.oneLanguage[course.language]}</p>}
      {course.left_out.length > 0 && <p class="note">{say.leftOut(course.left_out.length)}</p>}
      <progress max={cards.length} value={done} aria-label={say.progress} />
      {card ? (
        <div class="step-card stack">
          <p class="faint">
            {say.card(at + 1, cards.length)} · {either(card.module.title)}
          </p>
          <div aria-live="polite">
            {"slide" in card ? (
              <>
                <h2>{either(card.slide.title)}</h2>
                <Body of={either(card.slide.body)} />
              </>
            ) : (
              <ScenarioCard of={card.scenario} chosen={chosen} onChoose={setChosen} />
            )}
          </div>
          <p class="row">
            <button type="button" class="button button-quiet" disabled={at === 0} onClick={() => move(at - 1)}>
              {say.previous}
            </button>
            <button type="button" class="button button-main" onClick={() => move(at + 1)}>
              {say.next}
            </button>
            <span class="faint">{say.keys}</span>
          </p>
        </div>
      ) : (
        <Quiz course={course} onBack={() => move(cards.length - 1)} />
      )}
      <details>
        <summary>{say.sources}</summary>
        <ul class="plain-list">
          {course.sources.map((one, index) => (
            <li key={index}>
              {one.address ? (
                <a href={one.address} rel="noreferrer noopener" target="_blank">
                  {either(one.name)}
                </a>
              ) : (
                either(one.name)
              )}{" "}
              {one.place} {!one.verified && <Mark kind="warn">{say.unverified}</Mark>}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

// Lines as paragraphs; those that begin with "- " as a list.
function Body({ of }: { of: string }) {
  const lines = of.split("\n").filter(Boolean);
  const items = lines.filter((line) => line.startsWith("- "));
  const rest = lines.filter((line) => !line.startsWith("- "));
  return (
    <>
      {rest.map((line, index) => (
        <p key={index}>{line}</p>
      ))}
      {items.length > 0 && (
        <ul>
          {items.map((line, index) => (
            <li key={index}>{line.slice(2)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function ScenarioCard({ of, chosen, onChoose }: { of: Scenario; chosen?: number; onChoose: (at: number) => void }) {
  const say = text();
  const answer = chosen === undefined ? undefined : of.choices[chosen];
  const tone = { good: "good", fair: "warn", poor: "bad" } as const;
  return (
    <>
      <h2>{say.scenario}</h2>
      <p>{either(of.situation)}</p>
      <p>{either(of.question)}</p>
      <ul class="plain-list stack">
        {of.choices.map((choice, index) => (
          <li key={index}>
            <button
              type="button"
              class={`button${chosen === index ? " button-main" : ""}`}
              aria-pressed={chosen === index}
              onClick={() => onChoose(index)}
            >
              <kbd>{index + 1}</kbd> {either(choice.text)}
            </button>
          </li>
        ))}
      </ul>
      {answer && (
        <p class="note" role="status">
          <Mark kind={tone[answer.verdict]}>{say.verdicts[answer.verdict]}</Mark> {either(answer.feedback)}
        </p>
      )}
    </>
  );
}
