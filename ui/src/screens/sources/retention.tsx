// When what was kept goes away, and doing it now instead of tonight. What a case holds stays.
import { useState } from "preact/hooks";
import { may } from "../../api/session";
import { removeExpired, type Source } from "../../api/sources";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs } from "../../components/copy_as";
import { Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { t } from "../../i18n";
import { day } from "../../i18n/format";
import { useJob } from "../../state/job";
import { text } from "./words";

export function Retention({ sources }: { sources: readonly Source[] }) {
  const words = text().keeping;
  const [asking, setAsking] = useState(false);
  const [id, setId] = useState<string>();
  const job = useJob(id);
  const numbers = job?.result as { segments: number; blocks: number; activity: number; held: number } | null | undefined;
  return (
    <Panel
      title={words.title}
      aside={
        may("source", "delete") && (
          <button type="button" class="button button-small no-print" onClick={() => setAsking(true)}>
            {words.now}
          </button>
        )
      }
    >
      <p class="faint">{words.lead}</p>
      <Table
        label={words.title}
        fixed
        rows={[...sources].sort((a, b) => (a.kept_until ?? "9").localeCompare(b.kept_until ?? "9"))}
        rowKey={(row) => row.id}
        columns={[
          { id: "name", title: text().columns.name, cell: (row) => row.name },
          {
            id: "days",
            title: text().columns.retention,
            narrow: true,
            align: "end",
            cell: (row) => text().days(row.retention_days),
          },
          { id: "next", title: words.next, narrow: true, cell: (row) => (row.kept_until ? day(row.kept_until) : "–") },
        ]}
      />
      {job && (
        <p class={`note space ${job.state === "failed" ? "note-bad" : job.state === "done" ? "note-good" : ""}`} role="status">
          {job.state === "failed"
            ? (job.problem?.detail ?? t().error.title)
            : job.state === "done" && numbers
              ? words.done(numbers.segments, numbers.blocks, numbers.activity, numbers.held)
              : words.running}
        </p>
      )}
      {asking && (
        <ActDialog
          title={words.now}
          text={words.nowText}
          action={words.now}
          done={words.running}
          check={() => ({})}
          send={async () => setId((await removeExpired()).id)}
          onDone={() => setAsking(false)}
          onClose={() => setAsking(false)}
          command={["source", "retention"]}
          call={{ method: "POST", path: "/api/v1/retention-runs" }}
        >
          {() => null}
        </ActDialog>
      )}
      <CopyAs command={["source", "retention"]} />
    </Panel>
  );
}
