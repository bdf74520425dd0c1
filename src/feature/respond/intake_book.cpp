#include "feature/respond/intake_book.h"

#include <algorithm>

#include "base/digest.h"
#include "base/text.h"
#include "model/names.h"

namespace sekimori::respond {
namespace {

constexpr std::array<std::string_view, 3> state_names = {"received", "in_case", "closed"};
constexpr std::size_t longest_text = std::size_t(64) << 10;
constexpr std::size_t most_messages = 200;
constexpr std::string_view page_channel = "page";
constexpr std::size_t most_an_hour = 30;
constexpr std::string_view token_signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // Crockford: nothing that looks like something else

record::Actor respond_actor() { return record::Actor::system("respond"); }

std::string make_token(Random& random) {
  std::string out;
  const Bytes bytes = random.bytes(16);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i > 0 && i % 4 == 0) out += '-';
    out += token_signs[bytes[i] & 31];
  }
  return out;
}

// As people type it: small letters, blanks, O for 0, I and L for 1.
std::string plain_token(std::string_view token) {
  std::string out;
  for (char c : token) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    if (token_signs.contains(c)) out += c;
  }
  return out;
}

std::string token_hash(std::string_view token) { return to_hex(sha256("sekimori intake " + plain_token(token))); }

Json message_json(const IntakeMessage& m) {
  return Json::object({{"from", m.from_firm ? "firm" : "reporter"}, {"at", m.at.to_rfc3339()}, {"text", m.text}});
}

Result<Intake> intake_from(const record::Version& version) {
  Intake out;
  out.id = version.id;
  const Json& body = version.body;
  TRY(model::read_text(body, "number", out.number));
  out.trigger = model::case_trigger_from(body["trigger"].text()).value_or(model::CaseTrigger::consultation);
  TRY(model::read_text(body, "text", out.text));
  TRY(model::read_text(body, "from", out.from));
  TRY(model::read_text(body, "channel", out.channel));
  TRY(model::read_instant(body, "received_at", out.received_at));
  TRY(model::read_named(body, "state", state_names, out.state));
  TRY(model::read_text(body, "case_number", out.case_number));
  TRY(model::read_text(body, "token_hash", out.token_hash));
  for (const Json& item : body["messages"].items()) {
    IntakeMessage message;
    message.from_firm = item["from"].text() == "firm";
    TRY(model::read_instant(item, "at", message.at));
    TRY(model::read_text(item, "text", message.text));
    out.messages.push_back(std::move(message));
  }
  return out;
}

Json body_of(const Intake& intake) {
  Json body = to_json(intake);
  if (!intake.token_hash.empty()) body.set("token_hash", intake.token_hash);
  return body;
}

std::vector<record::Key> keys_of(const Intake& intake) {
  std::vector<record::Key> keys = {{"number", intake.number, record::Uniqueness::unique}};
  if (!intake.token_hash.empty()) keys.push_back({"token", intake.token_hash, record::Uniqueness::unique});
  return keys;
}

Result<void> check_text(std::string_view text) {
  if (trim(text).empty()) return error(ErrorCode::invalid_input, "the text is empty");
  if (text.size() > longest_text)
    return error(ErrorCode::invalid_input, "the text has {} bytes; at most {} are taken", text.size(), longest_text);
  if (!is_valid_utf8(text)) return error(ErrorCode::invalid_input, "the text is not UTF-8");
  return {};
}

}  // namespace

std::string_view name_of(IntakeState state) { return state_names.at(static_cast<std::size_t>(state)); }

Result<IntakeReceipt> IntakeBook::receive(const record::Actor& actor, const IntakeDraft& draft) {
  TRY(check_text(draft.text));
  if (draft.trigger == model::CaseTrigger::alert || draft.trigger == model::CaseTrigger::exit_check)
    return error(ErrorCode::invalid_input, "{} opens a case by itself; an intake is something that somebody told", name_of(draft.trigger));
  const bool anonymous = draft.trigger == model::CaseTrigger::anonymous_report;
  if (anonymous && !draft.from.empty())
    return error(ErrorCode::invalid_input, "an anonymous report keeps nobody's name; leave 'from' empty or choose another kind");
  const record::Actor who = anonymous ? record::Actor::system("anonymous") : actor;
  IntakeReceipt receipt;
  if (anonymous) receipt.token = make_token(parts_.random);
  Intake intake;
  intake.trigger = draft.trigger;
  intake.text = draft.text;
  intake.from = draft.from;
  intake.channel = draft.channel;
  const Instant now = draft.received_at.value_or(parts_.clock.now());
  intake.received_at = now;
  if (anonymous) intake.token_hash = token_hash(receipt.token);
  auto written = parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    record::ListQuery query;
    query.kind = "intake";
    query.limit = 1000;
    const std::string prefix = fmt::format("U{:04}-", parts_.zone.day_of(now).year());
    int last = 0;
    while (true) {
      const auto page = TRY(parts_.records.records.list(tx, respond_actor(), query));
      for (const record::Version& version : page)
        if (const std::string_view number = version.body["number"].text(); number.starts_with(prefix))
          last = std::max(last, std::atoi(std::string(number.substr(prefix.size())).c_str()));
      if (page.size() < 1000) break;
      query.after = page.back().id;
    }
    intake.number = fmt::format("{}{:03}", prefix, last + 1);
    record::Draft record;
    record.kind = "intake";
    record.id = Uuid::make(parts_.clock, parts_.random).to_string();
    record.body = body_of(intake);
    if (!anonymous) record.owner = actor.person;
    record.keys = keys_of(intake);
    record.expected_version = 0;
    record::Change change;
    change.actor = who;
    change.verb = record::Verb::create;
    change.action = "intake.receive";
    change.reason = name_of(draft.trigger);
    TRY(parts_.records.records.put(tx, record, change));
    receipt.id = record.id;
    receipt.number = intake.number;
    return {};
  });
  if (!written) return std::unexpected(std::move(written).error());
  return receipt;
}

Result<void> IntakeBook::check_flood() {
  const Instant since{parts_.clock.now().nanoseconds - 3600 * nanoseconds_per_second};
  const auto known = TRY(list(respond_actor()));
  const auto lately =
      std::ranges::count_if(known, [&](const Intake& one) { return one.channel == page_channel && one.received_at >= since; });
  if (static_cast<std::size_t>(lately) >= most_an_hour)
    return error(ErrorCode::full, "too many reports came in within the hour; try again later or take another way");
  return {};
}

Result<IntakeReceipt> IntakeBook::receive_from_page(std::string_view text) {
  TRY(check_flood());
  return receive(respond_actor(),
                 {.trigger = model::CaseTrigger::anonymous_report, .text = std::string(text), .channel = std::string(page_channel)});
}

Result<std::vector<Intake>> IntakeBook::list(const record::Actor& actor) {
  return parts_.database.read([&](sql::Transaction& tx) -> Result<std::vector<Intake>> {
    std::vector<Intake> out;
    record::ListQuery query;
    query.kind = "intake";
    query.limit = 1000;
    while (true) {
      const auto page = TRY(parts_.records.records.list(tx, actor, query));
      for (const record::Version& version : page) out.push_back(TRY(intake_from(version)));
      if (page.size() < 1000) break;
      query.after = page.back().id;
    }
    std::ranges::sort(out, [](const Intake& a, const Intake& b) { return a.number > b.number; });
    return out;
  });
}

Result<record::Version> IntakeBook::version_of(const record::Actor& actor, std::string_view number) {
  return parts_.database.read([&](sql::Transaction& tx) -> Result<record::Version> {
    record::ListQuery query;
    query.kind = "intake";
    query.key = "number";
    query.value = number;
    query.limit = 1;
    auto found = TRY(parts_.records.records.list(tx, actor, query));
    if (found.empty()) return error(ErrorCode::not_found, "no report {}; 'sekimori intake list' shows the numbers", number);
    return std::move(found.front());
  });
}

Result<record::Version> IntakeBook::version_with(std::string_view token) {
  return parts_.database.read([&](sql::Transaction& tx) -> Result<record::Version> {
    record::ListQuery query;
    query.kind = "intake";
    query.key = "token";
    query.value = token_hash(token);
    query.limit = 1;
    auto found = TRY(parts_.records.records.list(tx, respond_actor(), query));
    if (found.empty()) return error(ErrorCode::not_found, "no report has this token");
    return std::move(found.front());
  });
}

Result<void> IntakeBook::put(const record::Actor& actor, const record::Version& before, const Intake& changed, std::string_view action,
                             std::string_view reason) {
  record::Draft draft;
  draft.kind = "intake";
  draft.id = before.id;
  draft.body = body_of(changed);
  draft.owner = before.owner;
  draft.keys = keys_of(changed);
  draft.expected_version = before.version;
  record::Change change;
  change.actor = actor;
  change.action = action;
  change.reason = reason;
  return parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    TRY(parts_.records.records.put(tx, draft, change));
    return {};
  });
}

Result<Intake> IntakeBook::find(const record::Actor& actor, std::string_view number) { return intake_from(TRY(version_of(actor, number))); }

Result<void> IntakeBook::answer(const record::Actor& actor, std::string_view number, std::string_view text) {
  TRY(check_text(text));
  const record::Version version = TRY(version_of(actor, number));
  Intake intake = TRY(intake_from(version));
  if (intake.messages.size() >= most_messages) return error(ErrorCode::full, "{} has {} messages already", number, most_messages);
  intake.messages.push_back({true, parts_.clock.now(), std::string(text)});
  return put(actor, version, intake, "intake.answer", "answer");
}

Result<void> IntakeBook::close(const record::Actor& actor, std::string_view number, std::string_view reason) {
  if (reason.empty()) return error(ErrorCode::invalid_input, "a reason is needed to close a report");
  const record::Version version = TRY(version_of(actor, number));
  Intake intake = TRY(intake_from(version));
  if (intake.state == IntakeState::closed) return error(ErrorCode::conflict, "{} is closed already", number);
  intake.state = IntakeState::closed;
  return put(actor, version, intake, "intake.close", reason);
}

Result<OpenedCase> IntakeBook::open_case(const record::Actor& actor, std::string_view number, CaseOpening opening,
                                         std::string_view reason) {
  const record::Version version = TRY(version_of(actor, number));
  Intake intake = TRY(intake_from(version));
  if (!intake.case_number.empty()) return error(ErrorCode::conflict, "{} is case {} already", number, intake.case_number);
  opening.trigger = intake.trigger;
  opening.noticed_at = intake.received_at;
  if (opening.title.empty()) opening.title = fmt::format("{} {}", name_of(intake.trigger), intake.number);
  if (opening.trigger_detail.empty()) {
    opening.trigger_detail = intake.text;
    if (!intake.from.empty()) opening.trigger_detail += fmt::format(" ({})", intake.from);
  }
  CaseBook cases(parts_);
  OpenedCase opened = TRY(cases.open(actor, opening, reason.empty() ? intake.number : reason));
  intake.state = IntakeState::in_case;
  intake.case_number = opened.known.facts.number;
  TRY(put(actor, version, intake, "intake.open_case", reason.empty() ? "case" : reason));
  return opened;
}

Result<IntakeFollowUp> IntakeBook::follow_up(std::string_view token) {
  const Intake intake = TRY(intake_from(TRY(version_with(token))));
  return IntakeFollowUp{intake.state, intake.received_at, intake.messages};
}

Result<void> IntakeBook::add(std::string_view token, std::string_view text) {
  TRY(check_text(text));
  const record::Version version = TRY(version_with(token));
  Intake intake = TRY(intake_from(version));
  if (intake.messages.size() >= most_messages) return error(ErrorCode::full, "the report has {} messages already", most_messages);
  intake.messages.push_back({false, parts_.clock.now(), std::string(text)});
  return put(record::Actor::system("anonymous"), version, intake, "intake.add", "more from the reporter");
}

Json to_json(const Intake& i) {
  Json messages = Json::array();
  for (const IntakeMessage& m : i.messages) messages.push(message_json(m));
  return Json::object({{"number", i.number},
                       {"trigger", name_of(i.trigger)},
                       {"text", i.text},
                       {"from", i.from},
                       {"channel", i.channel},
                       {"received_at", i.received_at.to_rfc3339()},
                       {"state", name_of(i.state)},
                       {"case_number", i.case_number},
                       {"messages", std::move(messages)}});
}

Json to_json(const IntakeFollowUp& f) {
  Json messages = Json::array();
  for (const IntakeMessage& m : f.messages) messages.push(message_json(m));
  return Json::object({{"state", name_of(f.state)}, {"received_at", f.received_at.to_rfc3339()}, {"messages", std::move(messages)}});
}

}  // namespace sekimori::respond
