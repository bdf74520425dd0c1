#include "record/notice_book.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace sekimori::record {
namespace {

constexpr std::string_view record_kind = "notice_subscription";
constexpr int minutes_a_day = 24 * 60;
constexpr std::array<std::string_view, 5> known_kinds = {"alert", "share", "question", "training", "team_training"};

Result<void> check_actor(const Actor& actor, const std::string& account) {
  if (actor.is_system || actor.account == account) return {};
  TRY(Permissions::standard().check(actor, Verb::update, {.kind = "account", .id = account}));
  return {};
}

std::string minute_text(int minute) { return minute < 0 ? "" : fmt::format("{:02}:{:02}", minute / 60, minute % 60); }

Result<int> minute_of(const Json& body, std::string_view name) {
  const std::string_view text = body[name].text();
  if (text.empty()) return -1;
  const bool shaped =
      text.size() == 5 && text[2] == ':' && std::ranges::all_of(text, [](char c) { return c == ':' || (c >= '0' && c <= '9'); });
  const int minute = shaped ? ((text[0] - '0') * 10 + (text[1] - '0')) * 60 + (text[3] - '0') * 10 + (text[4] - '0') : -1;
  if (!shaped || minute >= minutes_a_day || text[3] > '5') return error(ErrorCode::invalid_input, "{}: a time such as 22:00", name);
  return minute;
}

// The next instant, from `now` on, at which clocks of the zone show this minute.
Instant next_at(int minute, Instant now, const Zone& zone) {
  const Day today = zone.day_of(now);
  for (int days = 0; days < 3; ++days) {
    const Instant at{zone.start_of(Day{today.number + days}).nanoseconds + std::int64_t(minute) * 60 * nanoseconds_per_second};
    if (at >= now) return at;
  }
  return now;
}

bool is_quiet(const Subscription& subscription, int minute) {
  if (subscription.quiet_from < 0 || subscription.quiet_to < 0 || subscription.quiet_from == subscription.quiet_to) return false;
  if (subscription.quiet_from < subscription.quiet_to) return minute >= subscription.quiet_from && minute < subscription.quiet_to;
  return minute >= subscription.quiet_from || minute < subscription.quiet_to;  // over midnight
}

}  // namespace

Json to_json(const Subscription& subscription) {
  Json kinds = Json::array();
  for (const std::string& kind : subscription.kinds) kinds.push(kind);
  return Json::object({{"account", subscription.account},
                       {"mail", subscription.mail},
                       {"language", subscription.language},
                       {"kinds", std::move(kinds)},
                       {"least_score", subscription.least_score},
                       {"quiet_from", minute_text(subscription.quiet_from)},
                       {"quiet_to", minute_text(subscription.quiet_to)},
                       {"digest_at", minute_text(subscription.digest_minute)}});
}

Result<Subscription> subscription_from_json(const Json& body) {
  Subscription out;
  out.account = body["account"].text();
  out.mail = body["mail"].text();
  const size_t at = out.mail.find('@');
  const bool plain = std::ranges::all_of(out.mail, [](char c) { return c > 0x20 && c < 0x7f; });
  if (!out.mail.empty() && (!plain || at == std::string::npos || at == 0 || out.mail.size() > 254 || at + 1 == out.mail.size()))
    return error(ErrorCode::invalid_input, "mail: '{}' is not a mail address", scrub_utf8(out.mail));
  out.language = body["language"].string_or("ja");
  if (out.language != "ja" && out.language != "en") return error(ErrorCode::invalid_input, "language: ja or en");
  if (body["kinds"].is_array()) {
    out.kinds.clear();
    for (const Json& kind : body["kinds"].items()) {
      if (std::ranges::find(known_kinds, kind.text()) == known_kinds.end())
        return error(ErrorCode::invalid_input, "kinds: a list of: alert, share, question, training, team_training");
      out.kinds.emplace_back(kind.text());
    }
  }
  const std::int64_t score = body["least_score"].integer_or(70);
  if (score < 0 || score > 100) return error(ErrorCode::invalid_input, "least_score: 0 to 100");
  out.least_score = static_cast<int>(score);
  out.quiet_from = TRY(minute_of(body, "quiet_from"));
  out.quiet_to = TRY(minute_of(body, "quiet_to"));
  out.digest_minute = TRY(minute_of(body, "digest_at"));
  return out;
}

Instant delivery_time(const Subscription& subscription, Instant now, const Zone& zone) {
  if (subscription.digest_minute >= 0) return next_at(subscription.digest_minute, now, zone);
  return is_quiet(subscription, zone.second_of_day(now) / 60) ? next_at(subscription.quiet_to, now, zone) : now;
}

Result<void> NoticeBook::subscribe(sql::Transaction& tx, const Actor& actor, const Subscription& subscription) {
  TRY(check_actor(actor, subscription.account));
  const auto present = TRY(records_.get(tx, Actor::system("notices"), record_kind, subscription.account));
  Draft draft;
  draft.kind = record_kind;
  draft.id = subscription.account;
  draft.body = to_json(subscription);
  draft.expected_version = present ? present->version : 0;
  Change change;
  change.actor = actor;
  change.actor.is_system = true;  // for himself nobody needs a role; it was checked above
  change.verb = present ? Verb::update : Verb::create;
  change.reason = "notifications";
  TRY(records_.put(tx, draft, change));
  return {};
}

Result<Subscription> NoticeBook::change(sql::Transaction& tx, const Actor& actor, const std::string& account, const Json& changes) {
  Subscription before;
  before.account = account;
  if (auto known = TRY(find(tx, actor, account))) before = *std::move(known);
  Json body = to_json(before);
  bool changed = false;
  for (const auto& [name, value] : Json(body).members()) {
    const Json* given = changes.find(name);
    if (given == nullptr || name == "account") continue;
    body.set(name, *given);
    changed = true;
  }
  Subscription after = TRY(subscription_from_json(body));
  if (changed) TRY(subscribe(tx, actor, after));
  return after;
}

Result<std::optional<Subscription>> NoticeBook::find(sql::Transaction& tx, const Actor& actor, const std::string& account) {
  TRY(check_actor(actor, account));
  const auto present = TRY(records_.get(tx, Actor::system("notices"), record_kind, account));
  if (!present) return std::optional<Subscription>();
  return std::optional(TRY(subscription_from_json(present->body)));
}

Result<std::vector<Subscription>> NoticeBook::all(sql::Transaction& tx) {
  std::vector<Subscription> out;
  ListQuery query;
  query.kind = record_kind;
  query.limit = 1000;
  for (;;) {
    const auto page = TRY(records_.list(tx, Actor::system("notices"), query));
    for (const Version& row : page) out.push_back(TRY(subscription_from_json(row.body)));
    if (page.size() < static_cast<size_t>(query.limit)) return out;
    query.after = page.back().id;
  }
}

Result<int> NoticeBook::announce(sql::Transaction& tx, const Notice& notice, const Zone& zone, bool to_webhook) {
  int added = 0;
  Json values = Json::object();
  for (const auto& [name, value] : notice.values) values.set(name, value);
  for (const Subscription& reader : TRY(all(tx))) {
    if (reader.mail.empty() || notice.score < reader.least_score || std::ranges::find(reader.kinds, notice.kind) == reader.kinds.end())
      continue;
    if (notice.concerns && !TRY(notice.concerns(reader))) continue;
    OutboxDraft draft;
    draft.channel = reader.digest_minute >= 0 ? digest_channel : mail_channel;
    draft.idempotency_key = fmt::format("notice/{}/{}", notice.key, reader.account);
    draft.payload = Json::object(
        {{"account", reader.account}, {"mail", reader.mail}, {"language", reader.language}, {"kind", notice.kind}, {"values", values}});
    draft.not_before = delivery_time(reader, clock_.now(), zone);
    added += TRY(outbox_.put(tx, draft)) == Outbox::Put::added ? 1 : 0;
  }
  if (to_webhook) {
    OutboxDraft draft;
    draft.channel = webhook_channel;
    draft.idempotency_key = fmt::format("notice/{}/webhook", notice.key);
    draft.payload = Json::object({{"kind", notice.kind}, {"time", clock_.now().to_rfc3339(0)}, {"values", values}});
    added += TRY(outbox_.put(tx, draft)) == Outbox::Put::added ? 1 : 0;
  }
  return added;
}

}  // namespace sekimori::record
