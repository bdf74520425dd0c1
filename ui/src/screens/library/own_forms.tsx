// Media and clauses of the house's own: what a shipped one has, in Japanese and English, and further languages as one line or block each.
import {
  addLibraryClause,
  addLibraryMedia,
  type Clause,
  keepSubtitles,
  type LibraryClauseEntry,
  type LibraryItem,
  type LibraryMediaEntry,
} from "../../api/learn";
import { type Draft, type FieldPlan, FieldsDialog, listIn } from "../../components/fields_dialog";
import { sourcesIn, sourcesOut } from "./case_form";
import { text } from "./words";

interface Closing {
  onDone: () => void;
  onClose: () => void;
}

const mediaKinds = ["film", "page", "course", "tool"] as const;
const clauseKinds = ["nda", "joint_research", "supplier", "employment", "sharing"] as const;
const clauseTexts = ["text", "when_to_use", "caution"] as const;
type Pair<Of extends string> = `${Of}_${"ja" | "en"}`;
type MediaName = "id" | "kind" | Pair<"title" | "about"> | "published" | "tags" | "variants" | "sources" | "reason";
type ClauseName = "id" | "kind" | Pair<"title" | (typeof clauseTexts)[number]> | "shares" | "variants" | "sources" | "reason";

function pairOf<Of extends string>(name: Of, label: string, rows?: number): FieldPlan<Pair<Of>>[] {
  const say = text();
  return [
    { name: `${name}_ja`, label: say.inJapanese(label), required: true, rows },
    { name: `${name}_en`, label: say.inEnglish(label), required: true, rows },
  ];
}

// "zh-Hans | 不带走 | https://…", a line each.
const mediaVariantsIn = (written: string): LibraryMediaEntry["variants"] =>
  written
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .filter(([language]) => language)
    .map(([language = "", title = "", address = ""]) => ({ language, title, address }));

// "ko | 비밀유지" and its text below, an empty line between two.
const clauseVariantsIn = (written: string): NonNullable<LibraryClauseEntry["variants"]> =>
  written
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter(Boolean)
    .map((block) => {
      const [head = "", ...lines] = block.split("\n");
      const [language = "", title = ""] = head.split("|").map((cell) => cell.trim());
      return { language, title, text: lines.join("\n").trim() };
    });

export function MediaForm({ of, onDone, onClose }: Closing & { of?: LibraryItem }) {
  const say = text();
  const entryOf = (value: Draft<MediaName>): LibraryMediaEntry => ({
    id: of?.id ?? value.id.trim(),
    kind: mediaKinds.find((one) => one === value.kind) ?? "film",
    title: { ja: value.title_ja, en: value.title_en },
    about: { ja: value.about_ja, en: value.about_en },
    published: value.published.trim(),
    tags: listIn(value.tags),
    variants: mediaVariantsIn(value.variants),
    sources: sourcesIn(value.sources),
    reason: value.reason || undefined,
  });
  const fields: FieldPlan<MediaName>[] = [
    ...(of ? [] : [{ name: "id" as const, label: say.caseId, help: say.caseIdHelp, required: true }]),
    { name: "kind", label: say.kind, options: mediaKinds.map((one) => ({ value: one, label: say.groups[one] ?? one })) },
    ...pairOf("title", say.name),
    ...pairOf("about", say.about, 2),
    { name: "variants", label: say.languages, help: say.mediaVariantsHelp, required: true, rows: 3 },
    { name: "published", label: say.published },
    { name: "tags", label: say.tags },
    { name: "sources", label: say.sources, help: say.sourcesHelp, rows: 2 },
    { name: "reason", label: say.reason },
  ];
  return (
    <FieldsDialog
      kind="sheet"
      title={of ? say.amendMedia : say.addMedia}
      done={say.caseAdded}
      fields={fields}
      start={
        of
          ? {
              kind: of.kind,
              title_ja: of.title?.ja,
              title_en: of.title?.en,
              about_ja: of.about?.ja,
              about_en: of.about?.en,
              published: of.published,
              tags: (of.tags ?? []).join(", "),
              variants: (of.variants ?? []).map((one) => [one.language, one.title, one.address].join(" | ")).join("\n"),
              sources: sourcesOut(of.sources),
            }
          : { kind: "film" }
      }
      send={(value) => addLibraryMedia(entryOf(value))}
      onDone={onDone}
      onClose={onClose}
      command={() => ["library", "add", "FILE", "--shelf", "media"]}
      call={(value) => ({ method: "POST", path: "/api/v1/library-media", body: entryOf(value) })}
    />
  );
}

export function SubtitlesForm({ id, onDone, onClose }: Closing & { id: string }) {
  const say = text();
  return (
    <FieldsDialog
      kind="sheet"
      title={say.keepSubtitles}
      text={say.subtitlesText}
      done={say.subtitlesKept}
      fields={[
        { name: "language", label: say.language, required: true },
        { name: "words", label: "WebVTT", rows: 12 },
      ]}
      start={{ language: "ja" }}
      send={({ language, words }) => keepSubtitles(id, language.trim(), words)}
      onDone={onDone}
      onClose={onClose}
      command={({ language }) => ["library", "subtitles", id, language || "ja", "FILE"]}
    />
  );
}

export function ClauseForm({ of, onDone, onClose }: Closing & { of?: Clause }) {
  const say = text();
  const entryOf = (value: Draft<ClauseName>): LibraryClauseEntry => ({
    id: of?.id ?? value.id.trim(),
    kind: clauseKinds.find((one) => one === value.kind) ?? "nda",
    title: { ja: value.title_ja, en: value.title_en },
    text: { ja: value.text_ja, en: value.text_en },
    when_to_use: { ja: value.when_to_use_ja, en: value.when_to_use_en },
    caution: { ja: value.caution_ja, en: value.caution_en },
    lets_share: value.shares === "yes",
    variants: clauseVariantsIn(value.variants),
    sources: sourcesIn(value.sources),
    reason: value.reason || undefined,
  });
  const labels = { text: say.clauseText, when_to_use: say.whenToUse, caution: say.caution };
  const fields: FieldPlan<ClauseName>[] = [
    ...(of ? [] : [{ name: "id" as const, label: say.caseId, help: say.caseIdHelp, required: true }]),
    { name: "kind", label: say.kind, options: clauseKinds.map((one) => ({ value: one, label: say.clauseKinds[one] ?? one })) },
    ...pairOf("title", say.name),
    ...clauseTexts.flatMap((name) => pairOf(name, labels[name], name === "text" ? 5 : 2)),
    {
      name: "shares",
      label: say.letsShare,
      options: [
        { value: "no", label: say.no },
        { value: "yes", label: say.yes },
      ],
    },
    { name: "variants", label: say.languages, help: say.clauseVariantsHelp, rows: 4 },
    { name: "sources", label: say.sources, help: say.sourcesHelp, rows: 2 },
    { name: "reason", label: say.reason },
  ];
  return (
    <FieldsDialog
      kind="sheet"
      title={of ? say.amendClause : say.addClause}
      done={say.caseAdded}
      fields={fields}
      start={
        of
          ? {
              kind: of.kind,
              title_ja: of.title.ja,
              title_en: of.title.en,
              ...Object.fromEntries(
                clauseTexts.flatMap((name) => [
                  [`${name}_ja`, of[name].ja],
                  [`${name}_en`, of[name].en],
                ]),
              ),
              shares: of.lets_share ? "yes" : "no",
              variants: (of.variants ?? []).map((one) => `${one.language} | ${one.title}\n${one.text}`).join("\n\n"),
              sources: sourcesOut(of.sources),
            }
          : { kind: "nda", shares: "no" }
      }
      send={(value) => addLibraryClause(entryOf(value))}
      onDone={onDone}
      onClose={onClose}
      command={() => ["library", "add", "FILE", "--shelf", "clause"]}
      call={(value) => ({ method: "POST", path: "/api/v1/library-clauses", body: entryOf(value) })}
    />
  );
}
