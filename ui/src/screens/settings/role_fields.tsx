import type { Account } from "../../api/accounts";
import { CheckField } from "../../components/field";
import { text } from "./words";

export type Role = Account["roles"][number];

export function RoleFields({
  chosen,
  onChosen,
  error,
}: {
  chosen: readonly Role[];
  onChosen: (roles: Role[]) => void;
  error?: string;
}) {
  const words = text();
  return (
    <fieldset class={`field${error ? " field-bad" : ""}`}>
      <legend>{words.columns.roles}</legend>
      {Object.entries(words.roles).map(([id, label]) => {
        const role = id as Role;
        return (
          <CheckField
            key={role}
            label={label}
            checked={chosen.includes(role)}
            onValue={(on) => onChosen(on ? [...chosen, role] : chosen.filter((one) => one !== role))}
          />
        );
      })}
      {error && <p class="field-error">{error}</p>}
    </fieldset>
  );
}
