// Who is told of what, how, and when: a subscription per account, and what is put into the outbox for it.
//
//   TRY(notices.subscribe(tx, actor, {.account = id, .mail = "sato@example.jp", .kinds = {"alert"}}));
//   TRY(notices.announce(tx, {.kind = "alert", .key = "alert/" + id, .values = {{"id", id}, {"score", "85"}}, .score = 85}, zone));
//
// announce() writes one outbox message per reader that wants it, and one for the webhook; its key makes that happen once, however often it
// is called. A message carries kind and values alone, never a text with a secret's or a person's name. Quiet hours move it to their end;
// who wants a daily digest gets it at that hour.
#pragma once

#include <functional>

#include "record/outbox.h"
#include "record/record_store.h"

namespace sekimori::record {

struct Subscription {
  std::string account;
  std::string mail;
  std::string language = "ja";
  std::vector<std::string> kinds = {"alert"};
  int least_score = 70;  // of alerts
  int quiet_from = -1;   // minute of the day in the node's zone; -1: no quiet hours
  int quiet_to = -1;
  int digest_minute = -1;  // one mail a day at this minute; -1: a mail each
};

struct Notice {
  std::string kind;  // a file of content/notices
  std::string key;   // the same for the same occurrence
  std::vector<std::pair<std::string, std::string>> values = {};
  int score = 100;
  // Whether it is this reader's at all; empty: it is everybody's. Asked within the transaction.
  std::function<Result<bool>(const Subscription&)> concerns = {};
};

constexpr std::string_view mail_channel = "mail";
constexpr std::string_view digest_channel = "mail_digest";
constexpr std::string_view webhook_channel = "webhook";

Json to_json(const Subscription& subscription);
// invalid_input naming the member.
Result<Subscription> subscription_from_json(const Json& body);
// When a notice may reach this reader.
Instant delivery_time(const Subscription& subscription, Instant now, const Zone& zone);

class NoticeBook {
 public:
  NoticeBook(RecordStore& records, Outbox& outbox, Clock& clock) : records_(records), outbox_(outbox), clock_(clock) {}

  // For one's own account, or by who may update accounts.
  Result<void> subscribe(sql::Transaction& tx, const Actor& actor, const Subscription& subscription);
  // What `changes` names of to_json(subscription) is taken over, the rest stays; nothing named: nothing is written. As it stands then.
  Result<Subscription> change(sql::Transaction& tx, const Actor& actor, const std::string& account, const Json& changes);
  Result<std::optional<Subscription>> find(sql::Transaction& tx, const Actor& actor, const std::string& account);
  Result<std::vector<Subscription>> all(sql::Transaction& tx);  // for the program

  // How many messages were added.
  Result<int> announce(sql::Transaction& tx, const Notice& notice, const Zone& zone, bool to_webhook);

 private:
  RecordStore& records_;
  Outbox& outbox_;
  Clock& clock_;
};

}  // namespace sekimori::record
