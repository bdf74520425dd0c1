// What somebody publishes as offered for each numbered measure: by measure, with those for which nothing is offered, and as a list of products.
import { useState } from "preact/hooks";
import {
  importProducts,
  listProducts,
  type Product,
  type ProductCatalogueHead,
  type ProductOffer,
  showProducts,
} from "../../api/govern";
import { refusal } from "../../api/problem";
import { may } from "../../api/session";
import { addressWith, query } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { TextField } from "../../components/field";
import { FileField } from "../../components/file_field";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { count } from "../../i18n/format";
import { either, language } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { text } from "./words";

function Import({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const say = text();
  const [file, setFile] = useState<File>();
  const [value, setValue] = useState({ id: "", framework: "insider", title: "", source: "", year: "" });
  const put = (name: keyof typeof value) => (written: string) => setValue({ ...value, [name]: written });
  const missing = (name: keyof typeof value) => (value[name].trim() ? undefined : say.needed);
  return (
    <ActDialog
      title={say.importProducts}
      text={say.importProductsText}
      action={say.importProducts}
      done={say.imported}
      check={() => ({
        file: file ? undefined : say.file,
        id: missing("id"),
        framework: missing("framework"),
        title: missing("title"),
        source: missing("source"),
        year: /^\d{4}$/.test(value.year) ? undefined : say.needed,
      })}
      send={async () => {
        if (!file) return;
        const answer = await importProducts(file, value);
        const first = answer.refused[0];
        if (first) throw refusal(`${first.row} [${first.column}] ${either(first.reason)}`);
      }}
      onDone={() => {
        onClose();
        onDone();
      }}
      onClose={onClose}
      command={[
        "product",
        "import",
        "FILE",
        "--id",
        value.id || "ID",
        "--title",
        value.title,
        "--source",
        value.source,
        "--year",
        value.year,
      ]}
    >
      {(errors) => (
        <>
          <FileField label={say.file} accept=".xlsx,.csv" error={errors.file} onFile={setFile} />
          <TextField label={say.catalogueId} value={value.id} onValue={put("id")} error={errors.id} required />
          <TextField label={say.framework} value={value.framework} onValue={put("framework")} error={errors.framework} required />
          <TextField label={say.heading} value={value.title} onValue={put("title")} error={errors.title} required />
          <TextField label={say.source} value={value.source} onValue={put("source")} error={errors.source} required />
          <TextField label={say.year} value={value.year} onValue={put("year")} error={errors.year} required />
        </>
      )}
    </ActDialog>
  );
}

function Catalogue({ id }: { id: string }) {
  const say = text();
  const found = useResource((signal) => showProducts(id, signal), [id]);
  return (
    <Filled of={found}>
      {(one) => {
        const offered: Column<ProductOffer>[] = [
          { id: "number", title: say.measureNumber, cell: (row) => row.number, narrow: true, always: true },
          {
            id: "title",
            title: say.measure,
            cell: (row) => (row.control ? either(row.title) : <Mark kind="warn">{say.unknownNumber}</Mark>),
          },
          {
            id: "products",
            title: say.products,
            cell: (row) =>
              row.products.length === 0 ? (
                <Mark kind="plain">{say.nothingOffered}</Mark>
              ) : (
                row.products.map((place) => one.products[place]?.name ?? "").join(", ")
              ),
          },
        ];
        const products: Column<Product>[] = [
          { id: "name", title: say.product, cell: (row) => row.name, always: true },
          { id: "vendor", title: say.vendor, cell: (row) => row.vendor },
          { id: "measures", title: say.measureNumber, cell: (row) => row.measures.join(", ") },
          {
            id: "address",
            title: say.address,
            cell: (row) =>
              row.address ? (
                <a href={row.address} rel="noreferrer noopener" target="_blank">
                  {row.address}
                </a>
              ) : (
                "–"
              ),
          },
        ];
        return (
          <>
            <h2>
              {one.title} ({one.source}, {one.year})
            </h2>
            <p>
              {say.productTotals(count(one.vendors), count(one.products.length), count(one.measures))}{" "}
              {say.productGaps(count(one.uncovered), count(one.unknown))}
            </p>
            <p class="faint">{say.noAdvice}</p>
            <p class="no-print">
              <a
                class="button"
                href={`/api/v1/product-catalogues/${encodeURIComponent(id)}/table?form=xlsx&language=${language.value}`}
                download={`${id}.xlsx`}
              >
                {say.exportTable}
              </a>
            </p>
            <Table fixed label={say.byMeasure} columns={offered} rows={one.rows} rowKey={(row) => row.number} />
            <Table
              fixed
              label={`${say.products}: ${one.title}`}
              columns={products}
              rows={one.products}
              rowKey={(row) => `${row.vendor}/${row.name}`}
            />
            <CopyAs command={["product", "show", id]} call={{ method: "GET", path: `/api/v1/product-catalogues/${id}` }} />
          </>
        );
      }}
    </Filled>
  );
}

export function Products() {
  const say = text();
  const found = useResource((signal) => listProducts(signal), []);
  const [taking, setTaking] = useState(false);
  const take = may("product_catalogue", "create") && (
    <button type="button" class="button" onClick={() => setTaking(true)}>
      {say.importProducts}
    </button>
  );
  const columns: Column<ProductCatalogueHead>[] = [
    { id: "title", title: say.heading, cell: (row) => row.title, always: true },
    { id: "source", title: say.source, cell: (row) => `${row.source}, ${row.year}` },
    { id: "vendors", title: say.vendor, cell: (row) => count(row.vendors), align: "end" },
    { id: "products", title: say.products, cell: (row) => count(row.products), align: "end" },
    { id: "measures", title: say.measure, cell: (row) => count(row.measures), align: "end" },
  ];
  const chosen = query("catalogue");
  return (
    <>
      <Filled of={found}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState
              title={say.noProducts}
              text={say.noProductsText}
              picture={<RowsPicture />}
              action={take || undefined}
              command={["product", "import", "FILE", "--id", "ID", "--title", "TEXT", "--source", "TEXT", "--year", "YYYY"]}
            />
          ) : (
            <>
              <Table
                label={say.views.products}
                columns={columns}
                rows={page.items}
                rowKey={(row) => row.id}
                href={(row) => addressWith({ catalogue: row.id })}
                selected={chosen || undefined}
                aside={take || undefined}
              />
              {chosen && <Catalogue id={chosen} />}
            </>
          )
        }
      </Filled>
      {taking && <Import onDone={found.again} onClose={() => setTaking(false)} />}
    </>
  );
}
