// The catalogue of weaknesses that are known to be exploited, and whom of the members it concerns: classes for the hub, a member's own
// devices for the member.
import { useState } from "preact/hooks";
import { type Exposure, listExposures, showCatalogue, takeCatalogue } from "../../api/campaigns";
import { listSigs } from "../../api/hub";
import { may } from "../../api/session";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { TextField } from "../../components/field";
import { FileField } from "../../components/file_field";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { t } from "../../i18n";
import { count, day, time } from "../../i18n/format";
import { usePages, useResource } from "../../state/resource";
import { groupName } from "../share/marks";
import { text } from "./words";

export function Exposures() {
  const say = text();
  const list = usePages((cursor, signal) => listExposures({ limit: 100, cursor }, signal), []);
  const sigs = useResource((signal) => listSigs(signal), []);
  const whom = (row: Exposure) =>
    [
      ...(row.own ?? []),
      ...row.classes.map((one) =>
        one.members === null
          ? say.fewer(count(row.members_floor))
          : `${groupName(one.industry ?? "", sigs.data?.items ?? [])}: ${count(one.members)}`,
      ),
    ].join("、 ");
  const columns: Column<Exposure>[] = [
    { id: "weakness", title: say.weakness, cell: (row) => row.vulnerability, narrow: true, always: true },
    {
      id: "product",
      title: say.product,
      cell: (row) => (
        <span class="title-cell">
          {row.vendor} {row.product}: {row.name} {row.ransomware && <Mark kind="bad">{say.ransomware}</Mark>}{" "}
          {row.compared === "vendor" && <Mark kind="plain">{say.vendorOnly}</Mark>}
        </span>
      ),
    },
    { id: "whom", title: say.whom, cell: whom },
    { id: "due", title: say.due, cell: (row) => (row.due ? day(row.due) : "–"), narrow: true },
  ];
  return (
    <>
      <p>{say.exposuresLead}</p>
      {may("report_traits", "list") && <Catalogue onTaken={list.again} />}
      <Filled of={list}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState
              title={say.exposuresNone}
              text={say.exposuresNoneText}
              picture={<RowsPicture />}
              command={["member", "devices", "MEMBER", "FILE.csv"]}
            />
          ) : (
            <Table
              label={say.exposures}
              columns={columns}
              rows={page.items}
              rowKey={(row) => row.vulnerability}
              next={page.next}
              onMore={list.more}
              adding={list.adding}
            />
          )
        }
      </Filled>
      <CopyAs command={["member", "exposures"]} call={{ method: "GET", path: "/api/v1/hub-exposures" }} />
    </>
  );
}

function Catalogue({ onTaken }: { onTaken: () => void }) {
  const say = text();
  const found = useResource((signal) => showCatalogue(signal), []);
  const [taking, setTaking] = useState(false);
  const [file, setFile] = useState<File>();
  const [reason, setReason] = useState("");
  const take = may("hub_campaign", "create") && (
    <button type="button" class="button no-print" onClick={() => setTaking(true)}>
      {say.takeCatalogue}
    </button>
  );
  return (
    <Panel title={say.catalogue} aside={take}>
      <Filled of={found}>
        {(one) =>
          one.source === "none" ? (
            <p class="note">{say.catalogueNone}</p>
          ) : (
            <dl class="facts">
              <dt>{say.catalogue}</dt>
              <dd>{say.catalogueOf(count(one.vulnerabilities), one.version)}</dd>
              <dt>{say.takenBy}</dt>
              <dd>{one.at ? `${one.by} ${time(one.at)}: ${one.reason}` : one.file}</dd>
              {one.sha256 && (
                <>
                  <dt>SHA-256</dt>
                  <dd class="path">{one.sha256}</dd>
                </>
              )}
            </dl>
          )
        }
      </Filled>
      {taking && (
        <ActDialog
          title={say.takeCatalogue}
          action={say.takeCatalogue}
          done={say.catalogueTaken}
          check={() => ({ file: file ? undefined : say.badCatalogue, reason: reason.trim() ? undefined : t().form.needed })}
          send={async () => file && found.put(await takeCatalogue(file, reason))}
          onDone={() => {
            setTaking(false);
            onTaken();
          }}
          onClose={() => setTaking(false)}
          command={["campaign", "catalogue", file?.name ?? "FILE", "--reason", reason]}
        >
          {(errors) => (
            <>
              <FileField label={say.catalogue} accept=".json" error={errors.file} onFile={setFile} />
              <TextField label={say.reason} required value={reason} onValue={setReason} error={errors.reason} />
            </>
          )}
        </ActDialog>
      )}
    </Panel>
  );
}
