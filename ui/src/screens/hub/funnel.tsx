// Received, masked, reviewed, consented, released: how many got so far, and how long it took them.
import { showFunnel } from "../../api/hub";
import { may } from "../../api/session";
import { Bars } from "../../charts";
import { Filled, Panel } from "../../components/panel";
import { count } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { shared } from "../share/words";
import { text } from "./words";

export function Funnel() {
  const say = text();
  const words = shared();
  const found = useResource((signal) => showFunnel(signal), []);
  if (!may("hub_funnel", "read")) return null;
  return (
    <Panel title={say.funnel}>
      <Filled of={found}>
        {({ steps }) => (
          <Bars
            name={say.funnel}
            hideName
            valueName={say.funnelUnit}
            most={steps[0]?.count}
            more={{
              column: say.medianHours,
              cells: steps.map((one) => (one.median_hours === null ? "" : count(Math.round(one.median_hours * 10) / 10))),
            }}
            bars={steps.map((one) => ({
              label: words.states[one.step],
              value: one.count,
              tone: one.step === "released" ? "good" : "calm",
              note: one.median_hours === null ? undefined : say.hours(count(Math.round(one.median_hours * 10) / 10)),
            }))}
          />
        )}
      </Filled>
    </Panel>
  );
}
