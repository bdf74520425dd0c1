// Material to hand out: languages, stock, orders.
import { useState } from "preact/hooks";
import { download } from "../../api/download";
import {
  listMaterials,
  listOrders,
  type Material,
  type MaterialOrder,
  orderMaterial,
  restockMaterial,
  stepOrder,
} from "../../api/learn";
import { may } from "../../api/session";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { FieldsDialog, flags } from "../../components/fields_dialog";
import { Filled, Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { either } from "../../i18n";
import { count, day } from "../../i18n/format";
import { usePages, useResource } from "../../state/resource";
import { text } from "./words";

type Open = { order: Material } | { restock: Material } | { step: MaterialOrder; state: "sent" | "cancelled" };

const languagesOf = (one: Material) => one.variants.map(({ language }) => ({ value: language, label: language }));

export function Materials() {
  const say = text();
  const list = useResource((signal) => listMaterials(signal), []);
  const orders = usePages((cursor, signal) => listOrders(cursor, signal), []);
  const [open, setOpen] = useState<Open>();
  const again = () => {
    list.again();
    orders.again();
  };
  const close = () => setOpen(undefined);
  const columns: Column<Material>[] = [
    { id: "title", title: say.material, cell: (row) => <span class="title-cell">{either(row.title)}</span>, always: true },
    { id: "kind", title: say.kind, cell: (row) => say.kinds[row.kind], narrow: true },
    { id: "about", title: say.about, cell: (row) => either(row.about) },
    {
      id: "stock",
      title: say.onHand,
      cell: (row) => row.variants.map((one) => `${one.language} ${count(one.on_hand ?? 0)}`).join(", "),
      narrow: true,
    },
    {
      id: "acts",
      title: say.order,
      cell: (row) => (
        <span class="row">
          {may("material_order", "create") && (
            <button type="button" class="button button-quiet" onClick={() => setOpen({ order: row })}>
              {say.order}
            </button>
          )}
          {may("material", "update") && (
            <button type="button" class="button button-quiet" onClick={() => setOpen({ restock: row })}>
              {say.restock}
            </button>
          )}
        </span>
      ),
      narrow: true,
    },
  ];
  const orderColumns: Column<MaterialOrder>[] = [
    { id: "number", title: say.number, cell: (row) => row.number, narrow: true, always: true },
    { id: "on", title: say.on, cell: (row) => day(row.on), narrow: true },
    { id: "material", title: say.material, cell: (row) => `${row.material} (${row.language})` },
    { id: "copies", title: say.copies, cell: (row) => count(row.copies), align: "end", narrow: true },
    { id: "recipient", title: say.recipient, cell: (row) => [row.organisation, row.recipient].filter(Boolean).join(" ") },
    { id: "state", title: say.state, cell: (row) => say.states[row.state], narrow: true },
    {
      id: "acts",
      title: say.order,
      cell: (row) =>
        row.state === "ordered" &&
        may("material_order", "update") && (
          <span class="row">
            {(["sent", "cancelled"] as const).map((state) => (
              <button key={state} type="button" class="button button-quiet" onClick={() => setOpen({ step: row, state })}>
                {state === "sent" ? say.sent : say.cancel}
              </button>
            ))}
          </span>
        ),
      narrow: true,
    },
  ];
  return (
    <>
      <Filled of={list}>
        {(page) => (
          <Table
            label={say.views.materials}
            columns={columns}
            rows={page.items}
            rowKey={(row) => row.id}
            empty={
              <EmptyState
                title={say.materialsEmpty}
                text={say.materialsEmptyText}
                picture={<RowsPicture />}
                command={["material", "list"]}
                call={{ method: "GET", path: "/api/v1/materials" }}
              />
            }
          />
        )}
      </Filled>
      <Filled of={orders}>
        {(page) =>
          page.items.length > 0 && (
            <Panel
              title={say.orders}
              aside={
                may("material_order", "export") && (
                  <button
                    type="button"
                    class="button button-quiet"
                    onClick={() => void download("GET", "/api/v1/material-order-export", {}, "orders.csv")}
                  >
                    {say.exportCsv}
                  </button>
                )
              }
            >
              <Table
                label={say.orders}
                columns={orderColumns}
                rows={page.items}
                rowKey={(row) => row.number}
                next={page.next}
                onMore={orders.more}
                adding={orders.adding}
                columnsKey="order_columns"
              />
            </Panel>
          )
        }
      </Filled>
      <CopyAs command={["material", "list"]} call={{ method: "GET", path: "/api/v1/materials" }} />
      {open && "order" in open && (
        <FieldsDialog
          kind="sheet"
          title={say.order}
          text={say.orderText}
          done={say.ordered}
          start={{ language: open.order.variants[0]?.language, copies: "1" }}
          fields={[
            { name: "language", label: say.language, required: true, options: languagesOf(open.order) },
            { name: "copies", label: say.copies, kind: "number", required: true },
            { name: "organisation", label: say.organisation },
            { name: "recipient", label: say.recipient, required: true },
            { name: "address", label: say.address, required: true, rows: 2 },
            { name: "note", label: say.note },
          ]}
          send={(value) => orderMaterial({ ...value, material: open.order.id, copies: Number(value.copies) })}
          onDone={again}
          onClose={close}
          command={(value) => ["material", "order", open.order.id, ...flags(value)]}
          call={(value) => ({
            method: "POST",
            path: "/api/v1/material-orders",
            body: { ...value, material: open.order.id, copies: Number(value.copies) },
          })}
        />
      )}
      {open && "restock" in open && (
        <FieldsDialog
          title={say.restock}
          text={say.restockText}
          done={say.restocked}
          start={{ language: open.restock.variants[0]?.language }}
          fields={[
            { name: "language", label: say.language, required: true, options: languagesOf(open.restock) },
            { name: "copies", label: say.copies, kind: "number", required: true },
            { name: "reason", label: say.reason, required: true },
          ]}
          send={(value) => restockMaterial(open.restock.id, { ...value, copies: Number(value.copies) })}
          onDone={again}
          onClose={close}
          command={(value) => ["material", "restock", open.restock.id, ...flags(value)]}
          call={(value) => ({
            method: "POST",
            path: `/api/v1/materials/${open.restock.id}/stock`,
            body: { ...value, copies: Number(value.copies) },
          })}
        />
      )}
      {open && "step" in open && (
        <FieldsDialog
          title={open.state === "sent" ? say.sent : say.cancel}
          text={open.state === "cancelled" ? say.stepText : undefined}
          done={say.stepped}
          fields={[{ name: "reason", label: say.reason }]}
          send={(value) => stepOrder(open.step.number, open.state, value.reason)}
          onDone={again}
          onClose={close}
          command={(value) => [
            "material",
            "send",
            open.step.number,
            ...(open.state === "cancelled" ? ["--cancel"] : []),
            ...flags(value),
          ]}
          call={(value) => ({
            method: "POST",
            path: `/api/v1/material-orders/${open.step.number}/step`,
            body: { state: open.state, reason: value.reason },
          })}
        />
      )}
    </>
  );
}
