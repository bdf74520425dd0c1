// One account: stopped when its holder leaves, given other roles, a new password, or a way back in for who has lost his second factor.
import { useState } from "preact/hooks";
import { type Account, changeAccount, endAccountSessions, removeAccountFactors, setAccountPassword } from "../../api/accounts";
import { me } from "../../api/session";
import { ActDialog } from "../../components/act_dialog";
import { option } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { TextField } from "../../components/field";
import { Mark } from "../../components/marks";
import { t } from "../../i18n";
import { day, time } from "../../i18n/format";
import { useFields } from "../../state/fields";
import { stateOf } from "./accounts";
import { FirstPassword, shortestPassword } from "./first_password";
import { type Role, RoleFields } from "./role_fields";
import { text } from "./words";

type Act = "state" | "roles" | "password" | "factors" | "sessions";

interface Props {
  of: Account;
  onClose: () => void;
  onDone: () => void;
}

export function AccountSheet({ of, onClose, onDone }: Props) {
  const words = text();
  const say = words.account;
  const [act, setAct] = useState<Act>();
  const own = me.value?.account === of.id;
  const state = stateOf(of);
  const button = (name: Act, label: string) => (
    <button type="button" class="button" onClick={() => setAct(name)}>
      {label}
    </button>
  );
  const close = () => setAct(undefined);
  return (
    <SideSheet title={of.login} onClose={onClose}>
      <dl class="facts">
        <dt>{words.columns.state}</dt>
        <dd>
          <Mark kind={state === "active" ? "good" : state === "locked" ? "warn" : "plain"}>{words.states[state]}</Mark>{" "}
          {state === "locked" && of.locked_until && time(of.locked_until)}
        </dd>
        <dt>{words.columns.roles}</dt>
        <dd>{of.roles.map((role) => words.roles[role] ?? role).join(", ")}</dd>
        <dt>{words.columns.created}</dt>
        <dd>{day(of.created_at)}</dd>
      </dl>
      {own && <p class="note space">{say.own}</p>}
      <p class="row act-buttons">
        {!own && button("state", of.state === "disabled" ? say.enable : state === "locked" ? say.unlock : say.disable)}
        {!own && button("roles", say.changeRoles)}
        {!own && button("password", say.setPassword)}
        {!own && button("factors", say.removeFactors)}
        {!own && button("sessions", say.endSessions)}
      </p>
      {act === "state" && <StateDialog of={of} onClose={close} onDone={onDone} />}
      {act === "roles" && <RolesDialog of={of} onClose={close} onDone={onDone} />}
      {act === "password" && <PasswordDialog of={of} onClose={close} onDone={onDone} />}
      {act === "factors" && <FactorsDialog of={of} onClose={close} onDone={onDone} />}
      {act === "sessions" && <SessionsDialog of={of} onClose={close} onDone={onDone} />}
    </SideSheet>
  );
}

function Reason({ value, onValue, error }: { value: string; onValue: (reason: string) => void; error?: string }) {
  return (
    <TextField
      label={t().form.reason}
      help={t().form.reasonHelp}
      required
      rows={2}
      value={value}
      onValue={onValue}
      error={error}
    />
  );
}

function StateDialog({ of, onClose, onDone }: Props) {
  const say = text().account;
  const { value, put, needed } = useFields({ reason: "" });
  const after = of.state === "disabled" || stateOf(of) === "locked" ? "active" : "disabled";
  const title = after === "disabled" ? say.disable : of.state === "disabled" ? say.enable : say.unlock;
  return (
    <ActDialog
      title={`${title}: ${of.login}`}
      text={after === "disabled" ? say.disableText : say.enableText}
      action={title}
      done={say.changed}
      check={() => ({ reason: needed("reason") })}
      send={() => changeAccount(of.id, { state: after, reason: value.reason.trim() })}
      onDone={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
      command={["account", "change", "--login", of.login, "--state", after, "--reason", value.reason || "…"]}
    >
      {(errors) => <Reason value={value.reason} onValue={put("reason")} error={errors.reason} />}
    </ActDialog>
  );
}

function RolesDialog({ of, onClose, onDone }: Props) {
  const words = text();
  const { value, put, needed } = useFields({ person: "", reason: "" });
  const [roles, setRoles] = useState<Role[]>([...of.roles]);
  return (
    <ActDialog
      title={`${words.account.changeRoles}: ${of.login}`}
      action={t().form.save}
      done={words.account.changed}
      check={() => ({ roles: roles.length ? undefined : words.account.chooseRole, reason: needed("reason") })}
      send={() => changeAccount(of.id, { roles, person: value.person.trim() || undefined, reason: value.reason.trim() })}
      onDone={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
      command={[
        "account",
        "change",
        "--login",
        of.login,
        ...roles.flatMap((role) => ["--role", role]),
        ...option("person", value.person),
        "--reason",
        value.reason || "…",
      ]}
    >
      {(errors) => (
        <>
          <RoleFields chosen={roles} onChosen={setRoles} error={errors.roles} />
          <TextField
            label={words.account.person}
            help={of.person ? words.account.personKept : words.account.personHelp}
            value={value.person}
            onValue={put("person")}
            error={errors.person}
          />
          <Reason value={value.reason} onValue={put("reason")} error={errors.reason} />
        </>
      )}
    </ActDialog>
  );
}

function PasswordDialog({ of, onClose, onDone }: Props) {
  const words = text();
  const { value, put, needed } = useFields({ password: "", reason: "" });
  const short = [...value.password].length < shortestPassword;
  return (
    <ActDialog
      title={`${words.account.setPassword}: ${of.login}`}
      text={words.account.setPasswordText}
      action={words.account.setPassword}
      done={words.account.passwordSet}
      check={() => ({ password: short ? words.security.short : undefined, reason: needed("reason") })}
      send={() => setAccountPassword(of.id, { password: value.password, reason: value.reason.trim() })}
      onDone={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
      command={["account", "password", "--login", of.login, "--password-file", "FILE", "--reason", value.reason || "…"]}
    >
      {(errors) => (
        <>
          <FirstPassword value={value.password} onValue={put("password")} error={errors.password} />
          <Reason value={value.reason} onValue={put("reason")} error={errors.reason} />
        </>
      )}
    </ActDialog>
  );
}

function FactorsDialog({ of, onClose, onDone }: Props) {
  const say = text().account;
  const { value, put, needed } = useFields({ reason: "" });
  return (
    <ActDialog
      title={`${say.removeFactors}: ${of.login}`}
      text={say.removeFactorsText}
      action={say.removeFactors}
      done={say.factorsRemoved}
      check={() => ({ reason: needed("reason") })}
      send={() => removeAccountFactors(of.id, value.reason.trim())}
      onDone={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
      command={["account", "second-factor", "--login", of.login, "--remove", "all", "--reason", value.reason || "…"]}
    >
      {(errors) => <Reason value={value.reason} onValue={put("reason")} error={errors.reason} />}
    </ActDialog>
  );
}

function SessionsDialog({ of, onClose, onDone }: Props) {
  const say = text().account;
  const { value, put, needed } = useFields({ reason: "" });
  return (
    <ActDialog
      title={`${say.endSessions}: ${of.login}`}
      text={say.endSessionsText}
      action={say.endSessions}
      done={say.sessionsEnded}
      check={() => ({ reason: needed("reason") })}
      send={() => endAccountSessions(of.id, value.reason.trim())}
      onDone={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
      command={["token", "revoke", "--sessions", "--login", of.login, "--reason", value.reason || "…"]}
    >
      {(errors) => <Reason value={value.reason} onValue={put("reason")} error={errors.reason} />}
    </ActDialog>
  );
}
