// Where each case stands: one list per stage, a card per case. Lists of links, so it needs no twin.
import type { ComponentChildren, JSX } from "preact";
import { count } from "../i18n/format";
import { type ChartProps, Figure } from "./figure";
import type { Tone } from "./ring";
import { chartWords } from "./words";

export interface StageCard {
  id: string;
  title: string;
  href: string;
  detail?: ComponentChildren;
  tone?: Tone;
}

interface StageBoardProps extends ChartProps {
  stages: { label: string; cards: StageCard[] }[];
  unit: string;
}

export function StageBoard({ stages, unit, ...chart }: StageBoardProps): JSX.Element {
  const words = chartWords();
  const total = stages.reduce((sum, stage) => sum + stage.cards.length, 0);
  const filled = stages.filter((stage) => stage.cards.length > 0);
  return (
    <Figure
      {...chart}
      sentence={words.board(
        unit,
        count(total),
        words.list(filled.map((stage) => `${stage.label} ${stage.cards.length}`)) || words.none,
      )}
    >
      {() => (
        <div class="sk-board">
          {stages.map((stage) => (
            <section key={stage.label} class="sk-board-stage" aria-label={`${stage.label} ${stage.cards.length}`}>
              <p class="sk-board-title" aria-hidden="true">
                {stage.label}
                <span class="sk-board-count">{stage.cards.length}</span>
              </p>
              <ul>
                {stage.cards.map((card) => (
                  <li key={card.id} class={`sk-board-card sk-edge-${card.tone ?? "calm"}`}>
                    <a href={card.href}>{card.title}</a>
                    {card.detail && <div class="sk-board-detail">{card.detail}</div>}
                  </li>
                ))}
                {stage.cards.length === 0 && <li class="sk-board-empty">{words.none}</li>}
              </ul>
            </section>
          ))}
        </div>
      )}
    </Figure>
  );
}
