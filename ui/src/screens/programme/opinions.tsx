// Drafts in paragraphs, and what bodies say of each.
import { useState } from "preact/hooks";
import { giveOpinion, listCalls, listOpinions, type OpinionCall, openCall } from "../../api/govern";
import { may } from "../../api/session";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { FieldsDialog } from "../../components/fields_dialog";
import { Filled, Panel } from "../../components/panel";
import { day } from "../../i18n/format";
import { language } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { text } from "./words";

function Draft({ of }: { of: OpinionCall }) {
  const say = text();
  const found = useResource((signal) => listOpinions(of.number, signal), [of.number]);
  const [giving, setGiving] = useState(false);
  return (
    <Panel
      title={`${of.number} ${of.title}`}
      aside={
        may("opinion", "list") && (
          <a
            class="button no-print"
            href={`/api/v1/opinion-calls/${of.number}/paper?form=pdf&language=${language.value}`}
            download={`${of.number}.pdf`}
          >
            {say.paper}
          </a>
        )
      }
    >
      <p class="faint">{say.days(day(of.opens), day(of.closes))}</p>
      <ol class="bullets">
        {of.paragraphs.map((one, index) => (
          <li key={index}>{one}</li>
        ))}
      </ol>
      <Filled of={found}>
        {(page) =>
          page.items.length === 0 ? (
            <p class="faint">{say.none}</p>
          ) : (
            <ul class="plain-list">
              {page.items.map((one) => (
                <li key={one.number}>
                  <span class="code">{one.paragraph === 0 ? say.whole : one.paragraph}</span> {one.body} {one.text}
                </li>
              ))}
            </ul>
          )
        }
      </Filled>
      {may("opinion", "create") && (
        <p class="no-print">
          <button type="button" class="button" onClick={() => setGiving(true)}>
            {say.opine}
          </button>
        </p>
      )}
      {giving && (
        <FieldsDialog
          title={say.opine}
          text={of.title}
          done={say.given}
          fields={[
            { name: "paragraph", label: say.paragraph, kind: "number" },
            { name: "body", label: say.body },
            { name: "text", label: say.opinion, required: true, rows: 4 },
          ]}
          start={{ paragraph: "0" }}
          send={(value) =>
            giveOpinion(of.number, { paragraph: Number(value.paragraph) || 0, body: value.body, text: value.text })
          }
          onDone={found.again}
          onClose={() => setGiving(false)}
          command={(value) => ["programme", "opine", of.number, "--paragraph", value.paragraph, "--text", value.text]}
        />
      )}
    </Panel>
  );
}

export function Opinions() {
  const say = text();
  const found = useResource((signal) => listCalls(signal), []);
  const [opening, setOpening] = useState(false);
  const open = may("opinion_call", "create") && (
    <button type="button" class="button button-main" onClick={() => setOpening(true)}>
      {say.openDraft}
    </button>
  );
  return (
    <>
      <Filled of={found}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState
              title={say.noDrafts}
              text={say.noDraftsText}
              picture={<RowsPicture />}
              action={open || undefined}
              command={["programme", "open", "FILE", "--title", "TEXT", "--closes", "DAY"]}
            />
          ) : (
            <>
              <p class="row no-print">{open}</p>
              {page.items.map((one) => (
                <Draft key={one.number} of={one} />
              ))}
            </>
          )
        }
      </Filled>
      {opening && (
        <FieldsDialog
          kind="sheet"
          title={say.openDraft}
          done={say.opened}
          fields={[
            { name: "title", label: say.heading, required: true },
            { name: "paragraphs", label: say.paragraphs, required: true, rows: 8 },
            { name: "opens", label: say.opens, kind: "date" },
            { name: "closes", label: say.closes, kind: "date", required: true },
          ]}
          send={(value) =>
            openCall({
              title: value.title,
              paragraphs: value.paragraphs
                .split(/\n\s*\n/)
                .map((one) => one.trim())
                .filter(Boolean),
              opens: value.opens || undefined,
              closes: value.closes,
            })
          }
          onDone={found.again}
          onClose={() => setOpening(false)}
          command={(value) => ["programme", "open", "FILE", "--title", value.title, "--closes", value.closes]}
        />
      )}
    </>
  );
}
