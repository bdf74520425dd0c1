// A checklist of law or guideline as a record stands to it: met, missing, not looked at; each line is answered where it stands.
import { useState } from "preact/hooks";
import type { GapLine } from "../api/shared_places";
import { either, t } from "../i18n";
import { useAction } from "../state/action";
import { ErrorPanel } from "./error_panel";
import { TextField } from "./field";
import "./gap_lines.css";
import { Mark } from "./marks";

const tones = { met: "good", partly: "warn", missing: "bad", unknown: "plain" } as const;

export function GapLines({
  lines,
  fixed = [],
  onAnswer,
}: {
  lines: readonly GapLine[];
  fixed?: readonly string[]; // facts that show by themselves and are not asked
  onAnswer?: (fact: string, yes: boolean, note: string) => Promise<void>;
}) {
  const say = t().gaps;
  const [note, setNote] = useState("");
  const answer = useAction(async (fact: string, yes: boolean) => {
    await onAnswer?.(fact, yes, note);
    setNote("");
  });
  return (
    <>
      {onAnswer && <TextField label={say.note} help={say.noteHelp} value={note} onValue={setNote} />}
      {answer.problem && <ErrorPanel problem={answer.problem} />}
      <ol class="gap-lines">
        {lines.map((line) => (
          <li key={`${line.regime} ${line.fact}`}>
            <Mark kind={tones[line.status]}>{say.statuses[line.status]}</Mark>{" "}
            {line.article && <span class="faint">{line.article}</span>} {either(line.text)}
            {line.note && <p class="faint">{line.note}</p>}
            {line.status !== "met" && <p>{either(line.advice)}</p>}
            {onAnswer && !fixed.includes(line.fact) && (
              <p class="row no-print">
                {[true, false].map((yes) => (
                  <button
                    key={String(yes)}
                    type="button"
                    class="button button-small"
                    disabled={answer.busy}
                    aria-pressed={yes ? line.status === "met" : line.status === "missing"}
                    aria-label={`${yes ? t().steps.yes : t().steps.no}: ${either(line.text)}`}
                    onClick={() => void answer.run(line.fact, yes)}
                  >
                    {yes ? t().steps.yes : t().steps.no}
                  </button>
                ))}
              </p>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

export const openGaps = (lines: readonly GapLine[]) => lines.filter((line) => line.status !== "met").length;
