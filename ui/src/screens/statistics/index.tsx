// What the hub counted. The period stands in the address; without one it is the quarter before this one.
import { showStatistics } from "../../api/campaigns";
import { listSigs } from "../../api/hub";
import { may, now } from "../../api/session";
import { query, setQuery } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { CheckField, SelectField } from "../../components/field";
import { Filled } from "../../components/panel";
import { count, day } from "../../i18n/format";
import { language } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { groupName } from "../share/marks";
import "../shared.css";
import { Axes, BySig, Quarters, Totals } from "./counts";
import { text } from "./words";

const years = 12; // offered backwards

// "2026Q1" is January to March of 2026; a fiscal year begins in April.
function quartersUntil(at: Date, closed: boolean): string[] {
  const first = at.getFullYear() * 4 + Math.floor(at.getMonth() / 3) - (closed ? 1 : 0);
  return Array.from({ length: years * 4 }, (_, back) => {
    const one = first - back;
    return `${Math.floor(one / 4)}Q${(one % 4) + 1}`;
  });
}

// An address from elsewhere may name a period that is not offered.
const withChosen = (offered: string[], chosen: string) => (offered.includes(chosen) ? offered : [chosen, ...offered]);

export default function StatisticsRoom() {
  const say = text();
  const closed = !may("hub_statistics", "read"); // who does not see the numbers of now reads what was published
  const quarters = quartersUntil(now.value, closed);
  const fiscal = query("fiscal_year");
  const quarter = fiscal ? "" : query("quarter") || quarters[0] || "";
  const running = now.value.getMonth() < 3 ? now.value.getFullYear() - 1 : now.value.getFullYear();
  const thisYear = closed ? running - 1 : running;
  const sig = query("sig");
  const exact = query("exact") === "true" && may("hub_statistics", "read");
  const wanted = { quarter, fiscal_year: fiscal, sig, exact: exact ? "true" : "" };
  const found = useResource((signal) => showStatistics(wanted, signal), Object.values(wanted));
  const sigs = useResource((signal) => listSigs(signal), []);
  const groups = sigs.data?.items ?? [];
  const period = fiscal ? `fiscal_year=${fiscal}` : `quarter=${quarter}`;
  const command = [
    "hub",
    "statistics",
    ...(fiscal ? ["--fiscal-year", fiscal] : ["--quarter", quarter]),
    ...(sig ? ["--sig", sig] : []),
  ];
  const paper = (form: string) => `/api/v1/hub-statistics/paper?${period}&form=${form}&language=${language.value}`;
  return (
    <>
      <header class="screen-head">
        <div>
          <h1>{say.title}</h1>
          <p>{say.lead}</p>
        </div>
        <p class="row no-print">
          <a class="button" href={paper("html")} target="_blank" rel="noreferrer">
            {say.paperHtml}
          </a>
          <a class="button" href={paper("pdf")} download={`statistics-${fiscal || quarter}.pdf`}>
            {say.paper}
          </a>
        </p>
      </header>
      <div class="row fields-row no-print">
        <SelectField
          label={say.kind}
          value={fiscal ? "year" : "quarter"}
          onValue={(kind) => setQuery(kind === "year" ? { fiscal_year: String(thisYear), quarter: null } : { fiscal_year: null })}
          options={[
            { value: "quarter", label: say.quarter },
            { value: "year", label: say.fiscalYear },
          ]}
        />
        <SelectField
          label={say.period}
          value={fiscal || quarter}
          onValue={(one) => setQuery(fiscal ? { fiscal_year: one } : { quarter: one })}
          options={withChosen(
            fiscal ? Array.from({ length: years }, (_, back) => String(thisYear - back)) : quarters,
            fiscal || quarter,
          ).map((one) => ({
            value: one,
            label: one,
          }))}
        />
        <SelectField
          label={say.sig}
          value={sig}
          onValue={(one) => setQuery({ sig: one })}
          options={[
            { value: "", label: say.allSigs },
            ...groups.map((one) => ({ value: one.sig, label: groupName(one.sig, groups) })),
          ]}
        />
        {may("hub_statistics", "read") && (
          <CheckField label={say.exact} checked={exact} onValue={(on) => setQuery({ exact: on ? "true" : null })} />
        )}
      </div>
      <Filled of={found}>
        {(one) =>
          one.total.reported === 0 ? (
            <EmptyState title={say.emptyTitle} text={say.emptyText} picture={<RowsPicture />} command={command} />
          ) : (
            <>
              <p class="row">
                {say.spanText(day(one.period.from), day(one.period.until))}
                <span>{say.scope(count(one.organisations), count(one.sigs), count(one.schemes))}</span>
                {one.hidden > 0 && <span class="faint">{say.hidden(count(one.hidden))}</span>}
              </p>
              <div class="panels panels-two">
                <Totals of={one} />
                <Quarters of={one} />
                <BySig of={one} sigs={groups} />
                <Axes of={one} />
              </div>
            </>
          )
        }
      </Filled>
      <CopyAs command={command} call={{ method: "GET", path: `/api/v1/hub-statistics?${period}${sig ? `&sig=${sig}` : ""}` }} />
    </>
  );
}
