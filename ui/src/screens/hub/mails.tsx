// What came by mail and is nobody's report yet: whose it is, said by a person; and a mailbox read by hand.
import { useEffect, useState } from "preact/hooks";
import { assignMail, fetchMails, type HeldMail, listHeldMails } from "../../api/hub";
import { may } from "../../api/session";
import { addressOf, go } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { FieldsDialog } from "../../components/fields_dialog";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { bytes, time } from "../../i18n/format";
import { useJob } from "../../state/job";
import { useResource } from "../../state/resource";
import { text } from "./words";

export function Mails() {
  const say = text().mails;
  const list = useResource((signal) => listHeldMails(signal), []);
  const [assigning, setAssigning] = useState<HeldMail>();
  const [fetching, setFetching] = useState(false);
  const [job, setJob] = useState("");
  const running = useJob(job || undefined);
  const over = running?.state === "done" || running?.state === "failed";
  useEffect(() => {
    if (over) list.again();
  }, [over]);
  const fetch = may("hub_mail", "create") && (
    <button type="button" class="button" disabled={Boolean(job && !over)} onClick={() => setFetching(true)}>
      {job && !over ? say.fetching : say.fetch}
    </button>
  );
  const result = running?.result as { fetched?: number; left_out?: number } | null | undefined;
  return (
    <>
      {running?.state === "failed" && <p class="note note-bad">{running.problem?.detail ?? say.failed}</p>}
      {running?.state === "done" && (
        <p class="note">{say.fetched(String(result?.fetched ?? 0), String(result?.left_out ?? 0))}</p>
      )}
      <Filled of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={say.emptyTitle}
              text={say.emptyText}
              picture={<RowsPicture />}
              action={fetch}
              command={["report", "held"]}
            />
          ) : (
            <>
              <p class="row no-print">{fetch}</p>
              <Table
                label={say.title}
                rows={items}
                rowKey={(row) => row.id}
                columns={[
                  { id: "received", title: say.received, cell: (row) => time(row.received_at), narrow: true, always: true },
                  { id: "sender", title: say.sender, cell: (row) => <span class="path">{row.sender || say.bounce}</span> },
                  { id: "recipient", title: say.recipient, cell: (row) => <span class="path">{row.recipient}</span> },
                  { id: "bytes", title: say.size, cell: (row) => bytes(row.bytes), narrow: true },
                  { id: "reason", title: say.reason, cell: (row) => row.reason },
                  {
                    id: "act",
                    title: say.assign,
                    cell: (row) =>
                      may("hub_mail", "update") && (
                        <button type="button" class="button button-small no-print" onClick={() => setAssigning(row)}>
                          {say.assign}
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
      <CopyAs command={["report", "held"]} call={{ method: "GET", path: "/api/v1/hub-mails" }} />
      {assigning && (
        <FieldsDialog
          title={say.assign}
          text={say.assignText}
          done={say.assigned}
          fields={[{ name: "member", label: say.member, help: say.memberHelp, required: true }]}
          send={async ({ member }) => {
            const made = await assignMail(assigning.id, member.trim());
            go(addressOf("hub", made.number));
          }}
          onDone={list.again}
          onClose={() => setAssigning(undefined)}
          command={({ member }) => ["report", "assign", assigning.id.slice(0, 12), "--member", member || "M-001"]}
          call={(body) => ({ method: "POST", path: `/api/v1/hub-mails/${assigning.id}/assignment`, body })}
        />
      )}
      {fetching && (
        <FieldsDialog
          title={say.fetch}
          text={say.fetchText}
          done={say.begun}
          fields={[
            { name: "address", label: say.server, help: say.serverHelp, required: true },
            { name: "user", label: say.user, required: true },
            { name: "password", label: say.password, required: true, kind: "password" },
            { name: "folder", label: say.folder },
          ]}
          start={{ folder: "INBOX" }}
          send={async ({ address, user, password, folder }) =>
            setJob((await fetchMails({ address: address.trim(), user, password, folder: folder.trim() || "INBOX" })).id)
          }
          onDone={list.again}
          onClose={() => setFetching(false)}
          command={({ address, user, folder }) => [
            "report",
            "fetch",
            "--imap",
            address || "imaps://mail.example",
            "--user",
            user || "USER",
            "--imap-password-file",
            "FILE",
            "--folder",
            folder || "INBOX",
          ]}
        />
      )}
    </>
  );
}
