// What a person does with an alert: look at it, decide, make a case of it.
import { useState } from "preact/hooks";
import { type Alert, type AlertVerdict, closeAlert, triageAlert } from "../../api/alerts";
import { openCase } from "../../api/cases";
import { may } from "../../api/session";
import { go } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { ChoiceField, TextField } from "../../components/field";
import { t } from "../../i18n";
import { day } from "../../i18n/format";
import { draft } from "../../state/remember";
import { text } from "./words";

type Act = "triage" | "close" | "case";
interface Props {
  alert: Alert;
  etag: string;
  onDone: () => void;
}

export function AlertActs({ alert, etag, onDone }: Props) {
  const [act, setAct] = useState<Act>();
  const words = text();
  if (!may("alert", "update")) return null;
  const end = () => setAct(undefined);
  const finish = () => {
    end();
    onDone();
  };
  return (
    <section class="row alert-acts" aria-label={words.act}>
      {alert.state === "new" && (
        <button type="button" class="button button-main" onClick={() => setAct("triage")}>
          {words.triage}
        </button>
      )}
      {alert.state !== "in_case" && alert.state !== "closed" && may("case", "create") && (
        <button type="button" class={`button${alert.state === "triaged" ? " button-main" : ""}`} onClick={() => setAct("case")}>
          {words.makeCase}
        </button>
      )}
      {alert.state !== "closed" && (
        <button type="button" class="button" onClick={() => setAct("close")}>
          {words.close}
        </button>
      )}
      {act === "triage" && <Triage alert={alert} etag={etag} onClose={end} onDone={finish} />}
      {act === "close" && <Close alert={alert} etag={etag} onClose={end} onDone={finish} />}
      {act === "case" && <MakeCase alert={alert} onClose={end} />}
    </section>
  );
}

type ActProps = Props & { onClose: () => void };

function Triage({ alert, etag, onDone, onClose }: ActProps) {
  const words = text();
  const [written] = useState(() => draft(`alert.triage.${alert.id}`, { reason: "" }));
  const { reason } = written.value.value;
  return (
    <ActDialog
      title={words.triage}
      text={words.triageText}
      action={words.triage}
      done={words.triaged}
      check={() => ({ reason: reason.trim() ? undefined : t().form.needed })}
      send={() => triageAlert(alert.id, etag, reason)}
      onDone={() => {
        written.clear();
        onDone();
      }}
      onClose={onClose}
      command={["alert", "triage", alert.id, "--reason", reason]}
      call={{ method: "POST", path: `/api/v1/alerts/${alert.id}/triage`, body: { reason } }}
    >
      {(errors) => (
        <ReasonField
          value={reason}
          put={(next) => {
            written.value.value = { reason: next };
          }}
          error={errors.reason}
        />
      )}
    </ActDialog>
  );
}

function ReasonField({ value, put, error }: { value: string; put: (next: string) => void; error?: string }) {
  const words = t().form;
  return <TextField label={words.reason} help={words.reasonHelp} required rows={3} value={value} onValue={put} error={error} />;
}

function Close({ alert, etag, onDone, onClose }: ActProps) {
  const words = text();
  const [written] = useState(() =>
    draft<{ verdict: string; reason: string }>(`alert.close.${alert.id}`, { verdict: "", reason: "" }),
  );
  const { verdict, reason } = written.value.value;
  const put = (change: Partial<{ verdict: string; reason: string }>) => {
    written.value.value = { verdict, reason, ...change };
  };
  return (
    <ActDialog
      title={words.close}
      text={words.closeText}
      action={words.close}
      done={words.closed}
      check={() => ({ verdict: verdict ? undefined : words.verdictNeeded, reason: reason.trim() ? undefined : t().form.needed })}
      send={() => closeAlert(alert.id, etag, verdict as Exclude<AlertVerdict, "none">, reason)}
      onDone={() => {
        written.clear();
        onDone();
      }}
      onClose={onClose}
      command={["alert", "close", alert.id, "--verdict", verdict || "VERDICT", "--reason", reason]}
      call={{ method: "POST", path: `/api/v1/alerts/${alert.id}/close`, body: { verdict, reason } }}
    >
      {(errors) => (
        <>
          <ChoiceField
            label={words.verdict}
            required
            value={verdict}
            onValue={(next) => put({ verdict: next })}
            error={errors.verdict}
            options={(["right", "wrong", "known"] as const).map((value) => ({
              value,
              label: words.verdicts[value],
              help: words.verdictHelp[value],
            }))}
          />
          <ReasonField value={reason} put={(next) => put({ reason: next })} error={errors.reason} />
        </>
      )}
    </ActDialog>
  );
}

function MakeCase({ alert, onClose }: { alert: Alert; onClose: () => void }) {
  const words = text();
  const start = { title: words.caseDefault(alert.pseudonym || alert.device, day(alert.first)), reason: "" };
  const [written] = useState(() => draft(`alert.case.${alert.id}`, start));
  const { title, reason } = written.value.value;
  const opening = {
    trigger: "alert" as const,
    title,
    alerts: [alert.id],
    secrets: alert.secrets.map((one) => one.number),
    reason,
  };
  return (
    <ActDialog
      title={words.makeCase}
      text={words.makeCaseText}
      action={words.makeCase}
      done={words.caseMade}
      check={() => ({ title: title.trim() ? undefined : t().form.needed, reason: reason.trim() ? undefined : t().form.needed })}
      send={async () => {
        const made = await openCase(opening);
        written.clear();
        onClose();
        go(`/cases/${encodeURIComponent(made.number)}`);
      }}
      onDone={() => undefined}
      onClose={onClose}
      command={["case", "open", "--trigger", "alert", "--alert", alert.id, "--title", title, "--reason", reason]}
      call={{ method: "POST", path: "/api/v1/cases", body: opening }}
    >
      {(errors) => (
        <>
          <TextField
            label={words.caseTitle}
            help={words.caseTitleHelp}
            required
            value={title}
            onValue={(next) => {
              written.value.value = { title: next, reason };
            }}
            error={errors.title}
          />
          <ReasonField
            value={reason}
            put={(next) => {
              written.value.value = { title, reason: next };
            }}
            error={errors.reason}
          />
        </>
      )}
    </ActDialog>
  );
}
