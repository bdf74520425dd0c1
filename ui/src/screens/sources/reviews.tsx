// The weekly look at the logs: what came, what did not, what came late; signed with what was done about it.
import { useState } from "preact/hooks";
import { may } from "../../api/session";
import { type LogReview, listLogReviews, showLogReview, signLogReview } from "../../api/sources";
import { addressOf } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs, option } from "../../components/copy_as";
import { TextField } from "../../components/field";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { either } from "../../i18n";
import { count, day, time } from "../../i18n/format";
import { useFields } from "../../state/fields";
import { useAccountNames } from "../../state/names";
import { useResource } from "../../state/resource";
import { text } from "./words";

const tones = {
  never: "warn",
  silent: "bad",
  gap: "bad",
  late: "warn",
  bad: "warn",
  unscored: "plain",
  mapping: "warn",
} as const satisfies Record<LogReview["findings"][number]["kind"], string>;

function Findings({ of }: { of: LogReview }) {
  const words = text().review;
  return (
    <Table
      label={words.findings}
      fixed
      rows={of.findings.map((one, index) => ({ ...one, index }))}
      rowKey={(row) => String(row.index)}
      columns={[
        {
          id: "kind",
          title: words.kind,
          narrow: true,
          cell: (row) => <Mark kind={tones[row.kind]}>{words.kinds[row.kind]}</Mark>,
        },
        { id: "source", title: words.source, cell: (row) => <a href={addressOf("sources", row.source)}>{row.source}</a> },
        { id: "what", title: words.what, cell: (row) => either(row) },
      ]}
      empty={<p class="note note-good">{words.nothing}</p>}
    />
  );
}

export function Reviews() {
  const words = text().review;
  const draft = useResource((signal) => showLogReview(signal), []);
  const reviews = useResource((signal) => listLogReviews(signal), []);
  const nameOf = useAccountNames();
  const [signing, setSigning] = useState(false);
  return (
    <>
      <div class="panels">
        <Panel
          title={words.now}
          aside={
            draft.data &&
            may("log_review", "create") && (
              <button type="button" class="button button-small button-main" onClick={() => setSigning(true)}>
                {words.sign}
              </button>
            )
          }
        >
          <Filled of={draft}>
            {(one) => (
              <>
                <p class="row">
                  {day(one.from)} – {day(one.to)} · {words.sum(one.events, one.sources, one.open_alerts)}{" "}
                  {(one.days_overdue ?? 0) > 0 ? (
                    <Mark kind="bad">{words.overdue(one.days_overdue ?? 0)}</Mark>
                  ) : (
                    <Mark kind="good">{words.due(-(one.days_overdue ?? 0))}</Mark>
                  )}
                </p>
                <Findings of={one} />
              </>
            )}
          </Filled>
        </Panel>
        <Panel title={words.signedOnes}>
          <Filled of={reviews}>
            {({ items }) => (
              <Table
                label={words.signedOnes}
                fixed
                rows={[...items].reverse()}
                rowKey={(row) => row.to}
                columns={[
                  { id: "span", title: words.span, narrow: true, cell: (row) => `${day(row.from)} – ${day(row.to)}` },
                  {
                    id: "found",
                    title: words.findings,
                    narrow: true,
                    align: "end",
                    cell: (row) => count(row.findings.length),
                  },
                  { id: "statement", title: words.statement, cell: (row) => row.statement || "–" },
                  {
                    id: "by",
                    title: words.signedBy,
                    narrow: true,
                    cell: (row) => `${nameOf(row.signed_by ?? "")} ${row.signed_at ? time(row.signed_at) : ""}`,
                  },
                ]}
                empty={<p class="faint">{words.noneSigned}</p>}
              />
            )}
          </Filled>
        </Panel>
      </div>
      <CopyAs command={["source", "review"]} call={{ method: "GET", path: "/api/v1/log-review" }} />
      {signing && draft.data && (
        <Sign
          of={draft.data}
          onClose={() => setSigning(false)}
          onDone={() => {
            draft.again();
            reviews.again();
          }}
        />
      )}
    </>
  );
}

function Sign({ of, onClose, onDone }: { of: LogReview; onClose: () => void; onDone: () => void }) {
  const words = text().review;
  const { value, put, needed } = useFields({ statement: "" });
  const found = of.findings.length > 0;
  return (
    <ActDialog
      title={words.sign}
      text={found ? words.signText(of.findings.length) : words.signClean}
      action={words.sign}
      done={words.signed}
      check={() => ({ statement: found ? needed("statement") : undefined })}
      send={() => signLogReview(value.statement.trim())}
      onDone={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
      command={["source", "review", "--sign", ...option("reason", value.statement)]}
      call={{ method: "POST", path: "/api/v1/log-reviews", body: { statement: value.statement } }}
    >
      {(errors) => (
        <TextField
          label={words.statement}
          help={words.statementHelp}
          required={found}
          rows={4}
          value={value.statement}
          onValue={put("statement")}
          error={errors.statement}
        />
      )}
    </ActDialog>
  );
}
