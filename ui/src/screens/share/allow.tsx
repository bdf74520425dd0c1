// How far one's own report may go: a label, and what each means. Said to the hub by whoever may consent.
import { type Tlp, tlps, type Widest } from "../../api/hub";
import { SelectField } from "../../components/field";
import { FieldsDialog } from "../../components/fields_dialog";
import { TlpMark } from "./marks";
import { shared } from "./words";

export function widestOptions(widest: readonly Tlp[] = tlps) {
  const say = shared();
  return [
    { value: "", label: say.allow.inside },
    ...widest.map((one) => ({ value: one, label: `TLP:${one} – ${say.tlps[one]}` })),
  ];
}

interface Choice {
  label: string;
  value: Widest;
  onValue: (value: Widest) => void;
  among?: readonly Tlp[];
}

// What the chosen label means stands beside it.
export function WidestField({ label, value, onValue, among }: Choice) {
  return (
    <SelectField
      label={label}
      help={shared().tlpMeans[value]}
      value={value}
      onValue={(chosen) => onValue(chosen as Widest)}
      options={widestOptions(among)}
    />
  );
}

export function WidestNow({ of }: { of: string | undefined }) {
  const say = shared();
  if (!of) return <>{say.allow.inside}</>;
  return (
    <>
      <TlpMark label={of as Tlp} /> {say.tlpMeans[of as Tlp]}
    </>
  );
}

interface Props {
  of: string | undefined; // as it is now
  number: string;
  noun: "report" | "hub";
  path: string;
  send: (widest: Widest, reason: string) => Promise<unknown>;
  onClose: () => void;
}

export function AllowDialog({ of, number, noun, path, send, onClose }: Props) {
  const say = shared();
  return (
    <FieldsDialog
      title={say.allow.act}
      text={say.allow.text}
      done={say.allow.done}
      fields={[
        { name: "widest", label: say.allow.field, options: widestOptions() },
        { name: "reason", label: say.reason, required: true, rows: 2 },
      ]}
      start={{ widest: of ?? "" }}
      send={({ widest, reason }) => send(widest as Widest, reason)}
      onDone={() => undefined}
      onClose={onClose}
      command={({ widest, reason }) => [noun, "allow", number, "--widest", widest || "inside", "--reason", reason]}
      call={(body) => ({ method: "POST", path, body })}
    >
      {({ widest }) => <p class="note">{say.tlpMeans[widest as Widest]}</p>}
    </FieldsDialog>
  );
}
