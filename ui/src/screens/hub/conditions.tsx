// What readers may do with it (IEP 2.0) and the playbook that goes with it (CACAO 2.0): chosen with the draft, for the member consents to them.
import { useState } from "preact/hooks";
import type { ExchangePolicy } from "../../api/hub";
import { CheckField, SelectField, TextField } from "../../components/field";
import { FileField } from "../../components/file_field";
import { permittedActions } from "../share/policy";
import { shared } from "../share/words";

export const usualPolicy: ExchangePolicy = {
  permitted_actions: "externally_invisible",
  notify_affected: false,
  encrypt_in_transit: true,
  resale_of_unmodified: false,
};

interface ConditionsProps {
  policy: ExchangePolicy;
  onPolicy: (policy: ExchangePolicy) => void;
  onPlaybook: (playbook: Record<string, never> | undefined) => void;
  usual?: boolean; // the playbook that there is for this kind of report; absent: there is none
  onUsual: (usual: boolean) => void;
}

export function Conditions({ policy, onPolicy, onPlaybook, usual, onUsual }: ConditionsProps) {
  const say = shared().release;
  const [broken, setBroken] = useState(false);
  const take = async (file: File | undefined) => {
    setBroken(false);
    if (!file) return onPlaybook(undefined);
    try {
      onPlaybook(JSON.parse(await file.text()));
    } catch {
      onPlaybook(undefined);
      setBroken(true);
    }
  };
  return (
    <details>
      <summary>{say.more}</summary>
      <SelectField
        label={say.actions}
        value={policy.permitted_actions ?? ""}
        onValue={(value) => onPolicy({ ...policy, permitted_actions: value as NonNullable<ExchangePolicy["permitted_actions"]> })}
        options={permittedActions.map((one) => ({ value: one, label: say.actionNames[one] }))}
      />
      <CheckField
        label={say.affected}
        checked={policy.notify_affected ?? false}
        onValue={(on) => onPolicy({ ...policy, notify_affected: on })}
      />
      <CheckField
        label={say.encrypted}
        checked={policy.encrypt_in_transit ?? true}
        onValue={(on) => onPolicy({ ...policy, encrypt_in_transit: on })}
      />
      <CheckField
        label={say.resale}
        checked={policy.resale_of_unmodified ?? false}
        onValue={(on) => onPolicy({ ...policy, resale_of_unmodified: on })}
      />
      <TextField
        kind="date"
        label={say.until}
        value={policy.until ?? ""}
        onValue={(until) => onPolicy({ ...policy, until: until || undefined })}
      />
      {usual !== undefined && <CheckField label={say.usualPlaybook} checked={usual} onValue={onUsual} />}
      <FileField
        label={say.playbook}
        help={say.playbookHelp}
        optional
        accept="application/json,.json"
        error={broken ? say.playbookBad : undefined}
        onFile={(file) => void take(file)}
      />
    </details>
  );
}
