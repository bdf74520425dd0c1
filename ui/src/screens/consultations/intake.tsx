// A call taken in from the keyboard: every field in the order in which one asks, nothing needed but what was said.
import { useState } from "preact/hooks";
import { type Attributes, type DeskTexts, takeConsultation } from "../../api/desk";
import { addressOf, go } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { CheckField, SelectField, TextField } from "../../components/field";
import { listIn } from "../../components/fields_dialog";
import { say as tell } from "../../components/toast";
import { t } from "../../i18n";
import { told } from "./shown";
import { text } from "./words";

const empty = {
  text: "",
  asker: "unknown",
  band: "unknown",
  industry: "",
  prefecture: "",
  source: "unknown",
  urgency: "ordinary",
  organisation: "",
  person: "",
  phone: "",
  mail: "",
  counterparties: "",
  received: "",
};

export function Intake({ texts, onClose }: { texts: DeskTexts; onClose: () => void }) {
  const words = text();
  const say = words.intake;
  const [value, setValue] = useState(empty);
  const [code, setCode] = useState(false);
  const [foreign, setForeign] = useState(false);
  const put = (name: keyof typeof empty) => (written: string) => setValue({ ...value, [name]: written });
  const of = (list: Record<string, string>) => Object.entries(list).map(([one, label]) => ({ value: one, label }));
  const send = async () => {
    const attributes: Attributes = {
      asker: value.asker as Attributes["asker"],
      band: value.band as Attributes["band"],
      industry: value.industry,
      prefecture: value.prefecture,
      contents: [],
      topic: "",
      source: value.source as Attributes["source"],
      urgency: value.urgency as Attributes["urgency"],
      foreign_link: foreign,
    };
    const { organisation, person, phone, mail } = value;
    const made = await takeConsultation({
      channel: "telephone",
      text: value.text,
      attributes,
      identity: { organisation, person, phone, mail, counterparties: listIn(value.counterparties) },
      received: value.received || undefined,
      give_code: code,
    });
    if (made.code) tell(say.codeShown(made.code));
    go(addressOf("consultations", made.number));
  };
  return (
    <ActDialog
      kind="sheet"
      title={say.title}
      text={say.lead}
      action={say.action}
      done={say.done}
      check={() => ({ text: value.text.trim() ? undefined : t().form.needed })}
      send={send}
      onDone={onClose}
      onClose={onClose}
      command={["consultation", "receive", "--channel", "telephone", "--asker", value.asker, "--text", value.text]}
    >
      {(errors) => (
        <>
          <TextField
            label={say.text}
            help={say.textHelp}
            rows={6}
            required
            value={value.text}
            onValue={put("text")}
            error={errors.text}
          />
          <SelectField label={say.asker} value={value.asker} onValue={put("asker")} options={of(words.lists.asker)} />
          <SelectField label={say.urgency} value={value.urgency} onValue={put("urgency")} options={of(words.lists.urgency)} />
          <SelectField label={say.band} value={value.band} onValue={put("band")} options={of(words.lists.band)} />
          <SelectField
            label={say.industry}
            value={value.industry}
            onValue={put("industry")}
            options={[
              { value: "", label: say.notKnown },
              ...texts.industries
                .filter((one) => one.of)
                .map((one) => ({ value: one.code, label: `${one.code} ${told(one.name)}` })),
            ]}
          />
          <SelectField
            label={say.prefecture}
            value={value.prefecture}
            onValue={put("prefecture")}
            options={[
              { value: "", label: say.notKnown },
              ...texts.prefectures.map((one) => ({ value: one.name.ja, label: told(one.name) })),
            ]}
          />
          <SelectField label={say.source} value={value.source} onValue={put("source")} options={of(words.lists.source)} />
          <TextField
            label={say.organisation}
            value={value.organisation}
            onValue={put("organisation")}
            error={errors.organisation}
          />
          <TextField label={say.person} value={value.person} onValue={put("person")} error={errors.person} />
          <TextField label={say.phone} value={value.phone} onValue={put("phone")} error={errors.phone} />
          <TextField label={say.mail} kind="email" value={value.mail} onValue={put("mail")} error={errors.mail} />
          <TextField
            label={say.counterparties}
            help={say.counterpartiesHelp}
            value={value.counterparties}
            onValue={put("counterparties")}
          />
          <TextField
            label={say.received}
            help={say.receivedHelp}
            value={value.received}
            onValue={put("received")}
            error={errors.received}
          />
          <CheckField label={say.foreign} checked={foreign} onValue={setForeign} />
          <CheckField label={say.code} checked={code} onValue={setCode} />
        </>
      )}
    </ActDialog>
  );
}
