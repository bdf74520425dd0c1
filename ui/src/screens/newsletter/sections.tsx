// The sections of an issue: what each says, who writes it, until when; and what an editor does with it.
import { useState } from "preact/hooks";
import {
  announceSeminars,
  assignSection,
  drawPassage,
  listPassages,
  type NewsletterIssue,
  type NewsletterPlan,
  type NewsletterSection,
  restSection,
  writeSection,
} from "../../api/newsletter";
import { may } from "../../api/session";
import { ErrorPanel } from "../../components/error_panel";
import { FieldsDialog } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { say as tell } from "../../components/toast";
import { day } from "../../i18n/format";
import { language } from "../../i18n/language";
import { useAction } from "../../state/action";
import { useResource } from "../../state/resource";
import { text } from "./words";

interface Props {
  issue: NewsletterIssue;
  plan: NewsletterPlan;
  onChange: () => void;
}
type Asked = { act: "write" | "assign" | "draw"; section: NewsletterSection };

function DrawDialog({
  number,
  section,
  onDone,
  onClose,
}: {
  number: string;
  section: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const say = text();
  const found = useResource((signal) => listPassages(signal), []);
  return (
    <Filled of={found}>
      {({ items }) => (
        <FieldsDialog
          title={say.draw}
          text={items.length === 0 ? say.noPassages : undefined}
          done={say.drawn}
          fields={[
            {
              name: "passage",
              label: say.passage,
              required: true,
              options: [
                { value: "", label: "—" },
                ...items.map((one) => ({ value: one.number, label: `${one.number} ${one.title[language.value]}` })),
              ],
            },
          ]}
          send={({ passage }) => drawPassage(number, section, passage)}
          onDone={onDone}
          onClose={onClose}
          command={({ passage }) => ["newsletter", "draw", number, section, passage]}
        />
      )}
    </Filled>
  );
}

export function Sections({ issue, plan, onChange }: Props) {
  const say = text();
  const [asked, setAsked] = useState<Asked>();
  const editable = issue.state === "open" && may("newsletter_issue", "create");
  const rest = useAction(async (section: string) => {
    await restSection(issue.number, section);
    tell(say.rested);
    onChange();
  });
  const announce = useAction(async () => {
    await announceSeminars(issue.number);
    tell(say.announced);
    onChange();
  });
  const planOf = (id: string) => plan.sections.find((one) => one.id === id);
  const titleOf = (section: NewsletterSection) => planOf(section.id)?.title[language.value] ?? section.id;
  const buttons = (section: NewsletterSection) => {
    const about = planOf(section.id);
    if (!editable || !about || about.fixed) return null;
    const button = (label: string, onClick: () => void) => (
      <button type="button" class="button button-small" aria-label={`${titleOf(section)}: ${label}`} onClick={onClick}>
        {label}
      </button>
    );
    return (
      <span class="row">
        {button(say.write, () => setAsked({ act: "write", section }))}
        {button(say.assign, () => setAsked({ act: "assign", section }))}
        {button(say.draw, () => setAsked({ act: "draw", section }))}
        {section.id === "seminars" && button(say.announce, () => void announce.run())}
        {about.may_rest && button(say.rest, () => void rest.run(section.id))}
      </span>
    );
  };
  const kinds = { waiting: "warn", written: "good", resting: "plain" } as const;
  return (
    <>
      {rest.problem && <ErrorPanel problem={rest.problem} />}
      {announce.problem && <ErrorPanel problem={announce.problem} />}
      <Table
        label={say.sections}
        rows={issue.sections}
        rowKey={(row) => row.id}
        fixed
        columns={[
          { id: "title", title: say.sections, cell: titleOf, always: true },
          {
            id: "state",
            title: say.state,
            cell: (row) => <Mark kind={kinds[row.state]}>{say.sectionStates[row.state]}</Mark>,
            narrow: true,
          },
          { id: "contributor", title: say.contributor, cell: (row) => row.contributor },
          { id: "due", title: say.due, cell: (row) => (row.due ? day(row.due) : ""), narrow: true },
          { id: "acts", title: say.write, cell: buttons },
        ]}
      />
      {asked?.act === "write" && (
        <FieldsDialog
          kind="sheet"
          title={`${titleOf(asked.section)}: ${say.write}`}
          text={planOf(asked.section.id)?.asks[language.value]}
          action={say.write}
          done={say.written}
          fields={[
            { name: "ja", label: say.ja, required: true, rows: 10 },
            { name: "en", label: say.en, rows: 10 },
          ]}
          start={asked.section.text}
          send={({ ja, en }) => writeSection(issue.number, asked.section.id, { ja, en })}
          onDone={onChange}
          onClose={() => setAsked(undefined)}
          command={({ ja, en }) => ["newsletter", "write", issue.number, asked.section.id, "--ja", ja, "--en", en]}
        />
      )}
      {asked?.act === "assign" && (
        <FieldsDialog
          title={`${titleOf(asked.section)}: ${say.assign}`}
          action={say.assign}
          done={say.assigned}
          fields={[
            { name: "contributor", label: say.contributor },
            { name: "mail", label: say.mail },
            { name: "due", label: say.due, kind: "date" },
          ]}
          start={{ contributor: asked.section.contributor, mail: asked.section.mail, due: asked.section.due ?? "" }}
          send={({ contributor, mail, due }) =>
            assignSection(issue.number, asked.section.id, { contributor, mail, due: due || null })
          }
          onDone={onChange}
          onClose={() => setAsked(undefined)}
          command={({ contributor, mail }) => [
            "newsletter",
            "assign",
            issue.number,
            asked.section.id,
            "--contributor",
            contributor,
            "--mail",
            mail,
          ]}
        />
      )}
      {asked?.act === "draw" && (
        <DrawDialog number={issue.number} section={asked.section.id} onDone={onChange} onClose={() => setAsked(undefined)} />
      )}
    </>
  );
}
