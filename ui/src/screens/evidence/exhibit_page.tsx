// One exhibit: its hash, where it came from, what it is to prove, and the chain from the first hand to this one.
import { useState } from "preact/hooks";
import { type ChainStep, chainOf, noteCustody, showCase } from "../../api/cases";
import { may } from "../../api/session";
import { addressOf } from "../../app/router";
import { CustodyStrip } from "../../charts";
import { CopyAs } from "../../components/copy_as";
import { ErrorPanel } from "../../components/error_panel";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { say } from "../../components/toast";
import { t } from "../../i18n";
import { bytes, count, day, time } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useAccountNames } from "../../state/names";
import { useResource } from "../../state/resource";
import { stepsOf } from "../cases/custody";
import { Hash } from "../cases/hash";
import { text as caseText } from "../cases/words";
import { DescribeDialog, RedactDialog } from "./exhibit_dialogs";
import { text } from "./words";

function columns(nameOf: (id: string) => string): Column<ChainStep>[] {
  const words = text();
  const d = words.detail;
  return [
    { id: "when", title: d.when, cell: (row) => time(row.at), narrow: true },
    {
      id: "verb",
      title: d.verb,
      cell: (row) => (
        <>
          {caseText().verbs[row.verb]} {(row.gap || row.changed) && <Mark kind="bad">{words.broken}</Mark>}
        </>
      ),
      narrow: true,
    },
    { id: "by", title: d.by, cell: (row) => nameOf(row.actor), narrow: true },
    { id: "second", title: d.second, cell: (row) => row.second_person || "–" },
    { id: "place", title: d.place, cell: (row) => row.place || "–" },
    { id: "reason", title: d.reason, cell: (row) => row.reason },
    { id: "before", title: d.before, cell: (row) => (row.hash_before ? <Hash of={row.hash_before} /> : "–") },
    { id: "after", title: d.after, cell: (row) => (row.hash_after ? <Hash of={row.hash_after} /> : "–") },
    { id: "tool", title: d.tool, cell: (row) => row.tool },
  ];
}

export function ExhibitPage({ number, exhibit }: { number: string; exhibit: string }) {
  const words = text();
  const acts = caseText().acts;
  const nameOf = useAccountNames();
  const found = useResource((signal) => showCase(number, signal), [number]);
  const verifying = useAction(async () => {
    await noteCustody(number, { exhibit, verb: "verify", reason: acts.verifyReason });
    say(acts.verified);
    found.again();
  });
  const [act, setAct] = useState<"describe" | "redact">();
  const one = found.data?.data.exhibits.find((candidate) => candidate.number === exhibit);
  return (
    <>
      <p class="no-print">
        <a href={addressOf("evidence")}>{words.all}</a>
      </p>
      <header class="screen-head">
        <div>
          <h1>
            <span class="code">{exhibit}</span> {one?.title}
          </h1>
          <p>
            {words.inCase(number)} {found.data?.data.title}
          </p>
        </div>
        <p class="row no-print">
          {may("custody_step", "create") && (
            <button type="button" class="button button-main" disabled={verifying.busy} onClick={() => void verifying.run()}>
              {acts.verify}
            </button>
          )}
          {one && may("exhibit", "update") && (
            <button type="button" class="button" onClick={() => setAct("describe")}>
              {words.acts.describe}
            </button>
          )}
          {one && may("extract", "create") && one.scope !== "redacted" && (
            <button type="button" class="button" onClick={() => setAct("redact")}>
              {words.acts.redact}
            </button>
          )}
          <a class="button" href={addressOf("cases", number)}>
            {words.openCase}
          </a>
        </p>
      </header>
      {verifying.problem && <ErrorPanel problem={verifying.problem} />}
      <Filled of={found}>
        {({ data }) =>
          one === undefined ? (
            <p class="note">{t().error.missing}</p>
          ) : (
            <div class="panels">
              <Panel title={words.custody}>
                <CustodyStrip name={`${words.custody} ${exhibit}`} hideName steps={stepsOf(data.custody, exhibit, nameOf)} />
              </Panel>
              <Panel title={words.title}>
                <dl class="facts">
                  <dt>{words.columns.hash}</dt>
                  <dd>
                    <Hash of={one.digest} />
                  </dd>
                  <dt>{words.origin}</dt>
                  <dd class="path">{one.origin}</dd>
                  <dt>{words.scope}</dt>
                  <dd>
                    {caseText().scopes[one.scope]} {one.of_exhibit && `(${words.of(one.of_exhibit)})`}
                  </dd>
                  {one.reason && (
                    <>
                      <dt>{words.reason}</dt>
                      <dd>{one.reason}</dd>
                    </>
                  )}
                  <dt>{words.proves}</dt>
                  <dd class="as-written">{one.proves || "–"}</dd>
                  <dt>{words.made}</dt>
                  <dd>
                    {[
                      one.made_by,
                      one.made_on && day(one.made_on),
                      one.original && words.originals[one.original as keyof typeof words.originals],
                    ]
                      .filter(Boolean)
                      .join(" · ") || "–"}
                  </dd>
                  <dt>{words.columns.taken}</dt>
                  <dd>{time(one.acquired_at)}</dd>
                  <dt>{words.files}</dt>
                  <dd>
                    {count(one.files)} · {bytes(one.bytes)}
                  </dd>
                  <dt>{words.leftOut}</dt>
                  <dd>{one.left_out.length === 0 ? words.noneLeftOut : one.left_out.join("; ")}</dd>
                </dl>
              </Panel>
              <Panel title={words.table}>
                <Table
                  label={words.table}
                  columns={columns(nameOf)}
                  rows={chainOf(data.custody, exhibit)}
                  rowKey={(row) => String(row.sequence)}
                  fixed
                />
              </Panel>
            </div>
          )
        }
      </Filled>
      {one && act === "describe" && (
        <DescribeDialog number={number} of={one} onClose={() => setAct(undefined)} onDone={found.again} />
      )}
      {one && act === "redact" && (
        <RedactDialog number={number} of={one} onClose={() => setAct(undefined)} onDone={found.again} />
      )}
      <CopyAs
        command={["case", "custody", number, "--exhibit", exhibit, "--verb", "verify", "--reason", acts.verifyReason]}
        call={{
          method: "POST",
          path: `/api/v1/cases/${encodeURIComponent(number)}/custody`,
          body: { exhibit, verb: "verify", reason: acts.verifyReason },
        }}
      />
    </>
  );
}
