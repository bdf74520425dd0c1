// Inviting an organisation: by which names masking has to know it, who speaks for it, what it is.
import { type HubMember, inviteMember, memberClasses } from "../../api/hub";
import { FieldsDialog, listIn } from "../../components/fields_dialog";
import { text } from "./words";

const joinings = ["agreement", "rules"] as const;

export function InviteSheet({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const say = text();
  return (
    <FieldsDialog
      kind="sheet"
      title={say.invite}
      done={say.invited}
      fields={[
        { name: "names", label: say.name, required: true },
        { name: "others", label: say.otherNames, help: say.otherNamesHelp, rows: 2 },
        { name: "english", label: say.english },
        { name: "domains", label: say.domains, help: say.domainsHelp, rows: 2 },
        { name: "class", label: say.class, options: memberClasses.map((one) => ({ value: one, label: say.classes[one] })) },
        { name: "joining", label: say.joining, options: joinings.map((one) => ({ value: one, label: say.joinings[one] })) },
        { name: "contact", label: say.contact, required: true },
        { name: "contacts", label: say.mail, required: true },
        { name: "phone", label: say.phone },
        { name: "industry", label: say.industry, help: say.industryHelp },
        { name: "prefecture", label: say.prefecture },
        { name: "employees", label: say.employees, kind: "number" },
        { name: "association", label: say.association },
        { name: "reason", label: say.reason, required: true, rows: 2 },
      ]}
      start={{ class: "firm", joining: "agreement" }}
      send={(value) =>
        inviteMember({
          names: [value.names.trim(), ...listIn(value.others)],
          english: listIn(value.english),
          domains: listIn(value.domains),
          class: value.class as HubMember["class"],
          joining: value.joining as HubMember["joining"],
          contacts: [
            {
              name: value.contact.trim(),
              mail: value.contacts.trim(),
              phone: value.phone.trim() || undefined,
            },
          ],
          industry: value.industry.trim() || undefined,
          prefecture: value.prefecture.trim() || undefined,
          employees: Number(value.employees) || undefined,
          association: value.association.trim() || undefined,
          reason: value.reason,
        })
      }
      onDone={onDone}
      onClose={onClose}
      command={(value) => [
        "member",
        "invite",
        value.names || "NAME",
        "--contact",
        value.contact,
        "--mail",
        value.contacts,
        "--class",
        value.class,
        "--reason",
        value.reason,
      ]}
    />
  );
}
