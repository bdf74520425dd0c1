// Pages that courses and library lead to, as they answered last.
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
import { useResource } from "../../state/resource";
import { text } from "./words";

const tone = { unknown: "plain", found: "good", moved: "warn", refused: "plain", broken: "bad", silent: "warn" } as const;

export function Links() {
  const say = text();
  const list = useResource((signal) => listLinks(signal), []);
  const check = useAction(async () => {
    const after = await checkLinks();
    list.put(after);
    announce(say.checked(after.items.filter((one) => ["moved", "broken", "silent"].includes(one.state)).length));
  });
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
          <button type="button" class="button" disabled={check.busy} onClick={() => void check.run()}>
            {check.busy ? say.checking : say.check}
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
