// The ways from this firm to its hubs.
import { useState } from "preact/hooks";
import { fetchWarnings, listHubLinks, putHubLink } from "../../api/membership";
import { may } from "../../api/session";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { ErrorPanel } from "../../components/error_panel";
import { FieldsDialog } from "../../components/fields_dialog";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { say as tell } from "../../components/toast";
import { day } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useResource } from "../../state/resource";
import { text } from "./words";

export function Links() {
  const say = text().links;
  const words = text().warning;
  const list = useResource((signal) => listHubLinks(signal), []);
  const [adding, setAdding] = useState(false);
  const fetch = useAction(async (name: string) => {
    await fetchWarnings(name);
    tell(words.fetched);
  });
  const add = may("hub_link", "create") && (
    <button type="button" class="button button-main" onClick={() => setAdding(true)}>
      {say.add}
    </button>
  );
  return (
    <>
      {fetch.problem && <ErrorPanel problem={fetch.problem} />}
      <Filled of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={say.emptyTitle}
              text={say.emptyText}
              picture={<RowsPicture />}
              action={add}
              command={["hub", "list"]}
            />
          ) : (
            <>
              <p class="row no-print">{add}</p>
              <Table
                label={text().views.links}
                rows={items}
                rowKey={(row) => row.name}
                fixed
                columns={[
                  { id: "name", title: say.name, cell: (row) => row.name, narrow: true, always: true },
                  { id: "address", title: say.address, cell: (row) => <span class="path">{row.address}</span> },
                  { id: "member", title: say.member, cell: (row) => row.member, narrow: true },
                  { id: "since", title: say.since, cell: (row) => day(row.since), narrow: true },
                  {
                    id: "fetch",
                    title: words.fetch,
                    cell: (row) =>
                      may("warning", "update") && (
                        <button
                          type="button"
                          class="button button-small"
                          disabled={fetch.busy}
                          onClick={() => void fetch.run(row.name)}
                        >
                          {words.fetch}
                        </button>
                      ),
                    narrow: true,
                  },
                ]}
              />
            </>
          )
        }
      </Filled>
      <CopyAs command={["hub", "list"]} call={{ method: "GET", path: "/api/v1/hub-links" }} />
      {adding && (
        <FieldsDialog
          title={say.add}
          done={say.done}
          fields={[
            { name: "name", label: say.name, help: say.nameHelp, required: true },
            { name: "address", label: say.address, required: true },
            { name: "member", label: say.member, required: true },
            { name: "token", label: say.token, required: true },
            { name: "reason", label: say.reason },
          ]}
          send={({ name, address, member, token, reason }) =>
            putHubLink(name.trim(), {
              address: address.trim(),
              member: member.trim(),
              token: token.trim(),
              reason: reason || undefined,
            })
          }
          onDone={list.again}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}
