// One report: what was told, what was written to and fro, and what becomes of it: an answer, a case, or its end.
import { useState } from "preact/hooks";
import { answerIntake, closeIntake, type Intake, openCaseOfIntake, showIntake } from "../../api/cases";
import { may } from "../../api/session";
import { go } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs, option } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { TextField } from "../../components/field";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { t } from "../../i18n";
import { time } from "../../i18n/format";
import { useFields } from "../../state/fields";
import { useResource } from "../../state/resource";
import { text } from "./words";

export function IntakeSheet({ number, onClose, onChange }: { number: string; onClose: () => void; onChange: () => void }) {
  const words = text();
  const say = words.intakes;
  const intake = useResource((signal) => showIntake(number, signal), [number]);
  const [act, setAct] = useState<"answer" | "close" | "case">();
  const done = (after: Intake) => {
    intake.put(after);
    onChange();
  };
  const path = `/api/v1/intakes/${encodeURIComponent(number)}`;
  return (
    <SideSheet title={number} onClose={onClose}>
      <Filled of={intake}>
        {(one) => (
          <>
            <p class="row">
              <Mark kind={one.state === "received" ? "warn" : "plain"}>{say.states[one.state]}</Mark>
              {words.triggers[one.trigger as keyof typeof words.triggers] ?? one.trigger} · {time(one.received_at)} ·{" "}
              {one.from || say.anonymous} {one.channel && `· ${one.channel}`}
            </p>
            <p class="as-written space">{one.text}</p>
            {one.case_number && (
              <p>
                <a href={`/cases/${encodeURIComponent(one.case_number)}`}>{say.toCase(one.case_number)}</a>
              </p>
            )}
            {one.messages.length > 0 && (
              <section class="space" aria-label={say.messages}>
                <h3>{say.messages}</h3>
                <ul class="plain-list">
                  {one.messages.map((message) => (
                    <li key={`${message.at} ${message.from}`}>
                      <Mark kind={message.from === "firm" ? "info" : "plain"}>
                        {message.from === "firm" ? say.fromFirm : say.fromReporter}
                      </Mark>{" "}
                      {time(message.at)}
                      <p class="as-written">{message.text}</p>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            {may("intake", "update") && (
              <p class="row act-buttons">
                {!one.case_number && one.state !== "closed" && may("case", "create") && (
                  <button type="button" class="button button-main" onClick={() => setAct("case")}>
                    {say.openCase}
                  </button>
                )}
                {one.trigger === "anonymous_report" && (
                  <button type="button" class="button" onClick={() => setAct("answer")}>
                    {say.answer}
                  </button>
                )}
                {one.state !== "closed" && (
                  <button type="button" class="button" onClick={() => setAct("close")}>
                    {say.close}
                  </button>
                )}
              </p>
            )}
            {act === "answer" && <Answer of={one} path={path} onClose={() => setAct(undefined)} onDone={done} />}
            {act === "close" && <Close of={one} path={path} onClose={() => setAct(undefined)} onDone={done} />}
            {act === "case" && <OpenCase of={one} path={path} onClose={() => setAct(undefined)} />}
          </>
        )}
      </Filled>
      <CopyAs command={["intake", "list"]} call={{ method: "GET", path }} />
    </SideSheet>
  );
}

interface Props {
  of: Intake;
  path: string;
  onClose: () => void;
  onDone: (after: Intake) => void;
}

function Answer({ of, path, onClose, onDone }: Props) {
  const say = text().intakes;
  const { value, put, needed } = useFields({ text: "" });
  return (
    <ActDialog
      title={say.answer}
      text={say.answerText}
      action={say.answer}
      done={say.answered}
      check={() => ({ text: needed("text") })}
      send={async () => onDone(await answerIntake(of.number, value.text))}
      onDone={onClose}
      onClose={onClose}
      command={["intake", "answer", of.number, value.text || "…"]}
      call={{ method: "POST", path: `${path}/answers`, body: { text: value.text } }}
    >
      {(errors) => (
        <TextField label={say.answerField} required rows={5} value={value.text} onValue={put("text")} error={errors.text} />
      )}
    </ActDialog>
  );
}

function Close({ of, path, onClose, onDone }: Props) {
  const say = text().intakes;
  const { value, put, needed } = useFields({ reason: "" });
  return (
    <ActDialog
      title={say.close}
      text={say.closeText}
      action={say.close}
      done={say.closed}
      check={() => ({ reason: needed("reason") })}
      send={async () => onDone(await closeIntake(of.number, value.reason.trim()))}
      onDone={onClose}
      onClose={onClose}
      command={["intake", "close", of.number, "--reason", value.reason || "…"]}
      call={{ method: "POST", path: `${path}/closing`, body: { reason: value.reason } }}
    >
      {(errors) => (
        <TextField
          label={t().form.reason}
          help={t().form.reasonHelp}
          required
          rows={2}
          value={value.reason}
          onValue={put("reason")}
          error={errors.reason}
        />
      )}
    </ActDialog>
  );
}

const listOf = (written: string) => written.split(/[\s,、;]+/).filter(Boolean);

function OpenCase({ of, path, onClose }: Omit<Props, "onDone">) {
  const words = text();
  const say = words.intakes;
  const { value, put } = useFields({ title: "", secrets: "", persons: "", reason: "" });
  const body = {
    title: value.title.trim() || undefined,
    secrets: listOf(value.secrets),
    persons: listOf(value.persons),
    reason: value.reason || undefined,
  };
  return (
    <ActDialog
      title={say.openCase}
      text={say.openCaseText}
      action={say.openCase}
      done={say.caseOpened}
      check={() => ({})}
      send={async () => {
        const made = await openCaseOfIntake(of.number, body);
        onClose();
        go(`/cases/${encodeURIComponent(made.number)}`);
      }}
      onDone={() => undefined}
      onClose={onClose}
      command={[
        "intake",
        "open",
        of.number,
        ...option("title", value.title),
        ...body.secrets.flatMap((one) => ["--secret", one]),
        ...body.persons.flatMap((one) => ["--person", one]),
        ...option("reason", value.reason),
      ]}
      call={{ method: "POST", path: `${path}/case`, body }}
    >
      {(errors) => (
        <>
          <TextField
            label={words.fields.title}
            help={words.fields.titleHelp}
            value={value.title}
            onValue={put("title")}
            error={errors.title}
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
          <TextField label={t().form.reason} value={value.reason} onValue={put("reason")} error={errors.reason} />
        </>
      )}
    </ActDialog>
  );
}
