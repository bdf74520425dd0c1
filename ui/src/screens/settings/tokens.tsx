import { useState } from "preact/hooks";
import { listAccounts, listTokens, type Token } from "../../api/accounts";
import { may, me, now } from "../../api/session";
import { CopyAs } from "../../components/copy_as";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { day, time } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { CreateToken, RevokeToken } from "./token_dialogs";
import { text } from "./words";

function stateOf(token: Token): "active" | "revoked" | "expired" {
  if (token.revoked_at) return "revoked";
  return Date.parse(token.expires_at) < now.value.getTime() ? "expired" : "active";
}

function columns(logins: Map<string, string>, onRevoke: (token: Token) => void): Column<Token>[] {
  const words = text();
  const c = words.columns;
  return [
    { id: "label", title: c.label, cell: (row) => row.label || "–", always: true },
    { id: "account", title: c.account, cell: (row) => logins.get(row.account) ?? row.account, narrow: true },
    { id: "scopes", title: c.scopes, cell: (row) => <code>{row.scopes.join(" ")}</code> },
    {
      id: "state",
      title: c.state,
      cell: (row) => <Mark kind={stateOf(row) === "active" ? "good" : "plain"}>{words.states[stateOf(row)]}</Mark>,
      narrow: true,
    },
    { id: "expires", title: c.expires, cell: (row) => day(row.expires_at), narrow: true },
    { id: "used", title: c.used, cell: (row) => (row.last_used_at ? time(row.last_used_at) : words.never), narrow: true },
    {
      id: "revoke",
      title: words.token.revoke,
      cell: (row) =>
        stateOf(row) === "active" && may("token", "delete") ? (
          <button type="button" class="button button-small" onClick={() => onRevoke(row)}>
            {words.token.revoke}
            <span class="heard"> {row.label}</span>
          </button>
        ) : (
          "–"
        ),
      narrow: true,
    },
  ];
}

export function Tokens() {
  const words = text();
  const tokens = useResource((signal) => listTokens(signal), []);
  const accounts = useResource((signal) => listAccounts(signal), []);
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<Token>();
  const logins = new Map((accounts.data?.items ?? []).map((one) => [one.id, one.login]));
  return (
    <>
      <Panel
        title={words.tokensTitle}
        aside={
          may("token", "create") && (
            <button type="button" class="button button-small button-main no-print" onClick={() => setAdding(true)}>
              {words.token.create}
            </button>
          )
        }
      >
        <Filled of={tokens}>
          {({ items }) => (
            <Table
              label={words.tokensTitle}
              columns={columns(logins, setRevoking)}
              // Browsers' own sessions are under "log-in"; here stand the programs'.
              rows={items.filter((one) => one.scopes.join() !== "session")}
              rowKey={(row) => row.id}
              empty={<p class="note">{words.noTokens}</p>}
            />
          )}
        </Filled>
      </Panel>
      {adding && (
        <CreateToken
          accounts={(accounts.data?.items ?? []).filter((one) => one.id === me.value?.account || may("account", "update"))}
          onClose={() => setAdding(false)}
          onDone={tokens.again}
        />
      )}
      {revoking && <RevokeToken of={revoking} onClose={() => setRevoking(undefined)} onDone={tokens.again} />}
      <CopyAs command={["token", "list"]} call={{ method: "GET", path: "/api/v1/tokens?limit=500" }} />
    </>
  );
}
