// One warning at a firm: what it says, what of it stands in our own records, and our answer to the hub.
import { useEffect, useState } from "preact/hooks";
import type { Tlp } from "../../api/hub";
import { answerWarning, type HubWarning, lookBack, showWarning, type WarningMet, watchWarning } from "../../api/membership";
import { may } from "../../api/session";
import { setQuery } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { ErrorPanel } from "../../components/error_panel";
import { FieldsDialog } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { say as tell } from "../../components/toast";
import { either } from "../../i18n";
import { count, day, time } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useJob } from "../../state/job";
import { useResource } from "../../state/resource";
import { TlpMark } from "../share/marks";
import { shared } from "../share/words";
import { Here, kindName } from "./warnings";
import { text } from "./words";

export function WarningSheet({ number }: { number: string }) {
  const say = text().warning;
  const found = useResource((signal) => showWarning(number, signal), [number]);
  const [job, setJob] = useState("");
  const [watching, setWatching] = useState(false);
  const look = useAction(async () => setJob((await lookBack(number)).id));
  const running = useJob(job || undefined);
  const answer = useAction(async (outcome: "seen" | "not_seen") => {
    await answerWarning(number, outcome);
    tell(text().warning.answerDone);
    found.again();
  });
  const over = running?.state === "done" || running?.state === "failed";
  useEffect(() => {
    if (over) found.again();
  }, [over]);
  const busy = look.busy || Boolean(job && !over);
  return (
    <SideSheet title={number} onClose={() => setQuery({ warning: null })}>
      <Filled of={found}>
        {(one) => (
          <div class="stack">
            <p class="row">
              <TlpMark label={one.tlp as Tlp} /> {kindName(one.kind)} · {one.hub} · {time(one.arrived_at)}
            </p>
            {one.state === "recalled" ? (
              <p class="note note-bad">{say.recalledText}</p>
            ) : (
              <>
                <h3>{either({ ja: one.text.name_ja, en: one.text.name_en })}</h3>
                <p class="as-written">{either({ ja: one.text.description_ja, en: one.text.description_en })}</p>
              </>
            )}
            {one.own_report && <p class="note">{say.ownReportText(one.own_report)}</p>}
            <h3>{say.here}</h3>
            <p class="row">
              <Here of={one} />
              {one.looked && (
                <span class="faint">
                  {say.events(count(one.looked.events ?? 0))} {one.looked.at && time(one.looked.at)}
                </span>
              )}
              {one.answer?.outcome && one.answer.at && (
                <Mark kind="info">
                  {say.answered(one.answer.outcome === "seen" ? say.seen : say.notSeen, time(one.answer.at))}
                </Mark>
              )}
            </p>
            {may("warning", "update") && one.state !== "recalled" && (
              <p class="row no-print">
                <button type="button" class="button" disabled={busy} onClick={() => void look.run()}>
                  {busy ? say.looking : say.lookBack}
                </button>
                {(["seen", "not_seen"] as const).map((outcome) => (
                  <button
                    key={outcome}
                    type="button"
                    class="button"
                    disabled={answer.busy || Boolean(one.own_report)}
                    onClick={() => void answer.run(outcome)}
                  >
                    {say.answer}: {outcome === "seen" ? say.seen : say.notSeen}
                  </button>
                ))}
                {may("sent_report", "create") && !one.own_report && (one.looked?.met?.length ?? 0) > 0 && (
                  <a class="button" href={`/exchange?view=sent&met=${one.number}`}>
                    {say.report}
                  </a>
                )}
              </p>
            )}
            <p class="row">
              {one.watched_until && <Mark kind="info">{text().rules.watched(day(one.watched_until))}</Mark>}
              {may("warning", "update") && one.state !== "recalled" && (
                <button type="button" class="button no-print" onClick={() => setWatching(true)}>
                  {one.watched_until ? text().rules.change : text().rules.watch}
                </button>
              )}
            </p>
            <Files of={one.files} number={number} />
            {watching && (
              <FieldsDialog
                title={text().rules.watch}
                text={text().rules.watchText}
                done={text().rules.done}
                fields={[
                  { name: "until", label: text().rules.until, help: text().rules.untilHelp, kind: "date" },
                  { name: "reason", label: text().rules.reason, required: true, rows: 2 },
                ]}
                start={{ until: one.watched_until ?? "" }}
                send={({ until, reason }) => watchWarning(number, until || null, reason)}
                onDone={found.again}
                onClose={() => setWatching(false)}
                command={({ until, reason }) => [
                  "warning",
                  "watch",
                  number,
                  ...(until ? ["--until", until] : []),
                  "--reason",
                  reason,
                ]}
                call={(body) => ({ method: "POST", path: `/api/v1/hub-warnings/${number}/watch`, body })}
              />
            )}
            {look.problem && <ErrorPanel problem={look.problem} />}
            {answer.problem && <ErrorPanel problem={answer.problem} />}
            <Indicators of={one.text.indicators} met={one.looked?.met ?? []} />
            <CopyAs command={["warning", "show", number]} call={{ method: "GET", path: `/api/v1/hub-warnings/${number}` }} />
          </div>
        )}
      </Filled>
    </SideSheet>
  );
}

// Files are compared where somebody named a folder; that nobody did is said.
function Files({ of, number }: { of: HubWarning["files"]; number: string }) {
  const say = text().warning;
  return (
    <>
      {of?.at ? (
        <>
          <p>{say.files(count(of.files ?? 0), count((of.met ?? []).reduce((sum, one) => sum + one.events, 0)), time(of.at))}</p>
          {(of.not_read ?? 0) + (of.not_compared ?? 0) > 0 && (
            <p class="note">{say.filesLeft(count(of.not_read ?? 0), count(of.not_compared ?? 0))}</p>
          )}
          <ul class="plain-list">
            {(of.met ?? []).flatMap((one) =>
              one.sources.map((path) => (
                <li key={`${one.value} ${path}`} class="path">
                  {path}
                </li>
              )),
            )}
          </ul>
        </>
      ) : (
        <p class="faint">{say.noFiles}</p>
      )}
      <CopyAs command={["warning", "look-back", number, "--files", "FOLDER"]} />
    </>
  );
}

function Indicators({ of, met }: { of: readonly { kind: string; value: string }[]; met: readonly WarningMet[] }) {
  const say = text().warning;
  const names: Record<string, string> = shared().indicators;
  const metOf = (value: string) => met.find((one) => one.value === value);
  if (of.length === 0) return null;
  return (
    <>
      <h3>{say.indicators}</h3>
      <Table
        label={say.indicators}
        rows={of}
        rowKey={(row) => `${row.kind} ${row.value}`}
        fixed
        columns={[
          { id: "value", title: say.value, cell: (row) => <code class="path">{row.value}</code>, always: true },
          { id: "kind", title: say.kind, cell: (row) => names[row.kind] ?? row.kind, narrow: true },
          {
            id: "here",
            title: say.here,
            cell: (row) => {
              const here = metOf(row.value);
              return here && here.events > 0 ? <Mark kind="bad">{say.events(count(here.events))}</Mark> : "–";
            },
            narrow: true,
          },
          {
            id: "when",
            title: say.first,
            cell: (row) => {
              const here = metOf(row.value);
              return here?.first ? `${time(here.first)} ${here.sources.join(", ")}` : "";
            },
          },
        ]}
      />
    </>
  );
}
