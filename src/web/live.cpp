#include "web/live.h"

#include <algorithm>
#include <array>

#include "base/clock.h"
#include "record/change_feed.h"

namespace sekimori::web {
namespace {

constexpr std::size_t most_recent = 2000;
constexpr auto look_every = std::chrono::milliseconds(200);
constexpr std::int64_t heartbeat_nanoseconds = 14 * nanoseconds_per_second;

// Kinds of change records that are told, and under which name. Accounts, tokens and people are not: their ids name somebody.
struct Told {
  std::string_view kind, name;
};
constexpr std::array told_kinds = {
    Told{"alert", "alert"},         Told{"case", "case"},        Told{"exhibit", "exhibit"},       Told{"extract", "exhibit"},
    Told{"hold", "hold"},           Told{"source", "source"},    Told{"secret", "secret"},         Told{"finding", "finding"},
    Told{"agreement", "agreement"}, Told{"pseudonym", "reveal"}, Told{"hub_report", "hub_report"}, Told{"share", "share"},
    Told{"warning", "warning"},
};

// The permission behind a name.
std::string_view kind_behind(std::string_view name) { return name == "reveal" ? "pseudonym" : name; }

std::string event_text(const LiveNews& news) {
  std::string out;
  if (news.sequence != 0) out += fmt::format("id: {}\n", news.sequence);
  // What the hub did with a report is read in it: that it was merged tells of another member.
  const std::string_view action = news.kind == "hub_report" ? std::string_view("hub_report.update") : std::string_view(news.action);
  const Json data = Json::object({{"kind", news.kind}, {"id", news.id}, {"action", action}});
  return out + fmt::format("event: {}\ndata: {}\n\n", news.kind, data.dump());
}

}  // namespace

class LiveHub::Listener final : public Feed {
 public:
  Listener(LiveHub& hub, record::Actor actor, std::function<bool()> still_allowed)
      : hub_(hub), actor_(std::move(actor)), still_allowed_(std::move(still_allowed)) {}

  std::optional<std::string> take() override {
    std::vector<LiveNews> news = std::move(missed_);
    missed_.clear();
    bool lost = false;
    {
      const std::lock_guard lock(hub_.mutex_);
      if (hub_.stop_) return {};
      if (place < hub_.first_) {
        lost = place != 0;
        place = hub_.first_;
      }
      for (; place < hub_.first_ + hub_.recent_.size(); ++place) {
        const LiveNews& one = hub_.recent_[place - hub_.first_];
        if (one.sequence == 0 || one.sequence > told_to) news.push_back(one);
      }
    }
    const std::int64_t now = system_clock().monotonic_nanoseconds();
    std::string text = std::move(greeting);
    greeting.clear();
    if (lost) text += "event: reset\ndata: {}\n\n";
    for (const LiveNews& one : news) {
      told_to = std::max(told_to, one.sequence);
      if (hub_.may_hear(actor_, one)) text += event_text(one);
    }
    if (now - asked_ > heartbeat_nanoseconds) {
      asked_ = now;
      if (!still_allowed_()) return {};
      if (text.empty()) text = ": still here\n\n";
    }
    return text;
  }

  std::uint64_t place = 0;   // of the next piece in the hub's recent ones
  std::int64_t told_to = 0;  // sequence of the newest change considered
  std::string greeting;      // before anything else
  std::vector<LiveNews> missed_;

 private:
  LiveHub& hub_;
  record::Actor actor_;
  std::function<bool()> still_allowed_;
  std::int64_t asked_ = system_clock().monotonic_nanoseconds();
};

LiveHub::LiveHub(sql::Database& database, record::RecordRoom& records, Trace& trace)
    : database_(database), records_(records), trace_(trace) {}

void LiveHub::start() {
  const auto last = database_.read([&](sql::Transaction& tx) { return record::newest_change(tx); });
  if (last) seen_ = *last;
  thread_ = std::thread([this] { look(); });
}

void LiveHub::stop() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
  for (const auto& weak : listeners_)
    if (const auto listener = weak.lock()) listener->wake();
}

void LiveHub::look() {
  std::unique_lock lock(mutex_);
  while (!stop_) {
    wake_.wait_for(lock, look_every, [&] { return stop_; });
    if (stop_) return;
    const std::int64_t after = seen_;
    lock.unlock();
    auto news = changes_after(after, most_missed);
    if (!news) trace_.write(TraceLevel::warning, "live.cannot_look", {{"code", describe(news.error().code).name}});
    else if (!news->empty()) add(*std::move(news));
    lock.lock();
  }
}

Result<std::vector<LiveNews>> LiveHub::changes_after(std::int64_t sequence, std::size_t most) const {
  record::ChangeFilter filter;
  filter.after_sequence = sequence;
  filter.limit = static_cast<int>(most);
  auto changes = database_.read([&](sql::Transaction& tx) { return records_.changes.list(tx, record::Actor::system("live"), filter); });
  if (!changes) return std::unexpected(std::move(changes).error());
  std::vector<LiveNews> news;
  for (const record::StoredChange& change : *changes) {
    LiveNews one;
    one.sequence = change.sequence;
    if (const auto body = Json::parse(change.record)) {
      one.action = (*body)["action"].text();
      one.id = (*body)["object"].text();
      const auto told = std::ranges::find(told_kinds, (*body)["kind"].text(), &Told::kind);
      // Reading is no news.
      if (told != told_kinds.end() && !one.action.ends_with(".read")) one.kind = told->name;
    }
    news.push_back(std::move(one));
  }
  return news;
}

void LiveHub::add(std::vector<LiveNews> news) {
  std::vector<std::shared_ptr<Listener>> awake;
  {
    const std::lock_guard lock(mutex_);
    for (LiveNews& one : news) {
      seen_ = std::max(seen_, one.sequence);
      recent_.push_back(std::move(one));
    }
    while (recent_.size() > most_recent) {
      recent_.pop_front();
      ++first_;
    }
    for (const auto& weak : listeners_)
      if (auto listener = weak.lock()) awake.push_back(std::move(listener));
  }
  for (const auto& listener : awake) listener->wake();
}

void LiveHub::tell(LiveNews news) {
  std::vector<LiveNews> one;
  one.push_back(std::move(news));
  add(std::move(one));
}

bool LiveHub::may_hear(const record::Actor& actor, const LiveNews& news) const {
  if (news.kind.empty()) return false;
  if (!news.account.empty()) return news.account == actor.account;
  const std::string_view kind = kind_behind(news.kind);
  const record::Reach reach = record::Permissions::standard().reach_of(actor, record::Verb::list, kind);
  if (reach.any) return true;
  if (reach.nothing()) return false;
  const auto seen =
      database_.read([&](sql::Transaction& tx) { return records_.records.check(tx, actor, record::Verb::list, kind, news.id); });
  return seen.has_value();
}

Result<Response> LiveHub::listen(const record::Actor& actor, std::optional<std::int64_t> last_seen, std::function<bool()> still_allowed) {
  auto listener = std::make_shared<Listener>(*this, actor, std::move(still_allowed));
  std::vector<LiveNews> missed;
  bool reset = false;
  if (last_seen) {
    missed = TRY(changes_after(*last_seen, most_missed));
    reset = missed.size() == most_missed;
    if (reset) missed.clear();
  }
  {
    const std::lock_guard lock(mutex_);
    if (stop_) return error(ErrorCode::unreachable, "the node is stopping");
    std::erase_if(listeners_, [](const auto& weak) { return weak.expired(); });
    if (listeners_.size() >= most_listeners) return error(ErrorCode::full, "{} listen already; try again later", listeners_.size());
    listener->place = first_ + recent_.size();
    if (!missed.empty()) {
      // Between the reading and this moment there may be more: from where they are in memory, those not read already.
      listener->told_to = missed.back().sequence;
      listener->place = std::max(first_, listener->place - std::min<std::uint64_t>(recent_.size(), most_missed));
    } else if (last_seen && !reset) {
      listener->told_to = *last_seen;
      listener->place = first_;
    }
    listener->greeting =
        fmt::format("retry: 2000\nid: {}\nevent: {}\ndata: {{}}\n\n", missed.empty() ? seen_ : *last_seen, reset ? "reset" : "hello");
    listeners_.push_back(listener);
  }
  listener->missed_ = std::move(missed);
  Response response = text_response(200, "", "text/event-stream");
  response.headers.emplace_back("Cache-Control", "no-store");
  response.headers.emplace_back("X-Accel-Buffering", "no");
  response.feed = std::move(listener);
  return response;
}

}  // namespace sekimori::web
