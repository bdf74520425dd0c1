// A question to a desk. Nothing is sent but what was shown last: the hash of the shown bytes goes along, and whoever writes on looks again.
import { useState } from "preact/hooks";
import type { Attributes } from "../../api/desk";
import {
  askDesk,
  listCaseFacts,
  listDeskLinks,
  previewQuestion,
  type QuestionPreview,
  type QuestionWish,
  questionChoices,
} from "../../api/questions";
import { query } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { Dialog } from "../../components/dialog";
import { EmptyState } from "../../components/empty_state";
import { ErrorPanel } from "../../components/error_panel";
import { CheckField, SelectField, TextField } from "../../components/field";
import { flags, listIn } from "../../components/fields_dialog";
import { Filled } from "../../components/panel";
import { language } from "../../i18n/language";
import { useAction } from "../../state/action";
import { useFields } from "../../state/fields";
import { useResource } from "../../state/resource";
import { text } from "./words";

const optionsOf = (list: Record<string, string>) => Object.entries(list).map(([value, label]) => ({ value, label }));

export function AskSheet({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const words = text();
  const say = words.sheet;
  const links = useResource((signal) => listDeskLinks(signal), []);
  const choices = useResource((signal) => questionChoices(signal), []);
  const { value, put, needed } = useFields({
    desk: "",
    text: "",
    title: "",
    case: query("case"),
    language: language.value as string,
    asker: "unknown",
    band: "unknown",
    industry: "",
    prefecture: "",
    organisation: "",
    person: "",
    phone: "",
    counterparties: "",
  });
  const [foreign, setForeign] = useState(false);
  const [facts, setFacts] = useState<string[]>([]);
  const [shown, setShown] = useState<{ of: string; preview: QuestionPreview }>();
  const desk = value.desk || links.data?.items[0]?.name || "";
  const number = value.case.trim();
  const known = useResource(
    (signal) => (number ? listCaseFacts(number, signal) : Promise.resolve({ items: [], next: null })),
    [number],
  );
  const { organisation, person, phone } = value;
  const wish: QuestionWish = {
    title: value.title.trim(),
    text: value.text,
    case: number || undefined,
    facts: number ? facts : [],
    language: value.language === "en" ? "en" : "ja",
    attributes: {
      asker: value.asker as Attributes["asker"],
      band: value.band as Attributes["band"],
      industry: value.industry,
      prefecture: value.prefecture,
      contents: [],
      topic: "",
      source: "unknown",
      urgency: "ordinary",
      foreign_link: foreign,
    },
    identity: { organisation, person, phone, mail: "", counterparties: listIn(value.counterparties) },
  };
  const written = JSON.stringify(wish);
  const preview = shown?.of === written ? shown.preview : undefined;
  const look = useAction(async () => setShown({ of: written, preview: await previewQuestion(wish) }));
  if (links.data?.items.length === 0)
    return (
      <Dialog title={words.ask} onClose={onClose} kind="sheet">
        <EmptyState title={words.noDeskTitle} text={words.noDeskText} command={["question", "desk", "NAME", "https://…"]} />
      </Dialog>
    );
  return (
    <ActDialog
      kind="sheet"
      title={words.ask}
      text={say.lead}
      action={say.send}
      done={say.sent}
      check={() => ({ text: needed("text"), preview: preview ? undefined : say.lookFirst })}
      send={async () => {
        if (preview) await askDesk({ ...wish, desk, sha256: preview.sha256 });
      }}
      onDone={() => {
        onClose();
        onDone();
      }}
      onClose={onClose}
      command={[
        "question",
        "ask",
        desk || "DESK",
        ...flags({ text: value.text || "…", case: number, fact: wish.facts, title: wish.title, sha256: preview?.sha256 }),
      ]}
    >
      {(errors) => (
        <>
          <SelectField
            label={words.desk}
            value={desk}
            onValue={put("desk")}
            options={(links.data?.items ?? []).map((one) => ({ value: one.name, label: `${one.name} (${one.address})` }))}
          />
          <TextField
            label={say.text}
            help={say.textHelp}
            rows={6}
            required
            value={value.text}
            onValue={put("text")}
            error={errors.text}
          />
          <TextField label={say.title} help={say.titleHelp} value={value.title} onValue={put("title")} error={errors.title} />
          <TextField label={say.case} help={say.caseHelp} value={value.case} onValue={put("case")} error={errors.case} />
          {number && (
            <fieldset class="field">
              <legend>{say.facts}</legend>
              <p class="field-help">{say.factsHelp}</p>
              <Filled of={known}>
                {({ items }) =>
                  items.length === 0 ? (
                    <p class="faint">{say.noFacts}</p>
                  ) : (
                    items.map((one) => (
                      <CheckField
                        key={one.id}
                        label={value.language === "en" ? one.words.en : one.words.ja}
                        checked={facts.includes(one.id)}
                        onValue={(on) => setFacts(on ? [...facts, one.id] : facts.filter((id) => id !== one.id))}
                      />
                    ))
                  )
                }
              </Filled>
            </fieldset>
          )}
          <SelectField label={say.language} value={value.language} onValue={put("language")} options={optionsOf(say.languages)} />
          <fieldset class="field">
            <legend>{say.firm}</legend>
            <SelectField label={say.asker} value={value.asker} onValue={put("asker")} options={optionsOf(words.askers)} />
            <SelectField label={say.band} value={value.band} onValue={put("band")} options={optionsOf(words.bands)} />
            <SelectField
              label={say.industry}
              value={value.industry}
              onValue={put("industry")}
              options={[
                { value: "", label: say.notSaid },
                ...(choices.data?.industries ?? []).map((one) => ({
                  value: one.code,
                  label: `${one.code} ${language.value === "ja" ? one.name.ja : one.name.en}`,
                })),
              ]}
            />
            <SelectField
              label={say.prefecture}
              value={value.prefecture}
              onValue={put("prefecture")}
              options={[
                { value: "", label: say.notSaid },
                ...(choices.data?.prefectures ?? []).map((one) => ({
                  value: one.name.ja,
                  label: language.value === "ja" ? one.name.ja : one.name.en,
                })),
              ]}
            />
            <CheckField label={say.foreign} checked={foreign} onValue={setForeign} />
            <TextField label={say.name} help={say.nameHelp} value={value.organisation} onValue={put("organisation")} />
            <TextField label={say.person} value={value.person} onValue={put("person")} />
            <TextField label={say.phone} value={value.phone} onValue={put("phone")} />
            <TextField
              label={say.counterparties}
              help={say.counterpartiesHelp}
              value={value.counterparties}
              onValue={put("counterparties")}
            />
          </fieldset>
          <p class="row">
            <button type="button" class="button" disabled={look.busy || !value.text.trim()} onClick={() => void look.run()}>
              {say.look}
            </button>
          </p>
          {look.problem && <ErrorPanel problem={look.problem} />}
          {errors.preview && !preview && (
            <p class="field-error" role="alert">
              {errors.preview}
            </p>
          )}
          {preview && (
            <section class="panel stack" aria-label={say.preview}>
              <h3>{say.preview}</h3>
              <pre class="masked-text">{preview.bytes}</pre>
              <p class="faint">
                SHA-256 <code class="path">{preview.sha256}</code>
              </p>
              <h4>{say.previewText}</h4>
              <p class="prose">{preview.text}</p>
            </section>
          )}
        </>
      )}
    </ActDialog>
  );
}
