import { useState } from "preact/hooks";
import { listPartnerLinks, type PartnerLink, revokePartnerLink } from "../../api/partners";
import { may } from "../../api/session";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { TextField } from "../../components/field";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { t } from "../../i18n";
import { time } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { text } from "./words";

export function Links() {
  const say = text();
  const list = useResource((signal) => listPartnerLinks(signal), []);
  const [ending, setEnding] = useState<PartnerLink>();
  return (
    <>
      <Filled of={list}>
        {({ items }) => (
          <Table
            label={say.views.links}
            rows={items}
            rowKey={(row) => row.id}
            columns={[
              { id: "partner", title: say.columns.partner, always: true, cell: (row) => row.partner },
              { id: "recipient", title: say.columns.recipient, cell: (row) => row.recipient },
              { id: "purpose", title: say.columns.purpose, cell: (row) => `${say.linkPurposes[row.purpose]} ${row.object}` },
              { id: "expires", title: say.columns.expires, narrow: true, cell: (row) => time(row.expires_at) },
              {
                id: "used",
                title: say.columns.used,
                narrow: true,
                cell: (row) =>
                  row.state === "used" ? (
                    <Mark kind="good">{`${row.used_by} ${row.used_at ? time(row.used_at) : ""}`}</Mark>
                  ) : (
                    <Mark kind="plain">{say.linkStates[row.state]}</Mark>
                  ),
              },
              {
                id: "revoke",
                title: say.revoke,
                narrow: true,
                cell: (row) =>
                  row.state === "open" &&
                  may("partner_link", "update") && (
                    <button type="button" class="button button-small" onClick={() => setEnding(row)}>
                      {say.revoke}
                    </button>
                  ),
              },
            ]}
            empty={
              <EmptyState
                title={say.noLinks}
                text={say.noLinksText}
                picture={<RowsPicture />}
                command={["partner", "link", "create", "D-0001", "--purpose", "acknowledge", "--recipient", "…"]}
              />
            }
          />
        )}
      </Filled>
      <CopyAs command={["partner", "link", "list"]} call={{ method: "GET", path: "/api/v1/partner-links" }} />
      {ending && <Revoke link={ending} onClose={() => setEnding(undefined)} onDone={list.again} />}
    </>
  );
}

function Revoke({ link, onClose, onDone }: { link: PartnerLink; onClose: () => void; onDone: () => void }) {
  const say = text();
  const [reason, setReason] = useState("");
  return (
    <ActDialog
      title={say.revoke}
      action={say.revoke}
      done={say.revoked}
      check={() => ({ reason: reason.trim() ? undefined : t().form.needed })}
      send={() => revokePartnerLink(link.id, reason)}
      onDone={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
      command={["partner", "link", "revoke", link.id, "--reason", reason]}
      call={{ method: "POST", path: `/api/v1/partner-links/${link.id}/revocation`, body: { reason } }}
    >
      {(errors) => (
        <TextField label={t().form.reason} required rows={2} value={reason} onValue={setReason} error={errors.reason} />
      )}
    </ActDialog>
  );
}
