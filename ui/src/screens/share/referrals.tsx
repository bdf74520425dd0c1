// Reports handed on to those who trace and stop attackers: proposed by the hub, agreed to by the member for one body and one scope, sent once.
import { useState } from "preact/hooks";
import { saveBase64 } from "../../api/download";
import {
  consentToReferral,
  type HubReferral,
  listReferrals,
  proposeReferral,
  referralStates,
  scopes,
  sendReferral,
  showReferral,
  withdrawReferral,
} from "../../api/rescue";
import { may } from "../../api/session";
import { addressWith, query, setQuery } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { ErrorPanel } from "../../components/error_panel";
import { FieldsDialog, flags } from "../../components/fields_dialog";
import type { Facet } from "../../components/filter_bar";
import { Mark } from "../../components/marks";
import { PagedList } from "../../components/paged_list";
import { Filled } from "../../components/panel";
import type { Column } from "../../components/table";
import { say as tell } from "../../components/toast";
import { bytes, day, time } from "../../i18n/format";
import { useAction } from "../../state/action";
import { usePages, useResource } from "../../state/resource";
import { shared } from "./words";

const tones = { proposed: "warn", consented: "info", sent: "good", withdrawn: "plain" } as const;

export function Referrals() {
  const words = shared();
  const say = words.referral;
  const wanted = { state: query("state") };
  const list = usePages((cursor, signal) => listReferrals({ ...wanted, limit: 100, cursor }, signal), Object.values(wanted));
  const [proposing, setProposing] = useState(false);
  const facets: Facet[] = [
    {
      key: "state",
      title: words.state,
      single: true,
      values: referralStates.map((one) => ({ value: one, label: say.states[one] })),
    },
  ];
  const columns: Column<HubReferral>[] = [
    { id: "number", title: words.number, cell: (row) => row.number, narrow: true, always: true },
    { id: "report", title: say.report, cell: (row) => row.report, narrow: true },
    { id: "target", title: say.target, cell: (row) => <span class="title-cell">{row.target}</span> },
    { id: "scope", title: say.scope, cell: (row) => say.scopes[row.scope], narrow: true },
    {
      id: "state",
      title: words.state,
      cell: (row) => <Mark kind={tones[row.state]}>{say.states[row.state]}</Mark>,
      narrow: true,
    },
  ];
  const add = may("hub_referral", "create") && (
    <button type="button" class="button button-main" onClick={() => setProposing(true)}>
      {say.propose}
    </button>
  );
  return (
    <>
      <PagedList
        of={list}
        facets={facets}
        keep={["referral", "view"]}
        label={say.title}
        columns={columns}
        rowKey={(row) => row.number}
        href={(row) => addressWith({ referral: row.number })}
        selected={query("referral")}
        none={say.none}
        above={<p class="row no-print">{add}</p>}
        empty={
          <EmptyState
            title={say.emptyTitle}
            text={say.emptyText}
            picture={<RowsPicture />}
            action={add}
            command={["referral", "list"]}
          />
        }
      />
      <CopyAs command={["referral", "list"]} call={{ method: "GET", path: "/api/v1/hub-referrals" }} />
      {query("referral") && <ReferralSheet key={query("referral")} number={query("referral")} onChange={list.again} />}
      {proposing && <ProposeReferral onClose={() => setProposing(false)} onDone={list.again} />}
    </>
  );
}

export function ProposeReferral({ report = "", onClose, onDone }: { report?: string; onClose: () => void; onDone: () => void }) {
  const say = shared().referral;
  return (
    <FieldsDialog
      title={say.propose}
      text={say.proposeText}
      done={say.proposed}
      fields={[
        { name: "report", label: say.report, required: true },
        { name: "target", label: say.target, help: say.targetHelp, required: true },
        { name: "scope", label: say.scope, options: scopes.map((one) => ({ value: one, label: say.scopes[one] })) },
        { name: "purpose", label: say.purpose, required: true, rows: 2 },
      ]}
      start={{ report, scope: "indicators" }}
      send={({ report: number, target, scope, purpose }) =>
        proposeReferral({ report: number.trim(), target: target.trim(), scope: scope as HubReferral["scope"], purpose })
      }
      onDone={onDone}
      onClose={onClose}
      command={({ report: number, target, scope, purpose }) => [
        "referral",
        "propose",
        number || "REPORT",
        ...flags({ to: target, scope, purpose }),
      ]}
      call={(body) => ({ method: "POST", path: "/api/v1/hub-referrals", body })}
    />
  );
}

function ReferralSheet({ number, onChange }: { number: string; onChange: () => void }) {
  const words = shared();
  const say = words.referral;
  const found = useResource((signal) => showReferral(number, signal), [number]);
  const [act, setAct] = useState<"consent" | "withdraw">();
  const again = () => {
    found.again();
    onChange();
  };
  const send = useAction(async () => {
    const { files } = await sendReferral(number);
    for (const file of files) saveBase64(`${number}-${file.name}`, file.content);
    tell(say.sentDone);
    again();
  });
  return (
    <SideSheet title={number} onClose={() => setQuery({ referral: null })}>
      <Filled of={found}>
        {(one) => (
          <div class="stack">
            <p class="row">
              <Mark kind={tones[one.state]}>{say.states[one.state]}</Mark>
              {one.target}
            </p>
            <dl class="facts">
              <dt>{say.report}</dt>
              <dd>{one.report}</dd>
              <dt>{say.scope}</dt>
              <dd>{say.scopes[one.scope]}</dd>
              <dt>{say.purpose}</dt>
              <dd class="as-written">{one.purpose}</dd>
              {one.consented_at && (
                <>
                  <dt>{say.states.consented}</dt>
                  <dd>
                    {time(one.consented_at)} {one.until && say.until(day(one.until))}
                  </dd>
                </>
              )}
              {one.sent_at && (
                <>
                  <dt>{say.states.sent}</dt>
                  <dd>{time(one.sent_at)}</dd>
                </>
              )}
              {one.withdrawn_why && (
                <>
                  <dt>{say.states.withdrawn}</dt>
                  <dd>{one.withdrawn_why}</dd>
                </>
              )}
            </dl>
            {one.sent.length > 0 && (
              <ul class="plain-list">
                {one.sent.map((file) => (
                  <li key={file.sha256}>
                    {file.name} · {bytes(file.bytes)} <code class="path masked-hash">{file.sha256}</code>
                  </li>
                ))}
              </ul>
            )}
            {send.problem && <ErrorPanel problem={send.problem} />}
            <p class="row no-print">
              {may("hub_referral", "approve") && one.state === "proposed" && (
                <button type="button" class="button button-main" onClick={() => setAct("consent")}>
                  {say.consent}
                </button>
              )}
              {may("hub_referral", "approve") && (one.state === "proposed" || one.state === "consented") && (
                <button type="button" class="button" onClick={() => setAct("withdraw")}>
                  {say.withdraw}
                </button>
              )}
              {may("hub_referral", "update") && one.state === "consented" && (
                <button type="button" class="button button-main" disabled={send.busy} onClick={() => void send.run()}>
                  {say.send}
                </button>
              )}
            </p>
            <CopyAs
              command={["referral", "send", number, "-o", "FOLDER"]}
              call={{ method: "GET", path: `/api/v1/hub-referrals/${number}` }}
            />
          </div>
        )}
      </Filled>
      {act === "consent" && (
        <FieldsDialog
          title={say.consent}
          text={say.consentText}
          done={say.consented}
          fields={[{ name: "until", label: say.untilField, kind: "date" }]}
          send={({ until }) => consentToReferral(number, until || undefined)}
          onDone={again}
          onClose={() => setAct(undefined)}
          command={({ until }) => ["referral", "consent", number, ...flags({ until })]}
          call={(body) => ({ method: "POST", path: `/api/v1/hub-referrals/${number}/consent`, body })}
        />
      )}
      {act === "withdraw" && (
        <FieldsDialog
          title={say.withdraw}
          done={say.withdrawn}
          fields={[{ name: "reason", label: words.reason, required: true, rows: 2 }]}
          send={({ reason }) => withdrawReferral(number, reason)}
          onDone={again}
          onClose={() => setAct(undefined)}
          command={({ reason }) => ["referral", "withdraw", number, "--reason", reason]}
          call={(body) => ({ method: "POST", path: `/api/v1/hub-referrals/${number}/withdrawal`, body })}
        />
      )}
    </SideSheet>
  );
}
