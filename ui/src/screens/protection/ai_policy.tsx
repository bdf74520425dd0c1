// What of each level may be entered into generative AI, in the edition in effect.
import { useEffect, useState } from "preact/hooks";
import { may } from "../../api/session";
import { type AiPolicy, aiUses, currentAiPolicy, publishAiPolicy, starterAiPolicy } from "../../api/shared_places";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs } from "../../components/copy_as";
import { SelectField, TextField } from "../../components/field";
import { listIn } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { either, t } from "../../i18n";
import { day } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { text } from "./words";

type Rule = AiPolicy["rules"][number];
const tones = { forbidden: "bad", public_only: "warn", closed_environment: "info", allowed: "good" } as const;
const levelName = (level: string) => (t().levels as Record<string, string>)[level] ?? level;

export function AiPolicyPanel() {
  const say = text().ai;
  const policy = useResource((signal) => currentAiPolicy(signal), []);
  const [publishing, setPublishing] = useState(false);
  return (
    <Panel
      title={say.title}
      aside={
        may("ai_policy", "create") && (
          <button type="button" class="button button-small no-print" onClick={() => setPublishing(true)}>
            {say.publish}
          </button>
        )
      }
    >
      <Filled of={policy}>
        {(found) =>
          found ? (
            <>
              <p class="faint">{say.edition(found.edition, found.published_on ? day(found.published_on) : "–")}</p>
              <Table
                label={say.title}
                fixed
                rows={found.rules}
                rowKey={(row) => row.level}
                columns={[
                  { id: "level", title: say.level, narrow: true, cell: (row) => levelName(row.level) },
                  {
                    id: "use",
                    title: say.use,
                    narrow: true,
                    cell: (row) => <Mark kind={tones[row.use]}>{say.uses[row.use]}</Mark>,
                  },
                  { id: "text", title: say.rule, cell: (row) => either(row.text) },
                ]}
              />
              <p class="space">
                {say.services}: {found.services.join(", ") || "–"}
              </p>
            </>
          ) : (
            <p class="note">{say.none}</p>
          )
        }
      </Filled>
      <CopyAs command={["ai-policy", "show"]} call={{ method: "GET", path: "/api/v1/ai-policies" }} />
      {publishing && <Publish current={policy.data ?? undefined} onClose={() => setPublishing(false)} onDone={policy.again} />}
    </Panel>
  );
}

function Publish({ current, onClose, onDone }: { current?: AiPolicy; onClose: () => void; onDone: () => void }) {
  const say = text().ai;
  const [rules, setRules] = useState<Rule[]>(current?.rules ?? []);
  const [services, setServices] = useState(current?.services.join("\n") ?? "");
  const [reason, setReason] = useState("");
  useEffect(() => {
    if (!current) void starterAiPolicy().then((policy) => setRules((before) => (before.length ? before : policy.rules)));
  }, []);
  const put = (at: number, next: Partial<Rule>) =>
    setRules(rules.map((rule, index) => (index === at ? { ...rule, ...next } : rule)));
  const body = { rules: rules as never, services: listIn(services), reason };
  return (
    <ActDialog
      kind="sheet"
      title={say.publish}
      text={say.publishText}
      action={say.publish}
      done={say.published}
      check={() => ({ reason: reason.trim() ? undefined : t().form.needed })}
      send={() => publishAiPolicy(body)}
      onDone={() => {
        onClose();
        onDone();
      }}
      onClose={onClose}
      command={[
        "ai-policy",
        "publish",
        ...rules.flatMap((rule) => ["--rule", `${rule.level}=${rule.use}`]),
        ...listIn(services).flatMap((one) => ["--service", one]),
        "--reason",
        reason,
      ]}
      call={{ method: "POST", path: "/api/v1/ai-policies", body }}
    >
      {(errors) => (
        <>
          {rules.map((rule, at) => (
            <fieldset key={rule.level} class="field">
              <legend>{levelName(rule.level)}</legend>
              <SelectField
                label={say.use}
                value={rule.use}
                onValue={(use) => put(at, { use: use as Rule["use"] })}
                options={aiUses.map((value) => ({ value, label: say.uses[value] }))}
              />
              {(["ja", "en"] as const).map((tongue) => (
                <TextField
                  key={tongue}
                  label={say.ruleIn[tongue]}
                  rows={2}
                  value={rule.text[tongue]}
                  onValue={(written) => put(at, { text: { ...rule.text, [tongue]: written } })}
                  error={errors[`rules/${at}/text/${tongue}`]}
                />
              ))}
            </fieldset>
          ))}
          <TextField label={say.services} help={say.servicesHelp} rows={2} value={services} onValue={setServices} />
          <TextField label={t().form.reason} required value={reason} onValue={setReason} error={errors.reason} />
        </>
      )}
    </ActDialog>
  );
}
