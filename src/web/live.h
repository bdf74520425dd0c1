// What changes, told to whoever looks: the stream of changes behind /api/v1/stream (server-sent events).
//
//   LiveHub hub(database, records, trace);
//   hub.start();
//   Response response = TRY(hub.listen(actor, last_event_id, still_allowed));       // its feed goes on
//   hub.tell({.kind = "source", .id = id, .action = "source.events"});              // what is no change record
//
// The news say that something of a kind changed, never what is in it: a reader asks for the object, with his own rights. They come from
// the change records, whichever process wrote them, so the id of a piece of news is the change's sequence and a client that was away
// (Last-Event-ID) gets what it missed, up to 1,000 pieces; beyond that, "reset" tells it to read anew. A listener hears only of objects
// that he may list. Any thread; one thread of its own looks five times a second.
#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <thread>

#include "base/trace.h"
#include "record/record_room.h"
#include "web/feed.h"
#include "web/http.h"

namespace sekimori::web {

constexpr std::size_t most_listeners = 256;
constexpr std::size_t most_missed = 1000;

struct LiveNews {
  std::int64_t sequence = 0;  // of the change; 0: it is none
  std::string kind;           // alert, case, exhibit, custody_step, source, secret, reveal, job ...
  std::string id;
  std::string action;        // "alert.update"
  std::string account = {};  // told to this one alone, if set
};

class LiveHub {
 public:
  LiveHub(sql::Database& database, record::RecordRoom& records, Trace& trace);
  ~LiveHub() { stop(); }
  LiveHub(const LiveHub&) = delete;
  LiveHub& operator=(const LiveHub&) = delete;

  void start();
  void stop();  // ends all feeds; idempotent
  void tell(LiveNews news);
  // `still_allowed` is asked every 15 seconds: a log-in that ended ends its stream. full: too many listen already.
  Result<Response> listen(const record::Actor& actor, std::optional<std::int64_t> last_seen, std::function<bool()> still_allowed);

 private:
  class Listener;
  void look();
  Result<std::vector<LiveNews>> changes_after(std::int64_t sequence, std::size_t most) const;
  bool may_hear(const record::Actor& actor, const LiveNews& news) const;
  void add(std::vector<LiveNews> news);

  sql::Database& database_;
  record::RecordRoom& records_;
  Trace& trace_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  bool stop_ = false;
  std::int64_t seen_ = 0;        // sequence of the newest change told
  std::uint64_t first_ = 1;      // place of the first piece in recent_
  std::deque<LiveNews> recent_;  // at most 2,000
  std::vector<std::weak_ptr<Listener>> listeners_;
  std::thread thread_;
};

}  // namespace sekimori::web
