#include "feature/teach/newsletter/sending_log.h"

#include "base/text.h"

namespace sekimori::teach {
namespace {

constexpr std::int64_t first_pause = 60 * nanoseconds_per_second;
constexpr std::size_t longest_reply = 300;

std::int64_t number_of(MailState one) { return static_cast<std::int64_t>(one); }

constexpr std::string_view columns = "m.place, m.address_id, m.organisation, m.address, m.charset, m.language, m.leaving";

Recipient recipient_from(const sql::Row& row) {
  return {.place = row.integer(0),
          .address_id = row.string(1),
          .organisation = row.string(2),
          .address = row.string(3),
          .charset = static_cast<MailCharset>(row.integer(4)),
          .language = static_cast<Language>(row.integer(5)),
          .leaving = static_cast<Leaving>(row.integer(6))};
}

}  // namespace

Json to_json(const SendingCounts& counts) {
  return Json::object({{"total", counts.total},
                       {"waiting", counts.waiting + counts.offered},
                       {"accepted", counts.accepted},
                       {"refused", counts.refused},
                       {"unknown", counts.unknown},
                       {"finished_at", counts.finished_at ? Json(counts.finished_at->to_rfc3339()) : Json()}});
}

Result<SendingRun> SendingLog::begin(const std::string& issue) {
  return parts_.database.write([&](sql::Transaction& tx) -> Result<SendingRun> {
    const Instant now = parts_.clock.now();
    if (const auto before = TRY(tx.query_one("SELECT run, started_at FROM newsletter_sending WHERE issue = ?", issue))) {
      const std::int64_t run = before->integer(0) + 1;
      TRY(tx.execute("UPDATE newsletter_sending SET run = ? WHERE issue = ?", run, issue));
      return SendingRun{.issue = issue, .run = run, .started_at = before->instant(1)};
    }
    TRY(tx.execute("INSERT INTO newsletter_sending(issue, run, started_at, finished_at) VALUES (?, 1, ?, NULL)", issue, now.nanoseconds));
    // Leaving is the organisation's; it is looked up once here so that sending reads one table.
    std::string by_reader;
    record::ListQuery query;
    query.kind = "subscriber";
    for (const record::Version& one : TRY(record::all_records(tx, parts_.records, record::Actor::system("newsletter"), query)))
      if (one.body["leaving"].text() == "by_reader")
        by_reader += (by_reader.empty() ? "'" : ", '") + one.body["number"].string_or("") + "'";
    if (by_reader.empty()) by_reader = "''";
    TRY(tx.execute(
        fmt::format("INSERT INTO newsletter_mail(issue, place, address_id, organisation, address, charset, language, leaving, state, run, "
                    "tries, next_at, reply) SELECT CAST(? AS TEXT), ROW_NUMBER() OVER (ORDER BY folded), id, organisation, address, "
                    "charset, language, "
                    "CASE WHEN organisation IN ({}) THEN 1 ELSE 0 END, 0, 0, 0, 0, '' FROM newsletter_address WHERE state = 0",
                    by_reader),
        issue));
    return SendingRun{.issue = issue, .run = 1, .started_at = now};
  });
}

Result<void> SendingLog::check_run(sql::Transaction& tx, const SendingRun& run) {
  const auto row = TRY(tx.query_one("SELECT run FROM newsletter_sending WHERE issue = ?", run.issue));
  if (!row || row->integer(0) != run.run) return error(ErrorCode::conflict, "issue {}: another run of the sending has begun", run.issue);
  return {};
}

Result<std::vector<Recipient>> SendingLog::open_questions(const SendingRun& run) {
  const sql::Rows rows = TRY(parts_.database.read([&](sql::Transaction& tx) {
    return tx.query(
        fmt::format("SELECT {} FROM newsletter_mail m WHERE m.issue = ? AND m.state = 1 AND m.run < ? ORDER BY m.place", columns),
        run.issue, run.run);
  }));
  std::vector<Recipient> out;
  for (const sql::Row& row : rows) out.push_back(recipient_from(row));
  return out;
}

Result<void> SendingLog::settle(sql::Transaction& tx, const SendingRun& run, const std::vector<MailOutcome>& outcomes) {
  const std::int64_t now = parts_.clock.now().nanoseconds;
  for (const MailOutcome& one : outcomes) {
    const std::string reply = scrub_utf8(std::string_view(one.reply).substr(0, longest_reply));
    if (one.state != MailState::waiting) {
      TRY(tx.execute("UPDATE newsletter_mail SET state = ?, reply = ? WHERE issue = ? AND place = ? AND state = 1", number_of(one.state),
                     reply, run.issue, one.place));
      continue;
    }
    // Once more later, each time after twice as long; then it is refused.
    const auto row = TRY(tx.query_one("SELECT tries FROM newsletter_mail WHERE issue = ? AND place = ?", run.issue, one.place));
    const std::int64_t tries = (row ? row->integer(0) : 0) + 1;
    const MailState state = tries >= most_tries ? MailState::refused : MailState::waiting;
    const std::int64_t at = one.reply.empty() ? now : now + (first_pause << (tries - 1));
    TRY(tx.execute("UPDATE newsletter_mail SET state = ?, tries = ?, next_at = ?, reply = ? WHERE issue = ? AND place = ? AND state = 1",
                   number_of(state), one.reply.empty() ? tries - 1 : tries, at, reply, run.issue, one.place));
  }
  return {};
}

Result<void> SendingLog::answer(const SendingRun& run, const std::vector<MailOutcome>& found) {
  return parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    TRY(check_run(tx, run));
    return settle(tx, run, found);
  });
}

Result<std::vector<Recipient>> SendingLog::next(const SendingRun& run, const std::vector<MailOutcome>& outcomes, std::int64_t most) {
  return parts_.database.write([&](sql::Transaction& tx) -> Result<std::vector<Recipient>> {
    TRY(check_run(tx, run));
    TRY(settle(tx, run, outcomes));
    std::vector<Recipient> out;
    if (most <= 0) return out;
    const sql::Rows rows = TRY(tx.query(
        fmt::format("SELECT {} FROM newsletter_mail m WHERE m.issue = ? AND m.state = 0 AND m.next_at <= ? ORDER BY m.place LIMIT ?",
                    columns),
        run.issue, parts_.clock.now().nanoseconds, most));
    for (const sql::Row& row : rows) {
      out.push_back(recipient_from(row));
      TRY(tx.execute("UPDATE newsletter_mail SET state = 1, run = ? WHERE issue = ? AND place = ?", run.run, run.issue, out.back().place));
    }
    return out;
  });
}

Result<std::int64_t> SendingLog::repeat_unknown(const std::string& issue) {
  return parts_.database.write([&](sql::Transaction& tx) -> Result<std::int64_t> {
    TRY(tx.execute("UPDATE newsletter_sending SET finished_at = NULL WHERE issue = ?", issue));
    return tx.execute("UPDATE newsletter_mail SET state = 0, next_at = 0 WHERE issue = ? AND state = 4", issue);
  });
}

Result<SendingCounts> SendingLog::counts(const std::string& issue) {
  return parts_.database.read([&](sql::Transaction& tx) -> Result<SendingCounts> {
    SendingCounts out;
    for (const sql::Row& row : TRY(tx.query("SELECT state, COUNT(*) FROM newsletter_mail WHERE issue = ? GROUP BY state", issue))) {
      out.total += row.integer(1);
      switch (static_cast<MailState>(row.integer(0))) {
        case MailState::waiting: out.waiting = row.integer(1); break;
        case MailState::offered: out.offered = row.integer(1); break;
        case MailState::accepted: out.accepted = row.integer(1); break;
        case MailState::refused: out.refused = row.integer(1); break;
        case MailState::unknown: out.unknown = row.integer(1); break;
      }
    }
    if (const auto row = TRY(tx.query_one("SELECT finished_at FROM newsletter_sending WHERE issue = ?", issue)))
      out.finished_at = row->optional_instant(0);
    return out;
  });
}

Result<SendingCounts> SendingLog::finish(const SendingRun& run) {
  const auto done = parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    TRY(check_run(tx, run));
    const auto left = TRY(tx.query_one("SELECT COUNT(*) FROM newsletter_mail WHERE issue = ? AND state IN (0, 1)", run.issue));
    if (left->integer(0) > 0) return error(ErrorCode::conflict, "issue {}: {} mails still wait", run.issue, left->integer(0));
    TRY(tx.execute("UPDATE newsletter_sending SET finished_at = ? WHERE issue = ? AND finished_at IS NULL", parts_.clock.now().nanoseconds,
                   run.issue));
    return {};
  });
  TRY(done);
  return counts(run.issue);
}

Result<std::vector<SendingLog::Refused>> SendingLog::refused(const std::string& issue) {
  std::vector<Refused> out;
  const sql::Rows rows = TRY(parts_.database.read([&](sql::Transaction& tx) {
    return tx.query("SELECT address_id, reply FROM newsletter_mail WHERE issue = ? AND state = 3 ORDER BY place", issue);
  }));
  for (const sql::Row& row : rows) out.push_back({row.string(0), row.string(1)});
  return out;
}

Result<std::string> SendingLog::address_of(const MailPlace& mail) {
  const auto row = TRY(parts_.database.read([&](sql::Transaction& tx) {
    return tx.query_one("SELECT address_id FROM newsletter_mail WHERE issue = ? AND place = ? AND state <> 0", mail.issue, mail.place);
  }));
  if (!row) return error(ErrorCode::not_found, "issue {} had no mail {}", mail.issue, mail.place);
  return row->string(0);
}

Result<std::optional<Instant>> SendingLog::next_at(const std::string& issue) {
  const auto row = TRY(parts_.database.read(
      [&](sql::Transaction& tx) { return tx.query_one("SELECT MIN(next_at) FROM newsletter_mail WHERE issue = ? AND state = 0", issue); }));
  return row ? row->optional_instant(0) : std::optional<Instant>();
}

}  // namespace sekimori::teach
