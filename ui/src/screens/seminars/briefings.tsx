// Who asks for a briefing, a lecturer or a text of law, and what became of it.
import { useState } from "preact/hooks";
import { addBriefing, answerBriefing, type BriefingRequest, listBriefings } from "../../api/seminars";
import { may } from "../../api/session";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { FieldsDialog, flags } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { day } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { text } from "./words";

const kinds = ["briefing", "lecturer", "law_text", "on_site_seminar"] as const;
const tones = { open: "warn", answered: "good", declined: "plain" } as const;

export function Briefings() {
  const say = text();
  const list = useResource((signal) => listBriefings(signal), []);
  const [adding, setAdding] = useState(false);
  const [answering, setAnswering] = useState<BriefingRequest>();
  const add = may("briefing_request", "create") && (
    <button type="button" class="button button-main" onClick={() => setAdding(true)}>
      {say.addBriefing}
    </button>
  );
  const acts = (row: BriefingRequest) =>
    row.state === "open" &&
    may("briefing_request", "update") && (
      <button
        type="button"
        class="button button-small"
        aria-label={`${say.answerBriefing}: ${row.number}`}
        onClick={() => setAnswering(row)}
      >
        {say.answerBriefing}
      </button>
    );
  return (
    <>
      <Filled of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={say.briefingEmptyTitle}
              text={say.briefingEmptyText}
              picture={<RowsPicture />}
              action={add}
              command={["briefing", "add"]}
            />
          ) : (
            <>
              <p class="row no-print">{add}</p>
              <Table
                label={say.views.briefings}
                rows={items}
                rowKey={(row) => row.number}
                columns={[
                  { id: "number", title: say.number, cell: (row) => row.number, narrow: true, always: true },
                  { id: "kind", title: say.briefingKind, cell: (row) => say.briefingKinds[row.kind], narrow: true },
                  { id: "organisation", title: say.organisation, cell: (row) => row.organisation },
                  { id: "topic", title: say.topic, cell: (row) => row.topic },
                  { id: "by", title: say.wantedBy, cell: (row) => (row.wanted_by ? day(row.wanted_by) : "–"), narrow: true },
                  {
                    id: "state",
                    title: say.state,
                    cell: (row) => <Mark kind={tones[row.state]}>{say.briefingStates[row.state]}</Mark>,
                    narrow: true,
                  },
                  {
                    id: "answer",
                    title: say.answer,
                    cell: (row) => `${row.answer}${row.seminar ? ` (${row.seminar})` : ""}`,
                  },
                  { id: "acts", title: say.answerBriefing, cell: acts, narrow: true },
                ]}
              />
            </>
          )
        }
      </Filled>
      <CopyAs command={["briefing", "list"]} call={{ method: "GET", path: "/api/v1/briefing-requests" }} />
      {adding && (
        <FieldsDialog
          kind="sheet"
          title={say.addBriefing}
          done={say.briefingAdded}
          fields={[
            {
              name: "kind",
              label: say.briefingKind,
              required: true,
              options: kinds.map((one) => ({ value: one, label: say.briefingKinds[one] })),
            },
            { name: "organisation", label: say.organisation, required: true },
            { name: "mail", label: say.mail, required: true },
            { name: "topic", label: say.topic, required: true, rows: 4 },
            { name: "wanted_by", label: say.wantedBy, kind: "date" },
          ]}
          start={{ kind: "briefing" }}
          send={(value) =>
            addBriefing({ ...value, kind: value.kind as BriefingRequest["kind"], wanted_by: value.wanted_by || null })
          }
          onDone={list.again}
          onClose={() => setAdding(false)}
          command={({ wanted_by, ...value }) => ["briefing", "add", ...flags({ ...value, by: wanted_by })]}
        />
      )}
      {answering && (
        <FieldsDialog
          title={`${answering.number}: ${say.answerBriefing}`}
          text={answering.topic}
          action={say.answerBriefing}
          done={say.briefingAnswered}
          fields={[
            {
              name: "state",
              label: say.state,
              required: true,
              options: (["answered", "declined"] as const).map((one) => ({ value: one, label: say.briefingStates[one] })),
            },
            { name: "answer", label: say.answer, required: true, rows: 4 },
            { name: "seminar", label: say.briefingSeminar },
          ]}
          start={{ state: "answered" }}
          send={(value) => answerBriefing(answering.number, { ...value, state: value.state as "answered" | "declined" })}
          onDone={list.again}
          onClose={() => setAnswering(undefined)}
          command={({ state, ...value }) => ["briefing", "answer", answering.number, state, ...flags(value)]}
        />
      )}
    </>
  );
}
