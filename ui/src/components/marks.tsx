// Small marks with a word in them; colour only repeats what the word says.
import type { ComponentChildren } from "preact";
import { t } from "../i18n";

export function LevelMark({ level }: { level: string | null | undefined }) {
  const levels: Record<string, string> = t().levels;
  return <span class={`mark mark-${level || "none"}`}>{levels[level || "none"] ?? level}</span>;
}

export function Score({ value, severity }: { value: number; severity?: number }) {
  const step = severity ?? (value >= 90 ? 5 : value >= 70 ? 4 : value >= 45 ? 3 : value >= 25 ? 2 : 1);
  return <span class={`score score-${step}`}>{Math.round(value)}</span>;
}

export function Mark({ kind, children }: { kind: "good" | "warn" | "bad" | "plain" | "info"; children: ComponentChildren }) {
  return <span class={`mark mark-${kind}`}>{children}</span>;
}
