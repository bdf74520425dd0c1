// A case of the house's own: every field that a shipped case has, in Japanese and English, the chain and the sources as one line each.
import { addLibraryCase, type LibraryCaseEntry, type LibraryItem } from "../../api/learn";
import { type Draft, type FieldPlan, FieldsDialog, listIn } from "../../components/fields_dialog";
import { text } from "./words";

const worded = ["title", "secret", "route", "actor", "sum", "forum", "outcome", "lesson"] as const;
type Worded = (typeof worded)[number];
type Name =
  | "id"
  | "country"
  | "year"
  | "holder"
  | "law"
  | "tags"
  | "chain"
  | "sources"
  | "reason"
  | `${Worded | "printed_as"}_${"ja" | "en"}`;

const linesOf = (written: string) =>
  written
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
const cellsOf = (line: string) => line.split("|").map((cell) => cell.trim());

// "broker < taker | 名簿業者 | a broker | 購入 | bought it"
export function chainIn(written: string): NonNullable<LibraryCaseEntry["chain"]> {
  return linesOf(written).map((line) => {
    const [names = "", whoJa = "", whoEn = "", whatJa = "", whatEn = ""] = cellsOf(line);
    const [id = "", from = ""] = names.split("<").map((one) => one.trim());
    return { id, from, who: { ja: whoJa, en: whoEn }, what: { ja: whatJa, en: whatEn } };
  });
}

// "判決 | judgment | https://… | p. 3 | ok"; without the last word the original was not looked at.
export function sourcesIn(written: string): LibraryCaseEntry["sources"] {
  return linesOf(written).map((line) => {
    const [ja = "", en = "", address = "", place = "", checked = ""] = cellsOf(line);
    return { name: { ja, en }, address, place, verified: checked === "ok" };
  });
}

export const sourcesOut = (of: LibraryItem["sources"]) =>
  of.map((one) => [one.name.ja, one.name.en, one.address, one.place, one.verified ? "ok" : ""].join(" | ")).join("\n");

const draftOf = (of: LibraryItem): Partial<Draft<Name>> => ({
  id: of.id,
  country: of.country ?? "",
  year: String(of.year ?? ""),
  holder: of.holder ?? "",
  law: (of.law ?? []).join("\n"),
  tags: (of.tags ?? []).join(", "),
  ...Object.fromEntries(
    [...worded, "printed_as" as const].flatMap((name) => [
      [`${name}_ja`, of[name]?.ja ?? ""],
      [`${name}_en`, of[name]?.en ?? ""],
    ]),
  ),
  chain: (of.chain ?? [])
    .map((one) => [one.from ? `${one.id} < ${one.from}` : one.id, one.who.ja, one.who.en, one.what.ja, one.what.en].join(" | "))
    .join("\n"),
  sources: sourcesOut(of.sources),
});

const entryOf = (value: Draft<Name>): LibraryCaseEntry => {
  const words = (name: Worded | "printed_as") => ({ ja: value[`${name}_ja`], en: value[`${name}_en`] });
  return {
    id: value.id.trim(),
    country: value.country.trim().toUpperCase(),
    year: Number(value.year),
    holder: value.holder,
    title: words("title"),
    secret: words("secret"),
    route: words("route"),
    actor: words("actor"),
    sum: words("sum"),
    forum: words("forum"),
    outcome: words("outcome"),
    lesson: words("lesson"),
    printed_as: words("printed_as"),
    law: linesOf(value.law),
    tags: listIn(value.tags),
    chain: chainIn(value.chain),
    sources: sourcesIn(value.sources),
    reason: value.reason || undefined,
  };
};

export function CaseForm({ of, onDone, onClose }: { of?: LibraryItem; onDone: () => void; onClose: () => void }) {
  const say = text();
  const pair = (name: Worded | "printed_as", label: string, required: boolean): FieldPlan<Name>[] => [
    { name: `${name}_ja`, label: say.inJapanese(label), required, rows: name === "title" ? undefined : 2 },
    { name: `${name}_en`, label: say.inEnglish(label), required, rows: name === "title" ? undefined : 2 },
  ];
  const label = (name: Worded) => (name === "title" ? say.name : say.fields[name]);
  const fields: FieldPlan<Name>[] = [
    ...(of ? [] : [{ name: "id" as const, label: say.caseId, help: say.caseIdHelp, required: true }]),
    { name: "country", label: say.country, help: say.countryHelp, required: true },
    { name: "year", label: say.when, kind: "number", required: true },
    { name: "holder", label: say.fields.holder, required: true },
    ...worded.flatMap((name) => pair(name, label(name), true)),
    ...pair("printed_as", say.fields.printed_as, false),
    { name: "law", label: say.law, help: say.lineHelp, rows: 2 },
    { name: "tags", label: say.tags },
    { name: "chain", label: say.chain, help: say.chainHelp, rows: 4 },
    { name: "sources", label: say.sources, help: say.sourcesHelp, required: true, rows: 3 },
    { name: "reason", label: say.reason },
  ];
  const whole = (value: Draft<Name>) => entryOf({ ...value, id: of?.id ?? value.id });
  return (
    <FieldsDialog
      kind="sheet"
      title={of ? say.amendCase : say.addCase}
      text={say.caseText}
      done={say.caseAdded}
      fields={fields}
      start={of ? draftOf(of) : { country: "JP" }}
      send={(value) => addLibraryCase(whole(value))}
      onDone={onDone}
      onClose={onClose}
      command={() => ["library", "add", "FILE"]}
      call={(value) => ({ method: "POST", path: "/api/v1/library-cases", body: whole(value) })}
    />
  );
}
