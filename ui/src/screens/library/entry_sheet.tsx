// One entry with all its fields; of a case also from hand to hand where the secret went, drawn and as a table.
import { useState } from "preact/hooks";
import {
  type LibraryItem,
  noteMedium,
  showEntry,
  type Wording,
  withdrawLibraryCase,
  withdrawLibraryMedia,
} from "../../api/learn";
import { may } from "../../api/session";
import { setQuery } from "../../app/router";
import { NodeGraph } from "../../charts";
import { CopyAs } from "../../components/copy_as";
import { Dialog } from "../../components/dialog";
import { ErrorPanel } from "../../components/error_panel";
import { FieldsDialog } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { say as tell } from "../../components/toast";
import { either } from "../../i18n";
import { useAction } from "../../state/action";
import { useResource } from "../../state/resource";
import { CaseForm } from "./case_form";
import { MediaForm, SubtitlesForm } from "./own_forms";
import { text } from "./words";

const worded = ["secret", "route", "actor", "sum", "forum", "outcome", "lesson", "printed_as", "about", "note"] as const;

export function EntrySheet({ id }: { id: string }) {
  const found = useResource((signal) => showEntry(id, signal), [id]);
  const title = found.data?.title ?? found.data?.name;
  return (
    <Dialog title={title ? either(title) : text().title} kind="sheet" onClose={() => setQuery({ entry: null })}>
      <Filled of={found}>
        {(entry) => (
          <>
            <Fields of={entry} />
            {entry.own && <OwnActs of={entry} onChange={found.again} />}
            {entry.shelf === "media" && may("training", "create") && <Seen id={id} />}
          </>
        )}
      </Filled>
      <CopyAs command={["library", "show", id]} call={{ method: "GET", path: `/api/v1/library/${id}` }} />
    </Dialog>
  );
}

// A case or a medium of the house's own: its next edition, its subtitles, or its end.
function OwnActs({ of, onChange }: { of: LibraryItem; onChange: () => void }) {
  const say = text();
  const [asking, setAsking] = useState<"amend" | "subtitles" | "withdraw">();
  const close = () => setAsking(undefined);
  const media = of.shelf === "media";
  if (!may(media ? "library_media" : "library_case", "update")) return null;
  const Form = media ? MediaForm : CaseForm;
  return (
    <>
      <p class="row no-print">
        <button type="button" class="button" onClick={() => setAsking("amend")}>
          {media ? say.amendMedia : say.amendCase}
        </button>
        {media && (
          <button type="button" class="button" onClick={() => setAsking("subtitles")}>
            {say.keepSubtitles}
          </button>
        )}
        <button type="button" class="button" onClick={() => setAsking("withdraw")}>
          {say.withdrawCase}
        </button>
      </p>
      {asking === "amend" && <Form of={of} onDone={onChange} onClose={close} />}
      {asking === "subtitles" && <SubtitlesForm id={of.id} onDone={onChange} onClose={close} />}
      {asking === "withdraw" && (
        <FieldsDialog
          title={say.withdrawCase}
          done={say.caseWithdrawn}
          fields={[{ name: "reason", label: say.reason, required: true, rows: 2 }]}
          send={({ reason }) => (media ? withdrawLibraryMedia(of.id, reason) : withdrawLibraryCase(of.id, reason))}
          onDone={() => setQuery({ entry: null })}
          onClose={close}
          command={({ reason }) => ["library", "withdraw", of.id, "--shelf", of.shelf, "--reason", reason]}
        />
      )}
    </>
  );
}

// Films and pages lie elsewhere: that somebody saw one to its end is his own word.
function Seen({ id }: { id: string }) {
  const say = text();
  const note = useAction(async () => {
    await noteMedium(id);
    tell(say.seenNoted);
  });
  return (
    <>
      {note.problem && <ErrorPanel problem={note.problem} />}
      <p class="row no-print">
        <button type="button" class="button button-main" disabled={note.busy} onClick={() => void note.run()}>
          {say.seen}
        </button>
      </p>
    </>
  );
}

export function Sources({ of }: { of: LibraryItem["sources"] }) {
  const say = text();
  return (
    <>
      <h3>{say.sources}</h3>
      <ul>
        {of.map((one, index) => (
          <li key={index}>
            {one.address ? (
              <a href={one.address} target="_blank" rel="noreferrer noopener">
                {either(one.name)}
              </a>
            ) : (
              either(one.name)
            )}{" "}
            {one.place} {!one.verified && <Mark kind="warn">{say.unverified}</Mark>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Fields({ of }: { of: LibraryItem }) {
  const say = text();
  const fact = (label: string, value: string | undefined) =>
    value ? (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ) : null;
  const said = (name: (typeof worded)[number]) => {
    const wording: Wording | undefined = of[name];
    return fact(say.fields[name], wording && either(wording));
  };
  return (
    <div class="stack">
      <dl class="facts">
        {fact(say.when, String(of.year ?? of.published ?? ""))}
        {fact(say.fields.holder, of.holder)}
        {worded.map(said)}
        {fact(say.law, of.law?.join(", "))}
        {fact(say.languages, of.languages?.join(", "))}
      </dl>
      {of.courses && of.courses.length > 0 && (
        <p>
          {say.helps}:{" "}
          {of.courses.map((one) => (
            <a key={one} href={`/learn/${one}`}>
              {one}{" "}
            </a>
          ))}
        </p>
      )}
      {of.variants && of.variants.length > 0 && (
        <ul>
          {of.variants.map((one) => (
            <li key={one.language} lang={one.language}>
              <a href={one.address} target="_blank" rel="noreferrer noopener">
                {one.title || one.address}
              </a>{" "}
              <span class="faint">{one.language}</span>
            </li>
          ))}
        </ul>
      )}
      {of.subtitles?.map((one) => (
        <Transcript key={one.language} id={of.id} of={one} />
      ))}
      {of.chain && of.chain.length > 0 && <Chain of={of.chain} />}
      {of.sources.length > 0 && <Sources of={of.sources} />}
    </div>
  );
}

// What is said in a film, piece by piece with its time; the file itself is there to take along.
function Transcript({ id, of }: { id: string; of: NonNullable<LibraryItem["subtitles"]>[number] }) {
  const say = text();
  return (
    <details>
      <summary>{say.transcript(of.language)}</summary>
      <p class="no-print">
        <a href={`/api/v1/library-media/${id}/subtitles/${of.language}`} download>
          {say.subtitlesFile}
        </a>
      </p>
      <dl lang={of.language}>
        {of.cues.map((cue) => (
          <div key={cue.from + cue.text}>
            <dt class="faint">{cue.from}</dt>
            <dd class="prose">{cue.text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

// The holder left, then each hand one step further right.
function Chain({ of }: { of: NonNullable<LibraryItem["chain"]> }) {
  const say = text();
  const depth = new Map<string, number>([["", 0]]);
  for (const hand of of) depth.set(hand.id, (depth.get(hand.from) ?? 0) + 1);
  const most = Math.max(1, ...depth.values());
  const nodes = of.map((hand, index) => ({
    type: either(hand.what),
    value: either(hand.who),
    weight: most + 1 - (depth.get(hand.id) ?? 1),
    x: ((depth.get(hand.id) ?? 1) - 1) / Math.max(1, most - 1),
    y: 0.25 + 0.5 * (index % 2),
    shape: "round" as const,
  }));
  const at = new Map(of.map((hand, index) => [hand.id, index]));
  const edges = of.flatMap((hand, index) => {
    const before = at.get(hand.from);
    return before === undefined ? [] : [{ a: before, b: index, weight: 1 }];
  });
  return <NodeGraph name={say.chain} nodes={nodes} edges={edges} weightName={say.hands} />;
}
