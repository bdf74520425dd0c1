// The forum of a hub: trends, measures and problems that were published, and what was proposed. Members see theirs, the hub's people all.
import { useState } from "preact/hooks";
import { directions, type ForumItem, type ForumProposal, forumKinds, listItems, listProposals } from "../../api/forum";
import { listSigs } from "../../api/hub";
import { may } from "../../api/session";
import { addressWith, query } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import type { Facet } from "../../components/filter_bar";
import { Mark } from "../../components/marks";
import { PagedList } from "../../components/paged_list";
import { Filled } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { either } from "../../i18n";
import { time } from "../../i18n/format";
import { usePages, useResource } from "../../state/resource";
import { ForumItemSheet } from "./forum_item_sheet";
import { ForumProposalSheet } from "./forum_proposal_sheet";
import { groupName, TlpMark } from "./marks";
import { ProposeSheet } from "./propose_sheet";
import { shared } from "./words";

export function Forum() {
  const words = shared();
  const say = words.forum;
  const wanted = { kind: query("kind"), direction: query("direction") };
  const sigs = useResource((signal) => listSigs(signal), []);
  const list = usePages((cursor, signal) => listItems({ ...wanted, limit: 100, cursor }, signal), Object.values(wanted));
  const proposals = useResource((signal) => listProposals(signal), []);
  const [proposing, setProposing] = useState(false);
  const groups = sigs.data?.items;
  const again = () => {
    list.again();
    proposals.again();
  };
  const facets: Facet[] = [
    { key: "kind", title: words.kind, single: true, values: forumKinds.map((one) => ({ value: one, label: say.kinds[one] })) },
    {
      key: "direction",
      title: say.direction,
      single: true,
      values: directions.map((one) => ({ value: one, label: say.directions[one] })),
    },
  ];
  const columns: Column<ForumItem>[] = [
    { id: "number", title: words.number, cell: (row) => row.number, narrow: true, always: true },
    { id: "published", title: say.published, cell: (row) => time(row.published_at), narrow: true },
    { id: "kind", title: words.kind, cell: (row) => row.content && say.kinds[row.content.kind], narrow: true },
    {
      id: "title",
      title: say.title,
      cell: (row) =>
        row.content ? <span class="title-cell">{either(row.content.title)}</span> : <Mark kind="bad">{say.withdrawn}</Mark>,
    },
    { id: "group", title: words.group, cell: (row) => groupName(row.audience, groups), narrow: true },
    { id: "tlp", title: words.tlp, cell: (row) => <TlpMark label={row.tlp} />, narrow: true },
  ];
  const add = may("forum_proposal", "create") && (
    <button type="button" class="button button-main" onClick={() => setProposing(true)}>
      {say.propose}
    </button>
  );
  return (
    <>
      <PagedList
        of={list}
        facets={facets}
        keep={["item", "proposal", "view"]}
        label={say.items}
        columns={columns}
        rowKey={(row) => row.number}
        href={(row) => addressWith({ item: row.number })}
        selected={query("item")}
        none={say.none}
        above={<p class="row no-print">{add}</p>}
        empty={
          <EmptyState
            title={say.emptyTitle}
            text={say.emptyText}
            picture={<RowsPicture />}
            action={add}
            command={["forum", "list"]}
          />
        }
      />
      <Filled of={proposals}>{({ items }) => <Proposals of={items} />}</Filled>
      <CopyAs command={["forum", "list"]} call={{ method: "GET", path: "/api/v1/forum-items" }} />
      {query("item") && <ForumItemSheet key={query("item")} number={query("item")} onChange={list.again} />}
      {query("proposal") && <ForumProposalSheet key={query("proposal")} number={query("proposal")} onChange={again} />}
      {proposing && <ProposeSheet onClose={() => setProposing(false)} onDone={proposals.again} />}
    </>
  );
}

const tones = { open: "warn", published: "good", declined: "plain", withdrawn: "plain" } as const;

function Proposals({ of }: { of: readonly ForumProposal[] }) {
  const words = shared();
  const say = words.forum;
  if (of.length === 0) return null;
  return (
    <section class="space" aria-label={say.proposals}>
      <h2>{say.proposals}</h2>
      <Table
        label={say.proposals}
        rows={of}
        rowKey={(row) => row.number}
        href={(row) => addressWith({ proposal: row.number })}
        selected={query("proposal")}
        fixed
        columns={[
          { id: "number", title: words.number, cell: (row) => row.number, narrow: true, always: true },
          { id: "at", title: say.proposedAt, cell: (row) => time(row.at), narrow: true },
          { id: "kind", title: words.kind, cell: (row) => say.kinds[row.content.kind], narrow: true },
          { id: "title", title: say.title, cell: (row) => <span class="title-cell">{either(row.content.title)}</span> },
          {
            id: "state",
            title: words.state,
            cell: (row) => <Mark kind={tones[row.state]}>{say.states[row.state]}</Mark>,
            narrow: true,
          },
        ]}
      />
    </section>
  );
}
