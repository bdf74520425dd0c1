import type { Alert } from "../../api/alerts";
import { Mark } from "../../components/marks";
import { Panel } from "../../components/panel";
import { RevealRequest } from "../../components/reveal";
import { text } from "./words";

export function PersonPanel({ alert, onDone }: { alert: Alert; onDone: () => void }) {
  const words = text();
  return (
    <Panel title={words.person}>
      <p class="row">
        <strong class="pseudonym">{alert.pseudonym || words.noPerson}</strong>
        {alert.person && <Mark kind="warn">{words.revealed}</Mark>}
      </p>
      {alert.person && <p>{`${alert.person.name} / ${alert.person.staff_number} / ${alert.person.department}`}</p>}
      <RevealRequest
        pseudonym={alert.pseudonym.startsWith("P-") ? alert.pseudonym : ""}
        alert={alert.id}
        revealed={alert.person !== undefined}
        onDone={onDone}
      />
    </Panel>
  );
}
