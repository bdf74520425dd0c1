// One campaign: when, how many, with what, whom it concerns; and for the hub's people every link with its evidence.
import { useState } from "preact/hooks";
import { type Campaign, showCampaign } from "../../api/campaigns";
import { download } from "../../api/download";
import { may } from "../../api/session";
import { addressOf, go } from "../../app/router";
import { CountGrid, type GraphNode, NodeGraph } from "../../charts";
import { CopyAs } from "../../components/copy_as";
import { ErrorPanel } from "../../components/error_panel";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { count, day, time } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useResource } from "../../state/resource";
import { LinkDialog, MergeDialog, SplitDialog } from "./acts";
import { Members, shortId } from "./board";
import { SaidTable } from "./said";
import { text } from "./words";

export function CampaignPage({ id }: { id: string }) {
  const say = text();
  const found = useResource((signal) => showCampaign(id, signal), [id]);
  const [act, setAct] = useState<"merge" | "split" | "link">();
  const take = useAction(() =>
    download("GET", "/api/v1/hub-campaigns/{id}/stix", { path: { id } }, `campaign-${shortId(id)}.json`),
  );
  return (
    <>
      <p class="no-print">
        <a href={addressOf("campaigns")}>{say.all}</a>
      </p>
      <header class="screen-head">
        <div>
          <h1>
            {say.title} <span class="code">{shortId(id)}</span>
          </h1>
        </div>
        <p class="row no-print">
          {may("hub_campaign", "create") && (
            <>
              <button type="button" class="button" onClick={() => setAct("merge")}>
                {say.merge}
              </button>
              <button type="button" class="button" onClick={() => setAct("split")}>
                {say.split}
              </button>
              <button type="button" class="button" onClick={() => setAct("link")}>
                {say.tie}
              </button>
            </>
          )}
          {may("hub_campaign", "export") && (
            <button type="button" class="button" disabled={take.busy} onClick={() => void take.run()}>
              {say.stix}
            </button>
          )}
        </p>
      </header>
      {take.problem && <ErrorPanel problem={take.problem} />}
      <Filled of={found}>
        {(one) => (
          <div class="panels">
            <Facts of={one} />
            {one.constraints.length > 0 && (
              <Panel title={say.said}>
                <SaidTable
                  of={one.constraints}
                  onLifted={(after) => {
                    // What was a campaign by this word alone is none any more.
                    if (after.campaigns.includes(id)) found.again();
                    else go(after.campaigns[0] ? `/campaigns/${after.campaigns[0]}` : "/campaigns", "replace");
                  }}
                />
              </Panel>
            )}
            <Infrastructure of={one} />
            <Timeline of={one} />
            <Exposures of={one} />
            <Related of={one} />
            <Links of={one} />
            <Reported of={one} />
            <Changes of={one} />
            {act === "merge" && <MergeDialog of={one} onClose={() => setAct(undefined)} onDone={found.put} />}
            {act === "split" && <SplitDialog of={one} onClose={() => setAct(undefined)} />}
            {act === "link" && <LinkDialog of={one} onClose={() => setAct(undefined)} onDone={found.put} />}
          </div>
        )}
      </Filled>
      <CopyAs
        command={["campaign", "show", id]}
        call={{ method: "GET", path: `/api/v1/hub-campaigns/${encodeURIComponent(id)}` }}
      />
    </>
  );
}

interface Of {
  of: Campaign;
}

function Facts({ of }: Of) {
  const say = text();
  return (
    <Panel title={say.facts}>
      <dl class="facts">
        <dt>{say.first}</dt>
        <dd>{of.first_seen ? day(of.first_seen) : "–"}</dd>
        <dt>{say.last}</dt>
        <dd>{of.last_seen ? day(of.last_seen) : "–"}</dd>
        <dt>{say.reports}</dt>
        <dd>{count(of.reports)}</dd>
        <dt>{say.members}</dt>
        <dd>
          <Members of={of} />
        </dd>
        <dt>{say.version}</dt>
        <dd>{count(of.version)}</dd>
        <dt>{say.sight}</dt>
        <dd>{say.sights[of.sight]}</dd>
      </dl>
    </Panel>
  );
}

const files = /hash|sha|md5|file|artefact|document|archive|yara/;
const people = /address|display|reply|registrant|helo|return/;
function shapeOf(type: string): GraphNode["shape"] {
  if (files.test(type)) return "square";
  return people.test(type) ? "pointed" : "round";
}

function Infrastructure({ of }: Of) {
  const say = text();
  const types: Record<string, string> = say.types;
  const { nodes, edges, left_out } = of.infrastructure;
  return (
    <Panel title={say.infrastructure}>
      <NodeGraph
        name={say.infrastructure}
        hideName
        weightName={say.reports}
        nodes={nodes.map((node) => ({
          type: types[node.type] ?? node.type,
          value: node.value,
          weight: node.reports ?? 0,
          x: node.x,
          y: node.y,
          shape: shapeOf(node.type),
        }))}
        edges={edges.map((edge) => ({ a: edge.a, b: edge.b, weight: edge.reports ?? 0 }))}
      />
      {left_out > 0 && <p class="faint">{say.leftOut(count(left_out))}</p>}
    </Panel>
  );
}

function Timeline({ of }: Of) {
  const say = text();
  const monthOf = (month: string | null) => month || say.noMonth;
  const industryOf = (industry: string | null) => industry || say.noIndustry;
  const months = [...new Set(of.timeline.map((cell) => monthOf(cell.month)))].sort();
  const industries = [...new Set(of.timeline.map((cell) => industryOf(cell.industry)))].sort();
  return (
    <Panel title={say.timeline}>
      <CountGrid
        name={say.timeline}
        hideName
        corner={say.industry}
        untold={say.untold}
        columns={months}
        rows={industries.map((industry) => ({
          label: industry,
          cells: months.map((month) => {
            const cell = of.timeline.find((one) => monthOf(one.month) === month && industryOf(one.industry) === industry);
            return cell ? cell.reports : 0;
          }),
        }))}
      />
    </Panel>
  );
}

function Exposures({ of }: Of) {
  const say = text();
  if (of.exposures.length === 0) return null;
  return (
    <Panel title={say.exposures}>
      <ul class="plain-list">
        {of.exposures.map((one) => (
          <li key={one.vulnerability}>
            <strong>{one.vulnerability}</strong> {[one.vendor, one.product].filter(Boolean).join(" ")}{" "}
            {one.known_exploited && <Mark kind="bad">{say.exploited}</Mark>}{" "}
            {one.classes
              .map(
                (part) =>
                  `${part.industry || say.noIndustry}: ${part.members === null ? say.below(count(one.members_floor)) : count(part.members)}`,
              )
              .join("、 ")}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Related({ of }: Of) {
  const say = text();
  if (of.related.length === 0) return null;
  return (
    <Panel title={say.related}>
      <ul class="plain-list">
        {of.related.map((one) => (
          <li key={one.campaign}>
            <a href={addressOf("campaigns", one.campaign)}>{shortId(one.campaign)}</a> {say.score} {one.score.toFixed(2)} ·{" "}
            {one.from} – {one.to}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Links({ of }: Of) {
  const say = text();
  if (of.links.length === 0) return null;
  return (
    <Panel title={say.links}>
      <Table
        label={say.links}
        rows={of.links}
        rowKey={(row) => `${row.from} ${row.to}`}
        fixed
        columns={[
          { id: "from", title: say.from, cell: (row) => row.from, narrow: true, always: true },
          { id: "to", title: say.to, cell: (row) => row.to, narrow: true },
          { id: "score", title: say.score, cell: (row) => row.score.toFixed(2), align: "end", narrow: true },
          {
            id: "same",
            title: say.holds,
            cell: (row) => <Mark kind={row.same_campaign ? "good" : "plain"}>{row.same_campaign ? say.holds : say.apart}</Mark>,
            narrow: true,
          },
          { id: "evidence", title: say.evidence, cell: (row) => <span class="title-cell">{row.text}</span> },
        ]}
      />
    </Panel>
  );
}

function Reported({ of }: Of) {
  const say = text();
  if (of.reported.length === 0) return null;
  return (
    <Panel title={say.reported}>
      <Table
        label={say.reported}
        rows={of.reported}
        rowKey={(row) => row.number}
        href={(row) => `/hub/${encodeURIComponent(row.number)}`}
        fixed
        columns={[
          { id: "number", title: say.number, cell: (row) => row.number, narrow: true, always: true },
          { id: "time", title: say.time, cell: (row) => (row.time ? time(row.time) : "–"), narrow: true },
          { id: "group", title: say.group, cell: (row) => row.sig },
        ]}
      />
    </Panel>
  );
}

function Changes({ of }: Of) {
  const say = text();
  if (of.changes.length === 0) return null;
  return (
    <Panel title={say.changes}>
      <ul class="plain-list">
        {of.changes.map((one) => (
          <li key={`${one.version} ${one.what}`}>
            {say.version} {count(one.version)}: {say.kinds[one.kind]} {one.what}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
