// One secret: what a court would ask, and whether we can answer it for the day in question.
import { useState } from "preact/hooks";
import {
  type Agreement,
  type Measure,
  proveSecret,
  type RecordedState,
  requirementNames,
  type SecrecyProof,
  type Secret,
  showSecret,
} from "../../api/secrets";
import { may, now } from "../../api/session";
import { addressOf, query, setQuery } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { LevelMark, Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { either } from "../../i18n";
import { day, dayKey, time } from "../../i18n/format";
import { language } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { LevelPanel, Readiness, RealRights } from "./readiness";
import { toneOf } from "./requirement_marks";
import { ReviewSecret } from "./review_secret";
import { text } from "./words";

export function SecretPage({ number }: { number: string }) {
  const words = text();
  const asOf = query("as_of") || dayKey(now.value);
  const [reviewing, setReviewing] = useState(false);
  const secret = useResource((signal) => showSecret(number, { as_of: query("as_of") }, signal), [number, asOf]);
  const proof = useResource((signal) => proveSecret(number, asOf, signal), [number, asOf]);
  return (
    <>
      <p class="no-print">
        <a href={addressOf("secrets")}>{words.all}</a>
      </p>
      <header class="screen-head">
        <div>
          <h1>
            <span class="code">{number}</span> {secret.data?.title}
          </h1>
          {secret.data && (
            <p class="row">
              <LevelMark level={secret.data.level} /> {secret.data.department} · {words.mediums[secret.data.medium]} ·{" "}
              {words.kinds[secret.data.kind]}
            </p>
          )}
        </div>
        <form
          class="row no-print"
          onSubmit={(event) => {
            event.preventDefault();
            setQuery({ as_of: String(new FormData(event.currentTarget).get("day") ?? "") });
          }}
        >
          <label class="as-of">
            {words.proof.day}
            <input type="date" name="day" defaultValue={asOf} max={dayKey(now.value)} required />
          </label>
          <button type="submit" class="button">
            {words.proof.show}
          </button>
          {may("secret", "approve") && (
            <button type="button" class="button" onClick={() => setReviewing(true)}>
              {words.review.title}
            </button>
          )}
          <button type="button" class="button" onClick={() => window.print()}>
            {words.proof.print}
          </button>
          <a
            class="button"
            href={`/api/v1/prints/covers/${encodeURIComponent(number)}?language=${language.value}`}
            target="_blank"
            rel="noreferrer"
          >
            {words.printCover}
          </a>
        </form>
      </header>
      <div class="panels">
        <Filled of={proof}>{(found) => <Proof proof={found} />}</Filled>
        {!query("as_of") && <Readiness number={number} />}
        <Filled of={secret}>
          {(found) => (
            <div class="panels">
              <Facts secret={found} />
              <LevelPanel secret={found} onChange={secret.again} />
              {reviewing && <ReviewSecret number={number} onClose={() => setReviewing(false)} onDone={secret.again} />}
            </div>
          )}
        </Filled>
        {may("access_right", "list") && <RealRights number={number} />}
      </div>
      <CopyAs
        command={["secret", "proof", number, "--as-of", asOf]}
        call={{ method: "GET", path: `/api/v1/secrets/${encodeURIComponent(number)}/proof?as_of=${asOf}` }}
      />
    </>
  );
}

function Proof({ proof }: { proof: SecrecyProof }) {
  const words = text();
  const by = proof.recorded_by_the_day;
  return (
    <div class="panels">
      <Panel title={`${words.proof.title} · ${day(proof.as_of)}`} aside={<p class="faint">{words.proof.lead}</p>}>
        <div class="requirements">
          {requirementNames.map((name) => (
            <section key={name} class={`requirement requirement-${toneOf[proof.verdict[name]]}`}>
              <h3>
                {words.requirements[name]} <Mark kind={toneOf[proof.verdict[name]]}>{words.statuses[proof.verdict[name]]}</Mark>
              </h3>
              <p class="faint">{words.requirementsAsk[name]}</p>
              <Evidence of={by?.secret.requirements[name].evidence ?? []} />
            </section>
          ))}
        </div>
        <Recorded title={words.proof.byTheDay} of={by} none={words.proof.nothing} />
        {proof.entered_afterwards && <Recorded title={words.proof.afterwards} of={proof.entered_afterwards} none="" />}
      </Panel>
      <Panel title={words.page.missing}>
        {proof.missing.length === 0 ? (
          <p class="note note-good">{words.page.nothingMissing}</p>
        ) : (
          <ul class="bullets">
            {proof.missing.map((one) => (
              <li key={one.en}>{either(one)}</li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title={words.page.agreements}>
        <Table
          label={words.page.agreements}
          columns={agreementColumns()}
          rows={proof.agreements}
          rowKey={(row) => `${row.staff_number} ${row.kind} ${row.text_version}`}
          fixed
          empty={<p class="faint">{words.page.noAgreements}</p>}
        />
      </Panel>
    </div>
  );
}

function Evidence({ of }: { of: { day: string | null; text: string }[] }) {
  if (of.length === 0) return <p class="faint">{text().page.noEvidence}</p>;
  return (
    <ul class="evidence">
      {of.map((one) => (
        <li key={`${one.day} ${one.text}`}>
          {one.day && <time dateTime={one.day}>{day(one.day)}</time>} {one.text}
        </li>
      ))}
    </ul>
  );
}

function Recorded({ title, of, none }: { title: string; of: RecordedState | null; none: string }) {
  const words = text().proof;
  return (
    <div class="recorded">
      <h3>{title}</h3>
      {of ? (
        <>
          <p>
            {words.line(of.version, time(of.recorded_at))} · {words.by(of.author, of.reason)}
          </p>
          <p class="faint">
            {words.hash} <code>{of.body_hash}</code>
          </p>
        </>
      ) : (
        <p>{none}</p>
      )}
    </div>
  );
}

function agreementColumns(): Column<Agreement>[] {
  const words = text().page;
  return [
    { id: "person", title: words.person, cell: (row) => row.staff_number },
    { id: "kind", title: words.kind, cell: (row) => words.agreementKinds[row.kind] ?? row.kind },
    {
      id: "state",
      title: words.state,
      cell: (row) => <Mark kind={row.state === "signed" ? "good" : "warn"}>{words.states[row.state] ?? row.state}</Mark>,
    },
    { id: "signed", title: words.signed, cell: (row) => (row.signed_on ? day(row.signed_on) : "–") },
    { id: "text", title: words.text, cell: (row) => row.text_version },
  ];
}

function Facts({ secret }: { secret: Secret }) {
  const words = text();
  const page = words.page;
  const permitted: Column<Secret["permitted"][number]>[] = [
    { id: "person", title: page.person, cell: (row) => row.staff_number },
    { id: "approver", title: page.approver, cell: (row) => row.approver || "–" },
    { id: "since", title: page.since, cell: (row) => (row.since ? day(row.since) : "–") },
  ];
  return (
    <div class="panels panels-two">
      <Panel title={page.measures}>
        {secret.measures.length === 0 ? (
          <p class="note note-bad">{page.noMeasures}</p>
        ) : (
          <p class="row">
            {secret.measures.map((measure: Measure) => (
              <Mark key={measure} kind="good">
                {words.measures[measure]}
              </Mark>
            ))}
          </p>
        )}
        <h3 class="space">{page.places}</h3>
        <ul class="bullets">
          {secret.places.map((one) => (
            <li key={one} class="path">
              {one}
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={page.facts}>
        <dl class="facts">
          <dt>{words.columns.owner}</dt>
          <dd>{secret.owner || "–"}</dd>
          <dt>{page.proposed}</dt>
          <dd>{secret.proposed_by || "–"}</dd>
          <dt>{page.approved}</dt>
          <dd>{secret.approved_by || <Mark kind="warn">{page.notApproved}</Mark>}</dd>
          <dt>{words.columns.review}</dt>
          <dd>{secret.review_day ? day(secret.review_day) : words.noReview}</dd>
          <dt>{page.value}</dt>
          <dd>{secret.value || "–"}</dd>
          <dt>{page.version}</dt>
          <dd>
            {secret.version} · {time(secret.recorded_at)}
          </dd>
        </dl>
      </Panel>
      <Panel title={`${page.permitted} · ${words.people(secret.permitted.length)}`} className="panel-wide">
        <Table label={page.permitted} columns={permitted} rows={secret.permitted} rowKey={(row) => row.staff_number} fixed />
      </Panel>
    </div>
  );
}
