// What a person masks besides, and what of the attacker's stays: a line each, as on the command line.
import type { ByHand } from "../../api/hub";
import { TextField } from "../../components/field";
import { text } from "./words";

// "みなと計画=product": the last sign = counts. Lines without one are left for whoever writes them.
function rows(lines: string): [string, string][] {
  return lines.split("\n").flatMap((line): [string, string][] => {
    const at = line.lastIndexOf("=");
    return at > 0 ? [[line.slice(0, at).trim(), line.slice(at + 1).trim()]] : [];
  });
}

export interface HandLines {
  also: string;
  keep: string;
}

export function byHand(lines: HandLines): ByHand {
  return {
    also: rows(lines.also).map(([value, kind]) => ({ text: value, class: kind })),
    keep: rows(lines.keep).map(([value, reason]) => ({ value, reason })),
  };
}

export function ByHandFields({ lines, onLines }: { lines: HandLines; onLines: (after: HandLines) => void }) {
  const say = text().mask;
  return (
    <>
      <TextField
        label={say.also}
        help={say.alsoHelp}
        rows={3}
        value={lines.also}
        onValue={(also) => onLines({ ...lines, also })}
      />
      <TextField
        label={say.keep}
        help={say.keepHelp}
        rows={2}
        value={lines.keep}
        onValue={(keep) => onLines({ ...lines, keep })}
      />
    </>
  );
}
