import { useState } from "preact/hooks";
import { type Account, listAccounts } from "../../api/accounts";
import { may, now } from "../../api/session";
import { addressWith, query, setQuery } from "../../app/router";
import { Bars } from "../../charts";
import { CopyAs } from "../../components/copy_as";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { day } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { CreateAccount } from "./account_create";
import { AccountSheet } from "./account_sheet";
import { text } from "./words";

export function stateOf(account: Account): "active" | "disabled" | "locked" {
  if (account.state === "disabled") return "disabled";
  return account.locked_until && Date.parse(account.locked_until) > now.value.getTime() ? "locked" : "active";
}

function columns(): Column<Account>[] {
  const words = text();
  const c = words.columns;
  return [
    { id: "login", title: c.login, cell: (row) => row.login, always: true },
    { id: "roles", title: c.roles, cell: (row) => row.roles.map((role) => words.roles[role] ?? role).join(", ") },
    {
      id: "state",
      title: c.state,
      cell: (row) => (
        <Mark kind={stateOf(row) === "active" ? "good" : stateOf(row) === "locked" ? "warn" : "plain"}>
          {words.states[stateOf(row)]}
        </Mark>
      ),
      narrow: true,
    },
    { id: "groups", title: c.groups, cell: (row) => row.groups.join(", ") || "–" },
    { id: "created", title: c.created, cell: (row) => day(row.created_at), narrow: true },
  ];
}

export function Accounts() {
  const words = text();
  const accounts = useResource((signal) => listAccounts(signal), []);
  const [adding, setAdding] = useState(false);
  const manages = may("account", "update");
  const open = manages ? accounts.data?.items.find((one) => one.id === query("account")) : undefined;
  return (
    <>
      <Filled of={accounts}>
        {({ items }) => (
          <div class="panels">
            <Panel
              title={words.accountsTitle}
              aside={
                may("account", "create") && (
                  <button type="button" class="button button-small button-main no-print" onClick={() => setAdding(true)}>
                    {words.account.create}
                  </button>
                )
              }
            >
              <Table
                label={words.accountsTitle}
                columns={columns()}
                rows={items}
                rowKey={(row) => row.id}
                href={manages ? (row) => addressWith({ account: row.id }) : undefined}
                selected={query("account")}
                empty={<p class="faint">{words.noAccounts}</p>}
              />
            </Panel>
            {items.length > 0 && (
              <Panel title={words.rolesTitle}>
                <Bars
                  name={words.rolesTitle}
                  hideName
                  valueName={words.unit}
                  bars={Object.entries(words.roles)
                    .map(([role, label]) => ({
                      label,
                      value: items.filter((one) => one.roles.some((own) => own === role)).length,
                    }))
                    .filter((bar) => bar.value > 0)}
                />
              </Panel>
            )}
          </div>
        )}
      </Filled>
      {adding && <CreateAccount onClose={() => setAdding(false)} onDone={accounts.again} />}
      {open && <AccountSheet key={open.id} of={open} onClose={() => setQuery({ account: null })} onDone={accounts.again} />}
      <CopyAs command={["account", "list"]} call={{ method: "GET", path: "/api/v1/accounts?limit=500" }} />
    </>
  );
}
