// An empty screen teaches: what will appear, a still picture of it, one thing to do, sample data, and the command that does the same.
import type { ComponentChildren } from "preact";
import { sampleShown, startSample } from "../api/sample";
import { me } from "../api/session";
import { t } from "../i18n";
import { CopyAs, type SameCall } from "./copy_as";

interface Props {
  title: string;
  text: string;
  picture?: ComponentChildren; // a small still SVG; decoration for readers
  action?: ComponentChildren;
  command?: readonly string[];
  call?: SameCall;
}

export function EmptyState({ title, text, picture, action, command, call }: Props) {
  // Where a first step is taught, the sample shows what it leads to; a filter that found nothing has no use for it.
  const sample = (command !== undefined || call !== undefined) && !sampleShown.value && !me.value?.demo;
  return (
    <section class="empty">
      {picture && (
        <div class="empty-picture" aria-hidden="true">
          {picture}
        </div>
      )}
      <h2>{title}</h2>
      <p>{text}</p>
      {(action || sample) && (
        <p class="row">
          {action}
          {sample && (
            <button type="button" class="button button-quiet" onClick={startSample}>
              {t().empty.sample}
            </button>
          )}
        </p>
      )}
      {(command || call) && <CopyAs command={command} call={call} />}
    </section>
  );
}

// The rows of a list as grey bars: the picture most empty lists need.
export function RowsPicture({ rows = 3 }: { rows?: number }) {
  return (
    <svg viewBox="0 0 200 72" width="200" height="72" aria-hidden="true">
      {Array.from({ length: rows }, (_, index) => (
        <g key={index} transform={`translate(0 ${index * 24})`}>
          <rect class="still-strong" x="0" y="6" width="28" height="10" rx="3" />
          <rect class="still" x="38" y="6" width={90 - index * 14} height="10" rx="3" />
          <rect class="still" x="150" y="6" width="40" height="10" rx="3" />
        </g>
      ))}
    </svg>
  );
}
