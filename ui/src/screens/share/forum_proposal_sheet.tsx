// One proposal: the hub publishes, edits or declines it; whoever proposed takes it back or wants to be named.
import { useState } from "preact/hooks";
import {
  declineProposal,
  type ForumProposal,
  nameAuthor,
  publishProposal,
  showProposal,
  takeBackProposal,
} from "../../api/forum";
import { listSigs, type Tlp, tlps } from "../../api/hub";
import { may } from "../../api/session";
import { addressWith, setQuery } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { FieldsDialog } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { time } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { ForumWords } from "./forum_item_sheet";
import { groupName, TlpMark } from "./marks";
import { ProposeSheet } from "./propose_sheet";
import { shared } from "./words";

type Act = "publish" | "amend" | "decline" | "take_back" | "name";

export function ForumProposalSheet({ number, onChange }: { number: string; onChange: () => void }) {
  const words = shared();
  const say = words.forum;
  const found = useResource((signal) => showProposal(number, signal), [number]);
  const sigs = useResource((signal) => listSigs(signal), []);
  const [act, setAct] = useState<Act>();
  const hub = may("forum_item", "create");
  const acts: [Act, string, boolean][] = [
    ["publish", say.publish, hub],
    ["amend", say.amend, hub],
    ["decline", say.decline, hub],
    ["take_back", say.takeBack, !hub],
    ["name", say.name, !hub],
  ];
  return (
    <SideSheet title={number} onClose={() => setQuery({ proposal: null })}>
      <Filled of={found}>
        {(one) => (
          <div class="stack">
            <p class="row">
              <Mark kind={one.state === "open" ? "warn" : "plain"}>{say.states[one.state]}</Mark>
              <TlpMark label={one.tlp} /> {groupName(one.audience, sigs.data?.items)} · {time(one.at)}
            </p>
            {one.note && (
              <p>
                {words.noteField}: {one.note}
              </p>
            )}
            <ForumWords of={one.content} />
            {one.naming && (
              <p>
                {say.namedAs}: {one.naming.name}
              </p>
            )}
            {one.item && (
              <p>
                {say.items}: <a href={addressWith({ proposal: null, item: one.item })}>{one.item}</a>
              </p>
            )}
            {one.state === "open" && (
              <p class="row no-print">
                {acts
                  .filter(([, , may]) => may)
                  .map(([name, label]) => (
                    <button
                      key={name}
                      type="button"
                      class={`button${name === "publish" ? " button-main" : ""}`}
                      onClick={() => setAct(name)}
                    >
                      {label}
                    </button>
                  ))}
              </p>
            )}
            <CopyAs command={["forum", "proposals"]} call={{ method: "GET", path: `/api/v1/forum-proposals/${number}` }} />
            {act && (
              <ProposalAct
                act={act}
                of={one}
                onClose={() => setAct(undefined)}
                onDone={() => {
                  found.again();
                  onChange();
                }}
              />
            )}
          </div>
        )}
      </Filled>
    </SideSheet>
  );
}

function ProposalAct({ act, of, onClose, onDone }: { act: Act; of: ForumProposal; onClose: () => void; onDone: () => void }) {
  const words = shared();
  const say = words.forum;
  const sigs = useResource((signal) => listSigs(signal), []);
  const path = `/api/v1/forum-proposals/${of.number}`;
  const reason = { name: "reason", label: words.reason, required: true, rows: 2 } as const;
  const common = { onClose, onDone };
  switch (act) {
    case "amend":
      return <ProposeSheet amend={of} {...common} />;
    case "publish": {
      const groups = sigs.data?.items ?? [];
      return (
        <FieldsDialog
          {...common}
          title={say.publish}
          text={say.publishText}
          done={say.publishDone}
          fields={[
            {
              name: "audience",
              label: words.audience,
              options: [of.audience, ...groups.map((one) => one.sig).filter((one) => one !== of.audience)].map((one) => ({
                value: one,
                label: groupName(one, groups),
              })),
            },
            {
              name: "tlp",
              label: words.tlp,
              options: tlps.map((one) => ({ value: one, label: `TLP:${one} – ${words.tlps[one]}` })),
            },
          ]}
          start={{ audience: of.audience, tlp: of.tlp }}
          send={({ audience, tlp }) => publishProposal(of.number, { audience, tlp: tlp as Tlp })}
          command={({ audience, tlp }) => ["forum", "publish", of.number, "--audience", audience, "--tlp", tlp]}
          call={(body) => ({ method: "POST", path: `${path}/publish`, body })}
        />
      );
    }
    case "decline":
      return (
        <FieldsDialog
          {...common}
          title={say.decline}
          text={say.declineText}
          done={say.declined}
          fields={[reason]}
          send={(value) => declineProposal(of.number, value.reason)}
          command={(value) => ["forum", "decline", of.number, "--reason", value.reason]}
          call={(body) => ({ method: "POST", path: `${path}/decline`, body })}
        />
      );
    case "take_back":
      return (
        <FieldsDialog
          {...common}
          title={say.takeBack}
          done={say.takenBack}
          fields={[reason]}
          send={(value) => takeBackProposal(of.number, value.reason)}
          command={(value) => ["forum", "take-back", of.number, "--reason", value.reason]}
          call={(body) => ({ method: "POST", path: `${path}/take-back`, body })}
        />
      );
    case "name":
      return (
        <FieldsDialog
          {...common}
          title={say.name}
          text={say.nameText}
          done={say.nameDone}
          fields={[{ name: "name", label: say.namedAs, required: true }]}
          send={({ name }) => nameAuthor(of.number, of.content_sha256, name)}
          command={({ name }) => ["forum", "name", of.number, of.content_sha256, "--name", name]}
          call={(body) => ({ method: "POST", path: `${path}/naming`, body: { ...body, sha256: of.content_sha256 } })}
        />
      );
  }
}
