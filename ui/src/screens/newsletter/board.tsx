// All issues, and how a new one begins.
import { useState } from "preact/hooks";
import { listIssues, type NewsletterIssue, openIssue, remindContributors, showPlan } from "../../api/newsletter";
import { may } from "../../api/session";
import { addressOf, go } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { ErrorPanel } from "../../components/error_panel";
import { FieldsDialog } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { say as tell } from "../../components/toast";
import { day } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useResource } from "../../state/resource";
import { text } from "./words";

const marks = { open: "plain", submitted: "warn", approved: "info", sending: "info", sent: "good" } as const;

export function IssueState({ of }: { of: NewsletterIssue }) {
  return <Mark kind={marks[of.state]}>{text().states[of.state]}</Mark>;
}

const readyOf = (issue: NewsletterIssue) =>
  `${issue.sections.filter((one) => one.state !== "waiting").length} / ${issue.sections.length}`;

export function Board() {
  const say = text();
  const list = useResource((signal) => listIssues(signal), []);
  const plan = useResource((signal) => showPlan(signal), []);
  const [opening, setOpening] = useState<"regular" | "extra">();
  const remind = useAction(async () => {
    tell(say.reminded((await remindContributors()).letters));
    list.again();
  });
  const actions = may("newsletter_issue", "create") && (
    <>
      <button type="button" class="button button-main" onClick={() => setOpening("regular")}>
        {say.openNext}
      </button>
      <button type="button" class="button" onClick={() => setOpening("extra")}>
        {say.openExtra}
      </button>
      <button type="button" class="button" disabled={remind.busy} onClick={() => void remind.run()}>
        {say.remind}
      </button>
    </>
  );
  const first = list.data?.items.every((one) => one.kind === "extra") ?? false;
  return (
    <>
      {remind.problem && <ErrorPanel problem={remind.problem} />}
      <Filled of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={say.emptyTitle}
              text={say.emptyText}
              picture={<RowsPicture />}
              action={actions}
              command={["newsletter", "open"]}
            />
          ) : (
            <>
              <p class="row no-print">{actions}</p>
              <Table
                label={say.views.board}
                rows={items}
                rowKey={(row) => row.number}
                href={(row) => addressOf("newsletter", row.number)}
                columns={[
                  { id: "number", title: say.number, cell: (row) => row.number, narrow: true, always: true },
                  { id: "day", title: say.day, cell: (row) => day(row.day), narrow: true },
                  { id: "kind", title: say.views.board, cell: (row) => say.kind[row.kind], narrow: true },
                  { id: "state", title: say.state, cell: (row) => <IssueState of={row} />, narrow: true },
                  { id: "ready", title: say.ready, cell: readyOf, narrow: true },
                ]}
              />
            </>
          )
        }
      </Filled>
      {plan.data && (
        <p>
          {say.nextDays}: {plan.data.next_days.map((one) => day(one)).join(" · ")}
        </p>
      )}
      <CopyAs command={["newsletter", "list"]} call={{ method: "GET", path: "/api/v1/newsletter-issues" }} />
      {opening && (
        <FieldsDialog
          title={opening === "extra" ? say.openExtra : say.openNext}
          done={say.opened}
          fields={[
            { name: "day", label: say.day, kind: "date" },
            ...(opening === "regular" && first
              ? [{ name: "number" as const, label: say.firstNumber, help: say.firstNumberHelp }]
              : []),
          ]}
          send={async (value: { day: string; number?: string }) => {
            const made = await openIssue({ kind: opening, day: value.day || null, number: value.number || undefined });
            go(addressOf("newsletter", made.number));
          }}
          onDone={() => undefined}
          onClose={() => setOpening(undefined)}
          command={() => ["newsletter", "open", ...(opening === "extra" ? ["--extra"] : [])]}
        />
      )}
    </>
  );
}
