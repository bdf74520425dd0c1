// The draft beside the original: every change can be pressed and says what it is and why; what stays says so, too; and what still gives a
// hint is told as numbers and words. Asked for with a reason, because looking at an original is recorded.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { compareReport, type HubReport, listMembers, type MaskChange, type Masking, type MaskKept } from "../../api/hub";
import { may } from "../../api/session";
import { CopyAs } from "../../components/copy_as";
import { ErrorPanel } from "../../components/error_panel";
import { TextField } from "../../components/field";
import { Mark } from "../../components/marks";
import { Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { count } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useResource } from "../../state/resource";
import "./hub.css";
import { shared } from "../share/words";
import { text } from "./words";

type Chosen = { change: MaskChange } | { kept: MaskKept };
type Named = Record<string, string>;
const named = (words: Named, key: string) => words[key] ?? key;

export function Comparison({ of }: { of: HubReport }) {
  const say = text().compare;
  const [reason, setReason] = useState(say.reasonNow);
  const [seen, setSeen] = useState<{ same: boolean; masking: Masking }>();
  const compare = useAction(async () => setSeen(await compareReport(of.number, reason.trim())));
  if (!may("hub_report", "reveal")) return null;
  return (
    <Panel title={say.title}>
      <p>{say.text}</p>
      {!seen && (
        <div class="no-print">
          <TextField label={say.reason} required value={reason} onValue={setReason} />
          <p class="row">
            <button type="button" class="button" disabled={compare.busy || !reason.trim()} onClick={() => void compare.run()}>
              {compare.busy ? say.showing : say.show}
            </button>
          </p>
        </div>
      )}
      {compare.problem && <ErrorPanel problem={compare.problem} />}
      {seen && (
        <div class="stack">
          <p>
            <Mark kind={seen.same ? "good" : "bad"}>{seen.same ? say.same : say.differs}</Mark>
          </p>
          <SideBySide of={seen.masking} />
          <Kept of={seen.masking} />
          <Dropped of={seen.masking} />
          <Residual of={seen.masking} />
        </div>
      )}
      <CopyAs
        command={["report", "compare", of.number, "--reason", reason]}
        call={{ method: "POST", path: `/api/v1/hub-reports/${of.number}/comparison`, body: { reason } }}
      />
    </Panel>
  );
}

// Positions are code points of the text before masking.
interface Piece {
  start: number;
  end: number;
  change?: MaskChange;
  kept?: MaskKept;
}

function piecesOf(length: number, changes: readonly MaskChange[], kept: readonly MaskKept[]): Piece[] {
  const marks: Piece[] = [
    ...changes.map((change) => ({ start: change.range[0] ?? 0, end: change.range[1] ?? 0, change })),
    ...kept.map((one) => ({ start: one.range[0] ?? 0, end: one.range[1] ?? 0, kept: one })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  const out: Piece[] = [];
  let at = 0;
  for (const mark of marks) {
    if (mark.start < at || mark.end > length) continue; // inside one that is marked already
    if (mark.start > at) out.push({ start: at, end: mark.start });
    out.push(mark);
    at = mark.end;
  }
  if (at < length) out.push({ start: at, end: length });
  return out;
}

function SideBySide({ of }: { of: Masking }) {
  const say = text().compare;
  const words = shared();
  const [chosen, setChosen] = useState<Chosen>();
  const isChosen = (piece: Piece) =>
    chosen !== undefined && ("change" in chosen ? chosen.change === piece.change : chosen.kept === piece.kept);
  const choose = (piece: Piece) =>
    setChosen(piece.change ? { change: piece.change } : piece.kept ? { kept: piece.kept } : undefined);
  const shown = (of.texts ?? []).filter((one) => one.before.trim());
  return (
    <>
      <div class="compare-detail" role="status">
        <h3>{say.chosen}</h3>
        {chosen ? <Detail of={chosen} /> : <p class="faint">{say.none}</p>}
      </div>
      {shown.map((one, index) => {
        const signs = [...one.before];
        const changes = of.changes.slice(one.first_change, one.end_change);
        const kept = of.kept.filter((mark) => mark.place === one.place && mark.range[1] !== undefined && mark.range[1] > 0);
        const pieces = piecesOf(signs.length, changes, kept);
        const cut = (piece: Piece) => signs.slice(piece.start, piece.end).join("");
        const side = (after: boolean): ComponentChildren =>
          pieces.map((piece) => {
            const words_ = cut(piece);
            if (!piece.change && !piece.kept) return words_;
            const what = piece.change
              ? named(words.identifiers, piece.change.identifier)
              : named(words.indicators, piece.kept?.indicator ?? "");
            const showed = after && piece.change ? piece.change.replacement || words.none : words_;
            return (
              <button
                key={`${piece.start}`}
                type="button"
                class={piece.change ? "compare-change" : "compare-kept"}
                aria-pressed={isChosen(piece)}
                title={piece.change ? say.changed(what, piece.change.replacement) : say.kept(what)}
                onClick={() => choose(piece)}
              >
                {showed}
              </button>
            );
          });
        return (
          <section key={index} class="compare-text" aria-label={one.place}>
            <h4 class="faint">{one.place}</h4>
            <div class="compare-sides">
              <div>
                {index === 0 && <h5>{say.before}</h5>}
                <div class="masked-text">{side(false)}</div>
              </div>
              <div>
                {index === 0 && <h5>{say.after}</h5>}
                <div class="masked-text">{side(true)}</div>
              </div>
            </div>
          </section>
        );
      })}
    </>
  );
}

function Detail({ of }: { of: Chosen }) {
  const say = text().compare;
  const words = shared();
  const mark = "change" in of ? of.change : of.kept;
  const kind = "change" in of ? named(words.identifiers, of.change.identifier) : named(words.indicators, of.kept.indicator);
  return (
    <dl class="facts">
      <dt>{words.type}</dt>
      <dd>
        <Mark kind={"change" in of ? "warn" : "info"}>{kind}</Mark>
      </dd>
      <dt>{say.side}</dt>
      <dd>{words.sides[mark.side]}</dd>
      <dt>{words.reason}</dt>
      <dd>{named(words.reasons, mark.reason)}</dd>
      <dt>{words.place}</dt>
      <dd class="path">{mark.place}</dd>
      {"change" in of ? (
        <>
          <dt>{words.before}</dt>
          <dd class="path">{of.change.before}</dd>
          <dt>{words.replacement}</dt>
          <dd class="path">{of.change.replacement || words.none}</dd>
          {of.change.decoded && (
            <>
              <dt>{say.decoded}</dt>
              <dd>{of.change.decoded}</dd>
            </>
          )}
        </>
      ) : (
        <>
          <dt>{words.value}</dt>
          <dd class="path">
            {of.kept.value} {of.kept.in_part && say.partly}
          </dd>
        </>
      )}
    </dl>
  );
}

function Kept({ of }: { of: Masking }) {
  const words = shared();
  if (of.kept.length === 0) return null;
  return (
    <>
      <h3>{words.keptTitle}</h3>
      <Table
        label={words.keptTitle}
        rows={of.kept.map((one, index) => ({ ...one, key: String(index) }))}
        rowKey={(row) => row.key}
        fixed
        columns={[
          { id: "value", title: words.value, cell: (row) => <code class="path">{row.value}</code>, always: true },
          { id: "type", title: words.type, cell: (row) => named(words.indicators, row.indicator), narrow: true },
          { id: "reason", title: words.reason, cell: (row) => named(words.reasons, row.reason) },
          { id: "place", title: words.place, cell: (row) => row.place, narrow: true },
        ]}
      />
    </>
  );
}

// Whole parts that stay behind: headers, own words, texts of decoys.
function Dropped({ of }: { of: Masking }) {
  const say = text().compare;
  const words = shared();
  const inTexts = new Set((of.texts ?? []).flatMap((one) => of.changes.slice(one.first_change, one.end_change)));
  const rows = of.changes.filter((one) => !inTexts.has(one)).map((one, index) => ({ ...one, key: String(index) }));
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{say.dropped}</h3>
      <Table
        label={say.dropped}
        rows={rows}
        rowKey={(row) => row.key}
        fixed
        columns={[
          { id: "type", title: words.type, cell: (row) => named(words.identifiers, row.identifier), narrow: true, always: true },
          { id: "reason", title: words.reason, cell: (row) => named(words.reasons, row.reason) },
          { id: "before", title: words.before, cell: (row) => <span class="path">{(row.before ?? "").slice(0, 200)}</span> },
          { id: "replacement", title: words.replacement, cell: (row) => row.replacement || words.none, narrow: true },
        ]}
      />
    </>
  );
}

function Residual({ of }: { of: Masking }) {
  const say = text().compare;
  const words = shared();
  const left = of.residual;
  const members = useResource((signal) => listMembers({}, signal), []);
  const nameOf = (number: string) => {
    const known = members.data?.items.find((one) => one.number === number);
    return known ? `${number} ${known.name}` : number;
  };
  return (
    <>
      <h3>{say.residual}</h3>
      <dl class="facts">
        <dt>{words.k}</dt>
        <dd>{count(left.k)}</dd>
        <dt>{say.floor}</dt>
        <dd>{count(left.floor)}</dd>
        <dt>{words.candidates}</dt>
        <dd>
          {count(left.candidates)} ({text().mask.beside}: {count(left.candidates_beside_earlier)})
        </dd>
        <dt>{say.who}</dt>
        <dd>{left.candidate_members?.map(nameOf).join("、 ") || words.none}</dd>
        <dt>{say.nouns}</dt>
        <dd>{left.proper_nouns.map((one) => `${one.text} (${one.count})`).join("、 ") || words.none}</dd>
        <dt>{say.rare}</dt>
        <dd>{left.rare_phrases === null ? say.notCompared : left.rare_phrases.join(" / ") || words.none}</dd>
        <dt>{say.unmaskable}</dt>
        <dd>{of.unmaskable.map((one) => `${one.place} ${one.media_type} ${one.detail}`).join(", ") || words.none}</dd>
      </dl>
    </>
  );
}
