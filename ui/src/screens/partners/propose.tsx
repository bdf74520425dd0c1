import { useState } from "preact/hooks";
import { disclosureForms, listPartners, proposeDisclosure } from "../../api/partners";
import { setQuery } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { CheckField, SelectField, TextField } from "../../components/field";
import { t } from "../../i18n";
import { useResource } from "../../state/resource";
import { text } from "./words";

export const listOf = (written: string) => written.split(/[\s,、;]+/).filter(Boolean);
const empty = { partner: "", secrets: "", what: "", purpose: "", limits: "", nda: "", form: "data", recipients: "", due: "" };

export function ProposeSheet({ partner, onClose }: { partner?: string; onClose: () => void }) {
  const say = text();
  const partners = useResource((signal) => listPartners(signal), []);
  const [value, setValue] = useState({ ...empty, partner: partner ?? "" });
  const [exported, setExported] = useState(false);
  const put = (name: keyof typeof empty) => (written: string) => setValue({ ...value, [name]: written });
  const needed = (name: keyof typeof empty) => (value[name].trim() ? undefined : t().form.needed);
  const body = {
    partner: value.partner.trim(),
    secrets: listOf(value.secrets),
    what: value.what,
    purpose: value.purpose,
    limits: value.limits,
    nda: value.nda || undefined,
    form: value.form as (typeof disclosureForms)[number],
    recipients: value.recipients ? value.recipients.split(/[,、\n]+/).map((one) => one.trim()) : undefined,
    return_due: value.due || undefined,
    export_control: exported || undefined,
  };
  return (
    <ActDialog
      kind="sheet"
      title={say.propose}
      text={say.proposeText}
      action={say.propose}
      done={say.proposed}
      check={() => ({
        partner: needed("partner"),
        secrets: needed("secrets"),
        what: needed("what"),
        purpose: needed("purpose"),
        limits: needed("limits"),
      })}
      send={async () => {
        const made = await proposeDisclosure(body);
        onClose();
        setQuery({ disclosure: made.number });
      }}
      onDone={() => undefined}
      onClose={onClose}
      command={[
        "disclosure",
        "propose",
        body.partner || "PARTNER",
        ...body.secrets.flatMap((one) => ["--secret", one]),
        "--what",
        body.what,
        "--purpose",
        body.purpose,
        "--limits",
        body.limits,
        ...(body.nda ? ["--nda", body.nda] : []),
        ...(exported ? ["--export-control"] : []),
      ]}
      call={{ method: "POST", path: "/api/v1/disclosures", body }}
    >
      {(errors) => (
        <>
          <TextField
            label={say.columns.partner}
            required
            choices={partners.data?.items.map((one) => one.name) ?? []}
            value={value.partner}
            onValue={put("partner")}
            error={errors.partner}
          />
          <TextField
            label={say.columns.secrets}
            help={say.secretsHelp}
            required
            value={value.secrets}
            onValue={put("secrets")}
            error={errors.secrets}
          />
          <TextField
            label={say.columns.what}
            help={say.whatHelp}
            required
            value={value.what}
            onValue={put("what")}
            error={errors.what}
          />
          <TextField label={say.purpose} required value={value.purpose} onValue={put("purpose")} error={errors.purpose} />
          <TextField label={say.limits} required value={value.limits} onValue={put("limits")} error={errors.limits} />
          <TextField
            label={say.nda}
            choices={partners.data?.items.find((one) => one.name === body.partner)?.ndas.map((one) => one.title) ?? []}
            value={value.nda}
            onValue={put("nda")}
            error={errors.nda}
          />
          <SelectField
            label={say.form}
            value={value.form}
            onValue={put("form")}
            options={disclosureForms.map((one) => ({ value: one, label: say.forms[one] ?? one }))}
          />
          <TextField label={say.recipients} help={say.contactsHelp} value={value.recipients} onValue={put("recipients")} />
          <TextField kind="date" label={say.returnDue} value={value.due} onValue={put("due")} error={errors.return_due} />
          <CheckField label={say.exportControl} checked={exported} onValue={setExported} />
        </>
      )}
    </ActDialog>
  );
}
