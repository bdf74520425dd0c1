// What can be done with the register as a whole: take in a table, print it.
import { language } from "../../i18n/language";
import { ImportButton } from "../imports/import_sheet";
import { text } from "./words";

export function RegisterActions({ onChange, first }: { onChange: () => void; first?: boolean }) {
  return (
    <div class="row no-print">
      <ImportButton table="secrets" main={first} onDone={onChange} />
      {!first && (
        <a class="button" href={`/api/v1/prints/register?language=${language.value}`} target="_blank" rel="noreferrer">
          {text().print}
        </a>
      )}
    </div>
  );
}
