// What was asked of desks, the newest first; what waits for us stands out.
import { type AskedQuestion, listQuestions } from "../../api/questions";
import { may } from "../../api/session";
import { addressOf } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { count, time } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { text } from "./words";

export const tones = {
  sending: "warn",
  refused: "bad",
  gone: "plain",
  received: "info",
  triaged: "info",
  in_work: "info",
  waiting: "warn",
  answered: "good",
  closed: "plain",
} as const satisfies Record<AskedQuestion["state"], string>;

export function QuestionList({ onAsk }: { onAsk: () => void }) {
  const say = text();
  const list = useResource((signal) => listQuestions(signal), []);
  return (
    <>
      <Filled of={list}>
        {({ items }) => (
          <Table
            label={say.views.asked}
            rows={items}
            rowKey={(row) => row.number}
            href={(row) => addressOf("questions", row.number)}
            empty={
              <EmptyState
                title={say.emptyTitle}
                text={say.emptyText}
                picture={<RowsPicture />}
                action={
                  may("desk_question", "create") && (
                    <button type="button" class="button button-main" onClick={onAsk}>
                      {say.ask}
                    </button>
                  )
                }
                command={["question", "ask", "DESK", "--text", "…"]}
              />
            }
            columns={[
              { id: "number", title: say.number, cell: (row) => row.number, narrow: true, always: true },
              {
                id: "title",
                title: say.heading,
                cell: (row) => <span class="title-cell">{row.erased_at ? say.page.erased : row.title || "-"}</span>,
              },
              {
                id: "state",
                title: say.state,
                cell: (row) => <Mark kind={tones[row.state]}>{say.states[row.state]}</Mark>,
                narrow: true,
              },
              { id: "answers", title: say.answers, cell: (row) => count(row.answers), align: "end", narrow: true },
              { id: "desk", title: say.desk, cell: (row) => row.desk, narrow: true },
              { id: "about", title: say.about, cell: (row) => row.about.replace(/^case /, "") || "-", narrow: true },
              { id: "at", title: say.sentAt, cell: (row) => time(row.sent_at), narrow: true },
            ]}
          />
        )}
      </Filled>
      <CopyAs command={["question", "list"]} call={{ method: "GET", path: "/api/v1/desk-questions" }} />
    </>
  );
}
