// Opens a case in place, whatever brought it. What was written so far survives a closed sheet.
import { listAlerts } from "../../api/alerts";
import { type CaseOpening, openCase, type Trigger, triggers } from "../../api/cases";
import { may } from "../../api/session";
import { go } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { option } from "../../components/copy_as";
import { SelectField, TextField } from "../../components/field";
import { Filled } from "../../components/panel";
import { either, t } from "../../i18n";
import { draft } from "../../state/remember";
import { useResource } from "../../state/resource";
import { text } from "./words";

const kept = draft("case", {
  title: "",
  trigger: "exit_check",
  alert: "",
  noticed: "",
  detail: "",
  secrets: "",
  persons: "",
  readers: "",
  damage: "",
  wish: "",
  part: "",
  purpose: "",
  reason: "",
});

const listOf = (written: string) => written.split(/[\s,、;]+/).filter(Boolean);

function Alerts({ value, onValue, error }: { value: string; onValue: (id: string) => void; error?: string }) {
  const words = text();
  const alerts = useResource((signal) => listAlerts({ limit: 100 }, signal), []);
  return (
    <Filled of={alerts}>
      {({ items }) => (
        <SelectField
          label={words.triggers.alert}
          required
          value={value}
          onValue={onValue}
          error={error}
          options={[
            { value: "", label: "–" },
            ...items.map((one) => ({
              value: one.id,
              label: `${Math.round(one.score)} ${either({ ja: one.sentence_ja, en: one.sentence_en })}`,
            })),
          ]}
        />
      )}
    </Filled>
  );
}

export function OpenCaseSheet({ onClose }: { onClose: () => void }) {
  const words = text();
  const value = kept.value.value;
  const put = (name: keyof typeof value) => (written: string) => {
    kept.value.value = { ...kept.value.value, [name]: written };
  };
  const needed = (name: keyof typeof value) => (value[name].trim() ? undefined : t().form.needed);
  const byAlert = value.trigger === "alert";
  // As the clock of the node's place shows it.
  const noticed = value.noticed && `${value.noticed}T00:00:00+09:00`;
  const body: CaseOpening = {
    title: value.title.trim(),
    trigger: value.trigger as Trigger,
    alerts: byAlert && value.alert ? [value.alert] : undefined,
    noticed_at: noticed || undefined,
    trigger_detail: value.detail || undefined,
    secrets: listOf(value.secrets),
    persons: listOf(value.persons),
    readers: listOf(value.readers),
    damage: value.damage || undefined,
    wish: value.wish || undefined,
    part_of: value.part.trim() || undefined,
    purpose: (value.part && value.purpose) || undefined,
    reason: value.reason || undefined,
  };
  return (
    <ActDialog
      kind="sheet"
      title={words.newTitle}
      action={words.open}
      done={words.acts.openedNow}
      check={() => ({ title: needed("title"), alerts: byAlert ? needed("alert") : undefined })}
      send={async () => {
        const made = await openCase(body);
        kept.clear();
        onClose();
        go(`/cases/${encodeURIComponent(made.number)}`);
      }}
      onDone={() => undefined}
      onClose={onClose}
      command={[
        "case",
        "open",
        "--trigger",
        value.trigger,
        "--title",
        value.title || "…",
        ...(body.alerts ?? []).flatMap((one) => ["--alert", one]),
        ...option("noticed-at", noticed),
        ...option("detail", value.detail),
        ...(body.secrets ?? []).flatMap((one) => ["--secret", one]),
        ...(body.persons ?? []).flatMap((one) => ["--person", one]),
        ...(body.readers ?? []).flatMap((one) => ["--reader", one]),
        ...option("damage", value.damage),
        ...option("wish", value.wish),
        ...option("part-of", body.part_of),
        ...option("purpose", body.purpose),
        ...option("reason", value.reason),
      ]}
      call={{ method: "POST", path: "/api/v1/cases", body }}
    >
      {(errors) => (
        <>
          <p class="faint">{t().form.draftKept}</p>
          <TextField
            label={words.fields.title}
            help={words.fields.titleHelp}
            required
            value={value.title}
            onValue={put("title")}
            error={errors.title}
          />
          <SelectField
            label={words.fields.trigger}
            value={value.trigger}
            onValue={put("trigger")}
            options={triggers.map((one) => ({ value: one, label: words.triggers[one] }))}
            error={errors.trigger}
          />
          {byAlert && may("alert", "list") && <Alerts value={value.alert} onValue={put("alert")} error={errors.alerts} />}
          <TextField
            kind="date"
            label={words.fields.noticed}
            help={words.fields.noticedHelp}
            value={value.noticed}
            onValue={put("noticed")}
            error={errors.noticed_at}
          />
          <TextField
            label={words.fields.detail}
            rows={4}
            value={value.detail}
            onValue={put("detail")}
            error={errors.trigger_detail}
          />
          <TextField
            label={words.fields.secrets}
            help={words.fields.secretsHelp}
            value={value.secrets}
            onValue={put("secrets")}
            error={errors.secrets}
          />
          <TextField
            label={words.fields.persons}
            help={words.fields.secretsHelp}
            value={value.persons}
            onValue={put("persons")}
            error={errors.persons}
          />
          <TextField
            label={words.fields.readers}
            help={words.fields.readersHelp}
            value={value.readers}
            onValue={put("readers")}
            error={errors.readers}
          />
          <TextField label={words.fields.damage} rows={2} value={value.damage} onValue={put("damage")} error={errors.damage} />
          <TextField label={words.fields.wish} rows={2} value={value.wish} onValue={put("wish")} error={errors.wish} />
          <TextField
            label={words.fields.part}
            help={words.fields.partHelp}
            value={value.part}
            onValue={put("part")}
            error={errors.part_of}
          />
          {value.part && (
            <TextField label={words.fields.purpose} value={value.purpose} onValue={put("purpose")} error={errors.purpose} />
          )}
          <TextField
            label={words.fields.reason}
            help={t().form.reasonHelp}
            value={value.reason}
            onValue={put("reason")}
            error={errors.reason}
          />
        </>
      )}
    </ActDialog>
  );
}
