// The category list: what this firm holds secret, in words that everybody recognises; and who was given which edition when.
import { useState } from "preact/hooks";
import {
  acknowledgeCategories,
  type CategoryEdition,
  giveCategories,
  listCategoryReceipts,
  listEditions,
  listMissingReceipts,
  type Receipt,
  ways,
} from "../../api/categories";
import { may } from "../../api/session";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { CheckField } from "../../components/field";
import { FieldsDialog, flags, listIn } from "../../components/fields_dialog";
import { LevelMark, Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { either } from "../../i18n";
import { day } from "../../i18n/format";
import { language } from "../../i18n/language";
import { usePages, useResource } from "../../state/resource";
import { PublishCategories } from "./publish_categories";
import { text } from "./words";

type Act = { name: "publish" } | { name: "give" } | { name: "read"; who: string };

export function Categories() {
  const say = text().categories;
  const editions = useResource((signal) => listEditions(signal), []);
  const receipts = usePages((cursor, signal) => listCategoryReceipts(cursor, signal), []);
  const current = editions.data?.items.at(-1);
  const [act, setAct] = useState<Act>();
  const close = () => setAct(undefined);
  const again = () => {
    editions.again();
    receipts.again();
  };
  const publish = may("category_list", "create") && (
    <button type="button" class="button button-main" onClick={() => setAct({ name: "publish" })}>
      {say.publish}
    </button>
  );
  return (
    <>
      <p class="faint">{say.lead}</p>
      <Filled of={editions}>
        {() =>
          current ? (
            <div class="panels">
              <p class="row no-print">
                {publish}
                <a class="button" href={`/api/v1/prints/categories?language=${language.value}`} target="_blank" rel="noreferrer">
                  {say.print}
                </a>
                {may("receipt", "create") && (
                  <button type="button" class="button" onClick={() => setAct({ name: "give" })}>
                    {say.give}
                  </button>
                )}
              </p>
              <Edition of={current} />
              {may("receipt", "list") && (
                <Receipts of={receipts} edition={current.edition} onRead={(who) => setAct({ name: "read", who })} />
              )}
              {may("receipt", "list") && <Missing key={`${current.edition} ${receipts.data?.items.length}`} />}
            </div>
          ) : (
            <EmptyState
              title={say.emptyTitle}
              text={say.emptyText}
              picture={<RowsPicture />}
              action={publish}
              command={["category", "publish", "--starter", "--reason", "…"]}
            />
          )
        }
      </Filled>
      {act?.name === "publish" && <PublishCategories current={current} onClose={close} onDone={again} />}
      {act?.name === "give" && <Give onClose={close} onDone={again} />}
      {act?.name === "read" && (
        <FieldsDialog
          title={say.read}
          text={say.readText(act.who)}
          done={say.readDone}
          fields={[{ name: "on", label: say.readOn, help: say.onHelp, kind: "date" }]}
          send={(value) => acknowledgeCategories({ staff_number: act.who, on: value.on || undefined })}
          onDone={again}
          onClose={close}
          command={(value) => ["category", "acknowledge", "--by", act.who, ...flags({ on: value.on })]}
          call={(value) => ({
            method: "POST",
            path: "/api/v1/category-lists/current/acknowledgements",
            body: { staff_number: act.who, on: value.on || undefined },
          })}
        />
      )}
    </>
  );
}

function Edition({ of }: { of: CategoryEdition }) {
  const say = text().categories;
  return (
    <Panel
      title={say.edition(of.edition)}
      aside={<p class="faint">{of.published_on && say.publishedOn(day(of.published_on))}</p>}
    >
      <Table
        label={say.edition(of.edition)}
        fixed
        rows={of.categories}
        rowKey={(row) => row.code}
        columns={[
          { id: "code", title: say.code, narrow: true, cell: (row) => row.code },
          { id: "level", title: say.level, narrow: true, cell: (row) => <LevelMark level={row.level} /> },
          { id: "name", title: say.name, cell: (row) => either(row.name) },
          { id: "text", title: say.what, cell: (row) => either(row.text) },
          { id: "departments", title: say.departments, cell: (row) => row.departments.join(", ") || say.everywhere },
        ]}
      />
      <CopyAs command={["category", "show"]} call={{ method: "GET", path: "/api/v1/category-lists/current" }} />
    </Panel>
  );
}

function Receipts({
  of,
  edition,
  onRead,
}: {
  of: ReturnType<typeof usePages<Receipt>>;
  edition: number;
  onRead: (who: string) => void;
}) {
  const say = text().categories;
  return (
    <Panel title={say.receipts}>
      <Filled of={of}>
        {(page) => (
          <Table
            label={say.receipts}
            fixed
            rows={page.items}
            rowKey={(row) => `${row.staff_number} ${row.edition}`}
            next={page.next}
            onMore={of.more}
            adding={of.adding}
            columns={[
              { id: "who", title: say.staffNumber, narrow: true, cell: (row) => row.staff_number },
              {
                id: "edition",
                title: say.editionColumn,
                narrow: true,
                cell: (row) => <Mark kind={row.edition === edition ? "good" : "warn"}>{say.edition(row.edition)}</Mark>,
              },
              { id: "way", title: say.way, narrow: true, cell: (row) => say.ways[row.way] },
              { id: "given", title: say.givenOn, narrow: true, cell: (row) => day(row.given_on) },
              {
                id: "read",
                title: say.readOn,
                cell: (row) =>
                  row.acknowledged_on
                    ? day(row.acknowledged_on)
                    : row.edition === edition &&
                      may("receipt", "update") && (
                        <button
                          type="button"
                          class="button button-small no-print"
                          aria-label={`${say.read} ${row.staff_number}`}
                          onClick={() => onRead(row.staff_number)}
                        >
                          {say.read}
                        </button>
                      ),
              },
            ]}
            empty={<p class="note">{say.noReceipts}</p>}
          />
        )}
      </Filled>
      <CopyAs command={["category", "receipts"]} call={{ method: "GET", path: "/api/v1/receipts" }} />
    </Panel>
  );
}

function Missing() {
  const say = text().categories;
  const missing = usePages((cursor, signal) => listMissingReceipts(cursor, signal), []);
  return (
    <Panel title={say.missing}>
      <Filled of={missing}>
        {({ items, next }) =>
          items.length === 0 ? (
            <p class="note note-good">{say.nobodyMissing}</p>
          ) : (
            <p class="path">
              {items.map((one) => one.staff_number).join(", ")}
              {next && " …"}
            </p>
          )
        }
      </Filled>
      <CopyAs command={["category", "receipts", "--missing"]} call={{ method: "GET", path: "/api/v1/missing-receipts" }} />
    </Panel>
  );
}

function Give({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const say = text().categories;
  const [everybody, setEverybody] = useState(false);
  const bodyOf = (value: Record<string, string>) => ({
    ...(everybody
      ? { everybody: true }
      : { staff_numbers: listIn(value.staff_numbers ?? ""), department: value.department || undefined }),
    way: value.way as Receipt["way"],
    on: value.on || undefined,
  });
  return (
    <FieldsDialog
      kind="sheet"
      title={say.give}
      text={say.giveText}
      done={say.given}
      fields={[
        { name: "staff_numbers", label: say.staffNumbers, help: say.staffNumbersHelp, rows: 2 },
        { name: "department", label: say.department, help: say.departmentHelp },
        { name: "way", label: say.way, options: ways.map((value) => ({ value, label: say.ways[value] })) },
        { name: "on", label: say.givenOn, help: say.onHelp, kind: "date" },
      ]}
      start={{ way: "paper" }}
      send={(value) => giveCategories(bodyOf(value))}
      onDone={onDone}
      onClose={onClose}
      command={(value) => [
        "category",
        "give",
        ...(everybody ? ["--all"] : flags({ to: listIn(value.staff_numbers), department: value.department })),
        ...flags({ way: value.way, on: value.on }),
      ]}
      call={(value) => ({ method: "POST", path: "/api/v1/category-lists/current/receipts", body: bodyOf(value) })}
    >
      {() => <CheckField label={say.everybody} checked={everybody} onValue={setEverybody} />}
    </FieldsDialog>
  );
}
