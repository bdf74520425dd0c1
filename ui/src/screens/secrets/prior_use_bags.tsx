// The sealed bags of a file of prior use: made with one press, carried away as a zip, checked by strangers.
import { useState } from "preact/hooks";
import { may } from "../../api/session";
import { listPriorUseBags, type PriorUseFile, sealPriorUse } from "../../api/technology";
import { FieldsDialog, flags } from "../../components/fields_dialog";
import { Filled } from "../../components/panel";
import { t } from "../../i18n";
import { time } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { text } from "./words";

export function PriorUseBags({ of }: { of: PriorUseFile }) {
  const say = text().technology;
  const list = useResource((signal) => listPriorUseBags(of.number, signal), [of.number]);
  const [sealing, setSealing] = useState(false);
  const path = `/api/v1/prior-use-files/${encodeURIComponent(of.number)}/bags`;
  return (
    <>
      <h3>{say.bags}</h3>
      <Filled of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="note">{say.noBags}</p>
          ) : (
            <ul class="plain-list">
              {items.map((one) => (
                <li key={one.name} class="row">
                  <a class="button button-small" href={`${path}/${encodeURIComponent(one.name)}/archive`} download data-plain="">
                    {say.carry}
                  </a>
                  {time(one.made_at)} {one.reason} <code class="hash">{one.digest}</code>
                </li>
              ))}
            </ul>
          )
        }
      </Filled>
      {may("prior_use_file", "update") && of.documents.length > 0 && (
        <p class="no-print">
          <button type="button" class="button" onClick={() => setSealing(true)}>
            {say.seal}
          </button>
        </p>
      )}
      {sealing && (
        <FieldsDialog
          title={say.seal}
          text={say.sealText}
          done={say.sealed}
          fields={[
            { name: "reason", label: t().form.reason, required: true },
            { name: "witness", label: say.witness },
          ]}
          send={(value) => sealPriorUse(of.number, { reason: value.reason, witness: value.witness || undefined })}
          onDone={list.again}
          onClose={() => setSealing(false)}
          command={(value) => [
            "prior-use",
            "seal",
            of.number,
            "-o",
            "prior-use.bag",
            ...flags({ witness: value.witness, reason: value.reason }),
          ]}
          call={(value) => ({ method: "POST", path, body: { reason: value.reason, witness: value.witness || undefined } })}
        />
      )}
    </>
  );
}
