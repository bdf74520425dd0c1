// Whom to ask in what, and what to bring. Offices, no numbers: those are looked up on the day.
import { listContacts } from "../../api/case_log";
import { CopyAs } from "../../components/copy_as";
import { Filled, Panel } from "../../components/panel";
import { either } from "../../i18n";
import { language } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { text } from "./words";

export function Contacts() {
  const words = text().contacts;
  const list = useResource((signal) => listContacts(signal), []);
  const inJapanese = language.value === "ja";
  return (
    <>
      <p>{words.lead}</p>
      <Filled of={list}>
        {({ items }) => (
          <div class="panels panels-two space">
            {items.map((one) => (
              <Panel key={one.id} title={either({ ja: one.name_ja, en: one.name_en })}>
                <h3>{words.ask}</h3>
                <ul class="bullets">
                  {(inJapanese ? one.ask_ja : one.ask_en).map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
                <h3 class="space">{words.bring}</h3>
                <ul class="bullets">
                  {(inJapanese ? one.bring_ja : one.bring_en).map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
                {inJapanese && one.note_ja && <p class="faint space">{one.note_ja}</p>}
              </Panel>
            ))}
          </div>
        )}
      </Filled>
      <CopyAs command={["case", "contacts"]} call={{ method: "GET", path: "/api/v1/contacts" }} />
    </>
  );
}
