// Where a case stands with one office: it goes forward step by step; a step back is told with its reason.
import { useState } from "preact/hooks";
import { type CaseLog, offices, type Referral, refer, referralStates } from "../../api/case_log";
import { ActDialog } from "../../components/act_dialog";
import { option } from "../../components/copy_as";
import { SelectField, TextField } from "../../components/field";
import { t } from "../../i18n";
import { useFields } from "../../state/fields";
import { text } from "./words";

interface Props {
  number: string;
  known: readonly Referral[];
  of?: Referral; // the entry to go on with
  onClose: () => void;
  onDone: (log: CaseLog) => void;
}

export function ReferralDialog({ number, known, of, onClose, onDone }: Props) {
  const words = text().log;
  const fresh = offices.find((one) => !known.some((entry) => entry.to === one)) ?? offices[0];
  const [to, setTo] = useState<Referral["to"]>(of?.to ?? fresh);
  const before = known.find((entry) => entry.to === to);
  const [state, setState] = useState<Referral["state"]>(of?.state ?? "preparing");
  const { value, put } = useFields({ office: of?.office ?? "", reference: of?.reference ?? "", note: "", on: "" });
  const back = before !== undefined && referralStates.indexOf(state) < referralStates.indexOf(before.state);
  const body = {
    to,
    state,
    office: value.office || undefined,
    reference: value.reference || undefined,
    note: value.note || undefined,
    on: value.on || undefined,
  };
  return (
    <ActDialog
      kind="sheet"
      title={words.refer}
      text={words.referText}
      action={words.refer}
      done={words.referred}
      check={() => ({ note: back && !value.note.trim() ? t().form.needed : undefined })}
      send={async () => onDone(await refer(number, body))}
      onDone={onClose}
      onClose={onClose}
      command={[
        "case",
        "referral",
        number,
        to,
        "--state",
        state,
        ...option("office", value.office),
        ...option("reference", value.reference),
        ...option("on", value.on),
        ...option("reason", value.note),
      ]}
      call={{ method: "POST", path: `/api/v1/cases/${encodeURIComponent(number)}/referrals`, body }}
    >
      {(errors) => (
        <>
          {!of && (
            <SelectField
              label={words.to}
              value={to}
              onValue={(chosen) => setTo(chosen as Referral["to"])}
              options={offices.map((one) => ({ value: one, label: words.offices[one] }))}
              error={errors.to}
            />
          )}
          {of && <p>{words.offices[of.to]}</p>}
          <SelectField
            label={words.state}
            value={state}
            onValue={(chosen) => setState(chosen as Referral["state"])}
            options={referralStates.map((one) => ({ value: one, label: words.referralStates[one] }))}
            error={errors.state}
          />
          <TextField
            label={words.office}
            help={words.officeHelp}
            value={value.office}
            onValue={put("office")}
            error={errors.office}
          />
          <TextField label={words.reference} value={value.reference} onValue={put("reference")} error={errors.reference} />
          <TextField kind="date" label={words.on} help={words.onHelp} value={value.on} onValue={put("on")} error={errors.on} />
          <TextField
            label={words.note}
            help={back ? words.backHelp : undefined}
            required={back}
            rows={2}
            value={value.note}
            onValue={put("note")}
            error={errors.note}
          />
        </>
      )}
    </ActDialog>
  );
}
