// Out to the audience, under a label of TLP 2.0, with what readers may do (IEP) and a playbook (CACAO) where there is one.
import { useState } from "preact/hooks";
import { type ExchangePolicy, type HubReport, releaseReport, type Tlp, tlps } from "../../api/hub";
import { may } from "../../api/session";
import { addressOf } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { ErrorPanel } from "../../components/error_panel";
import { CheckField, SelectField, TextField } from "../../components/field";
import { flags } from "../../components/fields_dialog";
import { FileField } from "../../components/file_field";
import { Panel } from "../../components/panel";
import { say as tell } from "../../components/toast";
import { useAction } from "../../state/action";
import { permittedActions } from "../share/policy";
import { shared } from "../share/words";
import { text } from "./words";

const usual: ExchangePolicy = {
  permitted_actions: "externally_invisible",
  notify_affected: false,
  encrypt_in_transit: true,
  resale_of_unmodified: false,
};

export function ReleasePanel({ of, again }: { of: HubReport; again: () => void }) {
  const say = text().release;
  const words = shared();
  const [tlp, setTlp] = useState<Tlp>("AMBER");
  const [policy, setPolicy] = useState(usual);
  const [playbook, setPlaybook] = useState<Record<string, never>>();
  const body = { tlp, policy, playbook };
  const release = useAction(async () => {
    await releaseReport(of.number, body);
    tell(say.done);
    again();
  });
  return (
    <Panel title={say.title}>
      {of.share && (
        <p>
          {say.released}: <a href={`${addressOf("exchange")}?share=${encodeURIComponent(of.share)}`}>{of.share}</a>
        </p>
      )}
      {of.state !== "consented" || !may("share", "create") ? (
        !of.share && <p class="note">{say.before}</p>
      ) : (
        <div class="no-print">
          <SelectField
            label={say.tlp}
            value={tlp}
            onValue={(value) => setTlp(value as Tlp)}
            options={tlps.map((one) => ({ value: one, label: `TLP:${one} – ${words.tlps[one]}` }))}
          />
          <Conditions policy={policy} onPolicy={setPolicy} onPlaybook={setPlaybook} />
          {release.problem && <ErrorPanel problem={release.problem} />}
          <p class="row">
            <button type="button" class="button button-main" disabled={release.busy} onClick={() => void release.run()}>
              {say.release}
            </button>
          </p>
          <CopyAs
            command={[
              "report",
              "release",
              of.number,
              ...flags({
                tlp,
                "permitted-actions": policy.permitted_actions === usual.permitted_actions ? undefined : policy.permitted_actions,
                "policy-until": policy.until ?? undefined,
                playbook: playbook ? "FILE" : undefined,
              }),
            ]}
            call={{ method: "POST", path: `/api/v1/hub-reports/${of.number}/release`, body }}
          />
        </div>
      )}
    </Panel>
  );
}

interface ConditionsProps {
  policy: ExchangePolicy;
  onPolicy: (policy: ExchangePolicy) => void;
  onPlaybook: (playbook: Record<string, never> | undefined) => void;
}

function Conditions({ policy, onPolicy, onPlaybook }: ConditionsProps) {
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
