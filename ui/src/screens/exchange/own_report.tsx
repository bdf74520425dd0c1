// One report of ours: how far it got, what others would see, and our consent to exactly that.

import { useEffect, useState } from "preact/hooks";
import { allowReport, consentToReport, draftBytes, type HubReport, listSigs, showReport, withdrawConsent } from "../../api/hub";
import { onLive } from "../../api/live";
import { may } from "../../api/session";
import { addressWith } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { ErrorPanel } from "../../components/error_panel";
import { TextField } from "../../components/field";
import { FieldsDialog } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { say as tell } from "../../components/toast";
import { either } from "../../i18n";
import { bytes, day, time } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useResource } from "../../state/resource";
import { AllowDialog, WidestNow } from "../share/allow";
import { AnalysisPanel } from "../share/analysis";
import { groupName, StateMark, TlpMark } from "../share/marks";
import { ExactBytes, MaskedDocument } from "../share/masked_document";
import { Way } from "../share/way";
import { shared } from "../share/words";
import { text } from "./words";

export function OwnReport({ number }: { number: string }) {
  const say = text().page;
  const words = shared();
  const found = useResource((signal) => showReport(number, signal), [number]);
  useEffect(() => onLive("hub_report", found.again), [found.again]);
  const one = found.data;
  return (
    <>
      <p class="no-print">
        <a href={addressWith({ view: "own" }, "/exchange")}>{say.all}</a>
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
      <Filled of={found}>
        {(report) => (
          <div class="panels">
            <Panel title={say.way}>
              <Way of={report} />
              {report.answer && <p class="as-written note">{either(report.answer)}</p>}
              <p class="faint">
                {say.original}:{" "}
                {[{ name: report.file_name, original: report.original }, ...(report.further ?? [])]
                  .map((one) => `${one.name} (${bytes(one.original.bytes ?? 0)})`)
                  .join("、 ")}
              </p>
              {report.share && (
                <p>
                  {say.share}: <a href={addressWith({ share: report.share })}>{report.share}</a>
                </p>
              )}
            </Panel>
            <Allowed of={report} onChange={found.put} />
            <AnalysisPanel of={report} onChange={found.put} />
            {report.draft ? (
              <Draft of={report} onChange={found.put} />
            ) : (
              <Panel title={say.draft}>
                <p class="note">{say.noDraft}</p>
              </Panel>
            )}
          </div>
        )}
      </Filled>
      <CopyAs
        command={["report", "show", number]}
        call={{ method: "GET", path: `/api/v1/hub-reports/${encodeURIComponent(number)}` }}
      />
    </>
  );
}

// The word of whoever may consent, before anything is masked.
function Allowed({ of, onChange }: { of: HubReport; onChange: (after: HubReport) => void }) {
  const say = shared().allow;
  const [saying, setSaying] = useState(false);
  const open = !["released", "merged", "closed"].includes(of.state);
  return (
    <Panel title={say.title}>
      <p>
        <WidestNow of={of.widest} />
      </p>
      {open && may("hub_report", "approve") && (
        <p class="row no-print">
          <button type="button" class="button" onClick={() => setSaying(true)}>
            {say.act}
          </button>
        </p>
      )}
      {saying && (
        <AllowDialog
          of={of.widest}
          number={of.number}
          noun="report"
          path={`/api/v1/hub-reports/${of.number}/label`}
          send={async (widest, reason) => onChange(await allowReport(of.number, widest, reason))}
          onClose={() => setSaying(false)}
        />
      )}
    </Panel>
  );
}

function Draft({ of, onChange }: { of: HubReport; onChange: (after: HubReport) => void }) {
  const say = text().page;
  const words = shared();
  const sigs = useResource((signal) => listSigs(signal), []);
  const found = useResource((signal) => draftBytes(of.number, signal), [of.draft?.sha256]);
  const draft = of.draft;
  if (!draft) return null;
  return (
    <>
      <Panel title={say.draft}>
        <dl class="facts">
          <dt>{words.audience}</dt>
          <dd>{groupName(draft.audience, sigs.data?.items)}</dd>
          <dt>{words.candidates}</dt>
          <dd>k ≥ {draft.k}</dd>
          {draft.terms && (
            <>
              <dt>{say.widest}</dt>
              <dd>
                <TlpMark label={draft.terms.widest_tlp} /> {words.tlps[draft.terms.widest_tlp]}
              </dd>
            </>
          )}
          {draft.playbook && (
            <>
              <dt>{say.playbook}</dt>
              <dd>{typeof draft.playbook.name === "string" ? draft.playbook.name : "CACAO 2.0"}</dd>
            </>
          )}
        </dl>
        <Filled of={found}>{(exact) => <MaskedDocument of={exact.document} />}</Filled>
      </Panel>
      <Panel title={say.consentTitle}>
        <p>{say.consentText}</p>
        <Filled of={found}>{(exact) => <ExactBytes of={exact} sha256={draft.sha256} />}</Filled>
        <ConsentState of={of} onChange={onChange} sha256={draft.sha256} />
      </Panel>
    </>
  );
}

function ConsentState({ of, sha256, onChange }: { of: HubReport; sha256: string; onChange: (after: HubReport) => void }) {
  const say = text().page;
  const [withdrawing, setWithdrawing] = useState(false);
  const consent = of.consent;
  if (consent)
    return (
      <>
        <p class="row">
          <Mark kind={consent.withdrawn_at ? "bad" : "good"}>
            {consent.withdrawn_at ? say.withdrawnLine(time(consent.withdrawn_at)) : say.given(time(consent.at))}
          </Mark>
          {consent.until && say.untilLine(day(consent.until))} {consent.note}
          {!consent.withdrawn_at && may("hub_report", "approve") && (
            <button type="button" class="button no-print" onClick={() => setWithdrawing(true)}>
              {say.withdraw}
            </button>
          )}
        </p>
        {withdrawing && (
          <FieldsDialog
            title={say.withdraw}
            text={say.withdrawText}
            done={say.withdrawn}
            fields={[{ name: "reason", label: say.why, required: true, rows: 2 }]}
            send={async ({ reason }) => onChange(await withdrawConsent(of.number, reason))}
            onDone={() => undefined}
            onClose={() => setWithdrawing(false)}
            command={({ reason }) => ["report", "withdraw", of.number, "--reason", reason]}
            call={(body) => ({ method: "POST", path: `/api/v1/hub-reports/${of.number}/withdrawal`, body })}
          />
        )}
        {consent.withdrawn_at && of.state === "reviewed" && <Give of={of} sha256={sha256} onChange={onChange} />}
      </>
    );
  if (!of.review) return <p class="note">{say.waitReview}</p>;
  return <Give of={of} sha256={sha256} onChange={onChange} />;
}

function Give({ of, sha256, onChange }: { of: HubReport; sha256: string; onChange: (after: HubReport) => void }) {
  const say = text().page;
  const [until, setUntil] = useState("");
  const [note, setNote] = useState("");
  const give = useAction(async () => {
    onChange(await consentToReport(of.number, { sha256, until: until || undefined, note: note || undefined }));
    tell(say.consented);
  });
  if (!may("hub_report", "approve")) return null;
  return (
    <div class="no-print">
      <div class="row fields-row">
        <TextField kind="date" label={say.until} help={say.untilHelp} value={until} onValue={setUntil} />
        <TextField label={say.note} value={note} onValue={setNote} />
      </div>
      {give.problem && <ErrorPanel problem={give.problem} />}
      <p class="row">
        <button type="button" class="button button-main" disabled={give.busy} onClick={() => void give.run()}>
          {say.consent}
        </button>
      </p>
      <CopyAs
        command={["report", "consent", of.number, sha256, ...(until ? ["--until", until] : [])]}
        call={{ method: "POST", path: `/api/v1/hub-reports/${of.number}/consent`, body: { sha256, until: until || undefined } }}
      />
    </div>
  );
}
