// Somebody is asked for a promise of secrecy, signs it, or refuses; a refusal begins the steps of the firm.
import {
  type Agreement,
  agreementKinds,
  agreementOccasions,
  askAgreement,
  listAgreementTexts,
  refuseAgreement,
  signAgreement,
} from "../../api/people";
import { FieldsDialog, flags, listIn } from "../../components/fields_dialog";
import { useResource } from "../../state/resource";
import { text } from "./words";

export type AgreementAct = "ask" | "sign" | "refuse";
export type AgreementKey = Pick<Agreement, "staff_number" | "occasion" | "kind" | "text_version">;
// By which the task that a refusal began finds its agreement.
export const identityOf = (key: AgreementKey) => `${key.staff_number}/${key.occasion}/${key.kind}/${key.text_version}`;

const paths = { ask: "agreements", sign: "agreement-signatures", refuse: "agreement-refusals" } as const;

export function AgreementDialog({
  act,
  start,
  onClose,
  onDone,
}: {
  act: AgreementAct;
  start: Partial<AgreementKey> & { secrets?: readonly string[] };
  onClose: () => void;
  onDone: (made: Agreement) => void;
}) {
  const say = text().agreement;
  const texts = useResource((signal) => listAgreementTexts(signal), []);
  const bodyOf = (value: Record<string, string>) => ({
    staff_number: (value.staff_number ?? "").trim(),
    occasion: value.occasion as Agreement["occasion"],
    kind: value.kind as Agreement["kind"],
    text_version: value.text_version || undefined,
    on: value.on || undefined,
    ...(act === "ask" && { secrets: listIn(value.secrets ?? ""), term_ends: value.term_ends || undefined }),
  });
  const send = async (value: Record<string, string>) => {
    const body = bodyOf(value);
    if (act === "ask") onDone(await askAgreement(body));
    else if (act === "sign") onDone(await signAgreement(body));
    else onDone(await refuseAgreement({ ...body, because: value.because ?? "" }));
  };
  return (
    <FieldsDialog
      kind="sheet"
      title={say.acts[act]}
      text={say.actTexts[act]}
      done={say.actsDone[act]}
      fields={[
        { name: "staff_number", label: text().columns.staff, required: true },
        {
          name: "occasion",
          label: say.occasion,
          options: agreementOccasions.map((value) => ({ value, label: say.occasions[value] })),
        },
        { name: "kind", label: say.kind, options: agreementKinds.map((value) => ({ value, label: say.kinds[value] })) },
        {
          name: "text_version",
          label: text().textVersion,
          help: say.textVersionHelp,
          choices: texts.data?.items.map((one) => one.version) ?? [],
        },
        ...(act === "ask"
          ? ([
              { name: "secrets", label: say.secrets, help: say.secretsHelp },
              { name: "term_ends", label: say.termEnds, kind: "date" },
            ] as const)
          : []),
        ...(act === "refuse" ? ([{ name: "because", label: say.because, required: true, rows: 3 }] as const) : []),
        { name: "on", label: say.on[act], help: say.onHelp, kind: "date" },
      ]}
      start={{
        staff_number: start.staff_number,
        occasion: start.occasion ?? "joining",
        kind: start.kind ?? "pledge",
        text_version: start.text_version,
        secrets: start.secrets?.join(", "),
      }}
      send={send}
      onDone={() => undefined}
      onClose={onClose}
      command={(value) => [
        "agreement",
        act,
        value.staff_number || "STAFF_NUMBER",
        ...flags({ occasion: value.occasion, kind: value.kind, text: value.text_version, on: value.on }),
        ...(act === "ask" ? flags({ secret: listIn(value.secrets ?? ""), "term-ends": value.term_ends }) : []),
        ...(act === "refuse" ? flags({ because: value.because }) : []),
      ]}
      call={(value) => ({
        method: "POST",
        path: `/api/v1/${paths[act]}`,
        body: act === "refuse" ? { ...bodyOf(value), because: value.because } : bodyOf(value),
      })}
    />
  );
}
