#include "node/issue_sending.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include "net/dkim_signer.h"

namespace sekimori::node {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t a_group = 32;  // mails a connection takes at a time
constexpr std::size_t most_ready = 384, few_ready = 192;
constexpr int most_failures_to_connect = 5;
constexpr auto between_looks = std::chrono::milliseconds(50);
// A server that goes on reading what an ended sender left in the connection is done with it by then.
constexpr auto settling = std::chrono::seconds(3);
constexpr int most_rounds = 5;

teach::MailState state_of(net::SmtpEnd end) {
  switch (end) {
    case net::SmtpEnd::accepted: return teach::MailState::accepted;
    case net::SmtpEnd::refused: return teach::MailState::refused;
    default: return teach::MailState::waiting;
  }
}

// Mails between the one who reads and writes the log and those who talk to the server.
class Exchange {
 public:
  void put(std::vector<teach::Recipient> more) {
    const std::lock_guard lock(mutex_);
    for (teach::Recipient& one : more) ready_.push_back(std::move(one));
    wake_.notify_all();
  }
  // Nothing: it is over.
  std::optional<std::vector<teach::Recipient>> take() {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [&] { return over_ || !ready_.empty(); });
    if (ready_.empty()) return {};
    std::vector<teach::Recipient> out;
    while (!ready_.empty() && out.size() < a_group) {
      out.push_back(std::move(ready_.front()));
      ready_.pop_front();
    }
    in_hand_ += out.size();
    settled_.notify_all();
    return out;
  }
  void settle(std::vector<teach::MailOutcome> outcomes, std::size_t unknown) {
    const std::lock_guard lock(mutex_);
    in_hand_ -= outcomes.size() + unknown;
    unknown_ += unknown;
    for (teach::MailOutcome& one : outcomes) outcomes_.push_back(std::move(one));
    settled_.notify_all();
  }
  void fail(Error problem) {
    const std::lock_guard lock(mutex_);
    problem_ = std::move(problem);
  }
  struct Look {
    std::vector<teach::MailOutcome> outcomes;
    std::size_t ready = 0, busy = 0;  // busy: ready or in somebody's hand
    std::optional<Error> problem;
  };
  Look look() {
    std::unique_lock lock(mutex_);
    settled_.wait_for(lock, between_looks, [&] { return ready_.size() < few_ready && outcomes_.size() >= few_ready / 2; });
    Look out{.outcomes = std::move(outcomes_), .ready = ready_.size(), .busy = ready_.size() + in_hand_, .problem = problem_};
    outcomes_.clear();
    return out;
  }
  std::size_t unknown() {
    const std::lock_guard lock(mutex_);
    return unknown_;
  }
  // What is not in anybody's hand yet is given back untouched.
  std::vector<teach::MailOutcome> stop() {
    const std::lock_guard lock(mutex_);
    std::vector<teach::MailOutcome> out;
    for (const teach::Recipient& one : ready_) out.push_back({.place = one.place, .state = teach::MailState::waiting, .reply = {}});
    ready_.clear();
    over_ = true;
    wake_.notify_all();
    return out;
  }

 private:
  std::mutex mutex_;
  std::condition_variable wake_, settled_;
  std::deque<teach::Recipient> ready_;
  std::vector<teach::MailOutcome> outcomes_;
  std::size_t in_hand_ = 0, unknown_ = 0;
  std::optional<Error> problem_;
  bool over_ = false;
};

class Talker {
 public:
  Talker(Exchange& exchange, const teach::IssueMail& writer, const net::DkimSigner* signer, const net::SmtpSettings& server)
      : exchange_(exchange), writer_(writer), signer_(signer), server_(server) {}

  void run() {
    while (auto group = exchange_.take()) send(*group);
  }

 private:
  void send(const std::vector<teach::Recipient>& group) {
    std::vector<teach::MailOutcome> outcomes;
    std::vector<net::SmtpMail> mails;
    for (const teach::Recipient& one : group) {
      auto mail = written(one);
      if (mail) mails.push_back(*std::move(mail));
      else outcomes.push_back({.place = one.place, .state = teach::MailState::refused, .reply = mail.error().message});
    }
    std::size_t unknown = 0;
    const bool connected = connect();
    const std::vector<net::SmtpOutcome> answers = connected ? session_->send(mails) : std::vector<net::SmtpOutcome>();
    if (!connected)
      for (const net::SmtpMail& one : mails) outcomes.push_back({.place = one.tag, .state = teach::MailState::waiting, .reply = {}});
    for (const net::SmtpOutcome& one : answers) {
      if (one.end == net::SmtpEnd::unknown) {
        ++unknown;  // its row stays "offered": it is asked about like one of an ended run
        continue;
      }
      outcomes.push_back(
          {.place = one.tag, .state = state_of(one.end), .reply = one.end == net::SmtpEnd::untouched ? std::string() : one.reply});
    }
    exchange_.settle(std::move(outcomes), unknown);
  }

  Result<net::SmtpMail> written(const teach::Recipient& recipient) const {
    teach::OutgoingMail mail = TRY(writer_.to(recipient));
    if (signer_ != nullptr) mail.bytes.insert(0, TRY(signer_->header_for(mail.bytes)));
    return net::SmtpMail{
        .tag = mail.place, .sender = std::move(mail.sender), .recipient = std::move(mail.recipient), .bytes = std::move(mail.bytes)};
  }

  bool connect() {
    if (session_ && session_->usable()) return true;
    session_.reset();
    auto opened = net::SmtpSession::open(server_);
    if (opened) {
      session_ = *std::move(opened);
      failures_ = 0;
      return true;
    }
    if (++failures_ >= most_failures_to_connect) exchange_.fail(std::move(opened).error());
    std::this_thread::sleep_for(std::chrono::milliseconds(200) * failures_);
    return false;
  }

  Exchange& exchange_;
  const teach::IssueMail& writer_;
  const net::DkimSigner* signer_;
  const net::SmtpSettings& server_;
  std::unique_ptr<net::SmtpSession> session_;
  int failures_ = 0;
};

// How many may go out now so that there are no more than so many a second.
class Pace {
 public:
  explicit Pace(std::int64_t per_second) : per_second_(per_second), began_(Clock::now()) {}
  std::int64_t room(std::int64_t wanted) const {
    if (per_second_ <= 0) return wanted;
    const double seconds = std::chrono::duration<double>(Clock::now() - began_).count();
    return std::clamp<std::int64_t>(static_cast<std::int64_t>(seconds * static_cast<double>(per_second_)) + 1 - taken_, 0, wanted);
  }
  void take(std::size_t count) { taken_ += static_cast<std::int64_t>(count); }

 private:
  std::int64_t per_second_;
  Clock::time_point began_;
  std::int64_t taken_ = 0;
};

struct Sender {
  Node& node;
  const BulkMailSettings& settings;
  const std::function<bool()>& interrupted;
  const SendingProgress& progress;
  teach::SendingLog& log;
  const teach::IssueMail* writer = nullptr;
  const net::DkimSigner* signer = nullptr;
  ByteView key = {};
  std::string number = {};

  Result<void> ask(const teach::SendingRun& run, SendingDone& done) {
    const std::vector<teach::Recipient> questions = TRY(log.open_questions(run));
    if (questions.empty()) return {};
    done.asked += static_cast<std::int64_t>(questions.size());
    std::vector<teach::MailOutcome> answers;
    if (settings.postfix.log.empty()) {
      for (const teach::Recipient& one : questions)
        answers.push_back(
            {.place = one.place, .state = teach::MailState::unknown, .reply = "the connection ended before the server answered"});
      return log.answer(run, answers);
    }
    std::this_thread::sleep_for(settling);
    std::map<std::string, std::int64_t> places;
    std::set<std::string> senders;
    for (const teach::Recipient& one : questions) {
      std::string sender = teach::return_address(key, settings.from, {number, one.place});
      senders.insert(sender);
      places.emplace(std::move(sender), one.place);
    }
    net::PostfixReceipts receipts(settings.postfix, node.seams().files, node.seams().processes);
    const std::set<std::string> taken = TRY(receipts.taken(senders));
    for (const auto& [sender, place] : places) {
      const bool found = taken.contains(sender);
      done.found += found ? 1 : 0;
      answers.push_back({.place = place,
                         .state = found ? teach::MailState::accepted : teach::MailState::waiting,
                         .reply = found ? "250 found in the mail server's records" : ""});
    }
    return log.answer(run, answers);
  }

  // Whether mails of this run are in question now.
  Result<bool> send(const teach::SendingRun& run) {
    Exchange exchange;
    std::vector<std::thread> threads;
    const int connections = std::max(1, settings.connections);
    std::vector<std::unique_ptr<Talker>> talkers;
    for (int i = 0; i < connections; ++i) talkers.push_back(std::make_unique<Talker>(exchange, *writer, signer, settings.server));
    for (auto& one : talkers) threads.emplace_back([&one] { one->run(); });
    auto outcome = drive(run, exchange);
    auto rest = exchange.stop();
    for (std::thread& one : threads) one.join();
    for (teach::MailOutcome& one : exchange.look().outcomes) rest.push_back(std::move(one));
    if (!rest.empty()) TRY(log.next(run, rest, 0));
    TRY(std::move(outcome));
    return exchange.unknown() > 0;
  }

  Result<void> drive(const teach::SendingRun& run, Exchange& exchange) {
    Pace pace(settings.per_second);
    const teach::SendingCounts before = TRY(log.counts(number));
    std::int64_t accepted = before.accepted;
    while (true) {
      Exchange::Look look = exchange.look();
      for (const teach::MailOutcome& one : look.outcomes) accepted += one.state == teach::MailState::accepted ? 1 : 0;
      const bool stop = look.problem || interrupted();
      const std::int64_t wanted = stop || look.ready >= few_ready ? 0 : pace.room(static_cast<std::int64_t>(most_ready - look.ready));
      if (wanted == 0 && look.outcomes.empty() && !stop) continue;
      auto next = TRY(log.next(run, look.outcomes, wanted));
      if (progress && !look.outcomes.empty()) progress(accepted, before.total);
      if (look.problem) return std::unexpected(*look.problem);
      if (stop) return error(ErrorCode::interrupted, "issue {}: interrupted; it goes on where it was", number);
      if (wanted > 0 && next.empty() && look.busy == 0) return {};
      pace.take(next.size());
      if (!next.empty()) exchange.put(std::move(next));
    }
  }
};

Result<std::optional<net::DkimSigner>> signer_of(Node& node, const BulkMailSettings& settings) {
  if (settings.dkim_key.empty()) return std::optional<net::DkimSigner>();
  net::DkimSettings dkim{.domain = settings.from.substr(settings.from.find('@') + 1),
                         .selector = settings.dkim_selector,
                         .key = Sensitive<std::string>(TRY(node.seams().files.read_text(settings.dkim_key, 64 << 10)))};
  return std::optional<net::DkimSigner>(TRY(net::DkimSigner::open(dkim)));
}

}  // namespace

std::optional<BulkMailSettings> bulk_mail_of(const NotifierSettings& settings) {
  if (!settings.mail) return {};
  const BulkMail& bulk = settings.bulk;
  return BulkMailSettings{.server = {.address = settings.mail->address,
                                     .user = settings.mail->user,
                                     .password = settings.mail->password,
                                     .authorities = settings.mail->authorities},
                          .from = settings.mail->from,
                          .from_name = bulk.name.empty() ? settings.mail->from.substr(0, settings.mail->from.find('@')) : bulk.name,
                          .public_url = settings.public_url,
                          .postfix = {.log = bulk.postfix_log, .configuration = bulk.postfix_configuration},
                          .dkim_key = bulk.dkim_key,
                          .dkim_selector = bulk.dkim_selector,
                          .connections = bulk.connections,
                          .per_second = bulk.per_second};
}

Json to_json(const SendingDone& done) {
  Json out = to_json(done.counts);
  return out.set("asked", done.asked).set("found", done.found).set("seconds", done.seconds);
}

Result<SendingDone> send_issue(Node& node, const record::Actor& actor, const std::string& number, const BulkMailSettings& settings,
                               Unknown unknown, const std::function<bool()>& interrupted, const SendingProgress& progress) {
  const auto began = Clock::now();
  teach::NewsletterBook& board = node.teach().newsletter;
  teach::SendingLog& log = node.teach().sending;
  if (settings.public_url.empty()) {
    const std::int64_t readers = TRY(node.teach().subscribers.readers_who_may_leave());
    if (readers > 0)
      return error(ErrorCode::usage,
                   "{} readers may leave by a link in each mail, and without --public-url there is none; nothing was sent", readers);
  }
  if (unknown == Unknown::repeat) TRY(log.repeat_unknown(number));
  const teach::KnownIssue known = TRY(board.begin_sending(actor, number));
  const teach::Edition edition = TRY(board.edition(known.value.sha256));
  const std::optional<net::DkimSigner> signer = TRY(signer_of(node, settings));
  teach::SendingRun run = TRY(log.begin(number));
  const std::string domain = settings.from.substr(settings.from.find('@') + 1);
  const Sensitive<Bytes> key = TRY(node.teach().subscribers.links().present_key());
  const teach::IssueMail writer(edition,
                                {.issue = number,
                                 .from_name = settings.from_name,
                                 .from = settings.from,
                                 .list_id = "newsletter." + domain,
                                 .public_url = settings.public_url,
                                 .date = run.started_at},
                                key.copy());
  Sender sender{.node = node,
                .settings = settings,
                .interrupted = interrupted,
                .progress = progress,
                .log = log,
                .writer = &writer,
                .signer = signer ? &*signer : nullptr,
                .key = key.reveal(),
                .number = number};
  SendingDone done;
  for (int round = 0; round < most_rounds; ++round) {
    TRY(sender.ask(run, done));
    if (!TRY(sender.send(run))) break;
    run = TRY(log.begin(number));  // what this run does not know is asked about by the next
  }
  TRY(sender.ask(run, done));
  done.counts = TRY(log.counts(number));
  if (done.counts.waiting + done.counts.offered == 0) {
    done.counts = TRY(log.finish(run));
    const teach::Issue& issue = known.value;
    const bool told =
        issue.state == teach::IssueState::sent && issue.accepted == done.counts.accepted && issue.unknown == done.counts.unknown;
    if (!told) TRY(board.finish_sending(actor, number, done.counts));
  }
  done.seconds = std::chrono::duration<double>(Clock::now() - began).count();
  return done;
}

}  // namespace sekimori::node
