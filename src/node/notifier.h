// Tells people what happened: new alerts and shares go into the outbox, and what is due in the outbox goes out by mail and webhook.
//
//   Notifier notifier(node, settings);
//   TRY(notifier.announce_alerts());
//   TRY(notifier.deliver());                 // how many went out
//   TRY(notifier.test("sato@example.jp", Language::ja));
//
// A delivery that fails is tried again by the outbox (record/outbox.h); mails and webhooks carry the outbox's id, so that one that was sent
// twice is seen as one. Without a mail server mails wait; without a webhook none is written. Its functions are for one thread at a time.
#pragma once

#include <condition_variable>
#include <optional>
#include <set>
#include <thread>

#include "base/language.h"
#include "net/mail_client.h"
#include "net/webhook.h"
#include "node/node.h"
#include "record/notice_book.h"

namespace sekimori::node {

// How issues of the newsletter go out through the same server.
struct BulkMail {
  std::string name = {};  // the sender's, in the header
  Path postfix_log = {}, postfix_configuration = {};
  Path dkim_key = {};
  std::string dkim_selector = {};
  int connections = 4;
  std::int64_t per_second = 0;
};

struct NotifierSettings {
  std::optional<net::MailSettings> mail = {};
  std::optional<net::WebhookSettings> webhook = {};
  std::string public_url = {};  // for links; empty: none
  BulkMail bulk = {};
  int round_milliseconds = 5'000;
};

class Notifier {
 public:
  Notifier(Node& node, NotifierSettings settings);
  ~Notifier() { stop(); }
  Notifier(const Notifier&) = delete;
  Notifier& operator=(const Notifier&) = delete;

  void start();  // both every few seconds, in a thread of its own: a slow mail server holds up nothing else
  void stop();   // idempotent; waits for the delivery under way

  // New alerts, once each. How many messages were added.
  Result<int> announce_alerts();
  // Shares released since yesterday, once each, to those who may read them: that there is one, never what it says.
  Result<int> announce_shares();
  // That a desk of another house has said something since yesterday: once each, to those who may read the question; never what it says.
  Result<int> announce_questions();
  Result<int> deliver();
  // At once, past the outbox: the error is the mail server's own.
  Result<void> test(const std::string& address, Language language);

 private:
  void run();
  Result<void> deliver_one(const record::OutboxMessage& message);
  Result<void> deliver_digest(const record::OutboxMessage& message);
  Result<void> deliver_answer(const record::OutboxMessage& message);
  Result<void> deliver_confirming(const record::OutboxMessage& message);
  Result<void> mail(const std::string& address, Language language, std::string_view kind,
                    std::vector<std::pair<std::string, std::string>> values, const std::string& id);

  Node& node_;
  NotifierSettings settings_;
  record::NoticeBook book_;
  std::optional<net::MailClient> mail_;
  std::optional<net::Webhook> webhook_;
  std::set<std::string> in_digest_;  // ids of messages that went out with another's digest
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace sekimori::node
