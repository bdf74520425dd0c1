// A titled part of a screen that loads and fails alone.
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { t } from "../i18n";
import type { Resource } from "../state/resource";
import { ErrorPanel } from "./error_panel";

export function Panel({
  title,
  aside,
  children,
  className = "",
}: {
  title: string;
  aside?: ComponentChildren;
  children: ComponentChildren;
  className?: string;
}) {
  const heading = useId();
  return (
    <section class={`panel ${className}`} aria-labelledby={heading}>
      <header class="panel-head">
        <h2 id={heading}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}

export function Loading() {
  return <p class="loading">{t().shell.loading}</p>;
}

// Draws what has arrived; beside it the problem when the newest question failed.
export function Filled<T>({ of, children }: { of: Resource<T>; children: (data: T) => ComponentChildren }) {
  return (
    <>
      {of.problem && <ErrorPanel problem={of.problem} again={of.again} kept={of.data !== undefined} />}
      {of.data !== undefined ? <div aria-busy={of.busy}>{children(of.data)}</div> : of.busy && <Loading />}
    </>
  );
}
