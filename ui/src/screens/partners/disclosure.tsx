// One disclosure: what it is, what was checked, who approved, when it went out and came back, and that the partner has read it.
import { useState } from "preact/hooks";
import {
  answerDisclosureStep,
  type Disclosure,
  endDisclosure,
  makeDisclosure,
  type SignOffDepartment,
  showDisclosure,
  signOffDisclosure,
} from "../../api/partners";
import { may } from "../../api/session";
import { setQuery } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { CheckField, SelectField, TextField } from "../../components/field";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { Steps } from "../../components/steps";
import { t } from "../../i18n";
import { day, time } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { ReturnDue, tones } from "./disclosures";
import { LinkDialog } from "./link_dialog";
import { text } from "./words";

type Act = "agree" | "refuse" | "disclose" | "end" | "link";

export function DisclosureSheet({ number }: { number: string }) {
  const say = text();
  const found = useResource((signal) => showDisclosure(number, signal), [number]);
  const [act, setAct] = useState<Act>();
  return (
    <SideSheet title={`${number} ${found.data?.partner ?? ""}`} onClose={() => setQuery({ disclosure: null })}>
      <Filled of={found}>
        {(one) => (
          <div class="stack">
            <Facts of={one} />
            <Acts of={one} onAct={setAct} />
            <h3>{say.signOffs}</h3>
            <SignOffs of={one} />
            <h3>{say.acknowledgements}</h3>
            {one.acknowledgements.length === 0 && <p class="faint">{say.noAcknowledgements}</p>}
            {one.acknowledgements.map((ack) => (
              <p key={ack.link}>
                <Mark kind="good">{say.acknowledgedLine(ack.name, time(ack.at))}</Mark>
              </p>
            ))}
            <h3>{say.checklist}</h3>
            <Steps
              checklist="disclosure-approval"
              when=""
              answers={one.answers}
              label={say.checklist}
              locked={one.state !== "proposed" || !may("disclosure", "update")}
              onAnswer={async (step, answer, note) =>
                found.put(await answerDisclosureStep(number, step, { answer, note: note || undefined }))
              }
            >
              <p>{say.checklistDone}</p>
            </Steps>
            <CopyAs
              command={["disclosure", "show", number]}
              call={{ method: "GET", path: `/api/v1/disclosures/${encodeURIComponent(number)}` }}
            />
            {act === "link" && (
              <LinkDialog purpose="acknowledge" object={number} onClose={() => setAct(undefined)} onDone={found.again} />
            )}
            {(act === "agree" || act === "refuse") && (
              <SignDialog of={one} agreed={act === "agree"} onClose={() => setAct(undefined)} onDone={found.put} />
            )}
            {act === "disclose" && <DiscloseDialog of={one} onClose={() => setAct(undefined)} onDone={found.put} />}
            {act === "end" && <EndDialog of={one} onClose={() => setAct(undefined)} onDone={found.put} />}
          </div>
        )}
      </Filled>
    </SideSheet>
  );
}

function Facts({ of }: { of: Disclosure }) {
  const say = text();
  const rows: [string, string][] = [
    [say.columns.what, of.what],
    [say.purpose, of.purpose],
    [say.limits, of.limits],
    [say.nda, of.nda],
    [say.form, say.forms[of.form] ?? of.form],
    [say.recipients, of.recipients.join(", ")],
    [say.proposedBy, `${of.proposed_by} · ${day(of.proposed_on)}`],
    [say.on, of.disclosed_on ? day(of.disclosed_on) : ""],
    [say.endOn, of.ended_on ? `${day(of.ended_on)} · ${of.ended_by_proof}` : ""],
  ];
  return (
    <dl class="facts">
      <dt>{say.columns.state}</dt>
      <dd>
        <Mark kind={tones[of.state]}>{say.states[of.state]}</Mark>
      </dd>
      <dt>{say.columns.secrets}</dt>
      <dd class="row">
        {of.secrets.map((one) => (
          <a key={one} href={`/secrets/${encodeURIComponent(one)}`}>
            {one}
          </a>
        ))}
      </dd>
      {rows
        .filter(([, value]) => value)
        .map(([name, value]) => [<dt key={`${name} name`}>{name}</dt>, <dd key={name}>{value}</dd>])}
      <dt>{say.columns.due}</dt>
      <dd>
        <ReturnDue of={of} />
      </dd>
    </dl>
  );
}

function Acts({ of, onAct }: { of: Disclosure; onAct: (act: Act) => void }) {
  const say = text();
  const button = (act: Act, label: string, main = false) => (
    <button type="button" class={`button${main ? " button-main" : ""}`} onClick={() => onAct(act)}>
      {label}
    </button>
  );
  return (
    <p class="row no-print">
      {of.state === "proposed" && may("disclosure", "approve") && (
        <>
          {button("agree", say.sign, true)}
          {button("refuse", say.refuse)}
        </>
      )}
      {of.state === "approved" && may("disclosure", "update") && button("disclose", say.disclose, true)}
      {of.state === "disclosed" && may("disclosure", "update") && button("end", say.finish, true)}
      {(of.state === "approved" || of.state === "disclosed") && may("partner_link", "create") && button("link", say.makeLink)}
    </p>
  );
}

function SignOffs({ of }: { of: Disclosure }) {
  const say = text();
  return (
    <>
      {of.sign_offs.length === 0 && <p class="faint">{say.noSignOffs}</p>}
      <ul class="plain-list">
        {of.sign_offs.map((one) => (
          <li key={one.department}>
            <Mark kind={one.agreed ? "good" : "bad"}>{one.agreed ? say.agreed : say.refused}</Mark>{" "}
            {say.departments[one.department] ?? one.department} · {one.by} · {time(one.at)} {one.note}
          </li>
        ))}
      </ul>
      {of.missing_sign_offs.length > 0 && (
        <p class="note">{say.stillNeeded(of.missing_sign_offs.map((one) => say.departments[one] ?? one).join(", "))}</p>
      )}
    </>
  );
}

interface DialogProps {
  of: Disclosure;
  onClose: () => void;
  onDone: (next: Disclosure) => void;
}

function SignDialog({ of, agreed, onClose, onDone }: DialogProps & { agreed: boolean }) {
  const say = text();
  const [department, setDepartment] = useState<string>(of.missing_sign_offs[0] ?? "secret_manager");
  const [note, setNote] = useState("");
  const body = { department: department as SignOffDepartment, agreed, note: note || undefined };
  return (
    <ActDialog
      title={agreed ? say.sign : say.refuse}
      action={agreed ? say.sign : say.refuse}
      done={say.signedNow}
      check={() => ({ note: agreed || note.trim() ? undefined : t().form.needed })}
      send={async () => onDone(await signOffDisclosure(of.number, body))}
      onDone={onClose}
      onClose={onClose}
      command={["disclosure", "sign", of.number, department, ...(agreed ? [] : ["--refuse"]), "--note", note]}
      call={{ method: "POST", path: `/api/v1/disclosures/${encodeURIComponent(of.number)}/sign-offs`, body }}
    >
      {(errors) => (
        <>
          <SelectField
            label={say.as}
            value={department}
            onValue={setDepartment}
            options={Object.entries(say.departments).map(([value, label]) => ({ value, label }))}
            error={errors.department}
          />
          <TextField label={say.note} required={!agreed} rows={2} value={note} onValue={setNote} error={errors.note} />
        </>
      )}
    </ActDialog>
  );
}

function DiscloseDialog({ of, onClose, onDone }: DialogProps) {
  const say = text();
  const [value, setValue] = useState({ on: "", due: of.return_due ?? "" });
  const body = { on: value.on || undefined, return_due: value.due || undefined };
  return (
    <ActDialog
      title={say.disclose}
      action={say.disclose}
      done={say.disclosedNow}
      check={() => ({})}
      send={async () => onDone(await makeDisclosure(of.number, body))}
      onDone={onClose}
      onClose={onClose}
      command={[
        "disclosure",
        "record",
        of.number,
        ...(value.on ? ["--on", value.on] : []),
        ...(value.due ? ["--return-due", value.due] : []),
      ]}
      call={{ method: "POST", path: `/api/v1/disclosures/${encodeURIComponent(of.number)}/disclosed`, body }}
    >
      {(errors) => (
        <>
          <TextField kind="date" label={say.on} value={value.on} onValue={(on) => setValue({ ...value, on })} error={errors.on} />
          <TextField
            kind="date"
            label={say.returnDue}
            value={value.due}
            onValue={(due) => setValue({ ...value, due })}
            error={errors.return_due}
          />
        </>
      )}
    </ActDialog>
  );
}

function EndDialog({ of, onClose, onDone }: DialogProps) {
  const say = text();
  const [value, setValue] = useState({ on: "", proof: "" });
  const [destroyed, setDestroyed] = useState(false);
  const body = { destroyed, on: value.on || undefined, proof: value.proof };
  return (
    <ActDialog
      title={say.finish}
      action={say.finish}
      done={say.finished}
      check={() => ({ proof: value.proof.trim() ? undefined : t().form.needed })}
      send={async () => onDone(await endDisclosure(of.number, body))}
      onDone={onClose}
      onClose={onClose}
      command={["disclosure", "return", of.number, ...(destroyed ? ["--destroyed"] : []), "--proof", value.proof]}
      call={{ method: "POST", path: `/api/v1/disclosures/${encodeURIComponent(of.number)}/returned`, body }}
    >
      {(errors) => (
        <>
          <TextField
            label={say.proof}
            help={say.proofHelp}
            required
            value={value.proof}
            onValue={(proof) => setValue({ ...value, proof })}
            error={errors.proof}
          />
          <TextField
            kind="date"
            label={say.endOn}
            value={value.on}
            onValue={(on) => setValue({ ...value, on })}
            error={errors.on}
          />
          <CheckField label={say.destroyed} checked={destroyed} onValue={setDestroyed} />
        </>
      )}
    </ActDialog>
  );
}
