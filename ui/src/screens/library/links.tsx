// Pages that courses and library lead to, as they answered last.
import { useEffect, useState } from "preact/hooks";
import { checkLinks, type LibraryLink, listLinks } from "../../api/learn";
import { may } from "../../api/session";
import { CopyAs } from "../../components/copy_as";
import { ErrorPanel } from "../../components/error_panel";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { say as announce } from "../../components/toast";
import { time } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useJob } from "../../state/job";
import { useResource } from "../../state/resource";
import { text } from "./words";

const tone = { unknown: "plain", found: "good", moved: "warn", refused: "plain", broken: "bad", silent: "warn" } as const;

export function Links() {
  const say = text();
  const list = useResource((signal) => listLinks(signal), []);
  const [jobId, setJobId] = useState<string>();
  const check = useAction(async () => setJobId((await checkLinks()).id));
  const job = useJob(jobId);
  const running = jobId !== undefined && job?.state !== "done" && job?.state !== "failed";
  useEffect(() => {
    if (job?.state !== "done") return;
    const found = (job.result as { items: LibraryLink[] } | null)?.items ?? [];
    list.put({ items: found });
    announce(say.checked(found.filter((one) => ["moved", "broken", "silent"].includes(one.state)).length));
  }, [job?.state]);
  const columns: Column<LibraryLink>[] = [
    { id: "address", title: say.link, cell: (row) => <span class="path">{row.address}</span>, always: true },
    {
      id: "state",
      title: say.state,
      cell: (row) => <Mark kind={tone[row.state]}>{say.linkStates[row.state]}</Mark>,
      narrow: true,
    },
    { id: "moved", title: say.movedTo, cell: (row) => <span class="path">{row.moved_to}</span> },
    { id: "checked", title: say.checkedAt, cell: (row) => (row.checked_at ? time(row.checked_at) : "–"), narrow: true },
  ];
  return (
    <>
      {may("library", "update") && (
        <p class="row no-print">
          <button type="button" class="button" disabled={check.busy || running} onClick={() => void check.run()}>
            {check.busy || running ? say.checking : say.check}
          </button>
        </p>
      )}
      {check.problem && <ErrorPanel problem={check.problem} />}
      <Filled of={list}>
        {(found) => (
          <Table
            label={say.views.links}
            columns={columns}
            rows={found.items}
            rowKey={(row) => row.address}
            empty={<p class="note">{say.linksEmpty}</p>}
          />
        )}
      </Filled>
      <CopyAs command={["library", "links", "--check"]} call={{ method: "GET", path: "/api/v1/library-links" }} />
    </>
  );
}
