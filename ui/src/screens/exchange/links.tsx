// The ways from this firm to its hubs: set up and tried at once, tried anew, taken away.
import { useState } from "preact/hooks";
import { fetchWarnings, type HubLink, listHubLinks, putHubLink, removeHubLink, tryHubLink } from "../../api/membership";
import { may } from "../../api/session";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { ErrorPanel } from "../../components/error_panel";
import { FieldsDialog } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { say as tell } from "../../components/toast";
import { count, day, time } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useResource } from "../../state/resource";
import { text } from "./words";

export function Links() {
  const say = text().links;
  const words = text().warning;
  const list = useResource((signal) => listHubLinks(signal), []);
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<HubLink>();
  const [left, setLeft] = useState<Awaited<ReturnType<typeof removeHubLink>>>();
  const fetch = useAction(async (name: string) => {
    await fetchWarnings(name);
    tell(words.fetched);
  });
  const again = useAction(async (name: string) => {
    const tried = await tryHubLink(name);
    tell(tried.trial ? say.outcomes[tried.trial.outcome] : say.notTried);
    list.again();
  });
  const add = may("hub_link", "create") && (
    <button type="button" class="button button-main" onClick={() => setAdding(true)}>
      {say.add}
    </button>
  );
  return (
    <>
      {fetch.problem && <ErrorPanel problem={fetch.problem} />}
      {again.problem && <ErrorPanel problem={again.problem} />}
      {left && (
        <div class="note" role="status">
          <p>{say.leftTitle(left.hub)}</p>
          <p>
            {say.staysHere(
              count(left.stays.sent_reports),
              count(left.stays.open_reports),
              count(left.stays.warnings),
              count(left.stays.watched),
            )}
          </p>
          <p>{say.staysThere(left.member, count(left.stays.consents))}</p>
        </div>
      )}
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
                  { id: "trial", title: say.trial, cell: (row) => <Trial of={row} /> },
                  { id: "since", title: say.since, cell: (row) => day(row.since), narrow: true },
                  {
                    id: "acts",
                    title: say.acts,
                    cell: (row) => (
                      <span class="row no-print">
                        {may("warning", "update") && (
                          <button
                            type="button"
                            class="button button-small"
                            disabled={fetch.busy}
                            onClick={() => void fetch.run(row.name)}
                          >
                            {words.fetch}
                          </button>
                        )}
                        {may("hub_link", "update") && (
                          <button
                            type="button"
                            class="button button-small"
                            disabled={again.busy}
                            onClick={() => void again.run(row.name)}
                          >
                            {say.tryIt}
                          </button>
                        )}
                        {may("hub_link", "delete") && (
                          <button type="button" class="button button-small button-quiet" onClick={() => setLeaving(row)}>
                            {say.leave}
                          </button>
                        )}
                      </span>
                    ),
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
            { name: "token", label: say.token, required: true, kind: "password" },
            { name: "authorities", label: say.authorities, help: say.authoritiesHelp, rows: 3 },
            { name: "reason", label: say.reason },
          ]}
          send={({ name, address, member, token, authorities, reason }) =>
            putHubLink(name.trim(), {
              address: address.trim(),
              member: member.trim(),
              token: token.trim(),
              authorities: authorities.trim() ? `${authorities.trim()}\n` : undefined,
              reason: reason || undefined,
            })
          }
          onDone={list.again}
          onClose={() => setAdding(false)}
        />
      )}
      {leaving && (
        <FieldsDialog
          title={say.leaveTitle(leaving.name)}
          text={say.leaveText}
          action={say.leave}
          done={say.left}
          fields={[{ name: "reason", label: say.reason, required: true, rows: 2 }]}
          send={async ({ reason }) => setLeft(await removeHubLink(leaving.name, reason))}
          onDone={list.again}
          onClose={() => setLeaving(undefined)}
          command={({ reason }) => ["hub", "unlink", leaving.name, "--reason", reason]}
          call={(body) => ({ method: "POST", path: `/api/v1/hub-links/${leaving.name}/removal`, body })}
        />
      )}
    </>
  );
}

// What came of the last trial, with what the hub or the net said.
function Trial({ of }: { of: HubLink }) {
  const say = text().links;
  const trial = of.trial;
  if (!trial) return <>{say.notTried}</>;
  const works = trial.outcome === "works";
  return (
    <>
      <Mark kind={works ? "good" : "bad"}>{say.outcomes[trial.outcome]}</Mark> {works && trial.organisation}{" "}
      {works && say.readable(count(trial.collections))} <span class="faint">{time(trial.at)}</span>
      {!works && trial.detail && <p class="faint as-written">{trial.detail}</p>}
      {trial.outcome === "certificate" && <p class="faint">{say.certificateHelp}</p>}
    </>
  );
}
