// Who held the exhibit from the first hand to this one. A gap stands in red, in words, and with a broken line.
import type { JSX } from "preact";
import { minute } from "../i18n/format";
import { type ChartProps, Figure } from "./figure";
import { chartWords } from "./words";

export interface CustodyStep {
  id: string;
  time: string;
  verb: string; // as people say it
  by: string;
  place?: string;
  gapBefore?: string; // why the chain is broken before this step
  problem?: string; // a step that failed: the bytes were not the same any more
}

interface CustodyStripProps extends ChartProps {
  steps: CustodyStep[];
}

export function CustodyStrip({ steps, ...chart }: CustodyStripProps): JSX.Element {
  const words = chartWords();
  const gaps = steps.filter((step) => step.gapBefore || step.problem).length;
  const last = steps[steps.length - 1];
  const sentence = last
    ? `${words.custody(steps.length, `${last.verb} ${minute(last.time)}`)}${words.between}${
        gaps ? words.custodyGaps(gaps) : words.custodyWhole
      }`
    : words.custodyEmpty;
  return (
    <Figure {...chart} sentence={sentence}>
      {(ids) => (
        <ol class="sk-custody" aria-labelledby={ids.name}>
          {steps.map((step) => (
            <li
              key={step.id}
              class={`sk-custody-step${step.gapBefore ? " sk-custody-broken" : ""}${step.problem ? " sk-custody-problem" : ""}`}
            >
              {step.gapBefore && (
                <p class="sk-custody-gap">
                  {words.gap}: {step.gapBefore}
                </p>
              )}
              <p class="sk-custody-verb">{step.verb}</p>
              <p class="sk-custody-by">{step.place ? `${step.by} · ${step.place}` : step.by}</p>
              <p class="sk-custody-time">
                <time dateTime={step.time}>{minute(step.time)}</time>
              </p>
              {step.problem && <p class="sk-custody-gap">{step.problem}</p>}
            </li>
          ))}
        </ol>
      )}
    </Figure>
  );
}
