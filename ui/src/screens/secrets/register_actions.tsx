// What can be done with the register as a whole: take in a table, carry the scheme out and in as a workbook, print it.
import { useState } from "preact/hooks";
import { may } from "../../api/session";
import { language } from "../../i18n/language";
import { ImportButton } from "../imports/import_sheet";
import { SchemeSheet } from "./scheme_sheet";
import { text } from "./words";

export function RegisterActions({ onChange, first }: { onChange: () => void; first?: boolean }) {
  const [scheme, setScheme] = useState(false);
  return (
    <div class="row no-print">
      <ImportButton table="secrets" main={first} onDone={onChange} />
      {(may("secret", "export") || may("secret", "update")) && (
        <button type="button" class="button" onClick={() => setScheme(true)}>
          {text().scheme.title}
        </button>
      )}
      {!first && (
        <a class="button" href={`/api/v1/prints/register?language=${language.value}`} target="_blank" rel="noreferrer">
          {text().print}
        </a>
      )}
      {scheme && <SchemeSheet onClose={() => setScheme(false)} onDone={onChange} />}
    </div>
  );
}
