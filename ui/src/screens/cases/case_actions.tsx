// What can be done with a case, each with the command that does the same.
import { useState } from "preact/hooks";
import {
  type CaseState,
  type CustodyVerb,
  caseStates,
  changeCase,
  custodyVerbs,
  keepSource,
  noteCustody,
  releaseCase,
  sealBag,
  type WholeCase,
} from "../../api/cases";
import { may } from "../../api/session";
import { listSources, type Source } from "../../api/sources";
import { addressOf } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { ErrorPanel } from "../../components/error_panel";
import { CheckField, ChoiceField, Form, SelectField, TextField } from "../../components/field";
import { Filled } from "../../components/panel";
import { say } from "../../components/toast";
import { t } from "../../i18n";
import { count } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useJob } from "../../state/job";
import { useResource } from "../../state/resource";
import { KeepFile } from "./keep_file";
import { courtKinds, type PaperKind, paperKinds, savePaper } from "./paper";
import { text } from "./words";

interface Props {
  of: WholeCase;
  etag: string;
  onChange: () => void;
}

type Sheet = "keep" | "file" | "custody" | "paper" | "bag" | "change" | "release";

export function CaseActions(props: Props) {
  const words = text().acts;
  const [sheet, setSheet] = useState<Sheet>();
  const close = () => setSheet(undefined);
  const button = (name: Sheet, label: string, main = false) => (
    <button type="button" class={`button${main ? " button-main" : ""}`} onClick={() => setSheet(name)}>
      {label}
    </button>
  );
  return (
    <section class="no-print" aria-label={text().title}>
      <p class="row">
        {may("exhibit", "create") && button("keep", words.keep, props.of.exhibits.length === 0)}
        {may("exhibit", "create") && button("file", text().files.keep)}
        {may("exhibit", "export") && props.of.exhibits.length > 0 && button("bag", words.bag, true)}
        {may("custody_step", "create") && props.of.exhibits.length > 0 && button("custody", words.custody)}
        {may("paper", "create") && button("paper", words.paper)}
        {may("desk_question", "create") && (
          <a class="button" href={`${addressOf("questions")}?ask=yes&case=${encodeURIComponent(props.of.number)}`}>
            {words.askDesk}
          </a>
        )}
        {may("case", "update") && button("change", words.change)}
        {may("hold", "approve") && props.of.holds.some((hold) => !hold.released_at) && button("release", words.release)}
      </p>
      {sheet === "keep" && <KeepSheet {...props} onClose={close} />}
      {sheet === "file" && <KeepFile number={props.of.number} onDone={props.onChange} onClose={close} />}
      {sheet === "custody" && <CustodySheet {...props} onClose={close} />}
      {sheet === "paper" && <PaperSheet {...props} onClose={close} />}
      {sheet === "bag" && <BagSheet {...props} onClose={close} />}
      {sheet === "change" && <ChangeSheet {...props} onClose={close} />}
      {sheet === "release" && <ReleaseSheet {...props} onClose={close} />}
    </section>
  );
}

type SheetProps = Props & { onClose: () => void };

function Send({ label, busy }: { label: string; busy: boolean }) {
  return (
    <p class="row">
      <button type="submit" class="button button-main" disabled={busy}>
        {busy ? t().form.sending : label}
      </button>
    </p>
  );
}

function KeepSheet({ of, onChange, onClose }: SheetProps) {
  const words = text();
  const sources = useResource((signal) => listSources(signal), []);
  const [value, setValue] = useState({ from: "", to: "", second: "", place: "", reason: "" });
  const [chosen, setChosen] = useState<string[]>([]);
  const [tried, setTried] = useState(false);
  const keeping = useAction(async () => {
    for (const source of chosen)
      await keepSource(of.number, {
        source,
        from: value.from || undefined,
        to: value.to || undefined,
        second_person: value.second || undefined,
        place: value.place || undefined,
        reason: value.reason || undefined,
      });
    say(words.acts.kept(chosen.length));
    onChange();
    onClose();
  });
  const toggle = (source: Source, on: boolean) =>
    setChosen(on ? [...chosen, source.name] : chosen.filter((one) => one !== source.name));
  const send = () => {
    setTried(true);
    if (chosen.length > 0) void keeping.run();
  };
  return (
    <SideSheet title={words.acts.keep} onClose={onClose}>
      <Form onSend={send} errors={0}>
        <fieldset class="field">
          <legend>{words.fields.source}</legend>
          <Filled of={sources}>
            {(page) => (
              <>
                {page.items.map((source) => (
                  <CheckField
                    key={source.id}
                    label={source.name}
                    help={`${source.kind} · ${count(source.events)}`}
                    checked={chosen.includes(source.name)}
                    onValue={(on) => toggle(source, on)}
                  />
                ))}
              </>
            )}
          </Filled>
          {tried && chosen.length === 0 && (
            <p class="field-error" role="alert">
              {words.acts.choose}
            </p>
          )}
        </fieldset>
        <div class="row fields-row">
          <TextField kind="date" label={words.fields.from} value={value.from} onValue={(from) => setValue({ ...value, from })} />
          <TextField kind="date" label={words.fields.to} value={value.to} onValue={(to) => setValue({ ...value, to })} />
        </div>
        <p class="field-help">{words.fields.periodHelp}</p>
        <TextField label={words.fields.second} value={value.second} onValue={(second) => setValue({ ...value, second })} />
        <TextField label={words.fields.place} value={value.place} onValue={(place) => setValue({ ...value, place })} />
        <TextField label={words.fields.reason} value={value.reason} onValue={(reason) => setValue({ ...value, reason })} />
        {keeping.problem && <ErrorPanel problem={keeping.problem} />}
        <Send label={words.acts.keep} busy={keeping.busy} />
        <CopyAs command={["case", "exhibit", "source", of.number, "--source", chosen[0] ?? "…"]} />
      </Form>
    </SideSheet>
  );
}

function CustodySheet({ of, onChange, onClose }: SheetProps) {
  const words = text();
  const [value, setValue] = useState({
    exhibit: of.exhibits[0]?.number ?? "",
    verb: "verify" as CustodyVerb,
    second: "",
    place: "",
    reason: "",
  });
  const [tried, setTried] = useState(false);
  const noting = useAction(async () => {
    await noteCustody(of.number, {
      exhibit: value.exhibit || undefined,
      verb: value.verb,
      reason: value.reason,
      second_person: value.second || undefined,
      place: value.place || undefined,
    });
    say(words.acts.noted);
    onChange();
    onClose();
  });
  const missing = tried && !value.reason.trim();
  const send = () => {
    setTried(true);
    if (value.reason.trim()) void noting.run();
  };
  return (
    <SideSheet title={words.acts.custody} onClose={onClose}>
      <Form onSend={send} errors={missing ? 1 : 0}>
        <SelectField
          label={words.fields.exhibit}
          value={value.exhibit}
          onValue={(exhibit) => setValue({ ...value, exhibit })}
          options={[
            ...of.exhibits.map((one) => ({ value: one.number, label: `${one.number} ${one.title}` })),
            { value: "", label: words.fields.wholeCase },
          ]}
        />
        <SelectField
          label={words.fields.verb}
          value={value.verb}
          onValue={(verb) => setValue({ ...value, verb: verb as CustodyVerb })}
          options={custodyVerbs
            .filter((one) => one !== "hold" && one !== "release_hold")
            .map((one) => ({ value: one, label: words.verbs[one] }))}
        />
        <TextField
          label={words.fields.reason}
          help={t().form.reasonHelp}
          required
          value={value.reason}
          onValue={(reason) => setValue({ ...value, reason })}
          error={missing ? t().form.needed : undefined}
        />
        <TextField label={words.fields.second} value={value.second} onValue={(second) => setValue({ ...value, second })} />
        <TextField label={words.fields.place} value={value.place} onValue={(place) => setValue({ ...value, place })} />
        {noting.problem && <ErrorPanel problem={noting.problem} />}
        <Send label={words.acts.custody} busy={noting.busy} />
        <CopyAs
          command={[
            "case",
            "custody",
            of.number,
            "--exhibit",
            value.exhibit,
            "--verb",
            value.verb,
            "--reason",
            value.reason || "…",
          ]}
        />
      </Form>
    </SideSheet>
  );
}

function PaperSheet({ of, onClose }: SheetProps) {
  const words = text();
  const [kind, setKind] = useState<PaperKind>("consultation");
  const [form, setForm] = useState<"pdf" | "html">("pdf");
  const [provisional, setProvisional] = useState(false);
  const [firm, setFirm] = useState({ company: "", contact: "" });
  const forCourt = courtKinds.includes(kind);
  const saving = useAction(async () => {
    await savePaper(of.number, {
      kind,
      form,
      provisional: forCourt && provisional ? true : undefined,
      company: firm.company || undefined,
      contact: firm.contact || undefined,
    });
    say(words.acts.paperSaved);
    onClose();
  });
  return (
    <SideSheet title={words.acts.paper} onClose={onClose}>
      <p>{words.acts.paperHelp}</p>
      <Form onSend={() => void saving.run()} errors={0}>
        <ChoiceField
          label={words.acts.paperKind}
          value={kind}
          onValue={(one) => setKind(one as PaperKind)}
          options={paperKinds.map((one) => ({ value: one, label: words.papers[one].name, help: words.papers[one].use }))}
        />
        <ChoiceField
          label={words.acts.paperForm}
          value={form}
          onValue={(one) => setForm(one as "pdf" | "html")}
          options={[
            { value: "pdf", label: words.acts.paperPdf },
            { value: "html", label: words.acts.paperHtml },
          ]}
        />
        {forCourt && <CheckField label={words.acts.provisional} checked={provisional} onValue={setProvisional} />}
        <TextField label={words.acts.company} value={firm.company} onValue={(company) => setFirm({ ...firm, company })} />
        <TextField label={words.acts.contact} value={firm.contact} onValue={(contact) => setFirm({ ...firm, contact })} />
        {saving.problem && <ErrorPanel problem={saving.problem} />}
        <Send label={words.acts.paperSave} busy={saving.busy} />
        <CopyAs
          command={[
            "case",
            "paper",
            of.number,
            "--kind",
            kind,
            ...(forCourt && provisional ? ["--provisional"] : []),
            "-o",
            `${of.number}-${kind}.${form}`,
          ]}
        />
      </Form>
    </SideSheet>
  );
}

function BagSheet({ of, onChange, onClose }: SheetProps) {
  const words = text();
  const [value, setValue] = useState({ reason: "", second: "" });
  const [tried, setTried] = useState(false);
  const [jobId, setJobId] = useState<string>();
  const sealing = useAction(async () => {
    const job = await sealBag(of.number, { reason: value.reason, second_person: value.second || undefined });
    setJobId(job.id);
    say(words.acts.bagStarted);
  });
  const job = useJob(jobId);
  const done = job?.state === "done";
  const missing = tried && !value.reason.trim();
  const send = () => {
    setTried(true);
    if (value.reason.trim()) void sealing.run();
  };
  const close = () => {
    if (jobId) onChange();
    onClose();
  };
  return (
    <SideSheet title={words.acts.bag} onClose={close}>
      <p>{words.acts.bagHelp}</p>
      {jobId ? (
        <div class={`note ${done ? "note-good" : job?.state === "failed" ? "note-bad" : ""}`} role="status">
          <p>
            {done
              ? words.acts.bagDone
              : job?.state === "failed"
                ? (job.problem?.detail ?? t().error.title)
                : words.acts.bagStarted}
          </p>
          {!done && job && job.total > 0 && <progress value={job.done} max={job.total} aria-label={words.acts.bag} />}
          {done && typeof job.result?.bag === "string" && (
            <p>
              {words.acts.bagWhere} <code>{job.result.bag}</code>
            </p>
          )}
        </div>
      ) : (
        <Form onSend={send} errors={missing ? 1 : 0}>
          <TextField
            label={words.fields.reason}
            help={t().form.reasonHelp}
            required
            value={value.reason}
            onValue={(reason) => setValue({ ...value, reason })}
            error={missing ? t().form.needed : undefined}
          />
          <TextField label={words.fields.second} value={value.second} onValue={(second) => setValue({ ...value, second })} />
          {sealing.problem && <ErrorPanel problem={sealing.problem} />}
          <Send label={words.acts.bag} busy={sealing.busy} />
        </Form>
      )}
      <CopyAs command={["case", "bag", of.number, "-o", `${of.number}.bag`, "--reason", value.reason || "…"]} />
    </SideSheet>
  );
}

function ChangeSheet({ of, etag, onChange, onClose }: SheetProps) {
  const words = text();
  const [value, setValue] = useState({ state: of.state, title: of.title, damage: of.damage, wish: of.wish, reason: "" });
  const [tried, setTried] = useState(false);
  const changing = useAction(async () => {
    await changeCase(of.number, etag, { ...value });
    say(words.acts.changed);
    onChange();
    onClose();
  });
  const missing = tried && !value.reason.trim();
  const send = () => {
    setTried(true);
    if (value.reason.trim()) void changing.run();
  };
  return (
    <SideSheet title={words.acts.change} onClose={onClose}>
      <Form onSend={send} errors={missing ? 1 : 0}>
        <SelectField
          label={words.fields.state}
          value={value.state}
          onValue={(state) => setValue({ ...value, state: state as CaseState })}
          options={caseStates.map((one) => ({ value: one, label: words.states[one] }))}
        />
        <TextField label={words.fields.title} value={value.title} onValue={(title) => setValue({ ...value, title })} />
        <TextField
          label={words.fields.damage}
          rows={3}
          value={value.damage}
          onValue={(damage) => setValue({ ...value, damage })}
        />
        <TextField label={words.fields.wish} rows={3} value={value.wish} onValue={(wish) => setValue({ ...value, wish })} />
        <TextField
          label={words.fields.reason}
          help={t().form.reasonHelp}
          required
          value={value.reason}
          onValue={(reason) => setValue({ ...value, reason })}
          error={missing ? t().form.needed : undefined}
        />
        {changing.problem && <ErrorPanel problem={changing.problem} />}
        <Send label={t().form.save} busy={changing.busy} />
        <CopyAs command={["case", "change", of.number, "--state", value.state, "--reason", value.reason || "…"]} />
      </Form>
    </SideSheet>
  );
}

function ReleaseSheet({ of, onChange, onClose }: SheetProps) {
  const words = text();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const releasing = useAction(async () => {
    const { released } = await releaseCase(of.number, reason);
    say(words.acts.releasedNow(released));
    onChange();
    onClose();
  });
  const missing = tried && !reason.trim();
  const send = () => {
    setTried(true);
    if (reason.trim()) void releasing.run();
  };
  return (
    <SideSheet title={words.acts.release} onClose={onClose}>
      <p class="note note-warn">{words.acts.releaseHelp}</p>
      <Form onSend={send} errors={missing ? 1 : 0}>
        <TextField
          label={words.fields.reason}
          help={t().form.reasonHelp}
          required
          value={reason}
          onValue={setReason}
          error={missing ? t().form.needed : undefined}
        />
        {releasing.problem && <ErrorPanel problem={releasing.problem} />}
        <Send label={words.acts.release} busy={releasing.busy} />
        <CopyAs command={["case", "release", of.number, "--reason", reason || "…"]} />
      </Form>
    </SideSheet>
  );
}
