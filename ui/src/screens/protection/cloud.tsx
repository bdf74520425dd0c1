// Where secrets lie on clouds and what a reader will ask about it; and what of each level may be entered into generative AI.
import { useState } from "preact/hooks";
import { may } from "../../api/session";
import { type CloudPlace, listCloudPlaces, setCloudPlace } from "../../api/shared_places";
import { addressWith, query, setQuery } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { FieldsDialog, flags, listIn } from "../../components/fields_dialog";
import { GapLines, openGaps } from "../../components/gap_lines";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { either } from "../../i18n";
import { day } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { AiPolicyPanel } from "./ai_policy";
import { text } from "./words";

// What links and accounts show by themselves.
const shown = ["no_public_link", "links_expire"];

export function Cloud() {
  const say = text().cloud;
  const list = useResource((signal) => listCloudPlaces(signal), []);
  const [editing, setEditing] = useState<Partial<CloudPlace>>();
  const opened = list.data?.items.find((one) => one.number === query("cloud"));
  const add = may("cloud_place", "create") && (
    <button type="button" class="button button-main" onClick={() => setEditing({})}>
      {say.add}
    </button>
  );
  return (
    <div class="panels">
      <Panel title={say.title} aside={(list.data?.items.length ?? 0) > 0 && add}>
        <Filled of={list}>
          {({ items }) => (
            <Table
              label={say.title}
              fixed
              rows={items}
              rowKey={(row) => row.number}
              href={(row) => addressWith({ cloud: row.number })}
              selected={opened?.number}
              columns={[
                { id: "number", title: say.number, narrow: true, cell: (row) => row.number },
                { id: "secret", title: say.secret, narrow: true, cell: (row) => row.secret },
                { id: "service", title: say.service, cell: (row) => row.service },
                { id: "place", title: say.place, cell: (row) => row.place || "–" },
                {
                  id: "gaps",
                  title: say.gaps,
                  narrow: true,
                  cell: (row) => <Mark kind={openGaps(row.gaps) ? "warn" : "good"}>{say.gapCount(openGaps(row.gaps))}</Mark>,
                },
                {
                  id: "checked",
                  title: say.checked,
                  narrow: true,
                  cell: (row) => (row.checked_on ? day(row.checked_on) : "–"),
                },
              ]}
              empty={
                <EmptyState
                  title={say.emptyTitle}
                  text={say.emptyText}
                  picture={<RowsPicture />}
                  action={add}
                  command={["cloud", "list"]}
                />
              }
            />
          )}
        </Filled>
        <CopyAs command={["cloud", "list"]} call={{ method: "GET", path: "/api/v1/cloud-places" }} />
      </Panel>
      <AiPolicyPanel />
      {opened && (
        <SideSheet title={`${opened.number} ${opened.service}`} onClose={() => setQuery({ cloud: null })}>
          <div class="stack">
            <p>{either(opened.argument)}</p>
            <dl class="facts">
              <dt>{say.secret}</dt>
              <dd>{opened.secret}</dd>
              <dt>{say.place}</dt>
              <dd>{opened.place || "–"}</dd>
              <dt>{say.region}</dt>
              <dd>{opened.region || "–"}</dd>
              <dt>{say.links}</dt>
              <dd>{opened.links.map(lineOf).join(", ") || "–"}</dd>
              <dt>{say.outside}</dt>
              <dd>{opened.outside_accounts.join(", ") || "–"}</dd>
            </dl>
            <GapLines
              lines={opened.gaps}
              fixed={opened.outside_accounts.length === 0 ? [...shown, "outside_accounts_bound"] : shown}
              onAnswer={
                may("cloud_place", "update")
                  ? async (fact, yes, note) => {
                      await setCloudPlace(opened.number, { answers: [{ fact, yes, note }] });
                      list.again();
                    }
                  : undefined
              }
            />
            {may("cloud_place", "update") && (
              <p class="no-print">
                <button type="button" class="button" onClick={() => setEditing(opened)}>
                  {say.edit}
                </button>
              </p>
            )}
          </div>
        </SideSheet>
      )}
      {editing && <EditPlace of={editing} onClose={() => setEditing(undefined)} onDone={list.again} />}
    </div>
  );
}

// "図面フォルダ:anyone:2026-12-31": as the command takes it.
const lineOf = (link: CloudPlace["links"][number]) => [link.label, link.scope, link.expires].filter(Boolean).join(":");
function linkOf(line: string): CloudPlace["links"][number] {
  const [label = "", scope = "", expires] = line.split(":").map((one) => one.trim());
  return { label, scope: scope as CloudPlace["links"][number]["scope"], expires: expires || null };
}

function EditPlace({ of, onClose, onDone }: { of: Partial<CloudPlace>; onClose: () => void; onDone: () => void }) {
  const say = text().cloud;
  const bodyOf = (value: Record<string, string>) => ({
    secret: (value.secret ?? "").trim(),
    service: value.service ?? "",
    place: value.place ?? "",
    region: value.region ?? "",
    links: listIn(value.links ?? "")
      .map(linkOf)
      .map(({ expires, ...link }) => (expires ? { ...link, expires } : link)),
    outside_accounts: listIn(value.outside_accounts ?? ""),
  });
  return (
    <FieldsDialog
      kind="sheet"
      title={of.number ? say.edit : say.add}
      text={say.addText}
      done={say.kept}
      fields={[
        { name: "number", label: say.number, help: say.numberHelp, required: true },
        { name: "secret", label: say.secret, required: true },
        { name: "service", label: say.service, help: say.serviceHelp, required: true },
        { name: "place", label: say.place },
        { name: "region", label: say.region },
        { name: "links", label: say.links, help: say.linksHelp, rows: 3 },
        { name: "outside_accounts", label: say.outside, help: say.outsideHelp, rows: 2 },
      ]}
      start={{
        number: of.number,
        secret: of.secret,
        service: of.service,
        place: of.place,
        region: of.region,
        links: of.links?.map(lineOf).join("\n"),
        outside_accounts: of.outside_accounts?.join("\n"),
      }}
      send={async (value) => {
        const number = value.number.trim();
        await setCloudPlace(number, bodyOf(value));
        onClose();
        setQuery({ cloud: number });
      }}
      onDone={onDone}
      onClose={onClose}
      command={(value) => [
        "cloud",
        "set",
        value.number || "NUMBER",
        ...flags({
          secret: value.secret,
          service: value.service,
          place: value.place,
          region: value.region,
          link: listIn(value.links),
          outside: listIn(value.outside_accounts),
        }),
      ]}
      call={(value) => ({ method: "PUT", path: `/api/v1/cloud-places/${value.number || "NUMBER"}`, body: bodyOf(value) })}
    />
  );
}
