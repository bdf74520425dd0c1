// One member: contacts, agreement, groups, state, and what it gave and got.
import { useState } from "preact/hooks";
import {
  agreementStates,
  changeMember,
  giveMemberAccount,
  type HubMember,
  joinSig,
  leaveSig,
  listMemberDevices,
  listSigs,
  setMemberAgreement,
  setMemberState,
  showMember,
} from "../../api/hub";
import { may, me } from "../../api/session";
import { setQuery } from "../../app/router";
import { Bars } from "../../charts";
import { CopyAs } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { FieldsDialog } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { count, day } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { groupName } from "../share/marks";
import { Contacts } from "./contacts";
import { Invitations } from "./invitations";
import { agreementTones, memberTones } from "./member_list";
import { text } from "./words";

type Act = "agreement" | "state" | "join" | "leave" | "account" | "contacts" | "devices";

export function MemberSheet({ number }: { number: string }) {
  const say = text();
  const found = useResource((signal) => showMember(number, signal), [number]);
  const sigs = useResource((signal) => listSigs(signal), []);
  const [act, setAct] = useState<Act>();
  const groups = sigs.data?.items ?? [];
  const acts: [Act, string][] = [
    ["agreement", say.setAgreement],
    ["state", say.setState],
    ["join", say.join],
    ["leave", say.leave],
    ["account", say.account],
    ["contacts", say.changeContacts],
  ];
  return (
    <SideSheet title={`${number} ${found.data?.name ?? ""}`} onClose={() => setQuery({ member: null })}>
      <Filled of={found}>
        {(one) => (
          <div class="stack">
            <p class="row">
              <Mark kind={memberTones[one.state]}>{say.states[one.state]}</Mark>
              <Mark kind={agreementTones[one.nda.state]}>
                {say.agreement}: {say.agreements[one.nda.state]}
              </Mark>
            </p>
            {may("member", "update") && (
              <p class="row no-print">
                {acts
                  .filter(([name]) => name !== "leave" || one.sigs.length > 0)
                  .map(([name, label]) => (
                    <button key={name} type="button" class="button button-small" onClick={() => setAct(name)}>
                      {label}
                    </button>
                  ))}
              </p>
            )}
            <Facts of={one} groups={one.sigs.map((sig) => groupName(sig, groups))} />
            <Contacts of={one} onDone={found.put} />
            {may("member_invitation", "list") && <Invitations of={one} />}
            <h3>{say.devices}</h3>
            <p>
              {one.devices?.map(({ vendor, product }) => `${vendor} ${product}`).join("、 ") ||
                (one.devices_listed ? say.devicesHidden(count(one.devices_listed)) : say.none)}
            </p>
            {(may("member", "update") || me.value?.roles.includes("member_contact")) && (
              <p class="row no-print">
                <button type="button" class="button button-small" onClick={() => setAct("devices")}>
                  {say.listDevices}
                </button>
              </p>
            )}
            <h3>{say.figures}</h3>
            <Bars
              name={say.figuresChart}
              hideName
              valueName={say.times}
              bars={[
                { label: say.given, value: one.figures.reports },
                { label: say.targeted, value: one.figures.targeted },
                { label: say.shared, value: one.figures.shared, tone: "good" },
                { label: say.received, value: one.figures.received },
              ]}
            />
            <CopyAs command={["member", "show", number]} call={{ method: "GET", path: `/api/v1/hub-members/${number}` }} />
            {act && <MemberAct act={act} of={one} sigs={groups} onDone={found.put} onClose={() => setAct(undefined)} />}
          </div>
        )}
      </Filled>
    </SideSheet>
  );
}

function Facts({ of, groups }: { of: HubMember; groups: string[] }) {
  const say = text();
  const rows: [string, string][] = [
    [say.class, say.classes[of.class]],
    [say.joining, say.joinings[of.joining]],
    [say.since, of.since ? `${day(of.since)} ${of.why}` : ""],
    [say.agreementTitle, [of.nda.title, of.nda.ends && say.until(day(of.nda.ends))].filter(Boolean).join(" ")],
    [say.signedOn, of.nda.signed_on ? day(of.nda.signed_on) : ""],
    [say.groups, groups.join("、 ") || say.none],
    [say.industry, of.industry],
    [say.prefecture, of.prefecture],
    [say.employees, of.employees ? say.people(count(of.employees)) : ""],
    [say.association, of.association],
    [say.last, of.figures.last_report ? day(of.figures.last_report) : say.none],
  ];
  return (
    <dl class="facts">
      {rows
        .filter(([, value]) => value)
        .map(([name, value]) => [<dt key={`${name} name`}>{name}</dt>, <dd key={name}>{value}</dd>])}
    </dl>
  );
}

// "Pulse Secure, Connect Secure", one a line.
const devicesIn = (written: string): NonNullable<HubMember["devices"]> =>
  written
    .split("\n")
    .map((line) => line.split(/[,、\t]/).map((part) => part.trim().replace(/^"|"$/g, "")))
    .filter(([vendor, product]) => vendor && `${vendor} ${product}`.toLowerCase() !== "vendor product")
    .map(([vendor = "", ...product]) => ({ vendor, product: product.join(", ") }));

// "窓口, soc@firm.example, 03-0000-0000", one a line.
function contactsIn(written: string): HubMember["contacts"] {
  return written
    .split("\n")
    .map((line) => line.split(/[,、]/).map((part) => part.trim()))
    .filter(([name]) => name)
    .map(([name = "", mail = "", phone = ""]) => ({ name, mail, phone }));
}

interface ActProps {
  act: Act;
  of: HubMember;
  sigs: Parameters<typeof groupName>[1] & object;
  onDone: (after: HubMember) => void;
  onClose: () => void;
}

function MemberAct({ act, of, sigs, onDone, onClose }: ActProps) {
  const say = text();
  const { number } = of;
  const reason = { name: "reason", label: say.reason, required: true, rows: 2 } as const;
  const path = (step: string) => `/api/v1/hub-members/${number}/${step}`;
  const common = { onClose, onDone: () => undefined };
  const joinable = sigs.filter((one) => one.kind !== "cross_group" && !of.sigs.includes(one.sig));
  const options = (ids: readonly string[]) => ids.map((one) => ({ value: one, label: groupName(one, sigs) }));
  switch (act) {
    case "contacts":
      return (
        <FieldsDialog
          {...common}
          title={say.changeContacts}
          text={say.contactsText}
          done={say.contactsDone}
          fields={[{ name: "contacts", label: say.contacts, help: say.contactsHelp, required: true, rows: 4 }, reason]}
          start={{ contacts: of.contacts.map((one) => [one.name, one.mail, one.phone].filter(Boolean).join(", ")).join("\n") }}
          send={async (value) =>
            onDone(await changeMember(number, { contacts: contactsIn(value.contacts), reason: value.reason }))
          }
          command={(value) => {
            const [first] = contactsIn(value.contacts);
            return [
              "member",
              "contact",
              number,
              "--mail",
              first?.mail || "ADDRESS",
              "--name",
              first?.name || "NAME",
              "--reason",
              value.reason,
            ];
          }}
        />
      );
    case "devices":
      return (
        <FieldsDialog
          {...common}
          title={say.listDevices}
          text={say.devicesText}
          done={say.devicesDone}
          fields={[{ name: "devices", label: say.devices, help: say.devicesHelp, rows: 5 }, reason]}
          start={{ devices: (of.devices ?? []).map(({ vendor, product }) => `${vendor}, ${product}`).join("\n") }}
          send={async (value) =>
            onDone(await listMemberDevices(number, { devices: devicesIn(value.devices), reason: value.reason }))
          }
          command={(value) => ["member", "devices", number, "DEVICES.csv", "--reason", value.reason]}
          call={(value) => ({
            method: "PUT",
            path: path("devices"),
            body: { devices: devicesIn(value.devices), reason: value.reason },
          })}
        />
      );
    case "agreement":
      return (
        <FieldsDialog
          {...common}
          title={say.setAgreement}
          done={say.agreementDone}
          fields={[
            {
              name: "state",
              label: say.agreementState,
              options: agreementStates.map((one) => ({ value: one, label: say.agreements[one] })),
            },
            { name: "title", label: say.agreementTitle },
            { name: "signed_on", label: say.signedOn, kind: "date" },
            { name: "ends", label: say.ends, kind: "date" },
            reason,
          ]}
          start={{ state: of.nda.state === "missing" ? "signed" : of.nda.state, title: of.nda.title }}
          send={async (value) =>
            onDone(
              await setMemberAgreement(number, {
                state: value.state as HubMember["nda"]["state"],
                title: value.title || undefined,
                signed_on: value.signed_on || undefined,
                ends: value.ends || undefined,
                reason: value.reason,
              }),
            )
          }
          command={(value) => ["member", "agreement", number, "--state", value.state, "--reason", value.reason]}
          call={(body) => ({ method: "POST", path: path("agreement"), body })}
        />
      );
    case "state":
      return (
        <FieldsDialog
          {...common}
          title={say.setState}
          text={say.stateText}
          done={say.stateDone}
          fields={[
            {
              name: "state",
              label: say.state,
              options: (["active", "suspended", "left"] as const).map((one) => ({ value: one, label: say.states[one] })),
            },
            reason,
          ]}
          start={{ state: of.state === "active" ? "suspended" : "active" }}
          send={async (value) =>
            onDone(await setMemberState(number, { state: value.state as "active" | "suspended" | "left", reason: value.reason }))
          }
          command={(value) => ["member", "state", number, value.state, "--reason", value.reason]}
          call={(body) => ({ method: "POST", path: path("state"), body })}
        />
      );
    case "join":
    case "leave": {
      const joining = act === "join";
      const choices = options(joining ? joinable.map((one) => one.sig) : of.sigs);
      return (
        <FieldsDialog
          {...common}
          title={joining ? say.join : say.leave}
          done={joining ? say.joined : say.leftGroup}
          fields={[{ name: "sig", label: say.group, options: choices }, reason]}
          start={{ sig: choices[0]?.value }}
          send={async (value) => onDone(await (joining ? joinSig : leaveSig)(number, value))}
          command={(value) => ["member", "join", number, value.sig, ...(joining ? [] : ["--quit"]), "--reason", value.reason]}
          call={(body) => ({ method: "POST", path: path(joining ? "sigs" : "sigs-left"), body })}
        />
      );
    }
    case "account":
      return (
        <FieldsDialog
          {...common}
          title={say.account}
          text={say.accountText}
          done={say.accountDone}
          fields={[{ name: "login", label: say.login, required: true }, reason]}
          send={async (value) => onDone(await giveMemberAccount(number, value))}
          command={(value) => ["member", "account", number, value.login || "LOGIN", "--reason", value.reason]}
          call={(body) => ({ method: "POST", path: path("accounts"), body })}
        />
      );
  }
}
