// Published figures: over the years as a line, shares and parts as bars; each with its table, its source and how far it may be quoted.
import { type FigureSeries, listFigures } from "../../api/govern";
import { Bars, Line } from "../../charts";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { either, language } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { Source } from "../law/source";
import { text } from "./words";

function Series({ of }: { of: FigureSeries }) {
  const say = text();
  const points = of.points.map((one) => ({ label: either(one.label), value: one.value, open: one.standing === "unverified" }));
  const checked = {
    column: say.standing,
    cells: of.points.map((one) => (one.standing === "verified" ? say.verified : say.unverified)),
  };
  return (
    <Panel
      title={either(of.title)}
      aside={
        <a
          class="button button-quiet no-print"
          href={`/api/v1/figures/${encodeURIComponent(of.id)}/table?language=${language.value}`}
          download={`${of.id}.csv`}
          aria-label={`CSV: ${either(of.title)}`}
        >
          CSV
        </a>
      }
    >
      {of.kind === "years" ? (
        <Line name={either(of.title)} hideName valueName={say.value(either(of.unit))} more={checked} points={points} />
      ) : (
        <Bars
          name={either(of.title)}
          hideName
          valueName={say.value(either(of.unit))}
          most={either(of.unit) === "%" ? 100 : undefined}
          more={checked}
          bars={points.map((one) => ({ ...one, note: one.open ? <Mark kind="warn">{say.unverified}</Mark> : undefined }))}
        />
      )}
      <p>
        {say.source}: <Source of={of.source} /> {of.source.year} {!of.shipped && <Mark kind="info">{say.own}</Mark>}
      </p>
      <p class="faint">
        {say.limits}: {either(of.limits)}
      </p>
    </Panel>
  );
}

export function Figures() {
  const found = useResource((signal) => listFigures(signal), []);
  return (
    <Filled of={found}>
      {(page) => (
        <div class="panels panels-two">
          {page.items.map((one) => (
            <Series key={one.id} of={one} />
          ))}
        </div>
      )}
    </Filled>
  );
}
