// One report to a hub: how far it is there, what others would see, our consent and its withdrawal.
import { useState } from "preact/hooks";
import {
  consentToSent,
  followSent,
  listSent,
  type SentReport,
  saySentLabel,
  sentDraft,
  showSentLabel,
  withdrawSent,
} from "../../api/membership";
import { may } from "../../api/session";
import { setQuery } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { ErrorPanel } from "../../components/error_panel";
import { TextField } from "../../components/field";
import { FieldsDialog } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { say as tell } from "../../components/toast";
import { count, time } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useResource } from "../../state/resource";
import { AllowDialog, WidestNow } from "../share/allow";
import { ExactBytes, MaskedDocument } from "../share/masked_document";
import { shared } from "../share/words";
import { stateName } from "./sent";
import { kindName } from "./warnings";
import { text } from "./words";

export function SentSheet({ number }: { number: string }) {
  const say = text().sent;
  const found = useResource(async (signal) => (await listSent(signal)).items.find((one) => one.number === number), [number]);
  const follow = useAction(async () => found.put(await followSent(number)));
  return (
    <SideSheet title={`${number} ${found.data?.title ?? ""}`} onClose={() => setQuery({ sent: null })}>
      <Filled of={found}>
        {(one) =>
          one && (
            <div class="stack">
              <dl class="facts">
                <dt>{say.state}</dt>
                <dd>{stateName(one.state)}</dd>
                <dt>{say.kind}</dt>
                <dd>{kindName(one.kind)}</dd>
                <dt>{say.about}</dt>
                <dd>{one.about}</dd>
                <dt>{say.at}</dt>
                <dd>{time(one.sent_at)}</dd>
                <dt>{say.remote}</dt>
                <dd>
                  {one.hub} {one.remote} {one.share}
                </dd>
              </dl>
              <p class="row no-print">
                <button type="button" class="button" disabled={follow.busy} onClick={() => void follow.run()}>
                  {say.follow}
                </button>
              </p>
              {follow.problem && <ErrorPanel problem={follow.problem} />}
              {one.remote && may("sent_report", "approve") && <Allowed of={one} onChange={follow.run} />}
              {one.draft ? <Draft of={one} onChange={found.put} /> : <p class="note">{say.noDraft}</p>}
              <CopyAs
                command={["hub", "follow", number]}
                call={{ method: "POST", path: `/api/v1/sent-reports/${number}/follow` }}
              />
            </div>
          )
        }
      </Filled>
    </SideSheet>
  );
}

// The hub keeps how far the report may go: it is asked when somebody wants to know.
function Allowed({ of, onChange }: { of: SentReport; onChange: () => Promise<unknown> }) {
  const say = shared().allow;
  const [widest, setWidest] = useState<string>();
  const [saying, setSaying] = useState(false);
  const ask = useAction(async () => setWidest((await showSentLabel(of.number)).widest));
  const open = !["released", "merged", "closed"].includes(of.state);
  return (
    <>
      <h3>{say.title}</h3>
      {widest !== undefined && (
        <p>
          <WidestNow of={widest} />
        </p>
      )}
      {ask.problem && <ErrorPanel problem={ask.problem} />}
      <p class="row no-print">
        <button type="button" class="button" disabled={ask.busy} onClick={() => void ask.run()}>
          {say.ask}
        </button>
        {open && (
          <button type="button" class="button" onClick={() => setSaying(true)}>
            {say.act}
          </button>
        )}
      </p>
      {saying && (
        <AllowDialog
          of={widest}
          number={of.number}
          noun="hub"
          path={`/api/v1/sent-reports/${of.number}/label`}
          send={async (chosen, reason) => {
            setWidest((await saySentLabel(of.number, chosen, reason)).widest);
            await onChange();
          }}
          onClose={() => setSaying(false)}
        />
      )}
    </>
  );
}

function Draft({ of, onChange }: { of: SentReport; onChange: (after: SentReport) => void }) {
  const say = text().page;
  const words = shared();
  const found = useResource((signal) => sentDraft(of.number, signal), [of.draft]);
  const [until, setUntil] = useState("");
  const [withdrawing, setWithdrawing] = useState(false);
  const give = useAction(async () => {
    onChange(await consentToSent(of.number, { sha256: of.draft, until: until || undefined }));
    tell(say.consented);
  });
  const given = of.consented === of.draft && of.consented_at !== null;
  return (
    <>
      <h3>{say.draft}</h3>
      <p>
        {words.k}: k ≥ {count(of.k)}
      </p>
      <Filled of={found}>
        {(exact) => (
          <>
            <MaskedDocument of={exact.document} />
            <ExactBytes of={exact} sha256={of.draft} />
          </>
        )}
      </Filled>
      <h3>{say.consentTitle}</h3>
      {given ? (
        <p class="row">
          <Mark kind="good">{say.given(time(of.consented_at ?? ""))}</Mark>
          {may("sent_report", "approve") && (
            <button type="button" class="button no-print" onClick={() => setWithdrawing(true)}>
              {say.withdraw}
            </button>
          )}
        </p>
      ) : (
        may("sent_report", "approve") && (
          <div class="no-print">
            <p>{say.consentText}</p>
            <TextField kind="date" label={say.until} help={say.untilHelp} value={until} onValue={setUntil} />
            {give.problem && <ErrorPanel problem={give.problem} />}
            <p class="row">
              <button type="button" class="button button-main" disabled={give.busy} onClick={() => void give.run()}>
                {say.consent}
              </button>
            </p>
          </div>
        )
      )}
      {withdrawing && (
        <FieldsDialog
          title={say.withdraw}
          text={say.withdrawText}
          done={say.withdrawn}
          fields={[{ name: "reason", label: say.why, required: true, rows: 2 }]}
          send={async ({ reason }) => onChange(await withdrawSent(of.number, reason))}
          onDone={() => undefined}
          onClose={() => setWithdrawing(false)}
          command={({ reason }) => ["hub", "withdraw", of.number, "--reason", reason]}
        />
      )}
    </>
  );
}
