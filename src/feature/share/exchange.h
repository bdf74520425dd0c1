// Objects going out page by page and coming in bundle by bundle, for one account at a time.
//
//   const Seen seen = TRY(exchange.look(actor, "share", "indicators"));       // not_found: none, or none for him
//   Page page = TRY(exchange.page(seen, {.types = {"indicator"}, .limit = 100}, Bodies::yes));
//   page.objects;                                                             // {...},{...}: as they came
//   Status status = TRY(exchange.post(actor, seen, body));                    // durable when it returns
//
// What an account may not see is answered like what does not exist, here and nowhere later: by collection, by mark, by version. Any thread.
#pragma once

#include <map>
#include <set>
#include <shared_mutex>

#include "base/files.h"
#include "base/trace.h"
#include "engine/stix/object.h"
#include "feature/share/collection_book.h"
#include "feature/share/cursor.h"
#include "feature/share/status_book.h"
#include "store/objects/object_log.h"

namespace sekimori::share {

constexpr std::size_t largest_bundle = std::size_t(10) << 20;  // bytes
constexpr std::size_t most_at_once = 1000;                     // objects; a bundle with more is answered before it is taken
constexpr std::size_t most_in_bundle = 100'000;                // objects of one push
constexpr std::size_t largest_page = std::size_t(8) << 20;     // bytes of bodies, unless one object alone is larger
constexpr std::size_t most_in_page = 1000;                     // objects
constexpr std::size_t usual_page = 100;
constexpr std::int64_t most_ahead = nanoseconds_per_day;  // of our clock: a time beyond it would outlast every correction

// A collection as one account has it.
struct Seen {
  std::shared_ptr<const Collection> collection;
  Access access;
  std::set<std::string, std::less<>> held_back = {};  // ids of objects that he is not given: he told them himself
};

// Everything of it, to read and to write: for what the program itself does with a collection.
Seen whole(const Collection& collection);

struct VersionWish {
  bool all = false, first = false, last = true;
  std::vector<stix::Timestamp> exact = {};
};

struct Filter {
  std::optional<objects::Microseconds> added_after = {};
  std::vector<std::string> ids = {};  // what is no id of an object finds nothing
  std::vector<std::string> types = {};
  std::vector<stix::SpecVersion> specs = {};
  VersionWish versions = {};
  std::string next = {};  // of the page before
  std::size_t limit = usual_page;
};

enum class Bodies : unsigned char { no, yes };
// Whether times far ahead of our clock are refused: of whoever pushes; of what we fetch ourselves the clock may be wrong that is ours.
enum class FutureTimes : unsigned char { refused, taken };

struct Page {
  std::vector<objects::Row> rows;
  std::string objects;  // bodies with commas between them
  bool more = false;
  std::string next;  // when there is more
};

// Makes what a member pushed into an intake collection a report of it; nothing happens for who speaks for no member. Called when the
// objects are durable; an error is the answer to the push, which may be sent again.
using TakeReport = std::function<Result<void>(const record::Actor& actor, std::string_view body)>;
// Told of a collection into which something was pushed, when the objects are durable; what goes wrong there is no answer to the push.
using HasArrived = std::function<void(const Collection& collection)>;
// Ids of objects in a collection that somebody is not given although he may read it.
using HoldBack = std::function<Result<std::set<std::string, std::less<>>>(const record::Actor& actor, const Collection& collection)>;

struct ExchangeParts {
  sql::Database& database;
  record::ChangeLog& changes;
  CollectionBook& collections;
  Files& files;
  Path folder;  // one folder below it per collection
  Clock& clock;
  Random& random;
  Trace* trace = nullptr;
  TakeReport take_report = {};
  HasArrived has_arrived = {};
  HoldBack hold_back = {};
};

class Exchange {
 public:
  Exchange(ExchangeParts parts, const std::vector<Sensitive<Bytes>>& cursor_keys);
  // Opens what is there, so that the first reader does not wait for it.
  Result<void> open();

  // The roots in which he has a collection, by name; and his collections in one, by id.
  std::vector<std::string> roots(const record::Actor& actor) const;
  std::vector<Seen> visible(const record::Actor& actor, std::string_view root) const;
  Result<Seen> look(const record::Actor& actor, std::string_view root, std::string_view id_or_alias) const;

  // not_permitted when he may not read; usage for a foreign `next`.
  Result<Page> page(const Seen& seen, const Filter& filter, Bodies bodies);
  // Whether he sees any version of it.
  Result<bool> has(const Seen& seen, std::string_view object_id);
  // The outcome object by object. not_permitted when he may not write; invalid_input: no bundle of objects, or more
  // than most_in_bundle. With more than most_at_once
  // objects the bundle is kept and the status says that all are pending; take_waiting() does the rest. Of an object
  // that was there already he is told what he would be told of a new one, unless he may read it; take_waiting() keeps to it.
  Result<Status> post(const record::Actor& actor, const Seen& seen, std::string_view body);
  // How many versions went. Needs both rights; not_found when he sees none of the object.
  Result<std::uint64_t> remove(const record::Actor& actor, const Seen& seen, const Filter& filter);
  Result<std::optional<std::string>> status(const record::Actor& actor, std::string_view root, std::string_view id);

  // Brings a bundle into a collection for whoever administers it. With the manifest of the server that it comes from, the dates added there
  // stay as far as they come after what is there already. Needs "share_collection.update".
  Result<Status> bring_in(const record::Actor& actor, const Collection& collection, std::string_view body, std::string_view manifest);

  // Takes bundles that wait, oldest first; how many. One caller at a time.
  Result<std::size_t> take_waiting();
  // Called when a bundle has been kept.
  void set_wake(std::function<void()> wake) { wake_ = std::move(wake); }
  objects::Figures figures();  // of all collections together

 private:
  // Beside the node's records: in the data base where that is a server, else in a folder of its own.
  Result<std::unique_ptr<objects::ObjectLog>> open_log(const std::string& collection);
  Result<objects::ObjectLog*> log_of(const std::string& collection);
  using Dates = std::map<std::pair<std::string, std::int64_t>, objects::Microseconds>;  // by id and version
  // `told`: labels of which he who sent them may know what is there. Of these: what is there with other content is a failure.
  Result<void> take(objects::ObjectLog& log, stix::JsonView list, Status& status, const objects::Labels& told, const Dates& dates = {},
                    FutureTimes future = FutureTimes::refused);
  Result<bool> is_the_same(objects::ObjectLog& log, const objects::NewObject& sent, const objects::Labels& told, bool& seen) const;
  objects::Query query_of(const Seen& seen, const Filter& filter) const;

  ExchangeParts parts_;
  Cursors cursors_;
  StatusBook statuses_;
  std::function<void()> wake_;
  std::shared_mutex logs_mutex_;
  std::map<std::string, std::unique_ptr<objects::ObjectLog>, std::less<>> logs_;
};

}  // namespace sekimori::share
