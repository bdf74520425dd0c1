import { may } from "../../api/session";
import { addressWith, query } from "../../app/router";
import { Mark } from "../../components/marks";
import { text } from "./words";

export function Head() {
  const say = text();
  const views = (["activity", "calendar"] as const).filter((view) =>
    view === "calendar" ? may("person", "list") : may("alert", "list"),
  );
  const now = query("view") || "activity";
  return (
    <div class="screen-head">
      <h1>{say.title}</h1>
      <p>{say.lead}</p>
      {views.length > 1 && (
        <nav class="tabs" aria-label={say.viewLabel}>
          {views.map((view) => (
            <a
              key={view}
              href={addressWith({ view: view === "activity" ? null : view })}
              aria-current={now === view ? "page" : undefined}
            >
              {say.views[view]}
            </a>
          ))}
        </nav>
      )}
    </div>
  );
}

const pledgeKinds: Record<string, "good" | "warn" | "bad"> = {
  signed: "good",
  asked: "warn",
  refused: "bad",
  expired: "bad",
  missing: "bad",
};

export function Pledge({ state }: { state: string }) {
  const names: Record<string, string> = text().pledges;
  return <Mark kind={pledgeKinds[state] ?? "plain"}>{names[state] ?? state}</Mark>;
}

export function Band({ band }: { band: string }) {
  const names: Record<string, string> = text().bands;
  return <Mark kind={band === "within_14" ? "warn" : "plain"}>{names[band] ?? band}</Mark>;
}

export function featureName(feature: string): string {
  const names: Record<string, string> = text().features;
  return names[feature] ?? feature;
}
