// A contact from outside in a minute: See, Stop, Share beside few fields.
import { type ContactEntry, fileContact, listTopics } from "../../api/learn";
import { setQuery } from "../../app/router";
import { FieldsDialog, flags } from "../../components/fields_dialog";
import { Filled } from "../../components/panel";
import { either } from "../../i18n";
import { useResource } from "../../state/resource";
import { text } from "./words";

const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

export function ContactForm({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const say = text().contact;
  const topics = useResource((signal) => listTopics(signal), []);
  const body = (value: Record<string, string>) =>
    Object.fromEntries(Object.entries(value).filter(([, one]) => one.trim() !== "")) as ContactEntry;
  return (
    <Filled of={topics}>
      {(page) => (
        <FieldsDialog
          kind="sheet"
          title={say.title}
          text={say.text}
          action={say.send}
          done={say.sent}
          start={{ topic: page.items[0]?.id, channel: "mail", asked: "nothing", received: "nothing" }}
          fields={[
            {
              name: "topic",
              label: say.topic,
              required: true,
              options: page.items.map((one) => ({ value: one.id, label: either(one.name) })),
            },
            { name: "contact", label: say.who },
            { name: "organisation", label: say.organisation },
            { name: "text", label: say.what, rows: 3 },
            { name: "channel", label: say.channel, options: optionsOf(say.channels) },
            { name: "asked", label: say.asked, options: optionsOf(say.askeds) },
            { name: "received", label: say.received, options: optionsOf(say.receiveds) },
            { name: "on", label: say.day, kind: "date" },
          ]}
          send={async (value) => {
            const filed = await fileContact(body(value));
            onDone();
            setQuery({ view: "contacts", contact: filed.number });
          }}
          onDone={() => undefined}
          onClose={onClose}
          command={(value) => [
            "contact",
            "report",
            ...flags({
              topic: value.topic,
              who: value.contact,
              organisation: value.organisation,
              by: value.channel,
              asked: value.asked,
              received: value.received,
              text: value.text,
              on: value.on,
            }),
          ]}
          call={(value) => ({ method: "POST", path: "/api/v1/contact-reports", body: body(value) })}
        >
          {(value) => {
            const topic = page.items.find((one) => one.id === value.topic);
            if (!topic) return null;
            return (
              <dl class="facts">
                {(["see", "stop", "share"] as const).map((step) => (
                  <div key={step}>
                    <dt>{say[step]}</dt>
                    <dd>
                      <ul class="plain-list">
                        {topic[step].map((one, index) => (
                          <li key={index}>{either(one)}</li>
                        ))}
                      </ul>
                    </dd>
                  </div>
                ))}
              </dl>
            );
          }}
        </FieldsDialog>
      )}
    </Filled>
  );
}
