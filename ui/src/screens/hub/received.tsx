// Warnings that other houses told first: what came, what of it goes on to our members, and a file that was handed over.
import { useState } from "preact/hooks";
import {
  type HubReceived,
  importReceived,
  inBase64,
  listOutsideSources,
  listReceived,
  listSigs,
  type OutsideSource,
  previewReceived,
  putOutsideSource,
  type ReceivedPreview,
  releaseReceived,
  reportKinds,
  showReceived,
  type Tlp,
  tlps,
} from "../../api/hub";
import { may } from "../../api/session";
import { addressWith, query, setQuery } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs, option } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { SelectField, TextField } from "../../components/field";
import { FieldsDialog } from "../../components/fields_dialog";
import { FileField } from "../../components/file_field";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { either } from "../../i18n";
import { time } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { groupName, TlpMark } from "../share/marks";
import { shared } from "../share/words";
import { text } from "./words";

const classes = ["government", "police", "response_team", "association", "hub"] as const;
const ways = ["to_industry", "to_government", "within_industry"] as const;
const passed = ["CLEAR", "GREEN"] as const;

export function Receiveds() {
  const say = text().received;
  const words = shared();
  const list = useResource((signal) => listReceived(signal), []);
  const sources = useResource((signal) => listOutsideSources(signal), []);
  const [adding, setAdding] = useState(false);
  const [describing, setDescribing] = useState<OutsideSource | "new">();
  const buttons = (
    <>
      {may("hub_received", "create") && (
        <button type="button" class="button button-main" disabled={!sources.data?.items.length} onClick={() => setAdding(true)}>
          {say.file}
        </button>
      )}{" "}
      {may("outside_source", "create") && (
        <button type="button" class="button" onClick={() => setDescribing("new")}>
          {say.describe}
        </button>
      )}
    </>
  );
  return (
    <>
      <Filled of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={say.emptyTitle}
              text={say.emptyText}
              picture={<RowsPicture />}
              action={buttons}
              command={["hub", "received", "list"]}
            />
          ) : (
            <>
              <p class="row no-print">{buttons}</p>
              <Table
                label={say.title}
                rows={items}
                rowKey={(row) => row.number}
                href={(row) => addressWith({ warning: row.number })}
                selected={query("warning")}
                columns={[
                  { id: "number", title: words.number, cell: (row) => row.number, narrow: true, always: true },
                  {
                    id: "name",
                    title: say.name,
                    cell: (row) => <span class="title-cell">{either({ ja: row.name_ja, en: row.name_en })}</span>,
                  },
                  {
                    id: "source",
                    title: say.source,
                    cell: (row) => (
                      <>
                        {row.title} <small class="faint">{words.forum.sources[row.source_class]}</small>
                      </>
                    ),
                  },
                  { id: "label", title: words.tlp, cell: (row) => <Label of={row} />, narrow: true },
                  { id: "arrived", title: say.arrived, cell: (row) => time(row.arrived_at), narrow: true },
                  { id: "state", title: words.state, cell: (row) => <State of={row} />, narrow: true },
                ]}
              />
            </>
          )
        }
      </Filled>
      <CopyAs command={["hub", "received", "list"]} call={{ method: "GET", path: "/api/v1/hub-received" }} />
      <Panel title={say.sources}>
        <Filled of={sources}>
          {({ items }) => (
            <Table
              label={say.sources}
              rows={items}
              rowKey={(row) => row.name}
              empty={<p class="faint">{say.noSources}</p>}
              columns={[
                { id: "name", title: say.sourceName, cell: (row) => row.name, narrow: true, always: true },
                { id: "title", title: say.called, cell: (row) => row.title },
                { id: "class", title: say.class, cell: (row) => words.forum.sources[row.source_class], narrow: true },
                { id: "way", title: words.forum.direction, cell: (row) => words.forum.directions[row.direction], narrow: true },
                {
                  id: "decisions",
                  title: say.decisions,
                  cell: (row) =>
                    row.decisions.map((one) => `TLP:${one.label} → ${one.audience} TLP:${one.tlp ?? one.label}`).join(", ") ||
                    say.byHand,
                },
                {
                  id: "act",
                  title: say.change,
                  narrow: true,
                  cell: (row) =>
                    may("outside_source", "update") && (
                      <button type="button" class="button button-small no-print" onClick={() => setDescribing(row)}>
                        {say.change}
                      </button>
                    ),
                },
              ]}
            />
          )}
        </Filled>
      </Panel>
      {query("warning") && <Sheet key={query("warning")} number={query("warning")} onChange={list.again} />}
      {adding && sources.data && <TakeFile sources={sources.data.items} onClose={() => setAdding(false)} onDone={list.again} />}
      {describing && (
        <Describe
          of={describing === "new" ? undefined : describing}
          onClose={() => setDescribing(undefined)}
          onDone={sources.again}
        />
      )}
    </>
  );
}

function Label({ of }: { of: HubReceived }) {
  return of.label ? <TlpMark label={of.label as Tlp} /> : <span class="faint">{text().received.noLabel}</span>;
}

function State({ of }: { of: HubReceived }) {
  const say = text().received;
  if (of.hindrance !== "none")
    return <Mark kind={of.hindrance === "recalled" ? "bad" : "plain"}>{say.hindrances[of.hindrance]}</Mark>;
  return of.share ? <Mark kind="good">{say.passedOn(of.share)}</Mark> : <Mark kind="warn">{say.waiting}</Mark>;
}

function Sheet({ number, onChange }: { number: string; onChange: () => void }) {
  const say = text().received;
  const words = shared();
  const found = useResource((signal) => showReceived(number, signal), [number]);
  const sigs = useResource((signal) => listSigs(signal), []);
  const [releasing, setReleasing] = useState(false);
  const groups = sigs.data?.items ?? [];
  return (
    <SideSheet title={number} onClose={() => setQuery({ warning: null })}>
      <Filled of={found}>
        {(one) => {
          const open = tlps.slice(one.label ? tlps.indexOf(one.label as Tlp) : tlps.indexOf("AMBER"));
          return (
            <div class="stack">
              <p class="row">
                <State of={one} /> <Label of={one} /> {one.title} · {words.forum.sources[one.source_class]} ·{" "}
                {words.forum.directions[one.direction]}
              </p>
              <h3>{either({ ja: one.name_ja, en: one.name_en })}</h3>
              <p class="as-written">{either({ ja: one.text.description_ja, en: one.text.description_en })}</p>
              <ul>
                {one.text.indicators.map((each) => (
                  <li key={`${each.kind} ${each.value}`}>
                    {words.indicators[each.kind as keyof typeof words.indicators] ?? each.kind}:{" "}
                    <span class="path">{each.value}</span>
                  </li>
                ))}
              </ul>
              {one.playbook && <p>{say.withPlaybook}</p>}
              <p class="faint">{say.origin(one.remote || one.origin, one.houses)}</p>
              {one.hindrance === "none" && !one.share && may("share", "create") && (
                <p class="row no-print">
                  <button type="button" class="button button-main" onClick={() => setReleasing(true)}>
                    {say.pass}
                  </button>
                </p>
              )}
              {releasing && sigs.data && (
                <FieldsDialog
                  title={say.pass}
                  text={say.passText}
                  done={say.passedNow}
                  fields={[
                    {
                      name: "audience",
                      label: words.audience,
                      options: [...groups.map((each) => each.sig), "across"].map((each) => ({
                        value: each,
                        label: groupName(each, groups),
                      })),
                    },
                    {
                      name: "tlp",
                      label: words.tlp,
                      options: open.map((each) => ({ value: each, label: `TLP:${each} – ${words.tlps[each]}` })),
                    },
                    {
                      name: "kind",
                      label: say.kind,
                      options: reportKinds.map((each) => ({ value: each, label: words.kinds[each] })),
                    },
                  ]}
                  start={{ audience: groups[0]?.sig ?? "across", tlp: open[0], kind: one.kind || "mail_with_url" }}
                  send={(value) => releaseReceived(number, { audience: value.audience, tlp: value.tlp as Tlp, kind: value.kind })}
                  command={(value) => [
                    ...["hub", "received", "release", number, "--audience", value.audience],
                    ...option("tlp", value.tlp),
                    ...option("kind", value.kind),
                  ]}
                  call={(body) => ({ method: "POST", path: `/api/v1/hub-received/${number}/release`, body })}
                  onDone={() => {
                    found.again();
                    onChange();
                  }}
                  onClose={() => setReleasing(false)}
                />
              )}
            </div>
          );
        }}
      </Filled>
    </SideSheet>
  );
}

interface FileProps {
  sources: readonly OutsideSource[];
  onClose: () => void;
  onDone: () => void;
}

// What stands in it is said in words as soon as it is chosen; taken only then.
function TakeFile({ sources, onClose, onDone }: FileProps) {
  const say = text().received;
  const words = shared();
  const [file, setFile] = useState<{ file_name: string; content: string }>();
  const [told, setTold] = useState<ReceivedPreview>();
  const [broken, setBroken] = useState("");
  const [source, setSource] = useState(sources[0]?.name ?? "");
  const [tlp, setTlp] = useState("");
  const [title, setTitle] = useState("");
  const look = async (chosen: File | undefined) => {
    setTold(undefined);
    setBroken("");
    if (!chosen) return setFile(undefined);
    const next = { file_name: chosen.name, content: await inBase64(chosen) };
    setFile(next);
    try {
      setTold(await previewReceived(next));
    } catch {
      setBroken(say.unreadable);
    }
  };
  return (
    <ActDialog
      kind="sheet"
      title={say.file}
      text={say.fileText}
      action={say.take}
      done={say.taken}
      check={() => ({ content: told ? undefined : broken || say.chooseFile })}
      send={async () => file && importReceived({ ...file, source, tlp: tlp as Tlp | "", title })}
      onDone={() => {
        onClose();
        onDone();
      }}
      onClose={onClose}
      command={["hub", "received", "import", file?.file_name ?? "FILE", "--source", source, ...option("tlp", tlp)]}
    >
      {(errors) => (
        <>
          <FileField
            label={say.fileField}
            error={errors.content || broken}
            accept="application/json,.json"
            onFile={(one) => void look(one)}
          />
          {told && <p class="note">{either(told.said)}</p>}
          {told && told.problems.length > 0 && (
            <ul>
              {told.problems.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          )}
          <SelectField
            label={say.source}
            value={source}
            onValue={setSource}
            options={sources.map((one) => ({ value: one.name, label: one.title }))}
          />
          <SelectField
            label={say.saidLabel}
            help={say.saidLabelHelp}
            value={tlp}
            onValue={setTlp}
            options={[
              { value: "", label: say.noLabel },
              ...tlps.map((one) => ({ value: one, label: `TLP:${one} – ${words.tlps[one]}` })),
            ]}
          />
          {told?.wrapped && <TextField label={say.wrapTitle} value={title} onValue={setTitle} />}
        </>
      )}
    </ActDialog>
  );
}

function Describe({ of, onClose, onDone }: { of: OutsideSource | undefined; onClose: () => void; onDone: () => void }) {
  const say = text().received;
  const words = shared();
  const first = of?.decisions[0];
  return (
    <FieldsDialog
      kind="sheet"
      title={of ? say.change : say.describe}
      text={say.describeText}
      action={say.keep}
      done={say.kept}
      fields={[
        { name: "name", label: say.sourceName, help: say.sourceNameHelp, required: true },
        { name: "title", label: say.called, required: true },
        { name: "class", label: say.class, options: classes.map((one) => ({ value: one, label: words.forum.sources[one] })) },
        {
          name: "direction",
          label: words.forum.direction,
          options: ways.map((one) => ({ value: one, label: words.forum.directions[one] })),
        },
        { name: "address", label: say.address, help: say.addressHelp },
        { name: "member", label: say.asMember, help: say.asMemberHelp },
        {
          name: "label",
          label: say.passLabel,
          options: [{ value: "", label: say.byHand }, ...passed.map((one) => ({ value: one, label: `TLP:${one}` }))],
        },
        { name: "audience", label: say.passAudience, help: say.passAudienceHelp },
      ]}
      start={{
        name: of?.name,
        title: of?.title,
        class: of?.source_class ?? "hub",
        direction: of?.direction ?? "within_industry",
        address: of?.address,
        member: of?.member,
        label: first?.label ?? "",
        audience: first?.audience,
      }}
      send={(value) =>
        putOutsideSource(value.name.trim(), {
          title: value.title,
          address: value.address,
          member: value.member.trim(),
          source_class: value.class as OutsideSource["source_class"],
          direction: value.direction as OutsideSource["direction"],
          collections: of?.collections ?? [],
          decisions: value.label
            ? [
                {
                  ...(first?.label === value.label ? first : {}),
                  label: value.label as "CLEAR" | "GREEN",
                  audience: value.audience || "across",
                },
                ...(of?.decisions.slice(1) ?? []),
              ]
            : [],
        })
      }
      onDone={onDone}
      onClose={onClose}
    />
  );
}
