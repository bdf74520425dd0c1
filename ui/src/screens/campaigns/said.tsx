// What analysts said of reports - merged, split, linked -, by whom and why; what was lifted stands there as well.
import { useState } from "preact/hooks";
import { type Constraint, listConstraints } from "../../api/campaigns";
import { may } from "../../api/session";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { time } from "../../i18n/format";
import { usePages } from "../../state/resource";
import { LiftDialog } from "./acts";
import { text } from "./words";

export function saidOf(one: Constraint): string {
  const reports = one.reports.join("、 ");
  return one.stayed ? text().saidApart(reports, one.stayed) : reports;
}

interface TableProps {
  of: readonly Constraint[];
  next?: string | null;
  onMore?: () => void;
  adding?: boolean;
  onLifted: (after: Constraint) => void;
}

export function SaidTable({ of, next, onMore, adding, onLifted }: TableProps) {
  const say = text();
  const [lifting, setLifting] = useState<Constraint>();
  return (
    <>
      <Table
        label={say.said}
        rows={of}
        rowKey={(row) => String(row.number)}
        next={next}
        onMore={onMore}
        adding={adding}
        fixed
        columns={[
          { id: "kind", title: say.said, cell: (row) => say.saidKinds[row.kind], narrow: true, always: true },
          { id: "reports", title: say.saidOf, cell: saidOf },
          { id: "reason", title: say.reason, cell: (row) => <span class="title-cell">{row.reason}</span> },
          { id: "by", title: say.by, cell: (row) => row.by, narrow: true },
          { id: "when", title: say.when, cell: (row) => time(row.at), narrow: true },
          {
            id: "state",
            title: say.stands,
            cell: (row) =>
              row.lifted ? (
                <>
                  <Mark kind="plain">{say.lifted}</Mark> {row.lifted.by} {time(row.lifted.at)}: {row.lifted.reason}
                </>
              ) : may("hub_campaign", "create") ? (
                <button type="button" class="button button-small no-print" onClick={() => setLifting(row)}>
                  {say.lift}
                </button>
              ) : (
                <Mark kind="good">{say.stands}</Mark>
              ),
          },
        ]}
      />
      {lifting && <LiftDialog of={lifting} onClose={() => setLifting(undefined)} onDone={onLifted} />}
    </>
  );
}

export function Said() {
  const say = text();
  const list = usePages((cursor, signal) => listConstraints({ limit: 100, cursor }, signal), []);
  return (
    <>
      <p>{say.saidLead}</p>
      <Filled of={list}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState
              title={say.saidNone}
              text={say.saidNoneText}
              picture={<RowsPicture />}
              command={["campaign", "link", "REPORT", "REPORT", "--reason", "WHY"]}
            />
          ) : (
            <SaidTable of={page.items} next={page.next} onMore={list.more} adding={list.adding} onLifted={list.again} />
          )
        }
      </Filled>
      <CopyAs command={["campaign", "constraints", "--all"]} call={{ method: "GET", path: "/api/v1/hub-campaign-constraints" }} />
    </>
  );
}
