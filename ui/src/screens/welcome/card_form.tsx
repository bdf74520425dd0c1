// One card: its question, its fields, saved with one button; "later" goes on without an answer.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type Problem, problemOf } from "../../api/problem";
import { me } from "../../api/session";
import { type Answers, answerCard, type Card, type CardName, cardNames, type SetUpState } from "../../api/set_up";
import { setQuery } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { ProblemText } from "../../components/error_panel";
import { CheckField, ChoiceField, Form, SelectField, TextField } from "../../components/field";
import { say as toast } from "../../components/toast";
import { t } from "../../i18n";
import { setLanguage } from "../../i18n/language";
import { EventFiles } from "../imports/event_files";
import { text } from "./words";

interface Props {
  name: CardName;
  card: Card | undefined;
  put: (state: SetUpState) => void;
  again: () => void;
}

type Put = (change: Answers) => void;
type Fields = { answers: Answers; put: Put; card: Card | undefined; missing: string | undefined };

const start: Record<CardName, () => Answers> = {
  organisation: () => ({ organisation: "", language: "ja", fiscal_year_month: 4 }),
  offices: () => ({ offices: ["company"] }),
  administrator: () => ({ login: me.value?.login ?? "" }),
  levels: () => ({ preset: "three" }),
  source: () => ({ name: "", kind: "evtx", retention_days: 365 }),
  hub: () => ({ address: "" }),
};
// What the node recorded beside the answers (ids, moments) is not asked again.
const asked: Record<CardName, readonly string[]> = {
  organisation: ["organisation", "language", "fiscal_year_month"],
  offices: ["offices"],
  administrator: ["login"],
  levels: ["preset"],
  source: ["name", "kind", "mapping", "retention_days"],
  hub: ["address"],
};
// The field without which a card cannot be saved.
const needed: Partial<Record<CardName, string>> = {
  organisation: "organisation",
  administrator: "login",
  source: "name",
  hub: "address",
};

function answersOf(name: CardName, card: Card | undefined): Answers {
  const out = start[name]();
  for (const key of asked[name]) if (card?.answers && key in card.answers) out[key] = card.answers[key];
  return out;
}

export function CardForm({ name, card, put, again }: Props) {
  const say = text();
  const [answers, setAnswers] = useState(() => answersOf(name, card));
  const [missing, setMissing] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const next = () => setQuery({ card: cardNames[cardNames.indexOf(name) + 1] ?? null });
  const send = async (body: Answers) => {
    setProblem(undefined);
    setBusy(true);
    try {
      put(await answerCard(name, body));
      toast(say.saved);
      if (name === "organisation" && (body.language === "ja" || body.language === "en")) setLanguage(body.language);
      if (name !== "source" || body.later) next();
    } catch (reason) {
      setProblem(problemOf(reason));
    } finally {
      setBusy(false);
    }
  };
  const submit = () => {
    const field = needed[name];
    const empty = field && !String(answers[field] ?? "").trim();
    const none = name === "offices" && (answers.offices as string[]).length === 0;
    setMissing(empty ? t().form.needed : none ? say.offices.needed : undefined);
    if (!empty && !none) void send(answers);
  };
  const mayWait = name === "source" || name === "hub";
  const Body = bodies[name];
  return (
    <section class="panel welcome-card" aria-label={say.cards[name]}>
      <h2>{say.cards[name]}</h2>
      <p>{say[name].text}</p>
      <Form onSend={submit} errors={missing ? 1 : 0}>
        <Body answers={answers} put={(change) => setAnswers({ ...answers, ...change })} card={card} missing={missing} />
        {problem && (
          <div class="note note-bad" role="alert">
            <ProblemText problem={problem} />
          </div>
        )}
        <p class="row act-buttons">
          <button type="submit" class="button button-main" disabled={busy}>
            {busy ? t().form.sending : say.next}
          </button>
          <button type="button" class="button" onClick={() => (mayWait ? void send({ later: true }) : next())}>
            {say.later}
          </button>
        </p>
      </Form>
      {name === "source" && <Arriving card={card} again={again} name={String(answers.name ?? "")} />}
      <CopyAs
        command={["init", "--answers", "answers.toml"]}
        call={{ method: "PUT", path: `/api/v1/set-up/${name}`, body: answers }}
      />
    </section>
  );
}

const bodies: Record<CardName, (fields: Fields) => ComponentChildren> = {
  organisation: Organisation,
  offices: Offices,
  administrator: Administrator,
  levels: Levels,
  source: Source,
  hub: Hub,
};

function Organisation({ answers, put, missing }: Fields) {
  const say = text().organisation;
  return (
    <>
      <TextField
        label={say.name}
        required
        value={String(answers.organisation)}
        onValue={(organisation) => put({ organisation })}
        error={missing}
      />
      <ChoiceField
        label={say.language}
        value={String(answers.language)}
        onValue={(language) => put({ language })}
        options={(["ja", "en"] as const).map((value) => ({ value, label: say.languages[value] }))}
      />
      <SelectField
        label={say.month}
        help={say.monthHelp}
        value={String(answers.fiscal_year_month)}
        onValue={(month) => put({ fiscal_year_month: Number(month) })}
        options={Array.from({ length: 12 }, (_, index) => ({ value: String(index + 1), label: String(index + 1) }))}
      />
    </>
  );
}

function Offices({ answers, put, missing }: Fields) {
  const say = text().offices;
  const chosen = answers.offices as string[];
  return (
    <fieldset class={`field${missing ? " field-bad" : ""}`}>
      <legend>{say.label}</legend>
      {(["company", "hub", "desk", "secretariat"] as const).map((office) => (
        <CheckField
          key={office}
          label={say.names[office]}
          help={say.helps[office]}
          checked={chosen.includes(office)}
          onValue={(on) => put({ offices: on ? [...chosen, office] : chosen.filter((one) => one !== office) })}
        />
      ))}
      {missing && <p class="field-error">{missing}</p>}
    </fieldset>
  );
}

function Administrator({ answers, put, card, missing }: Fields) {
  const say = text().administrator;
  return (
    <>
      <TextField label={say.login} required value={String(answers.login)} onValue={(login) => put({ login })} error={missing} />
      <p class={`note ${card?.live?.second_factors ? "note-good" : "note-warn"}`}>
        {say.factors(card?.live?.second_factors ?? 0)}
      </p>
      <p>
        <a class="button" href="/account/second-factor" data-plain="">
          {say.enrol}
        </a>
      </p>
    </>
  );
}

function Levels({ answers, put }: Fields) {
  const say = text().levels;
  return (
    <ChoiceField
      label={say.label}
      value={String(answers.preset)}
      onValue={(preset) => put({ preset })}
      options={(["three", "two"] as const).map((value) => ({ value, label: say.presets[value], help: say.helps[value] }))}
    />
  );
}

function Source({ answers, put, missing }: Fields) {
  const say = text().source;
  return (
    <>
      <TextField
        label={say.name}
        help={say.nameHelp}
        required
        value={String(answers.name)}
        onValue={(name) => put({ name })}
        error={missing}
      />
      <SelectField
        label={say.kind}
        value={String(answers.kind)}
        onValue={(kind) => put({ kind })}
        options={(["evtx", "csv", "json", "syslog", "mail"] as const).map((value) => ({ value, label: say.kinds[value] }))}
      />
      <TextField
        label={say.days}
        kind="number"
        value={String(answers.retention_days)}
        onValue={(days) => put({ retention_days: Number(days) })}
      />
    </>
  );
}

// How records get in, and a figure that moves when they do.
function Arriving({ card, again, name }: { card: Card | undefined; again: () => void; name: string }) {
  const say = text().source;
  const source = String(card?.answers?.source ?? "");
  useEffect(() => {
    if (!source) return;
    const timer = window.setInterval(again, 3000);
    return () => window.clearInterval(timer);
  }, [source, again]);
  if (!source) return null;
  const events = card?.live?.events ?? 0;
  return (
    <div class="stack">
      <p class={`note ${events > 0 ? "note-good" : ""}`} role="status">
        {events > 0 ? <strong>{say.arriving(events)}</strong> : say.waiting}
      </p>
      <h3>{say.how}</h3>
      <p>{say.folder}</p>
      <EventFiles source={source} name={name} onDone={again} />
      <p>{say.http}</p>
      <CopyAs
        call={{
          method: "POST",
          path: `/api/v1/sources/${source}/events`,
          body: { time: "2026-04-01T00:00:00Z", user: "t.sato" },
        }}
      />
      <p class="faint">
        {say.basis} <a href={`/sources/${source}`}>{say.basisLink}</a>
      </p>
    </div>
  );
}

function Hub({ answers, put, missing }: Fields) {
  const say = text().hub;
  return (
    <TextField
      label={say.address}
      help={say.addressHelp}
      required
      value={String(answers.address)}
      onValue={(address) => put({ address })}
      error={missing}
    />
  );
}
