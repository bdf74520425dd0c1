// A new account: who may log in, as whom of the register, in which roles.
import { useState } from "preact/hooks";
import { createAccount } from "../../api/accounts";
import { ActDialog } from "../../components/act_dialog";
import { option } from "../../components/copy_as";
import { TextField } from "../../components/field";
import { t } from "../../i18n";
import { useFields } from "../../state/fields";
import { FirstPassword, shortestPassword } from "./first_password";
import { type Role, RoleFields } from "./role_fields";
import { text } from "./words";

export function CreateAccount({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const words = text();
  const { value, put, needed } = useFields({ login: "", password: "", person: "", reason: "" });
  const [roles, setRoles] = useState<Role[]>(["employee"]);
  const short = [...value.password].length < shortestPassword;
  return (
    <ActDialog
      kind="sheet"
      title={words.account.create}
      text={words.account.createText}
      action={words.account.create}
      done={words.account.created}
      check={() => ({
        login: needed("login"),
        password: short ? words.security.short : undefined,
        roles: roles.length ? undefined : words.account.chooseRole,
      })}
      send={() =>
        createAccount({
          login: value.login.trim(),
          password: value.password,
          roles,
          person: value.person.trim() || undefined,
          reason: value.reason || undefined,
        })
      }
      onDone={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
      command={[
        "account",
        "create",
        "--login",
        value.login || "NAME",
        "--password-file",
        "FILE",
        ...roles.flatMap((role) => ["--role", role]),
        ...option("person", value.person),
        ...option("reason", value.reason),
      ]}
    >
      {(errors) => (
        <>
          <TextField
            label={words.columns.login}
            help={words.account.loginHelp}
            required
            value={value.login}
            onValue={put("login")}
            error={errors.login}
          />
          <FirstPassword value={value.password} onValue={put("password")} error={errors.password} />
          <RoleFields chosen={roles} onChosen={setRoles} error={errors.roles} />
          <TextField
            label={words.account.person}
            help={words.account.personHelp}
            value={value.person}
            onValue={put("person")}
            error={errors.person}
          />
          <TextField label={t().form.reason} value={value.reason} onValue={put("reason")} error={errors.reason} />
        </>
      )}
    </ActDialog>
  );
}
