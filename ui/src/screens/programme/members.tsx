// Who sits in the forum, by class, and who runs it.
import { showMembers } from "../../api/govern";
import { CopyAs } from "../../components/copy_as";
import { Filled, Panel } from "../../components/panel";
import { either } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { Source } from "../law/source";
import { text } from "./words";

export function Members() {
  const say = text();
  const found = useResource((signal) => showMembers(signal), []);
  return (
    <Filled of={found}>
      {(one) => (
        <>
          <div class="panels panels-two">
            {one.classes.map((kind) => (
              <Panel key={kind.id} title={either(kind)}>
                <ul class="plain-list">
                  {kind.members.map((member) => (
                    <li key={member.id}>{either(member)}</li>
                  ))}
                </ul>
              </Panel>
            ))}
            <Panel title={say.roles}>
              <ul class="plain-list">
                {one.roles.map((role) => (
                  <li key={role.id}>
                    {either(role)} <Source of={role.source} />
                  </li>
                ))}
              </ul>
            </Panel>
          </div>
          <CopyAs command={["programme", "members"]} />
        </>
      )}
    </Filled>
  );
}
