// What a statement rests on, and whether somebody checked it.
import type { GovernSource } from "../../api/govern";
import { Mark } from "../../components/marks";
import { either } from "../../i18n/language";
import { text } from "./words";

export function Source({ of, standing }: { of: GovernSource | null; standing?: "verified" | "unverified" }) {
  const say = text();
  const sure = (standing ?? of?.standing) === "verified";
  return (
    <span class="faint">
      {of && `${either(of)}${of.place ? `, ${of.place}` : ""}`} {!sure && <Mark kind="warn">{say.unverified}</Mark>}
    </span>
  );
}
