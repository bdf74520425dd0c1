// More that is kept from being deleted for this case: a source within some days, or a secret's records.
import { useState } from "preact/hooks";
import { holdForCase } from "../../api/cases";
import { listSources } from "../../api/sources";
import { ActDialog } from "../../components/act_dialog";
import { option } from "../../components/copy_as";
import { CheckField, TextField } from "../../components/field";
import { Filled } from "../../components/panel";
import { t } from "../../i18n";
import { useFields } from "../../state/fields";
import { useResource } from "../../state/resource";
import { text } from "./words";

const every = "all";

export function HoldDialog({ number, onClose, onDone }: { number: string; onClose: () => void; onDone: () => void }) {
  const words = text();
  const sources = useResource((signal) => listSources(signal), []);
  const [chosen, setChosen] = useState<string[]>([]);
  const { value, put, needed } = useFields({ secrets: "", from: "", to: "", reason: "" });
  const secrets = value.secrets.split(/[\s,、;]+/).filter(Boolean);
  const body = {
    sources: chosen.includes(every) ? [every] : chosen,
    secrets,
    from: value.from || undefined,
    to: value.to || undefined,
    reason: value.reason.trim(),
  };
  const toggle = (name: string) => (on: boolean) => setChosen(on ? [...chosen, name] : chosen.filter((one) => one !== name));
  return (
    <ActDialog
      kind="sheet"
      title={words.hold.more}
      text={words.hold.text}
      action={words.hold.more}
      done={words.hold.done}
      check={() => ({
        sources: chosen.length === 0 && secrets.length === 0 ? words.acts.choose : undefined,
        to: value.from && value.to && value.to < value.from ? words.hold.order : undefined,
        reason: needed("reason"),
      })}
      send={() => holdForCase(number, body)}
      onDone={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
      command={[
        "case",
        "hold",
        number,
        ...body.sources.flatMap((one) => ["--source", one]),
        ...secrets.flatMap((one) => ["--secret", one]),
        ...option("from", value.from),
        ...option("to", value.to),
        "--reason",
        value.reason || "…",
      ]}
      call={{ method: "POST", path: `/api/v1/cases/${encodeURIComponent(number)}/holds`, body }}
    >
      {(errors) => (
        <>
          <fieldset class={`field${errors.sources ? " field-bad" : ""}`}>
            <legend>{words.fields.source}</legend>
            <CheckField label={words.hold.every} checked={chosen.includes(every)} onValue={toggle(every)} />
            <Filled of={sources}>
              {({ items }) => (
                <>
                  {!chosen.includes(every) &&
                    items.map((one) => (
                      <CheckField
                        key={one.id}
                        label={one.name}
                        help={one.kind}
                        checked={chosen.includes(one.name)}
                        onValue={toggle(one.name)}
                      />
                    ))}
                </>
              )}
            </Filled>
            {errors.sources && (
              <p class="field-error" role="alert">
                {errors.sources}
              </p>
            )}
          </fieldset>
          <div class="row fields-row">
            <TextField kind="date" label={words.fields.from} value={value.from} onValue={put("from")} error={errors.from} />
            <TextField kind="date" label={words.fields.to} value={value.to} onValue={put("to")} error={errors.to} />
          </div>
          <TextField
            label={words.fields.secrets}
            help={words.fields.secretsHelp}
            value={value.secrets}
            onValue={put("secrets")}
            error={errors.secrets}
          />
          <TextField
            label={t().form.reason}
            help={t().form.reasonHelp}
            required
            value={value.reason}
            onValue={put("reason")}
            error={errors.reason}
          />
        </>
      )}
    </ActDialog>
  );
}
