// Four countries side by side; a cell may be changed with its source, the shipped words stay beside it.
import { useState } from "preact/hooks";
import { changeComparison, showComparison } from "../../api/govern";
import { may } from "../../api/session";
import { FieldsDialog } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { either, language } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { Source } from "./source";
import { text } from "./words";

export function ComparisonView() {
  const say = text();
  const found = useResource((signal) => showComparison(signal), []);
  const [at, setAt] = useState<{ row: string; country: string; ja: string; en: string }>();
  return (
    <Filled of={found}>
      {(table) => {
        const columns: Column<(typeof table.rows)[number]>[] = [
          { id: "item", title: say.item, cell: (row) => either(row), always: true },
          ...table.countries.map((country, index) => ({
            id: country.id,
            title: either(country),
            cell: (row: (typeof table.rows)[number]) => {
              const cell = row.cells[index];
              if (!cell) return "–";
              return (
                <>
                  {either(cell.text)} {cell.changed && <Mark kind="info">{say.changedBy(cell.source)}</Mark>}
                  {may("law_cell", "update") && (
                    <button
                      type="button"
                      class="button button-quiet button-small no-print"
                      aria-label={`${say.change}: ${either(row)} ${either(country)}`}
                      onClick={() => setAt({ row: row.id, country: country.id, ja: cell.text.ja, en: cell.text.en })}
                    >
                      ✎
                    </button>
                  )}
                </>
              );
            },
          })),
        ];
        return (
          <>
            <Table label={say.views.comparison} columns={columns} rows={table.rows} rowKey={(row) => row.id} fixed />
            <p class="row">
              <Source of={table.source} />
              <a
                class="button no-print"
                href={`/api/v1/law/comparison/table?language=${language.value}`}
                download="comparison.csv"
              >
                {say.export}
              </a>
            </p>
            {at && (
              <FieldsDialog
                title={say.change}
                done={say.changed}
                fields={[
                  { name: "ja", label: say.ja, required: true, rows: 3 },
                  { name: "en", label: say.en, required: true, rows: 3 },
                  { name: "source", label: say.source, required: true },
                ]}
                start={{ ja: at.ja, en: at.en }}
                send={(value) => changeComparison(at.row, at.country, value)}
                onDone={found.again}
                onClose={() => setAt(undefined)}
                command={(value) => [
                  "law",
                  "change",
                  at.row,
                  at.country,
                  "--ja",
                  value.ja,
                  "--en",
                  value.en,
                  "--source",
                  value.source,
                ]}
              />
            )}
          </>
        );
      }}
    </Filled>
  );
}
