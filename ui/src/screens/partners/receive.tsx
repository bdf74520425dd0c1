// What another firm entrusts to us comes in: kept apart, with its limits and with what nobody who saw it should work on.
import { addReceived, listPartners } from "../../api/partners";
import { setQuery } from "../../app/router";
import { FieldsDialog, flags, listIn } from "../../components/fields_dialog";
import { useResource } from "../../state/resource";
import { text } from "./words";

export function ReceiveSheet({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const say = text();
  const partners = useResource((signal) => listPartners(signal), []);
  const bodyOf = (value: Record<string, string>) => ({
    partner: (value.partner ?? "").trim(),
    what: value.what ?? "",
    limits: value.limits ?? "",
    level: value.level || undefined,
    nda: value.nda || undefined,
    purpose: value.purpose || undefined,
    received_on: value.received_on || undefined,
    ends_on: value.ends_on || undefined,
    places: listIn(value.places ?? ""),
    conflicts: listIn(value.conflicts ?? ""),
  });
  return (
    <FieldsDialog
      kind="sheet"
      title={say.receive}
      text={say.receiveText}
      done={say.received}
      fields={[
        {
          name: "partner",
          label: say.columns.partner,
          required: true,
          choices: partners.data?.items.map((one) => one.name) ?? [],
        },
        { name: "what", label: say.columns.what, help: say.whatHelp, required: true },
        { name: "limits", label: say.limits, required: true },
        { name: "purpose", label: say.purpose },
        { name: "level", label: say.theirLevel, help: say.theirLevelHelp },
        { name: "nda", label: say.nda },
        { name: "received_on", label: say.columns.received, kind: "date" },
        { name: "ends_on", label: say.giveBackBy, help: say.giveBackByHelp, kind: "date" },
        { name: "places", label: say.places, help: say.placesHelp, rows: 2 },
        { name: "conflicts", label: say.conflicts, help: say.conflictsHelp },
      ]}
      send={async (value) => {
        const made = await addReceived(bodyOf(value));
        onClose();
        setQuery({ received: made.number });
      }}
      onDone={onDone}
      onClose={onClose}
      command={(value) => [
        "received",
        "add",
        value.partner || "PARTNER",
        ...flags({
          what: value.what,
          limits: value.limits,
          level: value.level,
          nda: value.nda,
          purpose: value.purpose,
          on: value.received_on,
          ends: value.ends_on,
          place: listIn(value.places),
          conflict: listIn(value.conflicts),
        }),
      ]}
      call={(value) => ({ method: "POST", path: "/api/v1/received-secrets", body: bodyOf(value) })}
    />
  );
}
