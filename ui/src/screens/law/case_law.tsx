// The law in force on a case's days, for the page of the case.
import { showCaseLaw } from "../../api/govern";
import { Filled, Panel } from "../../components/panel";
import { day } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { ClockTable } from "./clocks";
import { Topics } from "./day";
import { text } from "./words";

const telling = ["penalty_person", "penalty_company", "complaint", "attempt"] as const;

export function CaseLaw({ number }: { number: string }) {
  const say = text();
  const found = useResource((signal) => showCaseLaw(number, "", signal), [number]);
  return (
    <Panel title={say.caseTitle} className="panel-wide">
      <Filled of={found}>
        {(one) => (
          <>
            <p>
              {say.actDay(day(one.act))} {!one.act_known && <span class="faint">{say.noticedInstead}</span>}
            </p>
            <Topics law={one.law} only={telling} />
            <ClockTable clocks={one.clocks} />
          </>
        )}
      </Filled>
    </Panel>
  );
}
