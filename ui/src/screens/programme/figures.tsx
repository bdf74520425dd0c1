// Published figures as bars, each with its table, its source and how far it may be quoted.
import { type FigureSeries, listFigures } from "../../api/govern";
import { Bars } from "../../charts";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { either, language } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { Source } from "../law/source";
import { text } from "./words";

function Series({ of }: { of: FigureSeries }) {
  const say = text();
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
      <Bars
        name={either(of.title)}
        hideName
        valueName={say.value(either(of.unit))}
        most={either(of.unit) === "%" ? 100 : undefined}
        more={{
          column: say.standing,
          cells: of.points.map((one) => (one.standing === "verified" ? say.verified : say.unverified)),
        }}
        bars={of.points.map((one) => ({
          label: either(one.label),
          value: one.value,
          note: one.standing === "unverified" ? <Mark kind="warn">{say.unverified}</Mark> : undefined,
        }))}
      />
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
