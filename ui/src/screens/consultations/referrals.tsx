// What of a case was handed on: to whom, how far it goes, who agreed, what came of it.
import { useState } from "preact/hooks";
import {
  type ConsultationView,
  consentToReferral,
  type DeskReferral,
  listReferrals,
  noteOutcome,
  noteReceipt,
  previewReferral,
  refer,
  sendReferral,
  withdrawReferral,
} from "../../api/desk";
import { may } from "../../api/session";
import { CopyAs } from "../../components/copy_as";
import { Dialog } from "../../components/dialog";
import { ErrorPanel } from "../../components/error_panel";
import { FieldsDialog } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { say as tell } from "../../components/toast";
import { time } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useResource } from "../../state/resource";
import { told } from "./shown";
import { text } from "./words";

type Step = "consent" | "receipt" | "outcome" | "withdraw" | "preview";

export function Referrals({ of }: { of: ConsultationView }) {
  const words = text();
  const say = words.detail;
  const list = useResource((signal) => listReferrals(of.number, signal), [of.number]);
  const [adding, setAdding] = useState(false);
  const choice = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  return (
    <>
      <Filled of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="faint">{say.noReferrals}</p>
          ) : (
            items.map((one) => <One key={one.number} of={one} onDone={list.again} />)
          )
        }
      </Filled>
      {may("desk_referral", "create") && of.state !== "closed" && (
        <p class="row no-print">
          <button type="button" class="button" onClick={() => setAdding(true)}>
            {say.refer}
          </button>
        </p>
      )}
      {adding && (
        <FieldsDialog
          title={say.refer}
          done={say.referred}
          fields={[
            { name: "target", label: say.target, options: choice(words.lists.target) },
            { name: "scope", label: say.scope, options: choice(words.lists.scope) },
            { name: "purpose", label: say.purpose, required: true },
            { name: "summary", label: say.summary, rows: 4 },
          ]}
          start={{ target: "police", scope: "summary" }}
          send={({ target, scope, purpose, summary }) =>
            refer(of.number, {
              target: target as DeskReferral["target"],
              scope: scope as DeskReferral["scope"],
              purpose,
              summary,
            })
          }
          command={({ target, scope, purpose, summary }) => [
            "consultation",
            "refer",
            of.number,
            "--to",
            target,
            "--scope",
            scope,
            "--purpose",
            purpose,
            ...(summary ? ["--summary", summary] : []),
          ]}
          onDone={list.again}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}

function One({ of, onDone }: { of: DeskReferral; onDone: () => void }) {
  const words = text();
  const say = words.detail;
  const [open, setOpen] = useState<Step>();
  const send = useAction(async () => {
    await sendReferral(of.number);
    tell(say.sent);
    onDone();
  });
  const close = () => setOpen(undefined);
  const common = { done: say.saved, onDone, onClose: close };
  const button = (step: Step, label: string) => (
    <button type="button" class="button button-small" onClick={() => setOpen(step)}>
      {label}
    </button>
  );
  return (
    <section aria-label={of.number}>
      <p class="row">
        <strong>{of.number}</strong> {words.lists.target[of.target]} <Mark kind="plain">{words.lists.scope[of.scope]}</Mark>{" "}
        <Mark kind={of.state === "done" || of.state === "received" ? "good" : of.state === "declined" ? "bad" : "info"}>
          {words.lists.referral[of.state]}
        </Mark>
        {of.sent_at && <span class="faint">{time(of.sent_at)}</span>}
      </p>
      <p>{of.purpose}</p>
      {of.outcome && <p>{of.outcome}</p>}
      <details>
        <summary>{say.steps}</summary>
        <ol>
          {of.steps.map((step) => (
            <li key={step.id}>{told(step.words)}</li>
          ))}
        </ol>
      </details>
      {send.problem && <ErrorPanel problem={send.problem} />}
      {may("desk_referral", "update") && (
        <p class="row no-print">
          {button("preview", say.preview)}
          {of.state === "proposed" && button("consent", say.noteConsent)}
          {of.state === "consented" && (
            <button type="button" class="button button-small button-main" disabled={send.busy} onClick={() => void send.run()}>
              {say.send}
            </button>
          )}
          {of.state === "sent" && button("receipt", say.receipt)}
          {(of.state === "sent" || of.state === "received") && button("outcome", say.outcome)}
          {(of.state === "proposed" || of.state === "consented") && button("withdraw", say.withdraw)}
        </p>
      )}
      {open === "preview" && <Preview number={of.number} onClose={close} />}
      {open === "consent" && (
        <FieldsDialog
          title={say.noteConsent}
          {...common}
          fields={[{ name: "how", label: say.how, required: true }]}
          send={({ how }) => consentToReferral(of.number, how)}
          command={({ how }) => ["consultation", "referral-consent", of.number, "--how", how]}
        />
      )}
      {open === "receipt" && (
        <FieldsDialog
          title={say.receipt}
          {...common}
          fields={[
            { name: "office", label: say.office, required: true },
            { name: "number", label: say.theirNumber },
          ]}
          send={(value) => noteReceipt(of.number, value)}
          command={({ office, number }) => [
            "consultation",
            "referral-receipt",
            of.number,
            "--office",
            office,
            "--number",
            number,
          ]}
        />
      )}
      {open === "outcome" && (
        <FieldsDialog
          title={say.outcome}
          {...common}
          fields={[
            {
              name: "state",
              label: words.stateWord,
              options: (["done", "declined"] as const).map((value) => ({ value, label: words.lists.referral[value] })),
            },
            { name: "what", label: say.what, required: true, rows: 3 },
          ]}
          start={{ state: "done" }}
          send={({ state, what }) => noteOutcome(of.number, { state: state as "done", what })}
          command={({ state, what }) => ["consultation", "referral-outcome", of.number, "--state", state, "--what", what]}
        />
      )}
      {open === "withdraw" && (
        <FieldsDialog
          title={say.withdraw}
          {...common}
          fields={[{ name: "reason", label: say.reason, required: true }]}
          send={({ reason }) => withdrawReferral(of.number, reason)}
          command={({ reason }) => ["consultation", "referral-withdraw", of.number, "--reason", reason]}
        />
      )}
    </section>
  );
}

function Preview({ number, onClose }: { number: string; onClose: () => void }) {
  const say = text().detail;
  const found = useResource((signal) => previewReferral(number, signal), [number]);
  return (
    <Dialog title={say.preview} onClose={onClose} kind="sheet">
      <Filled of={found}>
        {({ files }) => (
          <>
            {files.map((one) => (
              <section key={one.name} aria-label={one.name}>
                <h3>{one.name}</h3>
                <pre>{one.text}</pre>
              </section>
            ))}
          </>
        )}
      </Filled>
      <CopyAs
        command={["consultation", "referral-send", number, "--preview", "--output", "out"]}
        call={{ method: "GET", path: `/api/v1/desk-referrals/${number}/package` }}
      />
    </Dialog>
  );
}
