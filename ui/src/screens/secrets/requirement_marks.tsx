// The three requirements in the width of a thumb: a letter and a shape each, so that colour only repeats what the shape says.
import { type RequirementName, requirementNames, type Status } from "../../api/secrets";
import "../shared.css";
import "./secrets.css";
import { text } from "./words";

const shapes: Record<Status, string> = { met: "●", partly: "◐", missing: "○", unknown: "?" };
export const toneOf: Record<Status, "good" | "warn" | "bad" | "plain"> = {
  met: "good",
  partly: "warn",
  missing: "bad",
  unknown: "plain",
};

export function RequirementMarks({ of }: { of: Record<RequirementName, Status> }) {
  const words = text();
  const said = requirementNames.map((name) => `${words.requirements[name]}: ${words.statuses[of[name]]}`).join(", ");
  return (
    <span class="three" title={said}>
      <span class="heard">{said}</span>
      {requirementNames.map((name) => (
        <span key={name} class={`three-one three-${toneOf[of[name]]}`} aria-hidden="true">
          {words.requirementsShort[name]}
          <span>{shapes[of[name]]}</span>
        </span>
      ))}
    </span>
  );
}
