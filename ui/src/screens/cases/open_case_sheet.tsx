// Opens a case in place. What was written so far survives a closed sheet.
import { useSignal } from "@preact/signals";
import { openCase, type Trigger, triggers } from "../../api/cases";
import { go } from "../../app/router";
import { SideSheet } from "../../components/dialog";
import { ErrorPanel } from "../../components/error_panel";
import { Form, SelectField, TextField } from "../../components/field";
import { say } from "../../components/toast";
import { t } from "../../i18n";
import { useAction } from "../../state/action";
import { draft } from "../../state/remember";
import { text } from "./words";

const kept = draft("case", { title: "", trigger: "exit_check", detail: "", secrets: "", reason: "" });

export function OpenCaseSheet({ onClose }: { onClose: () => void }) {
  const words = text();
  const tried = useSignal(false);
  const value = kept.value.value;
  const put = (change: Partial<typeof value>) => {
    kept.value.value = { ...value, ...change };
  };
  const opening = useAction(async () => {
    // An alert has a case of its own, made where the alert stands.
    const made = await openCase({
      title: value.title.trim(),
      trigger: value.trigger as Trigger,
      trigger_detail: value.detail,
      secrets: value.secrets.split(/[\s,、;]+/).filter(Boolean),
      reason: value.reason,
    });
    kept.clear();
    say(words.acts.opened(made.number));
    go(`/cases/${encodeURIComponent(made.number)}`);
    onClose();
  });
  const missing = tried.value && value.title.trim() === "";
  const send = () => {
    tried.value = true;
    if (value.title.trim()) void opening.run();
  };
  return (
    <SideSheet title={words.newTitle} onClose={onClose}>
      <Form onSend={send} errors={missing ? 1 : 0}>
        <TextField
          label={words.fields.title}
          help={words.fields.titleHelp}
          required
          value={value.title}
          onValue={(title) => put({ title })}
          error={missing ? t().form.needed : undefined}
        />
        <SelectField
          label={words.fields.trigger}
          value={value.trigger}
          onValue={(trigger) => put({ trigger })}
          options={triggers.filter((one) => one !== "alert").map((one) => ({ value: one, label: words.triggers[one] }))}
        />
        <TextField label={words.fields.detail} rows={4} value={value.detail} onValue={(detail) => put({ detail })} />
        <TextField
          label={words.fields.secrets}
          help={words.fields.secretsHelp}
          value={value.secrets}
          onValue={(secrets) => put({ secrets })}
        />
        <TextField
          label={words.fields.reason}
          help={t().form.reasonHelp}
          value={value.reason}
          onValue={(reason) => put({ reason })}
        />
        {opening.problem && <ErrorPanel problem={opening.problem} />}
        <p class="row">
          <button type="submit" class="button button-main" disabled={opening.busy}>
            {words.open}
          </button>
          <span class="faint">{t().form.draftKept}</span>
        </p>
      </Form>
    </SideSheet>
  );
}
