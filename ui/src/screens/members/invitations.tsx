// Links by which a member's contacts set up the accounts that speak for it. A link is shown once.
import { useState } from "preact/hooks";
import { type HubMember, inviteContact, listMemberInvitations, type MemberInvitation, revokeInvitation } from "../../api/hub";
import { may } from "../../api/session";
import { CopyAs } from "../../components/copy_as";
import { Dialog } from "../../components/dialog";
import { FieldsDialog } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { day } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { text } from "./words";

const tones = { open: "info", used: "good", revoked: "plain" } as const;

export function Invitations({ of }: { of: HubMember }) {
  const say = text();
  const list = useResource((signal) => listMemberInvitations(signal), [of.number]);
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState("");
  const [ending, setEnding] = useState<MemberInvitation>();
  return (
    <>
      <h3>{say.links}</h3>
      <Filled of={list}>
        {({ items }) => {
          const own = items.filter((one) => one.member === of.number);
          return own.length === 0 ? (
            <p>{say.linksText}</p>
          ) : (
            <ul class="plain-list">
              {own.map((one) => (
                <li key={one.id} class="row">
                  <Mark kind={tones[one.state]}>{say.linkStates[one.state]}</Mark> {one.mail} {one.login}{" "}
                  {one.state === "open" && say.until(day(one.expires_at))}
                  {one.state === "open" && may("member_invitation", "update") && (
                    <button
                      type="button"
                      class="button button-small no-print"
                      aria-label={say.endLink(one.mail)}
                      onClick={() => setEnding(one)}
                    >
                      {say.endLinkShort}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          );
        }}
      </Filled>
      {may("member_invitation", "create") && (
        <p class="row no-print">
          <button type="button" class="button button-small" onClick={() => setMaking(true)}>
            {say.makeLink}
          </button>
        </p>
      )}
      <CopyAs command={["invitation", "list"]} call={{ method: "GET", path: "/api/v1/member-invitations" }} />
      {making && (
        <FieldsDialog
          title={say.makeLink}
          text={say.makeLinkText}
          done={say.linkMade}
          fields={[
            { name: "mail", label: say.contact, options: of.contacts.map(({ mail }) => ({ value: mail, label: mail })) },
            { name: "days", label: say.days, kind: "number" },
            { name: "reason", label: say.reason, required: true, rows: 2 },
          ]}
          start={{ mail: of.contacts[0]?.mail, days: "14" }}
          send={async ({ mail, days, reason }) => {
            const { path } = await inviteContact({ member: of.number, mail, days: Number(days) || undefined, reason });
            setMade(window.location.origin + (path ?? ""));
          }}
          onDone={list.again}
          onClose={() => setMaking(false)}
          command={({ mail, days, reason }) => [
            "invitation",
            "create",
            of.number,
            "--mail",
            mail,
            "--days",
            days,
            "--reason",
            reason,
          ]}
          call={(body) => ({ method: "POST", path: "/api/v1/member-invitations", body: { ...body, member: of.number } })}
        />
      )}
      {made && (
        <Dialog title={say.linkMade} onClose={() => setMade("")}>
          <p>{say.linkOnce}</p>
          <p>
            <code class="path">{made}</code>
          </p>
        </Dialog>
      )}
      {ending && (
        <FieldsDialog
          title={say.endLink(ending.mail)}
          done={say.linkEnded}
          fields={[{ name: "reason", label: say.reason, required: true, rows: 2 }]}
          send={({ reason }) => revokeInvitation(ending.id, reason)}
          onDone={list.again}
          onClose={() => setEnding(undefined)}
          command={({ reason }) => ["invitation", "revoke", ending.id, "--reason", reason]}
          call={(body) => ({ method: "POST", path: `/api/v1/member-invitations/${ending.id}/revoke`, body })}
        />
      )}
    </>
  );
}
