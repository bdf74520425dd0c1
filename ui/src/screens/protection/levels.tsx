// What the firm has laid down for each level, and the secrets whose level is due to be looked at again.
import { useState } from "preact/hooks";
import { type DueReview, listDueReviews } from "../../api/protection";
import { changeLevel, type LevelDefinition, listLevels } from "../../api/secrets";
import { may, now } from "../../api/session";
import { addressOf } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { FieldsDialog, flags, listIn } from "../../components/fields_dialog";
import { LevelMark, Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { either, t } from "../../i18n";
import { day, dayKey } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { ReviewSecret } from "../secrets/review_secret";
import { text } from "./words";

export function Levels() {
  const say = text().levels;
  const levels = useResource((signal) => listLevels(signal), []);
  const today = dayKey(now.value);
  const due = useResource((signal) => listDueReviews(today, signal), [today]);
  const [changing, setChanging] = useState<LevelDefinition>();
  const [reviewing, setReviewing] = useState<string>();
  const act: Column<DueReview>[] = !may("secret", "approve")
    ? []
    : [
        {
          id: "act",
          title: say.act,
          narrow: true,
          cell: (row) => (
            <button
              type="button"
              class="button button-small no-print"
              aria-label={`${say.review} ${row.number}`}
              onClick={() => setReviewing(row.number)}
            >
              {say.review}
            </button>
          ),
        },
      ];
  return (
    <div class="panels">
      <Filled of={levels}>
        {({ items }) => (
          <div class="panels panels-two">
            {[...items]
              .sort((a, b) => b.rank - a.rank)
              .map((one) => (
                <Panel
                  key={one.id}
                  title={either(one.name)}
                  aside={
                    may("level", "update") && (
                      <button
                        type="button"
                        class="button button-small no-print"
                        aria-label={`${say.change} ${either(one.name)}`}
                        onClick={() => setChanging(one)}
                      >
                        {say.change}
                      </button>
                    )
                  }
                >
                  <p>{either(one.criteria)}</p>
                  <ul class="bullets">
                    {one.handling.map((rule) => (
                      <li key={rule.en}>{either(rule)}</li>
                    ))}
                  </ul>
                  <dl class="facts space">
                    <dt>{say.aliases}</dt>
                    <dd>{one.aliases.join(", ") || "–"}</dd>
                    <dt>{say.proposers}</dt>
                    <dd>{one.proposers.map(roleName).join(", ") || "–"}</dd>
                    <dt>{say.approvers}</dt>
                    <dd>{one.approvers.map(roleName).join(", ")}</dd>
                    <dt>{say.months}</dt>
                    <dd>{one.review_months}</dd>
                  </dl>
                </Panel>
              ))}
          </div>
        )}
      </Filled>
      <CopyAs command={["level", "list"]} call={{ method: "GET", path: "/api/v1/levels" }} />
      <Panel title={say.due} aside={<p class="faint">{say.dueLead}</p>}>
        <Filled of={due}>
          {({ items }) => (
            <Table
              label={say.due}
              fixed
              rows={items}
              rowKey={(row) => row.number}
              href={(row) => addressOf("secrets", row.number)}
              columns={[
                { id: "number", title: say.number, narrow: true, cell: (row) => row.number },
                { id: "level", title: say.level, narrow: true, cell: (row) => <LevelMark level={row.level} /> },
                { id: "department", title: say.department, cell: (row) => row.department || "–" },
                { id: "owner", title: say.owner, cell: (row) => row.owner || "–" },
                {
                  id: "day",
                  title: say.reviewDay,
                  narrow: true,
                  cell: (row) => (row.review_day ? day(row.review_day) : <Mark kind="bad">{say.never}</Mark>),
                },
                ...act,
              ]}
              empty={<p class="note note-good">{say.nothingDue}</p>}
            />
          )}
        </Filled>
        <CopyAs
          command={["secret", "due", "--until", today]}
          call={{ method: "GET", path: `/api/v1/due-reviews?until=${today}` }}
        />
      </Panel>
      {changing && <ChangeLevel of={changing} onClose={() => setChanging(undefined)} onDone={levels.again} />}
      {reviewing && <ReviewSecret number={reviewing} onClose={() => setReviewing(undefined)} onDone={due.again} />}
    </div>
  );
}

const roleName = (role: string) =>
  role === "holder" ? text().levels.holder : ((t().roles as Record<string, string>)[role] ?? role);

// A rule of handling in both languages stands on one line: "施錠 / kept locked".
const pairOf = (line: string) => {
  const [ja = "", en = ""] = line.split(" / ").map((one) => one.trim());
  return { ja, en: en || ja };
};
const linesOf = (written: string) =>
  written
    .split("\n")
    .map((one) => one.trim())
    .filter(Boolean);

function ChangeLevel({ of, onClose, onDone }: { of: LevelDefinition; onClose: () => void; onDone: () => void }) {
  const say = text().levels;
  const bodyOf = (value: Record<string, string>) => ({
    name: { ja: value.name_ja ?? "", en: value.name_en ?? "" },
    criteria: { ja: value.criteria_ja ?? "", en: value.criteria_en ?? "" },
    handling: linesOf(value.handling ?? "").map(pairOf),
    aliases: listIn(value.aliases ?? ""),
    proposers: listIn(value.proposers ?? ""),
    approvers: listIn(value.approvers ?? ""),
    review_months: Number(value.review_months),
    valid_from: value.valid_from || undefined,
    reason: value.reason ?? "",
  });
  return (
    <FieldsDialog
      kind="sheet"
      title={`${say.change}: ${either(of.name)}`}
      action={say.change}
      text={say.changeText}
      done={say.changed}
      fields={[
        { name: "name_ja", label: say.nameIn.ja, required: true },
        { name: "name_en", label: say.nameIn.en, required: true },
        { name: "criteria_ja", label: say.criteriaIn.ja, required: true, rows: 3 },
        { name: "criteria_en", label: say.criteriaIn.en, required: true, rows: 3 },
        { name: "handling", label: say.handling, help: say.handlingHelp, rows: 6 },
        { name: "aliases", label: say.aliases, help: say.aliasesHelp },
        { name: "proposers", label: say.proposers, help: say.rolesHelp },
        { name: "approvers", label: say.approvers, help: say.rolesHelp, required: true },
        { name: "review_months", label: say.months, kind: "number", required: true },
        { name: "valid_from", label: say.validFrom, help: say.validFromHelp, kind: "date" },
        { name: "reason", label: t().form.reason, required: true, rows: 2 },
      ]}
      start={{
        name_ja: of.name.ja,
        name_en: of.name.en,
        criteria_ja: of.criteria.ja,
        criteria_en: of.criteria.en,
        handling: of.handling.map((one) => `${one.ja} / ${one.en}`).join("\n"),
        aliases: of.aliases.join(", "),
        proposers: of.proposers.join(", "),
        approvers: of.approvers.join(", "),
        review_months: String(of.review_months),
      }}
      send={(value) => changeLevel(of.id, bodyOf(value))}
      onDone={onDone}
      onClose={onClose}
      command={(value) => {
        const body = bodyOf(value);
        return [
          "level",
          "change",
          of.id,
          ...flags({
            "name-ja": body.name.ja,
            "name-en": body.name.en,
            "criteria-ja": body.criteria.ja,
            "criteria-en": body.criteria.en,
            "handling-ja": body.handling.map((one) => one.ja),
            "handling-en": body.handling.map((one) => one.en),
            alias: body.aliases,
            proposer: body.proposers,
            approver: body.approvers,
            "review-months": value.review_months,
            "valid-from": value.valid_from,
            reason: body.reason,
          }),
        ];
      }}
      call={(value) => ({ method: "PUT", path: `/api/v1/levels/${of.id}`, body: bodyOf(value) })}
    />
  );
}
