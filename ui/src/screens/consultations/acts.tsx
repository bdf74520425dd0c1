// What is done with a case: one dialog for each act, with the same as a command.
import { useState } from "preact/hooks";
import {
  addWords,
  answerConsultation,
  assignConsultation,
  assignExpert,
  type ConsultationView,
  closeConsultation,
  type DeskTexts,
  eraseConsultation,
  handOver,
  listFaq,
  type MailWish,
  makeCase,
  proposeToForum,
  reopenConsultation,
  setByMail,
  suggestWords,
  suitedExperts,
} from "../../api/desk";
import { may } from "../../api/session";
import { ActDialog } from "../../components/act_dialog";
import { CheckField, TextField } from "../../components/field";
import { FieldsDialog, flags } from "../../components/fields_dialog";
import { Filled } from "../../components/panel";
import { say as tell } from "../../components/toast";
import { language } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { deskName, told } from "./shown";
import { pathOf } from "./triage";
import { text } from "./words";

interface Given {
  of: ConsultationView;
  texts: DeskTexts;
  onDone: () => void;
}
interface Open extends Given {
  onClose: () => void;
}

const acts = [
  "answer",
  "hear",
  "ask_back",
  "note",
  "assign",
  "hand_over",
  "by_mail",
  "expert",
  "to_case",
  "to_forum",
  "close",
  "reopen",
  "erase",
] as const;
type Act = (typeof acts)[number];

function possible(act: Act, of: ConsultationView): boolean {
  const closed = of.state === "closed";
  if (act === "erase") return closed && !of.erased_at && may("consultation", "delete");
  if (!may("consultation", "update")) return false;
  if (act === "reopen") return closed && !of.erased_at;
  if (act === "to_case") return !of.case_number && !of.erased_at;
  if (act === "to_forum") return !of.proposal && !of.erased_at;
  if (act === "note") return !of.erased_at;
  return !closed;
}

function labelOf(act: Act): string {
  const say = text().detail;
  return {
    answer: say.answer,
    hear: say.hear,
    ask_back: say.askBack,
    note: say.note,
    assign: say.assign,
    hand_over: say.handOver,
    by_mail: say.byMail,
    expert: say.expert,
    to_case: say.toCase,
    to_forum: say.toForum,
    close: say.close,
    reopen: say.reopen,
    erase: say.erase,
  }[act];
}

export function Acts(given: Given) {
  const [open, setOpen] = useState<Act>();
  const shown = acts.filter((act) => possible(act, given.of));
  return (
    <>
      <p class="row no-print">
        {shown.map((act) => (
          <button key={act} type="button" class={`button${act === "answer" ? " button-main" : ""}`} onClick={() => setOpen(act)}>
            {labelOf(act)}
          </button>
        ))}
      </p>
      {open && <Dialog act={open} {...given} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function Dialog({ act, ...open }: Open & { act: Act }) {
  switch (act) {
    case "answer":
      return <AnswerDialog {...open} />;
    case "to_forum":
      return <ForumDialog {...open} />;
    case "expert":
      return <ExpertDialog {...open} />;
    case "hear":
    case "note":
    case "ask_back":
      return <WordsDialog kind={act} {...open} />;
    case "assign":
      return <AssignDialog {...open} />;
    case "hand_over":
      return <HandOverDialog {...open} />;
    case "by_mail":
      return <ByMailDialog {...open} />;
    case "to_case":
      return <CaseDialog {...open} />;
    default:
      return <ReasonDialog act={act} {...open} />;
  }
}

function ReasonDialog({ act, of, onDone, onClose }: Open & { act: "close" | "reopen" | "erase" }) {
  const say = text().detail;
  const send = { close: closeConsultation, reopen: reopenConsultation, erase: eraseConsultation }[act];
  return (
    <FieldsDialog
      title={labelOf(act)}
      done={{ close: say.closed, reopen: say.reopened, erase: say.eraseDone }[act]}
      fields={[{ name: "reason", label: say.reason, required: true }]}
      send={({ reason }) => send(of.number, reason)}
      command={({ reason }) => ["consultation", act, of.number, "--reason", reason]}
      onDone={onDone}
      onClose={onClose}
    />
  );
}

function WordsDialog({ kind, of, onDone, onClose }: Open & { kind: "hear" | "note" | "ask_back" }) {
  const say = text().detail;
  return (
    <FieldsDialog
      title={labelOf(kind)}
      done={say.added}
      fields={[{ name: "text", label: say.words, required: true, rows: 6 }]}
      send={(value) => addWords(of.number, { kind, text: value.text })}
      command={(value) => ["consultation", kind.replace("_", "-"), of.number, "--text", value.text]}
      onDone={onDone}
      onClose={onClose}
    />
  );
}

function AssignDialog({ of, onDone, onClose }: Open) {
  const say = text().detail;
  return (
    <FieldsDialog
      title={say.assign}
      done={say.assigned}
      fields={[{ name: "login", label: say.login, required: true }]}
      send={({ login }) => assignConsultation(of.number, login.trim())}
      command={({ login }) => ["consultation", "assign", of.number, login]}
      onDone={onDone}
      onClose={onClose}
    />
  );
}

function ByMailDialog({ of, onDone, onClose }: Open) {
  const words = text();
  const say = words.detail;
  return (
    <FieldsDialog
      title={say.byMail}
      text={say.byMailText}
      done={say.byMailDone}
      fields={[
        {
          name: "wish",
          label: say.byMailWish,
          options: Object.entries(words.lists.byMail).map(([value, label]) => ({ value, label })),
        },
        { name: "mail", label: words.intake.mail, help: of.identity.mail ? say.byMailKnown(of.identity.mail) : undefined },
      ]}
      start={{ wish: of.by_mail.wish }}
      send={({ wish, mail }) =>
        setByMail(of.number, { wish: wish as MailWish, mail: mail.trim() || undefined, language: language.value })
      }
      command={({ wish, mail }) => ["consultation", "by-mail", of.number, wish, ...flags({ mail })]}
      onDone={onDone}
      onClose={onClose}
    />
  );
}

function HandOverDialog({ of, texts, onDone, onClose }: Open) {
  const say = text().detail;
  const desks = ["main", "overseas", ...texts.prefectures.map((one) => String(one.code).padStart(2, "0"))];
  return (
    <FieldsDialog
      title={say.handOver}
      done={say.handedOver}
      fields={[
        {
          name: "desk",
          label: say.desk,
          options: desks.filter((one) => one !== of.desk).map((value) => ({ value, label: deskName(value, texts) })),
        },
        { name: "reason", label: say.reason, required: true },
      ]}
      start={{ desk: of.desk === "main" ? "overseas" : "main" }}
      send={({ desk, reason }) => handOver(of.number, { desk, reason })}
      command={({ desk, reason }) => ["consultation", "hand-over", of.number, desk, "--reason", reason]}
      onDone={onDone}
      onClose={onClose}
    />
  );
}

function CaseDialog({ of, onDone, onClose }: Open) {
  const say = text().detail;
  return (
    <FieldsDialog
      title={say.toCase}
      done={say.saved}
      fields={[
        { name: "title", label: say.caseTitle, required: true },
        { name: "consent", label: say.consent, required: true },
      ]}
      send={async (value) => {
        const made = await makeCase(of.number, value);
        tell(say.caseDone(made.case));
      }}
      command={({ title, consent }) => ["consultation", "to-case", of.number, "--title", title, "--consent", consent]}
      onDone={onDone}
      onClose={onClose}
    />
  );
}

function ExpertDialog({ of, onDone, onClose }: Open) {
  const say = text().detail;
  const experts = useResource((signal) => suitedExperts(of.number, signal), [of.number]);
  return (
    <Filled of={experts}>
      {({ items }) => (
        <FieldsDialog
          title={say.expert}
          text={say.expertHelp}
          done={say.expertDone}
          fields={[
            {
              name: "expert",
              label: say.experts,
              options: items.map((one) => ({ value: one.number, label: `${one.number} ${one.name}` })),
            },
          ]}
          start={{ expert: items[0]?.number ?? "" }}
          send={({ expert }) => assignExpert(of.number, expert)}
          command={({ expert }) => ["expert", "assign", expert, of.number]}
          onDone={onDone}
          onClose={onClose}
        />
      )}
    </Filled>
  );
}

function AnswerDialog({ of, texts, onDone, onClose }: Open) {
  const say = text().detail;
  const faq = useResource((signal) => listFaq({}, signal), []);
  const end = pathOf(texts, of.triage).taken.at(-1);
  const [own, setOwn] = useState("");
  const [blocks, setBlocks] = useState<string[]>(["greeting", "limits"]);
  const [entries, setEntries] = useState<string[]>(end?.faq ?? []);
  const swap = (list: string[], id: string) => (list.includes(id) ? list.filter((one) => one !== id) : [...list, id]);
  const suited = (faq.data?.items ?? []).filter(
    (one) => entries.includes(one.id) || one.contents.some((content) => (of.attributes.contents as string[]).includes(content)),
  );
  return (
    <ActDialog
      kind="sheet"
      title={say.answer}
      action={say.answer}
      done={say.answered}
      check={() => ({})}
      send={() => answerConsultation(of.number, { text: own, blocks, faq: entries, language: language.value })}
      onDone={() => {
        onClose();
        onDone();
      }}
      onClose={onClose}
      command={[
        "consultation",
        "answer",
        of.number,
        ...blocks.flatMap((one) => ["--block", one]),
        ...entries.flatMap((one) => ["--faq", one]),
      ]}
    >
      {(errors) => (
        <>
          <TextField label={say.own} rows={8} value={own} onValue={setOwn} error={errors.text} />
          <h3>{say.faq}</h3>
          {suited.map((one) => (
            <CheckField
              key={one.id}
              label={one.verified ? told(one.question) : `${told(one.question)} (${say.unverified})`}
              checked={entries.includes(one.id)}
              onValue={() => setEntries(swap(entries, one.id))}
            />
          ))}
          <h3>{say.blocks}</h3>
          {texts.blocks.map((one) => (
            <CheckField
              key={one.id}
              label={told(one.words)}
              checked={blocks.includes(one.id)}
              onValue={() => setBlocks(swap(blocks, one.id))}
            />
          ))}
        </>
      )}
    </ActDialog>
  );
}

function ForumDialog({ of, onDone, onClose }: Open) {
  const words = text();
  const say = words.detail;
  const suggestion = useResource((signal) => suggestWords(of.number, signal), [of.number]);
  return (
    <Filled of={suggestion}>
      {(found) => (
        <FieldsDialog
          kind="sheet"
          title={say.toForum}
          text={say.forumLead}
          done={say.saved}
          fields={[
            {
              name: "kind",
              label: say.kind,
              options: Object.entries(words.lists.kind).map(([value, label]) => ({ value, label })),
            },
            { name: "title_ja", label: say.titleJa, required: true },
            { name: "title_en", label: say.titleEn, required: true },
            { name: "body_ja", label: say.bodyJa, required: true, rows: 6 },
            { name: "body_en", label: say.bodyEn, required: true, rows: 6 },
            { name: "audience", label: say.audience, required: true },
            {
              name: "tlp",
              label: say.tlp,
              options: ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"].map((value) => ({ value, label: value })),
            },
            { name: "consent", label: say.consent, required: true },
          ]}
          start={{ kind: "problem", tlp: "AMBER", audience: "across", body_ja: found.text }}
          send={async (value) => {
            const made = await proposeToForum(of.number, {
              kind: value.kind as "problem",
              title: { ja: value.title_ja, en: value.title_en },
              body: { ja: value.body_ja, en: value.body_en },
              audience: value.audience,
              tlp: value.tlp as "AMBER",
              consent: value.consent,
            });
            tell(say.forumDone(made.proposal));
          }}
          onDone={onDone}
          onClose={onClose}
        />
      )}
    </Filled>
  );
}
