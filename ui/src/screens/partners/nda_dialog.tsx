// Records the agreement under which secrets are given to a partner: nothing is disclosed without one in force.
import { useState } from "preact/hooks";
import { addNda, type Partner } from "../../api/partners";
import { ActDialog } from "../../components/act_dialog";
import { TextField } from "../../components/field";
import { t } from "../../i18n";
import { listOf } from "./propose";
import { text } from "./words";

const empty = { title: "", signed: "", ends: "", secrets: "", purpose: "" };

export function NdaDialog({ of, onClose, onDone }: { of: Partner; onClose: () => void; onDone: () => void }) {
  const say = text();
  const [value, setValue] = useState(empty);
  const put = (name: keyof typeof empty) => (written: string) => setValue({ ...value, [name]: written });
  const needed = (name: keyof typeof empty) => (value[name].trim() ? undefined : t().form.needed);
  const secrets = listOf(value.secrets);
  const body = {
    title: value.title.trim(),
    signed_on: value.signed,
    ends: value.ends || undefined,
    secrets,
    purpose: value.purpose,
    reason: value.title.trim(),
  };
  return (
    <ActDialog
      kind="sheet"
      title={say.addNda}
      text={say.addNdaText}
      action={say.addNda}
      done={say.ndaAdded}
      check={() => ({ title: needed("title"), signed_on: needed("signed") })}
      send={() => addNda(of.id, body)}
      onDone={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
      command={[
        "partner",
        "nda",
        of.name,
        body.title || "TITLE",
        "--signed-on",
        value.signed || "DAY",
        ...(value.ends ? ["--ends", value.ends] : []),
        ...secrets.flatMap((one) => ["--secret", one]),
        ...(value.purpose ? ["--purpose", value.purpose] : []),
      ]}
      call={{ method: "POST", path: `/api/v1/partners/${of.id}/ndas`, body }}
    >
      {(errors) => (
        <>
          <TextField label={say.ndaTitle} required value={value.title} onValue={put("title")} error={errors.title} />
          <TextField
            kind="date"
            label={say.ndaSigned}
            required
            value={value.signed}
            onValue={put("signed")}
            error={errors.signed_on}
          />
          <TextField kind="date" label={say.ndaEnds} value={value.ends} onValue={put("ends")} error={errors.ends} />
          <TextField
            label={say.columns.secrets}
            help={say.ndaSecretsHelp}
            value={value.secrets}
            onValue={put("secrets")}
            error={errors.secrets}
          />
          <TextField label={say.purpose} value={value.purpose} onValue={put("purpose")} error={errors.purpose} />
        </>
      )}
    </ActDialog>
  );
}
