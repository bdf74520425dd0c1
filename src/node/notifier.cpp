#include "node/notifier.h"

#include "base/text.h"
#include "feature/consult/consult_room.h"
#include "feature/share/share_room.h"
#include "feature/teach/letter_box.h"
#include "feature/watch/alert_book.h"
#include "node/hub_digest.h"
#include "node/notice_text.h"
#include "node/training_notices.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::node {
namespace {

constexpr int most_at_once = 50;
constexpr int most_alerts = 200;

std::vector<std::pair<std::string, std::string>> values_of(const Json& payload) {
  std::vector<std::pair<std::string, std::string>> values;
  for (const auto& [name, value] : payload["values"].members()) values.emplace_back(name, value.string_or(""));
  return values;
}

// Whoever has no right on its kind at all is refused rather than shown nothing.
Result<bool> may_see(Node& node, sql::Transaction& tx, const record::Subscription& reader, std::string_view kind, std::string_view id) {
  const auto account = TRY(node.records().accounts.find(tx, reader.account));
  if (!account || account->state != record::AccountState::active) return false;
  const auto seen = node.records().records.get(tx, account->actor(), kind, id);
  return seen && seen->has_value();
}

Language language_in(const Json& payload) { return payload["language"].text() == "en" ? Language::en : Language::ja; }

}  // namespace

Notifier::Notifier(Node& node, NotifierSettings settings)
    : node_(node), settings_(std::move(settings)), book_(node.records().records, node.records().outbox, node.seams().clock) {
  if (settings_.mail) mail_.emplace(*settings_.mail, node.seams().clock);
  if (settings_.webhook) webhook_.emplace(*settings_.webhook, net::HttpClient(), node.seams().clock);
}

void Notifier::start() {
  if (!mail_ && !webhook_) return;
  thread_ = std::thread([this] { run(); });
}

void Notifier::stop() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Notifier::run() {
  Trace* const trace = node_.seams().trace;
  constexpr int rounds_between_shares = 12;     // a minute: they are many, and people read them by day
  constexpr int rounds_between_training = 720;  // an hour: its days are days
  for (int round = 0;; ++round) {
    const Trace::Request traced(Uuid::make(node_.seams().clock, node_.seams().random).to_string());
    const auto shares = round % rounds_between_shares == 0 ? announce_shares() : Result<int>(0);
    const auto training = round % rounds_between_training == 0 ? announce_training(node_, settings_.public_url) : Result<int>(0);
    for (const auto& done : {announce_alerts(), announce_questions(), shares, training, deliver()})
      if (!done && trace != nullptr) trace->write(TraceLevel::error, "notify.failed", {{"error", done.error().message}});
    std::unique_lock lock(mutex_);
    if (wake_.wait_for(lock, std::chrono::milliseconds(settings_.round_milliseconds), [this] { return stop_; })) return;
  }
}

Result<int> Notifier::announce_alerts() {
  if (!mail_ && !webhook_) return 0;
  const auto alerts = TRY(node_.alerts().list(record::Actor::system("notices"), {.state = model::AlertState::new_, .most = most_alerts}));
  int added = 0;
  for (const auto& known : alerts) {
    const std::string& id = known.id;
    record::Notice notice{
        .kind = "alert", .key = "alert/" + id, .values = {{"id", id}, {"score", fmt::format("{:.0f}", known.alert.score)}}};
    notice.score = static_cast<int>(known.alert.score);
    notice.values.emplace_back("link", settings_.public_url.empty() ? "" : settings_.public_url + "/alerts/" + id);
    added +=
        TRY(node_.database().write([&](sql::Transaction& tx) { return book_.announce(tx, notice, node_.zone(), webhook_.has_value()); }));
  }
  return added;
}

Result<int> Notifier::announce_shares() {
  if (!mail_ && !webhook_) return 0;
  const std::int64_t since = node_.seams().clock.now().nanoseconds - nanoseconds_per_day;
  int added = 0;
  for (const auto& known : TRY(node_.share().reports.shares(record::Actor::system("notices")))) {
    if (known.value.recalled_at || known.value.released_at.nanoseconds < since) continue;
    const auto announced = node_.database().write([&](sql::Transaction& tx) -> Result<int> {
      record::Notice notice{.kind = "share", .key = "share/" + known.id, .values = {{"number", known.value.number}}};
      notice.values.emplace_back("link", settings_.public_url);
      notice.concerns = [&](const record::Subscription& reader) -> Result<bool> { return may_see(node_, tx, reader, "share", known.id); };
      return book_.announce(tx, notice, node_.zone(), webhook_ && share::may_travel(known.value.tlp, share::Channel::webhook));
    });
    added += TRY(announced);
  }
  return added;
}

Result<int> Notifier::announce_questions() {
  if (!mail_ && !webhook_) return 0;
  const std::int64_t since = node_.seams().clock.now().nanoseconds - nanoseconds_per_day;
  int added = 0;
  for (const auto& known : TRY(node_.consult().questions.list(record::Actor::system("notices")))) {
    const consult::AskedQuestion& one = known.value;
    if (!one.heard_at || one.heard_at->nanoseconds < since || one.erased_at) continue;
    const auto announced = node_.database().write([&](sql::Transaction& tx) -> Result<int> {
      record::Notice notice{
          .kind = "question", .key = fmt::format("question/{}/{}", known.id, one.answers), .values = {{"number", one.number}}};
      notice.values.emplace_back("link", settings_.public_url.empty() ? "" : settings_.public_url + "/questions/" + one.number);
      notice.concerns = [&](const record::Subscription& reader) -> Result<bool> {
        return may_see(node_, tx, reader, "desk_question", known.id);
      };
      return book_.announce(tx, notice, node_.zone(), webhook_.has_value());
    });
    added += TRY(announced);
  }
  return added;
}

Result<void> Notifier::mail(const std::string& address, Language language, std::string_view kind,
                            std::vector<std::pair<std::string, std::string>> values, const std::string& id) {
  if (!mail_) return error(ErrorCode::unreachable, "no mail server is set up (--smtp-url, --mail-from)");
  values.emplace_back("link", settings_.public_url);
  const NoticeText text = TRY(notice_text(kind, language, values));
  return mail_->send({.to = address, .subject = text.subject, .text = text.text, .id = id});
}

Result<void> Notifier::deliver_digest(const record::OutboxMessage& message) {
  if (in_digest_.erase(message.id) > 0) return {};
  const Instant now = node_.seams().clock.now();
  const auto waiting =
      TRY(node_.database().read([&](sql::Transaction& tx) { return node_.records().outbox.list(tx, record::OutboxState::waiting, 1000); }));
  std::vector<std::string> others;
  std::string lines;
  int count = 0;
  for (const record::OutboxMessage& one : waiting) {
    // This one and those of the same reader that are due too (a message in delivery has its lease as its next time).
    const bool due = one.next_at.nanoseconds <= now.nanoseconds + record::Outbox::lease_nanoseconds;
    if (one.channel != record::digest_channel || one.payload["account"] != message.payload["account"] || (!due && one.id != message.id))
      continue;
    const NoticeText text = TRY(notice_text(one.payload["kind"].text(), language_in(one.payload), values_of(one.payload)));
    lines += "- " + text.subject + "\n";
    ++count;
    if (one.id != message.id) others.push_back(one.id);
  }
  TRY(mail(std::string(message.payload["mail"].text()), language_in(message.payload), "digest",
           {{"count", std::to_string(count)}, {"lines", lines}}, message.id));
  in_digest_.insert(others.begin(), others.end());
  return {};
}

// Address and words stand sealed with the consultation and are read only now. Nothing goes to our own address: it would come back as a
// question.
Result<void> Notifier::deliver_answer(const record::OutboxMessage& message) {
  if (!mail_) return error(ErrorCode::unreachable, "no mail server is set up (--smtp-url, --mail-from)");
  const auto answer =
      TRY(node_.consult().consultations.answer_mail(message.payload["number"].text(), message.payload["place"].integer_or(0)));
  if (!answer || ascii_lower(answer->to) == ascii_lower(settings_.mail->from)) return {};
  const NoticeText text = TRY(notice_text(answer->text.empty() ? "desk_answer" : "desk_answer_text", answer->language,
                                          {{"link", settings_.public_url + "/consult"}, {"lines", answer->text}}));
  return mail_->send({.to = answer->to, .subject = text.subject, .text = text.text, .id = message.id});
}

// Before anything else goes to an address that somebody typed: whoever reads there says that it is his.
Result<void> Notifier::deliver_confirming(const record::OutboxMessage& message) {
  if (!mail_) return error(ErrorCode::unreachable, "no mail server is set up (--smtp-url, --mail-from)");
  const auto wanted =
      TRY(node_.consult().consultations.confirm_mail_of(message.payload["number"].text(), message.payload["asked"].integer_or(0)));
  if (!wanted || ascii_lower(wanted->to) == ascii_lower(settings_.mail->from)) return {};
  const NoticeText text =
      TRY(notice_text("desk_confirm", wanted->language, {{"link", settings_.public_url + "/consult/mail/" + wanted->token}}));
  return mail_->send({.to = wanted->to, .subject = text.subject, .text = text.text, .id = message.id});
}

Result<void> Notifier::deliver_one(const record::OutboxMessage& message) {
  const Json& payload = message.payload;
  if (message.channel == record::digest_channel) return deliver_digest(message);
  if (message.channel == consult::answer_channel) return deliver_answer(message);
  if (message.channel == consult::confirm_channel) return deliver_confirming(message);
  if (message.channel == record::mail_channel)
    return mail(std::string(payload["mail"].text()), language_in(payload), payload["kind"].text(), values_of(payload), message.id);
  if (message.channel == hub_mail_channel || message.channel == teach::letter_channel) {
    if (!mail_) return error(ErrorCode::unreachable, "no mail server is set up (--smtp-url, --mail-from)");
    return mail_->send({.to = std::string(payload["mail"].text()),
                        .subject = std::string(payload["subject"].text()),
                        .text = std::string(payload["text"].text()),
                        .id = message.id,
                        .form = payload["encrypted"].bool_or(false) ? net::Mail::Form::openpgp : net::Mail::Form::plain});
  }
  if (message.channel != record::webhook_channel) return error(ErrorCode::unreachable, "nobody delivers the channel {}", message.channel);
  if (!webhook_) return error(ErrorCode::unreachable, "no webhook is set up (--webhook-url)");
  Json body = payload;
  body.set("id", message.id);
  return webhook_->send(message.id, body.dump());
}

Result<int> Notifier::deliver() {
  if (!mail_ && !webhook_) return 0;
  return node_.records().outbox.deliver_due(node_.database(), most_at_once,
                                            [&](const record::OutboxMessage& message) { return deliver_one(message); });
}

Result<void> Notifier::test(const std::string& address, Language language) {
  const std::string id = Uuid::make(node_.seams().clock, node_.seams().random).to_string();
  if (webhook_) TRY(webhook_->send(id, Json::object({{"id", id}, {"kind", "test"}, {"values", Json::object()}}).dump()));
  if (!address.empty()) TRY(mail(address, language, "test", {}, id));
  return {};
}

}  // namespace sekimori::node
