// What an analyst knows better: that campaigns are one, that one is two, that reports belong together. All of it is remembered and can be
// lifted.
import { type Campaign, type Constraint, liftConstraint, linkReports, mergeCampaigns, splitCampaign } from "../../api/campaigns";
import { go } from "../../app/router";
import { FieldsDialog, listIn } from "../../components/fields_dialog";
import { text } from "./words";

interface MergeProps {
  of: Campaign;
  onClose: () => void;
  onDone: (after: Campaign) => void;
}

export function MergeDialog({ of, onClose, onDone }: MergeProps) {
  const say = text();
  return (
    <FieldsDialog
      title={say.merge}
      text={say.mergeText}
      done={say.merged}
      fields={[
        {
          name: "campaigns",
          label: say.others,
          help: say.othersHelp,
          required: true,
          choices: of.related.map((one) => one.campaign),
        },
        { name: "reason", label: say.reason, required: true, rows: 2 },
      ]}
      send={async ({ campaigns, reason }) => {
        const after = await mergeCampaigns(of.campaign, { campaigns: listIn(campaigns), reason });
        onDone(after);
        go(`/campaigns/${after.campaign}`, "replace");
      }}
      onDone={() => undefined}
      onClose={onClose}
      command={({ campaigns, reason }) => ["campaign", "merge", of.campaign, ...listIn(campaigns), "--reason", reason]}
      call={({ campaigns, reason }) => ({
        method: "POST",
        path: `/api/v1/hub-campaigns/${of.campaign}/merge`,
        body: { campaigns: listIn(campaigns), reason },
      })}
    />
  );
}

export function SplitDialog({ of, onClose }: { of: Campaign; onClose: () => void }) {
  const say = text();
  return (
    <FieldsDialog
      title={say.split}
      text={say.splitText}
      done={say.splitDone}
      fields={[
        {
          name: "reports",
          label: say.splitOff,
          help: say.othersHelp,
          required: true,
          choices: of.reported.map((one) => one.number),
        },
        { name: "reason", label: say.reason, required: true, rows: 2 },
      ]}
      send={async ({ reports, reason }) => {
        const fresh = await splitCampaign(of.campaign, { reports: listIn(reports), reason });
        go(`/campaigns/${fresh.campaign}`);
      }}
      onDone={() => undefined}
      onClose={onClose}
      command={({ reports, reason }) => ["campaign", "split", of.campaign, ...listIn(reports), "--reason", reason]}
      call={({ reports, reason }) => ({
        method: "POST",
        path: `/api/v1/hub-campaigns/${of.campaign}/split`,
        body: { reports: listIn(reports), reason },
      })}
    />
  );
}

export function LinkDialog({ of, onClose, onDone }: MergeProps) {
  const say = text();
  return (
    <FieldsDialog
      title={say.tie}
      text={say.tieText}
      done={say.tied}
      fields={[
        { name: "reports", label: say.tieReports, help: say.othersHelp, required: true },
        { name: "reason", label: say.reason, required: true, rows: 2 },
      ]}
      start={{ reports: of.reported[0] ? `${of.reported[0].number}, ` : "" }}
      send={async ({ reports, reason }) => {
        const after = await linkReports({ reports: listIn(reports), reason });
        onDone(after);
        go(`/campaigns/${after.campaign}`, "replace");
      }}
      onDone={() => undefined}
      onClose={onClose}
      command={({ reports, reason }) => ["campaign", "link", ...listIn(reports), "--reason", reason]}
      call={({ reports, reason }) => ({
        method: "POST",
        path: "/api/v1/hub-campaign-links",
        body: { reports: listIn(reports), reason },
      })}
    />
  );
}

interface LiftProps {
  of: Constraint;
  onClose: () => void;
  onDone: (after: Constraint) => void;
}

export function LiftDialog({ of, onClose, onDone }: LiftProps) {
  const say = text();
  return (
    <FieldsDialog
      title={say.lift}
      text={`${say.saidKinds[of.kind]}: ${of.reports.join("、 ")}. ${say.liftText}`}
      done={say.liftDone}
      fields={[{ name: "reason", label: say.reason, required: true, rows: 2 }]}
      send={async ({ reason }) => onDone(await liftConstraint(of.number, reason))}
      onDone={() => undefined}
      onClose={onClose}
      command={({ reason }) => ["campaign", "lift", String(of.number), "--reason", reason]}
      call={(body) => ({ method: "POST", path: `/api/v1/hub-campaign-constraints/${of.number}/lift`, body })}
    />
  );
}
