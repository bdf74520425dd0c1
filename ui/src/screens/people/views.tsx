import { may } from "../../api/session";
import { addressWith, query } from "../../app/router";
import type { Facet } from "../../components/filter_bar";
import { Mark } from "../../components/marks";
import { text } from "./words";

const viewNames = ["activity", "calendar", "checks", "agreements", "register"] as const;
type View = (typeof viewNames)[number];

function seen(view: View): boolean {
  switch (view) {
    case "activity":
      return may("alert", "list");
    case "checks":
      return may("exit_check", "list") || may("hiring_check", "list");
    case "agreements":
      return may("agreement", "list");
    default:
      return may("person", "list");
  }
}

export function Head() {
  const say = text();
  const views = viewNames.filter(seen);
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
              href={addressWith({ view: view === "activity" ? null : view, cursor: null })}
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

// Which exits are looked at: how many days ago and ahead.
export function watched(): { days_back: string; days_ahead: string } {
  const back = query("back");
  return { days_back: /^\d{1,4}$/.test(back) ? back : "30", days_ahead: "60" };
}

export const backFacet = (): Facet => ({
  key: "back",
  title: text().back_,
  single: true,
  values: ["90", "365"].map((value) => ({ value, label: text().lastDays(Number(value)) })),
});

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
