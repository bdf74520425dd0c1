// One report on its way. Each step stands in its own panel, shown to whoever may take it.

import { useEffect, useState } from "preact/hooks";
import { download } from "../../api/download";
import {
  closeReport,
  draftBytes,
  type HubReport,
  listMembers,
  listSigs,
  mergeReport,
  recallShare,
  showReport,
} from "../../api/hub";
import { onLive } from "../../api/live";
import { may } from "../../api/session";
import { addressOf } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { FieldsDialog } from "../../components/fields_dialog";
import { Filled, Panel } from "../../components/panel";
import { either } from "../../i18n";
import { bytes, time } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { AnalysisPanel } from "../share/analysis";
import { groupName, StateMark } from "../share/marks";
import { ExactBytes, MaskedDocument } from "../share/masked_document";
import { ProposeReferral } from "../share/referrals";
import { Way } from "../share/way";
import { shared } from "../share/words";
import { Comparison } from "./comparison";
import { MaskPanel } from "./masking";
import { ReleasePanel } from "./release";
import { ConsentPanel, ReviewPanel } from "./review";
import { TriagePanel } from "./triage";
import { text } from "./words";

export function ReportPage({ number }: { number: string }) {
  const say = text();
  const words = shared();
  const found = useResource((signal) => showReport(number, signal), [number]);
  useEffect(() => onLive("hub_report", found.again), [found.again]);
  const one = found.data;
  return (
    <>
      <p class="no-print">
        <a href={addressOf("hub")}>{say.all}</a>
      </p>
      <header class="screen-head">
        <div>
          <h1>
            <span class="code">{number}</span> {one?.title}
          </h1>
          {one && (
            <p class="row">
              <StateMark of={one} /> {words.kinds[one.kind]} · {time(one.received_at)}
            </p>
          )}
        </div>
      </header>
      <Filled of={found}>{(report) => <Steps of={report} onChange={found.put} again={found.again} />}</Filled>
      <CopyAs
        command={["report", "show", number]}
        call={{ method: "GET", path: `/api/v1/hub-reports/${encodeURIComponent(number)}` }}
      />
    </>
  );
}

interface StepsProps {
  of: HubReport;
  onChange: (after: HubReport) => void;
  again: () => void;
}

function Steps({ of, onChange, again }: StepsProps) {
  const open = !["released", "merged", "closed"].includes(of.state);
  const [weigh, setWeigh] = useState(0);
  return (
    <div class="panels">
      <Facts of={of} onChange={onChange} again={again} />
      <AnalysisPanel of={of} onChange={onChange} />
      {open && may("hub_report", "update") && <TriagePanel of={of} onChange={onChange} onShared={() => setWeigh((n) => n + 1)} />}
      {open && of.triage !== "waiting" && may("hub_report", "update") && (
        <MaskPanel of={of} onChange={onChange} weighNow={weigh} />
      )}
      {of.draft && (
        <>
          <Draft of={of} />
          <Comparison of={of} key={of.draft.sha256} />
          <ReviewPanel of={of} onChange={onChange} />
          <ConsentPanel of={of} />
          <ReleasePanel of={of} again={again} />
        </>
      )}
    </div>
  );
}

function Draft({ of }: { of: HubReport }) {
  const say = text();
  const words = shared();
  const sigs = useResource((signal) => listSigs(signal), []);
  const found = useResource((signal) => draftBytes(of.number, signal), [of.draft?.sha256]);
  if (!of.draft) return null;
  return (
    <Panel title={say.draft.title}>
      <dl class="facts">
        <dt>{words.audience}</dt>
        <dd>{groupName(of.draft.audience, sigs.data?.items)}</dd>
        <dt>{words.candidates}</dt>
        <dd>
          {words.people(of.draft.candidates ?? 0)} (k ≥ {of.draft.k})
        </dd>
      </dl>
      <Filled of={found}>
        {(exact) => (
          <>
            <MaskedDocument of={exact.document} />
            <ExactBytes of={exact} sha256={of.draft?.sha256 ?? ""} />
          </>
        )}
      </Filled>
    </Panel>
  );
}

// Who reported is shown to whoever asks for it, and only then asked from the node.
function Reporter({ number }: { number: string }) {
  const say = text();
  const [shown, setShown] = useState(false);
  const found = useResource((signal) => (shown ? listMembers({}, signal) : Promise.resolve(undefined)), [shown]);
  if (!number) return <>{say.own}</>;
  if (!shown)
    return (
      <>
        {say.memberHidden}{" "}
        <button type="button" class="button button-small button-quiet no-print" onClick={() => setShown(true)}>
          {say.showMember}
        </button>
      </>
    );
  const name = found.data?.items.find((one) => one.number === number)?.name;
  return (
    <a href={`${addressOf("members")}?member=${encodeURIComponent(number)}`}>
      {number} {name}
    </a>
  );
}

type Act = "original" | "merge" | "close" | "recall" | "refer";

function Facts({ of, onChange, again }: StepsProps) {
  const say = text();
  const words = shared();
  const [act, setAct] = useState<Act>();
  const channels: Record<string, string> = say.channels;
  const end = () => setAct(undefined);
  const path = `/api/v1/hub-reports/${of.number}`;
  const further = of.further ?? [];
  const acts: [Act, string, boolean][] = [
    ["original", say.original, may("hub_report", "reveal")],
    ["merge", say.merge, may("hub_report", "update") && !["released", "merged", "closed"].includes(of.state)],
    ["close", say.close, may("hub_report", "update") && !["released", "merged", "closed"].includes(of.state)],
    ["recall", say.recall, may("share", "update") && of.state === "released"],
    ["refer", say.refer, may("hub_referral", "create")],
  ];
  return (
    <Panel title={say.facts}>
      <Way of={of} />
      <dl class="facts space">
        <dt>{say.member}</dt>
        <dd>
          <Reporter number={of.member} />
        </dd>
        <dt>{say.channel}</dt>
        <dd>{channels[of.channel] ?? of.channel}</dd>
        <dt>{words.file}</dt>
        <dd>
          {of.file_name} · {bytes(of.original.bytes)}
        </dd>
        {further.length > 0 && (
          <>
            <dt>{say.furtherFiles}</dt>
            <dd>{further.map((one) => `${one.name} (${say.roles[one.role]}, ${bytes(one.original.bytes ?? 0)})`).join("、 ")}</dd>
          </>
        )}
        {of.answer && (
          <>
            <dt>{say.answerGiven}</dt>
            <dd class="as-written">{either(of.answer)}</dd>
          </>
        )}
        {of.note && (
          <>
            <dt>{words.noteField}</dt>
            <dd class="as-written">{of.note}</dd>
          </>
        )}
        {of.share && (
          <>
            <dt>{say.release.released}</dt>
            <dd>
              <a href={`${addressOf("exchange")}?share=${encodeURIComponent(of.share)}`}>{of.share}</a>
            </dd>
          </>
        )}
      </dl>
      <p class="row no-print">
        {acts
          .filter(([, , may]) => may)
          .map(([name, label]) => (
            <button key={name} type="button" class="button button-small" onClick={() => setAct(name)}>
              {label}
            </button>
          ))}
      </p>
      {act === "original" && (
        <FieldsDialog
          title={say.original}
          text={say.originalText}
          done={say.originalDone}
          fields={[
            { name: "reason", label: say.originalReason, required: true, rows: 2 },
            ...(further.length > 0
              ? [
                  {
                    name: "file" as const,
                    label: say.whichFile,
                    options: [of.file_name, ...further.map((one) => one.name)].map((name, place) => ({
                      value: String(place),
                      label: name || of.number,
                    })),
                  },
                ]
              : []),
          ]}
          start={{ file: "0" }}
          send={({ reason, file }) => {
            const place = Number(file) || 0;
            const name = place === 0 ? of.file_name : further[place - 1]?.name;
            return download(
              "POST",
              "/api/v1/hub-reports/{number}/original",
              { path: { number: of.number }, body: { reason, file: place } },
              name || of.number,
            );
          }}
          onDone={() => undefined}
          onClose={end}
          command={({ reason }) => ["report", "original", of.number, "--reason", reason, "-o", of.file_name || "FILE"]}
          call={(body) => ({ method: "POST", path: `${path}/original`, body })}
        />
      )}
      {act === "refer" && <ProposeReferral report={of.number} onClose={end} onDone={() => undefined} />}
      {act === "merge" && (
        <FieldsDialog
          title={say.merge}
          text={say.mergeText}
          done={say.merged}
          fields={[
            { name: "into", label: say.into, required: true },
            { name: "reason", label: words.reason, rows: 2 },
          ]}
          send={async ({ into, reason }) => onChange(await mergeReport(of.number, into.trim(), reason))}
          onDone={() => undefined}
          onClose={end}
          command={({ into, reason }) => [
            "report",
            "merge",
            of.number,
            into || "REPORT",
            ...(reason ? ["--reason", reason] : []),
          ]}
          call={(body) => ({ method: "POST", path: `${path}/merge`, body })}
        />
      )}
      {act === "close" && (
        <FieldsDialog
          title={say.close}
          done={say.closed}
          fields={[{ name: "reason", label: say.answer, required: true, rows: 3 }]}
          send={async ({ reason }) => onChange(await closeReport(of.number, reason))}
          onDone={() => undefined}
          onClose={end}
          command={({ reason }) => ["report", "close", of.number, "--reason", reason]}
          call={(body) => ({ method: "POST", path: `${path}/closing`, body })}
        />
      )}
      {act === "recall" && (
        <FieldsDialog
          title={say.recall}
          text={say.recallText}
          done={say.recalled}
          fields={[{ name: "reason", label: words.reason, required: true, rows: 2 }]}
          send={({ reason }) => recallShare(of.share, reason)}
          onDone={again}
          onClose={end}
          command={({ reason }) => ["share", "recall", of.share, "--reason", reason]}
          call={(body) => ({ method: "POST", path: `/api/v1/hub-shares/${of.share}/recall`, body })}
        />
      )}
    </Panel>
  );
}
