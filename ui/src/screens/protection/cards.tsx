// Know-how cards: what only heads hold, in words precise enough to be recognised; what the words still lack is shown beside them.
import { useState } from "preact/hooks";
import { type KnowHowCard, listCards, showCard, writeCard } from "../../api/cards";
import { may } from "../../api/session";
import { addressWith, query, setQuery } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { FieldsDialog, flags, listIn } from "../../components/fields_dialog";
import { LevelMark, Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { either } from "../../i18n";
import { language } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { text } from "./words";

export function Cards() {
  const say = text().cards;
  const list = useResource((signal) => listCards(signal), []);
  const [writing, setWriting] = useState<Partial<KnowHowCard>>();
  const opened = query("card");
  const write = may("know_how_card", "create") && (
    <button type="button" class="button button-main" onClick={() => setWriting({})}>
      {say.write}
    </button>
  );
  return (
    <>
      <p class="faint">{say.lead}</p>
      <Filled of={list}>
        {({ items }) => (
          <>
            {items.length > 0 && <p class="row no-print">{write}</p>}
            <Table
              label={say.title}
              rows={items}
              rowKey={(row) => row.number}
              href={(row) => addressWith({ card: row.number })}
              selected={opened}
              columns={[
                { id: "number", title: say.number, narrow: true, always: true, cell: (row) => row.number },
                { id: "secret", title: say.secret, narrow: true, cell: (row) => row.secret },
                { id: "level", title: say.level, narrow: true, cell: (row) => <LevelMark level={row.level} /> },
                {
                  id: "title",
                  title: say.cardTitle,
                  cell: (row) => (row.withheld ? <span class="faint">{say.withheld}</span> : row.title),
                },
                {
                  id: "warnings",
                  title: say.warnings,
                  narrow: true,
                  cell: (row) =>
                    row.withheld ? (
                      "–"
                    ) : (
                      <Mark kind={row.warnings.length ? "warn" : "good"}>{say.lacking(row.warnings.length)}</Mark>
                    ),
                },
              ]}
              empty={
                <EmptyState
                  title={say.emptyTitle}
                  text={say.emptyText}
                  picture={<RowsPicture />}
                  action={write}
                  command={["card", "list"]}
                />
              }
            />
          </>
        )}
      </Filled>
      <CopyAs command={["card", "list"]} call={{ method: "GET", path: "/api/v1/know-how-cards" }} />
      {opened && <CardSheet key={opened} number={opened} onEdit={setWriting} />}
      {writing && (
        <WriteCard
          of={writing}
          onClose={() => setWriting(undefined)}
          onDone={(made) => {
            list.again();
            setQuery({ card: made.number });
          }}
        />
      )}
    </>
  );
}

function CardSheet({ number, onEdit }: { number: string; onEdit: (card: KnowHowCard) => void }) {
  const say = text().cards;
  const card = useResource((signal) => showCard(number, signal), [number]);
  return (
    <SideSheet title={`${number} ${card.data?.title ?? ""}`} onClose={() => setQuery({ card: null })}>
      <div class="stack">
        <Filled of={card}>
          {(one) => (
            <div class="stack">
              <p>{one.wording}</p>
              <dl class="facts">
                <dt>{say.differs}</dt>
                <dd>{one.differs || "–"}</dd>
                <dt>{say.excluded}</dt>
                <dd>{one.excluded || "–"}</dd>
                <dt>{say.knownTo}</dt>
                <dd>{one.known_to.join(", ") || "–"}</dd>
                <dt>{say.documents}</dt>
                <dd>{one.documents.join(", ") || "–"}</dd>
                <dt>{say.secret}</dt>
                <dd>
                  <a href={`/secrets/${encodeURIComponent(one.secret)}`}>{one.secret}</a>
                </dd>
              </dl>
              <h3>{say.warnings}</h3>
              {one.warnings.length === 0 ? (
                <p class="note note-good">{say.nothingLacks}</p>
              ) : (
                <ul class="bullets">
                  {one.warnings.map((warning) => (
                    <li key={`${warning.member} ${warning.flaw} ${warning.phrase}`}>
                      {warning.phrase && <q>{warning.phrase}</q>} {either(warning.advice)}
                    </li>
                  ))}
                </ul>
              )}
              <p class="row no-print space">
                {may("know_how_card", "update") && (
                  <button
                    type="button"
                    class="button"
                    onClick={() => {
                      setQuery({ card: null });
                      onEdit(one);
                    }}
                  >
                    {say.edit}
                  </button>
                )}
                <a
                  class="button"
                  href={`/api/v1/prints/cards/${encodeURIComponent(number)}?language=${language.value}`}
                  target="_blank"
                  rel="noreferrer"
                >
                  {say.print}
                </a>
              </p>
            </div>
          )}
        </Filled>
        <CopyAs
          command={["card", "check", number]}
          call={{ method: "GET", path: `/api/v1/know-how-cards/${encodeURIComponent(number)}` }}
        />
      </div>
    </SideSheet>
  );
}

function WriteCard({
  of,
  onClose,
  onDone,
}: {
  of: Partial<KnowHowCard>;
  onClose: () => void;
  onDone: (made: KnowHowCard) => void;
}) {
  const say = text().cards;
  const bodyOf = (value: Record<string, string>) => ({
    number: (value.number ?? "").trim(),
    secret: (value.secret ?? "").trim(),
    title: value.title ?? "",
    wording: value.wording ?? "",
    differs: value.differs ?? "",
    excluded: value.excluded ?? "",
    known_to: listIn(value.known_to ?? ""),
    documents: listIn(value.documents ?? ""),
  });
  return (
    <FieldsDialog
      kind="sheet"
      title={of.number ? say.edit : say.write}
      text={say.writeText}
      done={say.written}
      fields={[
        { name: "number", label: say.number, help: say.numberHelp, required: true },
        { name: "secret", label: say.secret, required: true },
        { name: "title", label: say.cardTitle, required: true },
        { name: "wording", label: say.wording, help: say.wordingHelp, required: true, rows: 5 },
        { name: "differs", label: say.differs, rows: 2 },
        { name: "excluded", label: say.excluded, help: say.excludedHelp, rows: 2 },
        { name: "known_to", label: say.knownTo, help: say.knownToHelp },
        { name: "documents", label: say.documents, rows: 2 },
      ]}
      start={{
        number: of.number,
        secret: of.secret,
        title: of.title,
        wording: of.wording,
        differs: of.differs,
        excluded: of.excluded,
        known_to: of.known_to?.join(", "),
        documents: of.documents?.join("\n"),
      }}
      send={async (value) => {
        const made = await writeCard(bodyOf(value));
        onClose();
        onDone(made);
      }}
      onDone={() => undefined}
      onClose={onClose}
      command={(value) => [
        "card",
        "add",
        value.number || "NUMBER",
        ...flags({
          secret: value.secret,
          title: value.title,
          wording: value.wording,
          differs: value.differs,
          excluded: value.excluded,
          "known-to": listIn(value.known_to),
          document: listIn(value.documents),
        }),
      ]}
      call={(value) => ({ method: "POST", path: "/api/v1/know-how-cards", body: bodyOf(value) })}
    />
  );
}
