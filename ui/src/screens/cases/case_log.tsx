// What a case gathers besides exhibits: where it stands outside, what was decided, which devices lie untouched, what it cost.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { type CaseLog, type DeviceHold, type Referral, showCaseLog } from "../../api/case_log";
import type { WholeCase } from "../../api/cases";
import { may } from "../../api/session";
import { CopyAs } from "../../components/copy_as";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { count, day, shortTime } from "../../i18n/format";
import { useAccountNames } from "../../state/names";
import { type Resource, useResource } from "../../state/resource";
import { DamageDialog } from "./damage_dialog";
import { DecisionDialog } from "./decision_dialog";
import { HoldDeviceDialog, ReleaseDeviceDialog } from "./device_dialogs";
import { ReferralDialog } from "./referral_dialog";
import { text } from "./words";

export function CaseLogPanels({ of }: { of: WholeCase }) {
  const { number } = of;
  const log = useResource((signal) => showCaseLog(number, signal), [number]);
  return (
    <>
      <div class="panels panels-two">
        <Referrals number={number} log={log} />
        <Decisions number={number} log={log} />
        <Devices number={number} log={log} />
        <Damage of={of} log={log} />
      </div>
      <CopyAs
        command={["case", "log", number]}
        call={{ method: "GET", path: `/api/v1/cases/${encodeURIComponent(number)}/log` }}
      />
    </>
  );
}

interface Part {
  number: string;
  log: Resource<CaseLog>;
}

// The title with the button that adds; what is added comes back with the whole log.
function Adding({
  title,
  act,
  allowed,
  dialog,
  children,
}: {
  title: string;
  act: string;
  allowed: boolean;
  dialog: (close: () => void) => ComponentChildren;
  children: ComponentChildren;
}) {
  const [adding, setAdding] = useState(false);
  return (
    <Panel
      title={title}
      aside={
        allowed && (
          <button type="button" class="button button-small no-print" onClick={() => setAdding(true)}>
            {act}
          </button>
        )
      }
    >
      {children}
      {adding && dialog(() => setAdding(false))}
    </Panel>
  );
}

const tones = {
  preparing: "plain",
  consulted: "info",
  handed_over: "info",
  accepted: "good",
  declined: "bad",
  charged: "good",
  outcome: "good",
} as const satisfies Record<Referral["state"], string>;

function Referrals({ number, log }: Part) {
  const words = text().log;
  const [known, setKnown] = useState<Referral>();
  const mayRefer = may("referral", "create");
  return (
    <Adding
      title={words.referrals}
      act={words.refer}
      allowed={mayRefer}
      dialog={(close) => <ReferralDialog number={number} known={log.data?.referrals ?? []} onClose={close} onDone={log.put} />}
    >
      <Filled of={log}>
        {({ referrals }) => (
          <Table
            label={words.referrals}
            fixed
            rows={referrals}
            rowKey={(row) => row.to}
            columns={[
              { id: "to", title: words.to, cell: (row) => words.offices[row.to] },
              {
                id: "state",
                title: words.state,
                narrow: true,
                cell: (row) =>
                  mayRefer ? (
                    <button type="button" class="button button-small" onClick={() => setKnown(row)}>
                      {words.referralStates[row.state]}
                      <span class="heard"> {words.offices[row.to]}</span>
                    </button>
                  ) : (
                    <Mark kind={tones[row.state]}>{words.referralStates[row.state]}</Mark>
                  ),
              },
              { id: "on", title: words.on, narrow: true, cell: (row) => (row.on ? day(row.on) : "–") },
              {
                id: "office",
                title: words.office,
                cell: (row) => [row.office, row.reference, row.note].filter(Boolean).join(" · ") || "–",
              },
            ]}
            empty={<p class="faint">{words.noReferrals}</p>}
          />
        )}
      </Filled>
      {known && (
        <ReferralDialog
          number={number}
          known={log.data?.referrals ?? []}
          of={known}
          onClose={() => setKnown(undefined)}
          onDone={log.put}
        />
      )}
    </Adding>
  );
}

function Decisions({ number, log }: Part) {
  const words = text().log;
  const nameOf = useAccountNames();
  return (
    <Adding
      title={words.decisions}
      act={words.decide}
      allowed={may("case_decision", "create")}
      dialog={(close) => <DecisionDialog number={number} onClose={close} onDone={log.put} />}
    >
      <Filled of={log}>
        {({ decisions }) => (
          <Table
            label={words.decisions}
            fixed
            rows={decisions}
            rowKey={(row) => row.id}
            columns={[
              {
                id: "what",
                title: words.what,
                cell: (row) => (
                  <span class="title-cell">
                    {row.what}
                    <small class="faint"> {row.grounds}</small>
                  </span>
                ),
              },
              { id: "effect", title: words.effect, cell: (row) => row.effect_on_evidence || "–" },
              { id: "by", title: words.by, narrow: true, cell: (row) => nameOf(row.decided_by) },
              { id: "at", title: words.at, narrow: true, cell: (row) => shortTime(row.decided_at) },
            ]}
            empty={<p class="faint">{words.noDecisions}</p>}
          />
        )}
      </Filled>
    </Adding>
  );
}

function Devices({ number, log }: Part) {
  const words = text().log;
  const [releasing, setReleasing] = useState<DeviceHold>();
  return (
    <Adding
      title={words.devices}
      act={words.holdDevice}
      allowed={may("device_hold", "create")}
      dialog={(close) => <HoldDeviceDialog number={number} onClose={close} onDone={log.put} />}
    >
      <Filled of={log}>
        {({ devices }) => (
          <Table
            label={words.devices}
            fixed
            rows={devices}
            rowKey={(row) => row.id}
            columns={[
              { id: "device", title: words.device, cell: (row) => row.device },
              { id: "where", title: words.place, cell: (row) => [row.place, row.seal].filter(Boolean).join(" · ") || "–" },
              { id: "until", title: words.until, narrow: true, cell: (row) => (row.until ? day(row.until) : "–") },
              {
                id: "told",
                title: words.told,
                narrow: true,
                cell: (row) => (row.silent ? words.notTold : words.toldYes),
              },
              {
                id: "state",
                title: words.state,
                narrow: true,
                cell: (row) =>
                  row.released ? (
                    <Mark kind="plain">{words.released}</Mark>
                  ) : may("device_hold", "update") && may("hold", "approve") ? (
                    <button type="button" class="button button-small" onClick={() => setReleasing(row)}>
                      {words.releaseDevice}
                      <span class="heard"> {row.device}</span>
                    </button>
                  ) : (
                    <Mark kind="good">{words.heldNow}</Mark>
                  ),
              },
            ]}
            empty={<p class="faint">{words.noDevices}</p>}
          />
        )}
      </Filled>
      {releasing && (
        <ReleaseDeviceDialog number={number} device={releasing.device} onClose={() => setReleasing(undefined)} onDone={log.put} />
      )}
    </Adding>
  );
}

function Damage({ of, log }: { of: WholeCase; log: Resource<CaseLog> }) {
  const words = text().log;
  return (
    <Adding
      title={words.damages}
      act={words.addDamage}
      allowed={may("damage", "create")}
      dialog={(close) => <DamageDialog of={of} onClose={close} onDone={log.put} />}
    >
      <Filled of={log}>
        {({ damages, damage_yen }) => (
          <>
            <Table
              label={words.damages}
              fixed
              rows={damages}
              rowKey={(row) => row.id}
              columns={[
                { id: "category", title: words.category, cell: (row) => words.categories[row.category] },
                { id: "yen", title: words.yen, narrow: true, align: "end", cell: (row) => count(row.yen) },
                { id: "basis", title: words.basis, cell: (row) => row.basis },
                {
                  id: "exhibit",
                  title: words.exhibit,
                  narrow: true,
                  cell: (row) => row.exhibit || <Mark kind="warn">{words.noExhibit}</Mark>,
                },
              ]}
              empty={<p class="faint">{words.noDamages}</p>}
            />
            {damages.length > 0 && <p class="space">{words.total(damage_yen)}</p>}
          </>
        )}
      </Filled>
    </Adding>
  );
}
