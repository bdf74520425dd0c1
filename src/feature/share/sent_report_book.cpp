#include "feature/share/sent_report_book.h"

#include <algorithm>

#include "base/digest.h"
#include "base/text.h"
#include "feature/share/audiences.h"
#include "feature/share/report.h"
#include "record/running_number.h"

namespace sekimori::share {
namespace {

void describe(const SentReport& report, record::Draft& draft) {
  draft.summary = Json::object({{"number", report.number}, {"remote", report.remote}, {"state", report.state}});
  draft.keys = {{"number", report.number, record::Uniqueness::unique}};
  if (!report.share.empty()) draft.keys.push_back({"share", report.hub + "/" + report.share, record::Uniqueness::shared});
  if (!report.draft.empty()) draft.keys.push_back({"draft", report.hub + "/" + report.draft, record::Uniqueness::shared});
}

std::string hash_of(const ReportToSend& report) {
  std::string first = to_hex(sekimori::sha256(report.content));
  if (report.further.empty()) return first;
  std::string lines = first + "\n";
  for (const model::HubReportFile& one : report.further) lines += to_hex(sekimori::sha256(one.content)) + "\n";
  return to_hex(sekimori::sha256(lines));
}

void take_over(SentReport& report, const Json& told) {
  report.state = told["state"].text();
  report.draft = told["draft"]["sha256"].text();
  report.k = told["draft"]["k"].integer_or(0);
  report.share = told["share"].text();
}

}  // namespace

SentReportBook::SentReportBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random, Zone zone)
    : database_(database),
      records_(records),
      clock_(clock),
      zone_(std::move(zone)),
      shelf_(database, records, clock, random, "sent_report", sent_report_from_json, describe) {}

Result<KnownSentReport> SentReportBook::send(const record::Actor& actor, model::HubDesk& desk, const HubLink& link,
                                             const ReportToSend& report) {
  TRY(record::Permissions::standard().check(actor, record::Verb::create, {.kind = "sent_report", .id = ""}));
  // Without one the hub says what the files tell, or asks for it.
  if (!report.kind.empty() && !report_kind_from(report.kind))
    return error(ErrorCode::invalid_input, "'{}' is none of the kinds of report that a hub takes", report.kind);
  if (trim(report.content).empty()) return error(ErrorCode::invalid_input, "the report is empty");
  const KnownSentReport known = TRY(begin(actor, link, report));
  const auto told = desk.report({.kind = report.kind,
                                 .title = report.title,
                                 .member = link.member,
                                 .file_name = report.file_name,
                                 .content = report.content,
                                 .key = known.id,
                                 .further = report.further});
  const record::Actor program = record::Actor::system("share");
  if (told)
    return shelf_.change(
        program, known.id, "the hub has it",
        [&](SentReport& sent) -> Result<void> {
          sent.remote = (*told)["number"].text();
          if (sent.kind.empty()) sent.kind = (*told)["kind"].text();
          take_over(sent, *told);
          return {};
        },
        record::Verb::update, "sent_report.arrive");
  // Without an answer nobody knows whether it arrived, and a conflict may be the first try that is still under way: it goes on being sent.
  // A no is a no.
  if (told.error().code != ErrorCode::unreachable && told.error().code != ErrorCode::conflict)
    TRY(shelf_.change(
        program, known.id, told.error().message,
        [&](SentReport& sent) -> Result<void> {
          sent.state = refused_by_hub;
          return {};
        },
        record::Verb::update, "sent_report.refuse"));
  return std::unexpected(told.error());
}

// The record of this sending: the one that is still without an answer, or a new one.
Result<KnownSentReport> SentReportBook::begin(const record::Actor& actor, const HubLink& link, const ReportToSend& report) {
  SentReport sent;
  sent.hub = link.name;
  sent.about = report.about;
  sent.kind = report.kind;
  sent.title = report.title;
  sent.sha256 = hash_of(report);
  sent.sent_at = clock_.now();
  sent.by = actor.account;
  sent.state = sending;
  return database_.write([&](sql::Transaction& tx) -> Result<KnownSentReport> {
    for (const KnownSentReport& known : TRY(shelf_.list(tx, record::Actor::system("share"))))
      if (known.value.state == sending && known.value.hub == sent.hub && known.value.sha256 == sent.sha256 &&
          known.value.kind == sent.kind && known.value.title == sent.title)
        return known;
    sent.number = TRY(next_number(tx, records_, "sent_report", "T", zone_.day_of(clock_.now()).year()));
    return shelf_.create(tx, actor, sent, fmt::format("told the hub {}", link.name), {}, "sent_report.send");
  });
}

Result<std::vector<KnownSentReport>> SentReportBook::list(const record::Actor& actor) {
  auto out = TRY(shelf_.list(actor));
  std::ranges::sort(out, std::greater<>{}, [](const KnownSentReport& one) { return one.value.number; });
  return out;
}

Result<KnownSentReport> SentReportBook::find(const record::Actor& actor, std::string_view number) {
  auto found = TRY(shelf_.find_by(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no report {} in sight", number);
  return *std::move(found);
}

Result<KnownSentReport> SentReportBook::find_arrived(const record::Actor& actor, std::string_view number) {
  KnownSentReport known = TRY(find(actor, number));
  if (known.value.remote.empty())
    return error(ErrorCode::conflict, "{}: the hub has not answered with a number for it; send it again", number);
  return known;
}

Result<std::optional<KnownSentReport>> SentReportBook::behind(std::string_view hub, std::string_view share, std::string_view sha256) {
  const record::Actor program = record::Actor::system("share");
  for (const auto& [key, value] : {std::pair{"share", share}, std::pair{"draft", sha256}}) {
    if (value.empty()) continue;
    const auto found = TRY(shelf_.list(program, key, fmt::format("{}/{}", hub, value)));
    if (!found.empty()) return found.front();
  }
  return std::nullopt;
}

Result<KnownSentReport> SentReportBook::note(const record::Actor& actor, const KnownSentReport& known, const Json& told, record::Verb verb,
                                             std::string_view action, std::string_view reason) {
  SentReport after = known.value;
  take_over(after, told);
  const Json& consent = told["consent"];
  const bool holds = consent.is_object() && !consent["withdrawn_at"].is_string();
  after.consented = holds ? std::string(consent["sha256"].text()) : std::string();
  after.consented_at = holds ? std::optional(TRY(Instant::parse(consent["at"].text()))) : std::nullopt;
  if (to_json(after).canonical() == to_json(known.value).canonical()) return known;
  return shelf_.change(
      actor, known.id, reason,
      [&](SentReport& report) -> Result<void> {
        report = after;
        return {};
      },
      verb, fmt::format("sent_report.{}", action));
}

Result<KnownSentReport> SentReportBook::follow(const record::Actor& actor, model::HubDesk& desk, std::string_view number) {
  const KnownSentReport known = TRY(find_arrived(actor, number));
  const Json told = TRY(desk.show(known.value.remote));
  // Who may read it may learn how far it is.
  return note(record::Actor::system("share"), known, told, record::Verb::update, "follow", "the hub says how far it is");
}

Result<std::string> SentReportBook::draft(const record::Actor& actor, model::HubDesk& desk, std::string_view number) {
  const KnownSentReport known = TRY(follow(actor, desk, number));
  if (known.value.draft.empty()) return error(ErrorCode::not_found, "{} has no masked draft yet", number);
  std::string bytes = TRY(desk.draft(known.value.remote));
  if (to_hex(sekimori::sha256(bytes)) != known.value.draft)
    return error(ErrorCode::integrity, "{}: the bytes are not those whose hash the hub named; do not consent", number);
  return bytes;
}

Result<KnownSentReport> SentReportBook::consent(const record::Actor& actor, model::HubDesk& desk, std::string_view number,
                                                const std::string& sha256, const std::string& until, const std::string& note_text) {
  const KnownSentReport known = TRY(find_arrived(actor, number));
  TRY(record::Permissions::standard().check(actor, record::Verb::approve, {.kind = "sent_report", .id = known.id}));
  const Json told = TRY(desk.consent(known.value.remote, sha256, until, note_text));
  return note(actor, known, told, record::Verb::approve, "consent", note_text.empty() ? "consented" : note_text);
}

Result<KnownSentReport> SentReportBook::withdraw(const record::Actor& actor, model::HubDesk& desk, std::string_view number,
                                                 const std::string& reason) {
  const KnownSentReport known = TRY(find_arrived(actor, number));
  TRY(record::Permissions::standard().check(actor, record::Verb::approve, {.kind = "sent_report", .id = known.id}));
  const Json told = TRY(desk.withdraw(known.value.remote, reason));
  return note(actor, known, told, record::Verb::approve, "withdraw", reason);
}

}  // namespace sekimori::share
