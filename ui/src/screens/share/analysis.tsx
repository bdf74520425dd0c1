// What reading a report's files found: signs with their reasons, the way of each mail, links as text, attachments, what the sender knew.
//
// It names the victim, so it is asked for by a press, and nothing in it can be pressed: addresses of attackers are text.
import { useState } from "preact/hooks";
import { type HubAnalysis, type HubReport, judgeKnew, rereadReport, showAnalysis } from "../../api/hub";
import { may } from "../../api/session";
import { addressOf } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { ErrorPanel } from "../../components/error_panel";
import { FieldsDialog } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { either } from "../../i18n";
import { bytes, count, time } from "../../i18n/format";
import { useAction } from "../../state/action";
import { type Resource, useResource } from "../../state/resource";
import { shared } from "./words";

type MailFound = HubAnalysis["mails"][number];
type Why = { ja?: string; en?: string };
const why = (of: Why | undefined) => (of ? either({ ja: of.ja ?? "", en: of.en ?? "" }) : "");

export function AnalysisPanel({ of, onChange }: { of: HubReport; onChange: (after: HubReport) => void }) {
  const say = shared().analysis;
  const words = shared();
  const [shown, setShown] = useState(false);
  const [reading, setReading] = useState(false);
  const proposed = of.proposed;
  const kind = proposed && words.kinds[proposed.kind as HubReport["kind"]];
  const triage = proposed && words.triages[proposed.triage as HubReport["triage"]];
  return (
    <Panel title={say.title}>
      {proposed?.trouble ? (
        <p class="note note-warn">
          {say.trouble}: {proposed.trouble}
        </p>
      ) : (
        (kind || triage) && (
          <p>
            {say.proposed}: <strong>{[kind, triage].filter(Boolean).join(" · ")}</strong>
          </p>
        )
      )}
      <p class="row no-print">
        {proposed && !shown && (
          <button type="button" class="button" onClick={() => setShown(true)}>
            {say.show}
          </button>
        )}
        {may("hub_report", "update") && (
          <button type="button" class="button button-quiet" onClick={() => setReading(true)}>
            {say.again}
          </button>
        )}
      </p>
      {!proposed && <p class="note">{say.none}</p>}
      {shown && <Shown number={of.number} />}
      <CopyAs
        command={["report", "show", of.number]}
        call={{ method: "GET", path: `/api/v1/hub-reports/${of.number}/analysis` }}
      />
      {reading && (
        <FieldsDialog
          title={say.again}
          text={say.againText}
          done={say.read}
          fields={[{ name: "passwords", label: say.passwords, help: say.passwordsHelp, rows: 2 }]}
          send={async ({ passwords }) => {
            onChange(
              await rereadReport(
                of.number,
                passwords
                  .split("\n")
                  .map((one) => one.trim())
                  .filter(Boolean),
              ),
            );
            setShown(false);
          }}
          onDone={() => undefined}
          onClose={() => setReading(false)}
          command={({ passwords }) => [
            "report",
            "reread",
            of.number,
            ...passwords
              .split("\n")
              .filter(Boolean)
              .flatMap((one) => ["--password", one]),
          ]}
        />
      )}
    </Panel>
  );
}

function Shown({ number }: { number: string }) {
  const found = useResource((signal) => showAnalysis(number, signal), [number]);
  return (
    <Filled of={found}>
      {(made) => (
        <div class="stack">
          <Reasons of={made} />
          <Signs of={made} />
          <Knew number={number} of={made} found={found} />
          {made.mails.map((mail, index) => (
            <MailView key={mail.path} of={mail} number={index + 1} several={made.mails.length > 1} />
          ))}
          {made.files.length > 0 && <Files title={shared().analysis.files} of={made.files} />}
          <Rest of={made} />
        </div>
      )}
    </Filled>
  );
}

function Reasons({ of }: { of: HubAnalysis }) {
  const { proposal } = of;
  const reasons = [proposal.kind_reason, ...proposal.reasons].map(why).filter(Boolean);
  if (reasons.length === 0) return null;
  return (
    <ul class="bullets">
      {reasons.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}

const weights = ["strong", "hint", "note"] as const;
const tones = { strong: "bad", hint: "warn", note: "plain" } as const;

function Signs({ of }: { of: HubAnalysis }) {
  const say = shared().analysis;
  const rows = weights.flatMap((weight) => of.signs.filter((one) => one.weight === weight));
  if (rows.length === 0) return <p class="note">{say.noSigns}</p>;
  return (
    <>
      <h3>{say.signs}</h3>
      <Table
        label={say.signs}
        rows={rows.map((row, index) => ({ ...row, index }))}
        rowKey={(row) => String(row.index)}
        fixed
        columns={[
          {
            id: "weight",
            title: say.weight,
            cell: (row) => <Mark kind={tones[row.weight]}>{say.weights[row.weight]}</Mark>,
            narrow: true,
          },
          { id: "why", title: say.why, cell: (row) => why(row.reason), always: true },
          {
            id: "place",
            title: say.place,
            cell: (row) => (
              <>
                <span class="path">{row.place}</span> {row.value && <code class="path">{row.value}</code>}
              </>
            ),
          },
        ]}
      />
      {of.signs_left_out > 0 && <p class="faint">{say.leftOut(count(of.signs_left_out))}</p>}
    </>
  );
}

function Knew({ number, of, found }: { number: string; of: HubAnalysis; found: Resource<HubAnalysis> }) {
  const say = shared().analysis;
  const judge = useAction(async (row: number, verdict: "confirmed" | "rejected") =>
    found.put(await judgeKnew(number, { row, verdict })),
  );
  if (of.knew.length === 0) return null;
  return (
    <>
      <h3>{say.knew}</h3>
      <p class="faint">{say.knewText}</p>
      {judge.problem && <ErrorPanel problem={judge.problem} />}
      <Table
        label={say.knew}
        rows={of.knew.map((row, index) => ({ ...row, row: index + 1 }))}
        rowKey={(row) => String(row.row)}
        fixed
        columns={[
          { id: "text", title: say.knewWhat, cell: (row) => <code class="path">{row.text}</code>, always: true },
          { id: "kind", title: say.knewKind, cell: (row) => say.knewKinds[row.kind], narrow: true },
          { id: "why", title: say.why, cell: (row) => why(row.reason) },
          {
            id: "state",
            title: say.knewState,
            cell: (row) =>
              row.state !== "proposed" ? (
                <Mark kind={row.state === "confirmed" ? "bad" : "plain"}>{say.knewStates[row.state]}</Mark>
              ) : may("hub_report", "create") ? (
                <span class="row no-print">
                  {(["confirmed", "rejected"] as const).map((verdict) => (
                    <button
                      key={verdict}
                      type="button"
                      class="button button-small"
                      disabled={judge.busy}
                      aria-label={`${say.knewActs[verdict]}: ${row.text}`}
                      onClick={() => void judge.run(row.row, verdict)}
                    >
                      {say.knewActs[verdict]}
                    </button>
                  ))}
                </span>
              ) : (
                say.knewStates.proposed
              ),
            narrow: true,
          },
        ]}
      />
    </>
  );
}

function MailView({ of, number, several }: { of: MailFound; number: number; several: boolean }) {
  const words = shared();
  const say = words.analysis;
  const phases: Record<string, string> = say.phases;
  const headers: [string, string][] = [
    [words.subject, of.subject],
    [say.from, of.from],
    [say.to, of.to],
    [words.date, of.sent ? time(of.sent) : ""],
    [say.messageId, of.message_id],
  ];
  const verdicts = of.authentication.map((one) => `${one.method}=${one.result}${one.domain ? ` (${one.domain})` : ""}`);
  return (
    <details class="masked-message" open={!several}>
      <summary>
        {words.message(number)} {of.carrier ? words.roles.carrier : of.phase && several && (phases[of.phase] ?? of.phase)}{" "}
        {of.subject}
      </summary>
      <dl class="facts space">
        {headers
          .filter(([, value]) => value)
          .map(([name, value]) => [
            <dt key={`${name} name`}>{name}</dt>,
            <dd key={name} class="path">
              {value}
            </dd>,
          ])}
        {verdicts.length > 0 && (
          <>
            <dt>{words.authentication}</dt>
            <dd>{verdicts.join(" ")}</dd>
          </>
        )}
        {of.pretexts.length > 0 && (
          <>
            <dt>{say.pretexts}</dt>
            <dd>{of.pretexts.map(why).join("、 ")}</dd>
          </>
        )}
      </dl>
      {of.route.hops.length > 0 && <Route of={of} />}
      {of.links.length > 0 && (
        <>
          <h4>{words.links}</h4>
          <p class="faint">{say.linksText}</p>
          <ul class="plain-list">
            {of.links.map((link, index) => (
              <li key={index}>
                <code class="path">{link.url}</code>
                {link.shows && link.shows !== link.url && (
                  <p class="faint">
                    {say.shows}: {link.shows}
                  </p>
                )}
                {link.leads.map((one) => (
                  <p key={one} class="faint">
                    {say.leads}: <code class="path">{one}</code>
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
      {of.attachments.length > 0 && <Files title={words.attachments} of={of.attachments} />}
    </details>
  );
}

function Route({ of }: { of: MailFound }) {
  const say = shared().analysis;
  const { hops, border } = of.route;
  return (
    <>
      <h4>{say.route}</h4>
      <Table
        label={say.route}
        rows={hops.map((hop, index) => ({ ...hop, index }))}
        rowKey={(row) => String(row.index)}
        fixed
        columns={[
          {
            id: "from",
            title: say.hopFrom,
            cell: (row) => <span class="path">{[row.says, row.name].filter(Boolean).join(" / ")}</span>,
            always: true,
          },
          { id: "address", title: say.hopAddress, cell: (row) => <code class="path">{row.address}</code>, narrow: true },
          { id: "by", title: say.hopBy, cell: (row) => <span class="path">{row.by}</span> },
          { id: "at", title: say.hopAt, cell: (row) => row.at && time(row.at), narrow: true },
          {
            id: "trust",
            title: say.hopTrust,
            cell: (row) =>
              border !== null && row.index === border ? (
                <Mark kind="info">{say.border}</Mark>
              ) : border !== null && row.index > border ? (
                <span class="faint">{say.below}</span>
              ) : (
                ""
              ),
            narrow: true,
          },
        ]}
      />
    </>
  );
}

function Files({ title, of }: { title: string; of: HubAnalysis["files"] }) {
  const words = shared();
  const say = words.analysis;
  return (
    <>
      <h4>{title}</h4>
      <Table
        label={title}
        rows={of}
        rowKey={(row) => row.path}
        fixed
        columns={[
          { id: "name", title: words.name, cell: (row) => <span class="path">{row.name || words.none}</span>, always: true },
          { id: "type", title: words.type, cell: (row) => row.media_type || row.declared, narrow: true },
          { id: "bytes", title: words.bytes, cell: (row) => bytes(row.bytes), align: "end", narrow: true },
          {
            id: "status",
            title: say.fileState,
            cell: (row) => (row.status === "inspected" ? say.fileRead : `${say.fileUnread} (${row.reason})`),
            narrow: true,
          },
          { id: "hash", title: words.attachmentHash, cell: (row) => <code class="hash">{row.sha256}</code> },
        ]}
      />
    </>
  );
}

function Rest({ of }: { of: HubAnalysis }) {
  const say = shared().analysis;
  const listed = of.indicators.list ?? [];
  return (
    <>
      {of.passwords.length > 0 && (
        <p>
          {say.passwordsFound}:{" "}
          {of.passwords.map((one) => (
            <span key={one.value}>
              <code class="path">{one.value}</code> {one.opened && say.opened}{" "}
            </span>
          ))}
        </p>
      )}
      {of.alike.length > 0 && (
        <p>
          {say.alike}:{" "}
          {of.alike.map((one) => (
            <span key={one.report}>
              <a href={addressOf("hub", one.report)}>{one.report}</a> ({Math.round(one.likeness * 100)}%){" "}
            </span>
          ))}
        </p>
      )}
      {listed.length > 0 && (
        <Table
          label={say.listed}
          rows={listed.slice(0, 200)}
          rowKey={(row) => `${row.type} ${row.value} ${row.place}`}
          fixed
          columns={[
            { id: "value", title: say.listed, cell: (row) => <code class="path">{row.value}</code>, always: true },
            { id: "type", title: say.listedType, cell: (row) => row.type, narrow: true },
          ]}
        />
      )}
    </>
  );
}
